"""Which files have changed: the system wakes us, but what counts is how the files look."""

from __future__ import annotations

import logging
import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

Sign = tuple[int, int, int]
"""Time of the last change in ns, size in bytes, number on the disk: a file that an editor replaced differs too."""

FOLDER: Sign = (0, 0, 0)
WRITTEN = frozenset({"modified", "created", "deleted", "moved", "closed"})
"""Not `opened` and `closed_no_write`: our own reading must not wake us."""

QUIET = 0.012
LONGEST = 0.2
"""Seconds: an editor empties a file and then fills it, and what is in between is nobody's text."""

SAFETY = 1.0
POLLING = 0.25
"""Seconds between looks where nothing wakes us: network disks tell nobody what happens on them."""


def look(roots: Sequence[Path]) -> dict[Path, Sign]:
    """Every file and folder below `roots`, hidden ones left out; of what is in `releases/` only the folders."""
    found: dict[Path, Sign] = {}
    for root in roots:
        if root.is_dir():
            found.update(_inside(root))
        else:
            try:
                found[root] = _sign(root.stat())
            except OSError:
                continue  # it is not there
    return found


def differing(before: Mapping[Path, Sign], now: Mapping[Path, Sign]) -> set[Path]:
    """What is new, gone or changed."""
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def _inside(folder: Path, *, frozen: bool = False) -> Iterator[tuple[Path, Sign]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                yield Path(entry.path), FOLDER
                if not frozen and not entry.is_symlink():
                    yield from _inside(Path(entry.path), frozen=entry.name == "releases")
            elif not frozen:
                yield Path(entry.path), _sign(entry.stat())
        except OSError:
            continue  # it was removed while we looked


def _sign(found: os.stat_result) -> Sign:
    return found.st_mtime_ns, found.st_size, found.st_ino


class _Wake(FileSystemEventHandler):
    def __init__(self, woken: threading.Event) -> None:
        self.woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in WRITTEN:
            self.woken.set()


class Watch:
    """Waits for changes below some folders and files.

    Args:
        roots: What to watch; they need not exist.
        ended: Set by whoever wants the waiting to end.
    """

    def __init__(self, roots: Sequence[Path], ended: Callable[[], bool]) -> None:
        self.roots = roots
        self._ended = ended
        self._woken = threading.Event()
        self._watched: set[Path] = set()
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # it tells of its own end as of an error
        # It warns in the terminal when a folder comes back that was moved away, and then does what is right.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, r"watchdog\.")
        self._observer = Observer()
        self.polls = False
        try:
            self._observer.start()
            self._follow()
        except OSError:
            self.polls = True  # the system watches no more folders for us
        self.seen = look(roots)

    def wait(self, longest: float | None = None) -> set[Path]:
        """What has changed since the last time; empty when it is over, or after `longest` seconds."""
        end = None if longest is None else time.monotonic() + longest
        while not self._ended():
            left = POLLING if self.polls else SAFETY
            if end is not None:
                left = min(left, end - time.monotonic())
            if self._woken.wait(max(0.0, left)):
                self._settle()
            now = look(self.roots)
            changed = differing(self.seen, now)
            self.seen = now
            if changed:
                self._follow()
                return changed
            if end is not None and time.monotonic() >= end:
                break
        return set()

    def wake(self) -> None:
        """Ends a wait at once."""
        self._woken.set()

    def stop(self) -> None:
        """Watches no more."""
        self._observer.stop()

    def _settle(self) -> None:
        """Returns when nothing has been written for a moment."""
        end = time.monotonic() + LONGEST
        self._woken.clear()
        while time.monotonic() < end and self._woken.wait(QUIET):
            self._woken.clear()

    def _follow(self) -> None:
        """Watches the folders that are there by now; of a file the folder."""
        for root in self.roots:
            folder = root if root.is_dir() else root.parent
            if self.polls or folder in self._watched or not folder.is_dir():
                continue
            try:
                self._observer.schedule(_Wake(self._woken), str(folder), recursive=root.is_dir())
                self._watched.add(folder)
            except OSError:
                self.polls = True
