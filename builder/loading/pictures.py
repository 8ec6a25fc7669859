"""How large pictures are, read from the first bytes of their files: without it no box can be placed on them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from pathlib import Path

Size = tuple[int, int]
"""Width and height in pixels, as a browser shows the picture."""

START = 2048
"""So many bytes are read first: the size of a PNG, GIF or WebP stands at the very beginning."""

HEAD = 1 << 20
"""So many bytes are read at most. The size of a JPEG stands behind whatever a camera has put before it."""

_FAR_IN = re.compile(rb"\xff\xd8|(?:\xef\xbb\xbf)?\s*<")
"""How files begin whose size may stand further in: a JPEG, or an SVG with comments before it."""

TURNED = (5, 6, 7, 8)
"""EXIF orientations that lay a picture on its side."""

_SVG = re.compile(rb"<svg\b[^>]*>")
_ROOT = re.compile(rb"<(?:[\w-]+:)?svg[\s>/]")
_NUMBER = rb"\s*=\s*[\"']\s*([\d.]+)(?:px)?\s*[\"']"


def picture_sizes(folder: Path, files: Iterable[str]) -> dict[str, Size]:
    """The sizes of the pictures among `files` (paths from `folder`), without those that can't be told."""
    found: dict[str, Size] = {}
    for name in files:
        try:
            size = size_of_file(folder / name)
        except (OSError, ValueError):
            continue  # a missing file is a finding of its own
        if size:
            found[name] = size
    return found


def broken_pictures(folder: Path, files: Iterable[str]) -> frozenset[str]:
    """Those of `files` (paths from `folder`) that are called pictures and are none. Empty files are left to others."""
    from builder.model.items import ENDINGS  # noqa: PLC0415 -- a run that remembers needs no models

    return frozenset(
        name
        for name in files
        if name.rpartition(".")[2].lower() in ENDINGS["image"] and not is_picture_file(folder / name)
    )


def is_picture_file(path: Path) -> bool:
    """Whether a file begins like a picture of any kind that browsers show; True where it can't be read or is empty."""
    try:
        with path.open("rb") as file:
            data = file.read(START)
            if not data or _is_picture(data):
                return True
            return _FAR_IN.match(data) is not None and _is_picture(data + file.read(HEAD))
    except (OSError, ValueError):
        return True


def _is_picture(data: bytes) -> bool:
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"\xff\xd8\xff")):
        return True
    if data[:4] == b"RIFF":
        return data[8:12] == b"WEBP"
    # An SVG may be written in UTF-16, and its root may have a prefix.
    return data[4:8] == b"ftyp" or data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ROOT.search(data) is not None


def size_of_file(path: Path) -> Size | None:
    """The size of the picture in a file, as `picture_size` tells it.

    Raises:
        OSError: The file can't be read.
        ValueError: No file can have that name.
    """
    with path.open("rb") as file:
        data = file.read(START)
        size = picture_size(data)
        while size is None and len(data) < HEAD and _FAR_IN.match(data):
            more = file.read(min(7 * len(data), HEAD - len(data)))
            if not more:
                break
            data += more
            size = picture_size(data)
    return size


def picture_size(data: bytes) -> Size | None:
    """The size of a PNG, GIF, JPEG, WebP or SVG; None for anything else, and for what is cut short."""
    try:
        size = _size(data)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None
    return size if size and min(size) > 0 else None


def _size(data: bytes) -> Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">II", data, 16)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _pair("<HH", data, 6)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _svg(data)


def _pair(form: str, data: bytes, at: int) -> Size:
    width, height = struct.unpack_from(form, data, at)
    return int(width), int(height)


def _jpeg(data: bytes) -> Size | None:
    at, turned = 2, False
    while data[at] == 0xFF:  # noqa: PLR2004 -- every segment begins with it
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 -- a fill byte
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":  # noqa: PLR2004 -- the segment of EXIF
            turned = _orientation(data[at + 10 : at + 2 + length]) in TURNED
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 -- a frame, not its tables
            height, width = _pair(">HH", data, at + 5)
            return (height, width) if turned else (width, height)
        at += 2 + length
    return None


def _orientation(exif: bytes) -> int:
    """How a camera was held; 1, upright, where that is not said."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for place in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * place)
        if tag == 0x0112:  # noqa: PLR2004 -- the tag of the orientation
            return int(value)
    return 1


def _webp(data: bytes) -> Size | None:
    match data[12:16]:
        case b"VP8 ":
            width, height = _pair("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    return None


def _svg(data: bytes) -> Size | None:
    tag = _SVG.search(data)
    if tag is None:
        return None
    width, height = (re.search(rb"\b" + side + _NUMBER, tag[0]) for side in (b"width", b"height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = re.search(rb"\bviewBox\s*=\s*[\"']([^\"']+)[\"']", tag[0])
    sides = box[1].replace(b",", b" ").split() if box else []
    return (round(float(sides[2])), round(float(sides[3]))) if len(sides) == len(("x", "y", "w", "h")) else None
