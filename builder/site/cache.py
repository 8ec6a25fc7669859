"""Parts of sites that were made once and are kept by what they were made of.

A part is a folder. Its name is the digest of everything that went into it, so it never changes; what is found to differ
from how it was kept is dropped and made again.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

Listing = Mapping[str, tuple[int, int]]
"""Size in bytes, and time of change in whole seconds, of each file of a part, by its path with `/`."""

DAY = 86_400
KEPT_DAYS = 30
"""How long a part stays that no build uses."""

_FILES, _LISTING = "files", "listing.json"


class Cache:
    """The parts in a folder, which several runs may use at once.

    Args:
        folder: Where; made when something is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "parts"

    def file(self, key: str, name: str) -> Path:
        """Where a file of a part lies."""
        return self._place(key) / _FILES / name

    def listing(self, key: str) -> Listing | None:
        """The files of a part; None where it is not kept."""
        path = self._place(key) / _LISTING
        try:
            kept = json.loads(path.read_bytes())
            listing = {name: (int(size), int(changed)) for name, (size, changed) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None
        self._used(path)
        return listing

    @contextlib.contextmanager
    def made(self, key: str) -> Iterator[Path]:
        """A path at which the block makes the folder of a part, which is kept when it ends well.

        Raises:
            OSError: The disk refuses; nothing is kept.
        """
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".", suffix=".new", dir=place.parent))
        try:
            yield aside / _FILES
            listing = _sealed(aside / _FILES)
            (aside / _LISTING).write_text(json.dumps(listing), "utf-8")
            try:
                aside.rename(place)
            except OSError:
                if self.listing(key) is None:
                    shutil.rmtree(place, ignore_errors=True)  # it was there and damaged
                    aside.rename(place)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def drop(self, key: str) -> None:
        """Removes a part."""
        shutil.rmtree(self._place(key), ignore_errors=True)

    def clear_old(self, days: int = KEPT_DAYS) -> None:
        """Removes parts that no build has used for so many days, and what runs that were killed have left behind."""
        oldest = time.time() - days * DAY
        for path in self.folder.glob("*/*"):
            seen = path if path.name.startswith(".") else path / _LISTING
            with contextlib.suppress(OSError):
                if seen.stat().st_mtime < oldest:
                    shutil.rmtree(path, ignore_errors=True)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _used(self, path: Path) -> None:
        """Says, about once a day, that a part is in use."""
        now = time.time()
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < now - DAY:
                os.utime(path)


def _sealed(folder: Path) -> dict[str, tuple[int, int]]:
    """The files below a folder, each with a time of change that every archive format can hold: whole seconds."""
    listing = {}
    now = int(time.time())
    for inside, _, names in os.walk(folder):
        for name in names:
            path = Path(inside, name)
            os.utime(path, (now, now))
            listing[path.relative_to(folder).as_posix()] = (path.stat().st_size, now)
    return dict(sorted(listing.items()))
