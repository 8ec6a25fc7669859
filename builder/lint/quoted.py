"""Whether a place in a text is quoted: in quotation marks or in emphasis."""

from __future__ import annotations

import re

_FAR = 200
_QUOTATION = re.compile(
    r"\"[^\"\n]{1,200}\"|“[^”“\n]{1,200}[”“]|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|‘[^’\n]{1,80}’(?!\w)"
    r"|(?<![\w'])'[^'\n]{1,80}'(?!\w)|(?<![\w*])\*{1,3}(?=\S)[^*\n]{1,120}(?<=\S)\*{1,3}(?!\w)"
)


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch in quotation marks or emphasis, the marks included."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the stretch stands in quotation marks or emphasis."""
    line_start = text.rfind("\n\n", 0, start) + 1
    return any(left <= start - line_start and end - line_start <= right
               for left, right in quotations(" ".join(text[line_start : end + _FAR].split("\n"))))  # fmt: skip
