"""Moves finished output into place, so that a run that is ended at any moment leaves the old state or the new."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""linux/fs.h; see renameat2(2)."""


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A new folder beside `target`; when the block ends well it takes the target's place, else it is removed.

    Raises:
        OSError: The disk refuses; the target is as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    try:
        made.chmod(0o755)  # mkdtemp makes folders that a web server can't read
        yield made
        put(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def put(made: Path, target: Path) -> None:
    """Puts the folder `made` in the place of `target`; afterwards `made` holds the old content, if there was any.

    Raises:
        OSError: The disk refuses; the target is as it was.
    """
    if not target.exists():
        made.rename(target)
    elif not _exchange(made, target):
        # No atomic exchange on this system: between these two lines there is no target for an instant.
        old = made.with_name(made.name + ".old")
        target.rename(old)
        made.rename(target)
        old.rename(made)


def sweep(folder: Path) -> None:
    """Removes what runs that were killed have left behind in `folder`."""
    for path in folder.glob(".*.new"):
        shutil.rmtree(path, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system can't."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)
