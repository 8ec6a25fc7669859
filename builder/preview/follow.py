"""Serves the preview and follows the files until it is interrupted."""

from __future__ import annotations

import contextlib
import gc
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Severity
from builder.preview.changes import Watch
from builder.preview.preview import Preview
from builder.preview.server import Server
from builder.preview.view import ProjectView
from builder.report.visible import visible

Report = Callable[[str], None]

PATIENCE = 0.15
"""Seconds for which a fault is held back: a file that is being written is often wrong for an instant."""

SHOWN = 20
"""So many faults of a project are printed; all of them are on the page."""


@contextmanager
def folder_for(program: str) -> Iterator[Path]:
    """A folder of our own that goes when we do."""
    with tempfile.TemporaryDirectory(prefix=f"{program}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class Following:
    """One run of the preview.

    Args:
        preview: What is shown.
        server: Where it is shown.
        report: Prints a line.
    """

    def __init__(self, preview: Preview, server: Server, report: Report) -> None:
        self.preview = preview
        self.server = server
        self.ended = threading.Event()
        self._report = report
        self._watch: Watch | None = None
        self._threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True),
            threading.Thread(target=self._read_all, daemon=True),
            threading.Thread(target=self._finish_all, daemon=True),
        ]

    def run(self) -> None:
        """Follows the files until `stop` is called in another thread, or Ctrl-C is pressed."""
        watch = self._watch = Watch(self.preview.roots, self.ended.is_set)
        if watch.polls:
            self._report("the system can't watch these folders: they are looked at four times a second")
        for thread in self._threads:
            thread.start()
        self._say_of_all()
        try:
            while not self.ended.is_set():
                changed = watch.wait()
                while changed:
                    changed = self._take_in(changed, watch)
        finally:
            watch.stop()

    def stop(self) -> None:
        """Ends the run and the server."""
        self.ended.set()
        if self._watch:
            self._watch.wake()
        self.preview.unfinished.put(None)
        self.server.hang_up()
        self.server.shutdown()
        self.server.server_close()
        self.preview.stop()

    def _take_in(self, changed: set[Path], watch: Watch) -> set[Path]:
        """Shows what has changed; gives what changed meanwhile where that has to be seen first."""
        start = time.perf_counter()
        try:
            views = self.preview.refresh(changed)
        except GuidewrightError as fault:
            self._report(str(fault))
            return set()
        took = time.perf_counter() - start
        if any(view.failed for view in views) or self.preview.surroundings.faults:
            more = watch.wait(PATIENCE)
            if more:
                return changed | more
        self.server.publish()
        self.preview.finish(views)
        self.server.publish()
        for line in said(views, took):
            self._report(line)
        self._say_of_all()
        return set()

    def _say_of_all(self) -> None:
        """Prints what is wrong with what all pages share."""
        for each in self.preview.surroundings.faults:
            self._report(f"{visible(each['place'])}: {visible(each['message'])}")

    def _read_all(self) -> None:
        """Reads what nobody has asked for yet, so that its faults are known and its first page comes fast."""
        for name in list(self.preview.views):
            if self.ended.is_set():
                return
            with contextlib.suppress(GuidewrightError):
                view = self.preview.ready(name)
                if view is not None and view.failed:
                    for line in faults(view):
                        self._report(line)
        gc.freeze()  # what is known of many projects is not searched for garbage after every edit

    def _finish_all(self) -> None:
        """Waits for the warnings about what was read because somebody asked for it."""
        while (view := self.preview.unfinished.get()) and not self.ended.is_set():
            self.preview.finish([view])
            self.server.publish()


def said(views: Iterable[ProjectView], took: float) -> list[str]:
    """A line for each project that was read, and one for each of its faults."""
    lines = []
    for view in views:
        if view.failed:
            lines += faults(view)
        else:
            count = len(view.warnings())
            more = f", {count} {'warning' if count == 1 else 'warnings'}" if count else ""
            lines.append(f"{view.id}: followed in {took:.2f} s{more}")
    return lines


def faults(view: ProjectView) -> list[str]:
    """The faults of a project for the terminal."""
    found = view.faults()
    kept = "its last good pages stay" if view.good else "it can't be shown yet"
    lines = [f"{view.id}: {len(found)} {'fault' if len(found) == 1 else 'faults'}; {kept}"]
    for fault in found[:SHOWN]:
        place = f"{visible(fault['place'])}: " if fault["place"] else ""
        check = f"[{fault['id']}] " if fault["id"] else ""
        lines.append(f"  {place}{Severity.ERROR.value} {check}{visible(fault['message'])}")
    if len(found) > SHOWN:
        lines.append(f"  and {len(found) - SHOWN} more")
    return lines
