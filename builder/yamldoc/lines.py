"""From an offset in a text to the line and column that an editor shows."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line starts of one text, with line breaks as editors and YAML 1.2 see them."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line starts; found when first asked for, since a sound file rarely needs it."""
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return self._starts

    def line(self, index: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self.starts, index)

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns count characters."""
        line = self.line(index)
        return line, index - self.starts[line - 1] + 1

    def start(self, line: int) -> int:
        """The offset at which a line (from 1) starts; the end of the text for lines past the last."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)
