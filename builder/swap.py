"""Moves finished output into place, so that a run that is ended at any moment leaves the old state or the new."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
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
def aside(target: Path, *, new: bool = False) -> Iterator[Path]:
    """A new folder beside `target`; when the block ends well it takes the target's place, else it is removed.

    What runs that were killed have left behind for the same target is removed first.

    Args:
        target: The folder to write.
        new: Whether it is an error if something is there already.

    Raises:
        OSError: The disk refuses, or something is in the way; the target is as it was.
    """
    refuse_what_is_no_folder(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    try:
        made.chmod(0o755)  # mkdtemp makes folders that a web server can't read
        yield made
        if new:
            made.rename(target)  # refuses a folder that holds anything
        else:
            put(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def put(made: Path, target: Path) -> None:
    """Puts the folder `made` in the place of `target`; afterwards `made` holds the old content, if there was any.

    Raises:
        OSError: The disk refuses, or something that is no folder is in the way; the target is as it was.
    """
    refuse_what_is_no_folder(target)
    if not target.exists():
        made.rename(target)
    elif not _exchange(made, target):
        # No atomic exchange on this system: between these two lines there is no target for an instant.
        old = made.with_name(made.name + ".old")
        target.rename(old)
        made.rename(target)
        old.rename(made)


def sweep(target: Path) -> None:
    """Removes what runs that were killed have left behind beside `target`; nothing else has such a name."""
    if not target.parent.is_dir():
        return
    left = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}\.new(\.old)?")
    for path in target.parent.iterdir():
        if left.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def refuse_what_is_no_folder(target: Path) -> None:
    """Refuses a target that is there and is no folder, or a link: it is somebody else's.

    Raises:
        NotADirectoryError: With the path.
    """
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        raise NotADirectoryError(20, "a file or a link is in the way of the folder to write", str(target))


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system can't."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)
