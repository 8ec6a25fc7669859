"""A running preview of a small repository, in this process."""

from __future__ import annotations

import datetime as dt
import http.client
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builder.loading import Repository
from builder.preview.follow import Following
from builder.preview.preview import Preview
from builder.preview.server import Server
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, QUIZ, SPEC, write

TODAY = dt.date(2026, 3, 1)
EXAMPLES = "guidelines/tiny/examples.yaml"
MANY = "examples:\n" + "".join(
    f"  - id: more-{number}\n    title: Another insult {number}\n    kind: positive\n"
    f"    item: {{comment: Fool number {number}.}}\n    accept: {{toxic: Yes, level: 2}}\n"
    f"    reason: It attacks reader {number}.\n    rules: [insults]\n"
    for number in range(30)
)
"""Enough for a page that scrolls."""


def small(root: Path) -> Path:
    """Two projects, `tiny` and `other`, with the base configuration of this repository."""
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    other = {
        "guidelines/other/project.yaml": SPEC.replace("id: tiny", "id: other").replace("title: Tiny", "title: Other"),
        "quizzes/other/practice.yaml": QUIZ.replace("tiny", "other"),
    }
    return write(root, {**HEALTHY, EXAMPLES: MANY, **other})


def edit(path: Path, old: str, new: str) -> None:
    """Replaces the one occurrence of `old`, as editors do: written beside, and moved into place."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    beside = path.with_name(f"{path.name}~")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(path)


@contextmanager
def previewed(root: Path, *projects: str, audience: str = "internal") -> Iterator[Preview]:
    """A preview without a server."""
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(Repository(root), projects, audience, TODAY, Path(folder))
        try:
            yield preview
        finally:
            preview.stop()


@dataclass
class Served:
    """A preview with a server.

    Attributes:
        preview: What it shows.
        server: The server.
        lines: What it has printed.
    """

    preview: Preview
    server: Server
    lines: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", host: str | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """An answer and its body; `host` is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@contextmanager
def served(root: Path, *projects: str) -> Iterator[Served]:
    """A preview that follows the files of `root`."""
    lines: list[str] = []
    with previewed(root, *projects) as preview:
        server = Server(preview, 0, lines.append)
        following = Following(preview, server, lines.append)
        thread = threading.Thread(target=following.run)
        thread.start()
        try:
            yield Served(preview, server, lines)
        finally:
            following.stop()
            thread.join(10)
            assert not thread.is_alive()


def until(true: Callable[[], object], wait: Callable[[float], object], seconds: float = 15) -> None:
    """Waits until something holds; `wait` waits for some milliseconds and lets the browser go on meanwhile."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it does not come"
        wait(20)
