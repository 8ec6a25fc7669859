"""Answers the browser: pages, files, and a stream that tells an open page what has changed."""

from __future__ import annotations

import contextlib
import html
import json
import mimetypes
import queue
import re
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from builder.errors import GuidewrightError
from builder.preview.guard import HEADERS, parts_of, stranger
from builder.preview.preview import DRAFT, FRONT, SEARCH, Page, Preview, address_of

OWN = "-"
"""The first part of addresses that are ours alone: no project can be called so."""

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = {"preview.js", "morph.js", "panel.js", "place.js"}
STREAM = "events"
BEAT = 10.0
"""Seconds after which a silent stream says that it is alive, and finds out whether anybody listens."""

PORTS = 20
"""So many ports are tried, from the one that was asked for."""

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json",
         ".css": "text/css", ".woff2": "font/woff2", ".html": "text/html", ".map": "application/json"}  # fmt: skip
"""Not the machine's own table: on some of them scripts have a type that no browser runs."""

Listener = queue.SimpleQueue[str | None]


class Server(ThreadingHTTPServer):
    """The server on 127.0.0.1.

    Args:
        preview: What it shows.
        port: The first port to try; if it is taken, the next ones are. 0 takes any.
        report: Prints a line.

    Raises:
        GuidewrightError: None of them is free.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def __init__(self, preview: Preview, port: int, report: Callable[[str], None]) -> None:
        self.preview = preview
        self.report = report
        self._told: dict[Listener, str] = {}
        for candidate in range(port, port + PORTS) if port else (0,):
            try:
                super().__init__(("127.0.0.1", candidate), Handler)
            except (OSError, OverflowError):
                continue
            return
        raise GuidewrightError(
            f"no port from {port} to {port + PORTS - 1} is free", hint="Name another one with --port."
        )

    def server_bind(self) -> None:
        """Binds without asking the network what this machine is called, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 -- the signature is the library's
        """A browser that closes its page mid-answer is no error; anything else is one of ours, in a line."""
        fault = sys.exc_info()[1]
        if not isinstance(fault, (ConnectionError, TimeoutError)):
            self.report(f"a fault in guidewright itself: {type(fault).__name__}: {fault}")

    def listen(self, address: str) -> Listener:
        """A queue that gets every new state of a page, the present one first."""
        listener: Listener = queue.SimpleQueue()
        self._told[listener] = ""
        self.preview.open[listener] = address
        self._tell(listener, address)
        return listener

    def leave(self, listener: Listener) -> None:
        """Forgets a listener."""
        self.preview.open.pop(listener, None)
        self._told.pop(listener, None)

    def publish(self) -> None:
        """Tells every open page what is new for it."""
        for listener, address in list(self.preview.open.items()):
            if isinstance(listener, queue.SimpleQueue):
                self._tell(listener, address)

    def hang_up(self) -> None:
        """Ends all streams."""
        for listener in list(self._told):
            listener.put(None)

    def _tell(self, listener: Listener, address: str) -> None:
        said = json.dumps(self.preview.state(address), ensure_ascii=False)
        if self._told.get(listener, said) != said:
            self._told[listener] = said
            listener.put(said)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "guidewright"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Answers, or says why not."""
        parts = parts_of(self.path)
        port = int(self.server.server_address[1])
        own = parts is not None and parts[0] == OWN
        refused = stranger(
            self.headers.get_all("Host", []),
            {name.title(): value for name, value in self.headers.items()},
            port,
            script=own,
        )
        if refused:
            self.close_connection = True
            self._send(403, "text/plain", refused.encode())
        elif parts is None:
            self._send(400, "text/plain", b"This is no address of a page.")
        elif own:
            self._own(parts[1:])
        else:
            self._site(parts)

    do_HEAD = do_GET  # noqa: N815 -- the name is the library's

    def __getattr__(self, name: str) -> Any:
        """Every other method is refused."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _refuse_method(self) -> None:
        self.close_connection = True
        self._send(405, "text/plain", b"Only GET and HEAD are answered.", {"Allow": "GET, HEAD"})

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what was built."""

    def _own(self, parts: list[str]) -> None:
        name = parts[0] if len(parts) == 1 else ""
        if name == STREAM and self.command == "GET":
            self._stream(parse_qs(urlsplit(self.path).query).get("at", [""])[0])
        elif name in SCRIPTS:
            self._file(ASSETS / name)
        else:
            self._nothing()

    def _site(self, parts: list[str]) -> None:
        address = address_of(parts)
        canonical = _path_of(address) if address else ""
        if address not in {None, FRONT} and canonical.split("/") != parts:
            self._send(302, "text/plain", b"", {"Location": f"/{canonical}"})
        elif address is not None:
            self._page(address, self.server.preview.page(address))
        elif len(parts) == 1 and parts[0] in self.server.preview.views:
            self._send(302, "text/plain", b"", {"Location": f"/{parts[0]}/{DRAFT}/{FRONT}"})
        else:
            project = parts[0] if len(parts) > 2 and parts[1] == DRAFT else ""  # noqa: PLR2004 -- project/next/file
            name = "/".join(parts[2:] if project else parts)
            if name == SEARCH:
                found = self.server.preview.search(project)
                if found is not None:
                    self._send(200, "application/json", found)
                    return
            path = self.server.preview.file(project, name)
            if path is None:
                self._nothing()
            else:
                self._file(path)

    def _page(self, address: str, page: Page | None) -> None:
        state = self.server.preview.state(address)
        marks = {"page": page.digest if page else "", "look": state["look"], "at": address}
        given = " ".join(f'data-{name}="{html.escape(str(value), quote=True)}"' for name, value in marks.items())
        head = f'<meta name="guidewright-preview" {given}><script type="module" src="/{OWN}/preview.js"></script>'
        if page is None or page.html is None:
            words = "There is no such page" if page is None else f"'{page.title}' can't be shown yet"
            more = "When it comes, it is shown here." if page is None else "Mend its faults, and it is shown here."
            said = (
                f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(words)}</title>\n'
                '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
                "<style>:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:3rem auto;"
                f"max-width:40rem;padding:0 1rem}}</style>\n</head>\n<body>\n<main>\n<h1>{html.escape(words)}</h1>\n"
                f'<p>{more}</p>\n<p><a href="/{FRONT}">All projects</a></p>\n</main>\n</body>\n</html>\n'
            )
        else:
            said = page.html
        text = said.replace("</head>", f"{head}</head>", 1)
        self._send(404 if page is None else 200, "text/html; charset=utf-8", text.encode("utf-8", "xmlcharrefreplace"))

    def _file(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError:
            self._nothing()
            return
        span = _span(self.headers.get("Range", ""), len(content))
        kind = TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        text = kind.startswith("text/") or kind in {"application/json", "image/svg+xml"}
        kind = f"{kind}; charset=utf-8" if text else kind
        if span is None:
            self._send(200, kind, content, {"Accept-Ranges": "bytes"})
        else:
            start, end = span
            more = {"Content-Range": f"bytes {start}-{end - 1}/{len(content)}"}
            self._send(206, kind, content[start:end], more)

    def _nothing(self) -> None:
        self._send(404, "text/plain; charset=utf-8", b"There is no such file.")

    def _send(self, status: int, kind: str, content: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, address: str) -> None:
        listener = self.server.listen(address)
        try:
            self.send_response(200)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            self.wfile.write(b"retry: 500\n\n")
            while True:
                try:
                    said = listener.get(timeout=BEAT)
                except queue.Empty:
                    said = ""
                if said is None:
                    break
                self.wfile.write(f"data: {said}\n\n".encode() if said else b": still here\n\n")
        except (ConnectionError, TimeoutError):
            pass  # the page was closed
        finally:
            self.server.leave(listener)
            with contextlib.suppress(OSError):
                self.wfile.flush()


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """Start and end of the one part that is asked for: without it, some browsers play no sound. None: all of it."""
    found = re.fullmatch(r"bytes=(\d{1,15})-(\d{0,15})", asked)
    if not found:
        return None
    start, end = int(found[1]), min(size, int(found[2]) + 1 if found[2] else size)
    return (start, end) if start < end else None


def _path_of(address: str) -> str:
    project, _, name = address.rpartition("/")
    return f"{project}/{DRAFT}/{name}" if project else name
