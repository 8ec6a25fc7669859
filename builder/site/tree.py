"""The folder of a site, put together from parts: what is there already and right stays, all else is replaced."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.swap import aside, put, refuse_what_is_no_folder, sweep


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the site.

    Attributes:
        part: Key of the part that holds it.
        file: Path to where it is kept.
        size: In bytes.
        changed: Time of change, in whole seconds.
    """

    part: str
    file: str
    size: int
    changed: int

    def checked(self) -> os.stat_result:
        """What the system says of the kept file.

        Raises:
            Damaged: It was changed, or is gone.
        """
        try:
            about = os.stat(self.file)  # noqa: PTH116 -- paths are made for ten thousand of them
        except FileNotFoundError as gone:
            raise Damaged(self.part) from gone
        if (about.st_size, about.st_mtime) != (self.size, self.changed):
            raise Damaged(self.part)
        return about


class Damaged(Exception):  # noqa: N818 -- it is what has happened
    """A kept file is not as it was kept; `part` is the key of its part."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def publish(wanted: Mapping[str, Source], target: Path, spare: Path | None) -> None:
    """Puts a folder with exactly the files of `wanted` in the place of `target`, in one step.

    Args:
        wanted: The files, by path with `/`.
        target: Where the site is put.
        spare: A folder of the program's own where the site before is kept, so that of the next one only what differs is
            put together; None for none.

    Raises:
        Damaged: A kept file was changed, or is gone; the target is as it was.
        OSError: The disk refuses; the target is as it was.
    """
    refuse_what_is_no_folder(target)
    sweep(target)
    if spare is None or not _same_disk(spare, target):
        with aside(target) as new:
            put_together(new, wanted)
        return
    refuse_what_is_no_folder(spare)
    spare.mkdir(exist_ok=True)
    put_together(spare, wanted)
    put(spare, target)


def _same_disk(spare: Path, target: Path) -> bool:
    places = (spare if spare.exists() else spare.parent, target if target.exists() else target.parent)
    return len({place.stat().st_dev for place in places}) == 1


def put_together(tree: Path, wanted: Mapping[str, Source]) -> None:
    """Makes a folder hold exactly the files of `wanted`, by path with `/`; what is there and right is left alone.

    Files are linked to where they are kept, and copied where the disk can't. Only a link is known to be right.

    Raises:
        Damaged: A kept file was changed, or is gone.
        OSError: The disk refuses.
    """
    present: set[str] = set()
    _clear(str(tree), "", wanted, present, tree.stat().st_dev)
    made = {""}
    for path, source in wanted.items():
        if path in present:
            continue
        folder = path.rpartition("/")[0]
        if folder not in made:
            (tree / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        source.checked()
        try:
            os.link(source.file, tree / path)
        except OSError:
            # Another disk, one without links, or one link too many.
            shutil.copy2(source.file, tree / path)


def _clear(folder: str, below: str, wanted: Mapping[str, Source], present: set[str], device: int) -> bool:
    """Removes what is not wanted below a folder, and adds the rest to `present`; whether anything is left."""
    left = False
    with os.scandir(folder) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _clear(entry.path, f"{name}/", wanted, present, device):
                    left = True
                else:
                    os.rmdir(entry.path)  # noqa: PTH106 -- as above
                continue
            source = wanted.get(name)
            about = source.checked() if source else None
            if about and (about.st_dev, about.st_ino) == (device, entry.inode()):
                present.add(name)
                left = True
            else:
                os.unlink(entry.path)  # noqa: PTH108 -- as above
    return left
