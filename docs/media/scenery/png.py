"""PNG with a palette, written here: an image library would be a dependency for forty lines."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Sequence

Colour = tuple[int, int, int]


def encode(rgba: bytes, width: int, height: int, limit: int) -> bytes:
    """The picture as PNG, with as many colours (128 or fewer) as fit into `limit` bytes.

    Args:
        rgba: Four bytes a pixel, opaque.
        width: Pixels.
        height: Pixels.
        limit: Bytes; where even eight colours do not fit, the result is larger.
    """
    pixels = list(zip(rgba[0::4], rgba[1::4], rgba[2::4], strict=True))
    counts = Counter(pixels)
    data = b""
    for colours in (128, 64, 32, 16, 8):
        table = _palette(counts, colours)
        data = _png(pixels, width, height, *table)
        if len(data) <= limit:
            break
    return data


def _palette(counts: Counter[Colour], size: int) -> tuple[list[Colour], dict[Colour, int]]:
    """The means of at most `size` boxes of colours (median cut), and the box of each colour."""
    boxes = [sorted(counts.items())]
    while len(boxes) < size:
        at = max(range(len(boxes)), key=lambda n: (_spread(boxes[n]), -n))
        if len(boxes[at]) == 1:
            break
        boxes[at : at + 1] = _halves(boxes[at])
    means = [_mean(box) for box in boxes]
    return means, {colour: number for number, box in enumerate(boxes) for colour, _ in box}


def _spread(box: Sequence[tuple[Colour, int]]) -> float:
    if len(box) == 1:
        return -1.0
    widest = max(max(c[n] for c, _ in box) - min(c[n] for c, _ in box) for n in range(3))
    return float(widest * sum(count for _, count in box) ** 0.35)


def _halves(box: list[tuple[Colour, int]]) -> tuple[list[tuple[Colour, int]], list[tuple[Colour, int]]]:
    ranges = [max(c[n] for c, _ in box) - min(c[n] for c, _ in box) for n in range(3)]
    channel = ranges.index(max(ranges))
    ordered = sorted(box, key=lambda entry: (entry[0][channel], entry[0]))
    half, seen = sum(count for _, count in ordered) / 2, 0
    for place, (_, count) in enumerate(ordered[:-1], 1):
        seen += count
        if seen >= half:
            return ordered[:place], ordered[place:]
    return ordered[:-1], ordered[-1:]


def _mean(box: Sequence[tuple[Colour, int]]) -> Colour:
    total = sum(count for _, count in box)
    red, green, blue = (round(sum(c[n] * count for c, count in box) / total) for n in range(3))
    return red, green, blue


def _png(pixels: Sequence[Colour], width: int, height: int, means: list[Colour], of: dict[Colour, int]) -> bytes:
    rows = b"".join(b"\0" + bytes(of[p] for p in pixels[row * width : (row + 1) * width]) for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(sum(means, ()))), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    body = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)
