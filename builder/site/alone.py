"""One run at a time: two that write the same folders would publish a mixture of both."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, report: Callable[[str], None]) -> Iterator[None]:
    """Waits until no other run holds `folder`, and holds it while the block lasts.

    The folder itself is what is locked, so that nothing is left behind; the system frees it when a run is killed.
    Where it can't be locked (Windows, some network disks) the block runs all the same.

    Args:
        folder: A folder that all of these runs write to; made if it is missing.
        report: Told that there is something to wait for.

    Raises:
        OSError: The disk refuses to make the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        _lock(opened, folder, report)
        yield
    finally:
        os.close(opened)


def _lock(opened: int, folder: Path, report: Callable[[str], None]) -> None:
    import fcntl  # noqa: PLC0415 -- not on every system

    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        report(f"waiting for another run that writes to {folder}")
        fcntl.flock(opened, fcntl.LOCK_EX)
    except OSError:
        return  # this disk has no locks
