"""Characters that a text in double quotes names by an escape, but that no text may hold."""

from __future__ import annotations

import re

from builder.yamldoc.faults import Faults

_NUL = re.compile(r"\\(?:(0|x00|u0000|U00000000)|.)", re.DOTALL)


def without_nul(value: str, source: str, start: int, end: int, faults: Faults) -> str:
    """Report each escaped NUL of a quoted scalar; the value with U+FFFD instead of them.

    Args:
        value: The scalar's value.
        source: The text that holds it.
        start: Offset of its opening quote (or of the anchor or tag before it).
        end: Offset behind its closing quote.
        faults: Takes the findings.
    """
    for match in _NUL.finditer(source, start, end):
        if match[1]:
            hint = "Delete it: no text may hold a NUL."
            faults.add(match.start(), "yaml-control-character", f'The escape "{match.group()}" stands for NUL', hint)
    return value.replace("\0", "\ufffd")
