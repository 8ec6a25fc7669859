"""Marks of an unfinished merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.yamldoc.faults import Faults
from builder.yamldoc.lines import Lines

_MARK = re.compile(r"^(?:(<{7})(?: .*)?|(\|{7})(?: .*)?|(={7})|(>{7})(?: .*)?)[ \t]*\r?$", re.MULTILINE)
_HINT = "Choose one of the two sides (or join them), delete the marks, and save."


def clear_conflicts(text: str, faults: Faults) -> str:
    """Report each conflict once, and blank its marks and its second side, so that nothing else trips over them.

    A line of `=======` or `|||||||` counts only in a file that has a mark with a direction.

    Returns:
        Text of the same length.
    """
    marks = list(_MARK.finditer(text))
    if not any(mark[1] or mark[4] for mark in marks):
        return text
    lines = Lines(text)
    ranges: list[tuple[int, int]] = []
    for conflict in _conflicts(marks):
        first, last = conflict[0], conflict[-1]
        if not first[1]:
            message, hint = "A mark left over from a merge", "Delete this line."
        elif not last[4]:
            message, hint = "Unfinished merge that has no end mark", _HINT
        else:
            start, end = lines.line(first.start()), lines.line(last.start())
            message, hint = f"Unfinished merge: lines {start} to {end} hold two versions", _HINT
            ranges.append((conflict[1].start(), last.start()))
        faults.add(first.start(), "yaml-conflict-mark", message, hint)
        ranges.extend(mark.span() for mark in conflict)
    return blanked(text, ranges)


def blanked(text: str, ranges: list[tuple[int, int]]) -> str:
    """The text with spaces instead of what stands in `ranges` (start, end); line breaks and length are kept."""
    pieces, position = [], 0
    for start, end in sorted(ranges):
        begin = max(start, position)
        pieces += [text[position:begin], re.sub(r"[^\r\n]", " ", text[begin:end])]
        position = max(position, end)
    return "".join([*pieces, text[position:]])


def _conflicts(marks: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Marks that belong together; a mark outside of any conflict stands alone."""
    current: list[re.Match[str]] = []
    for mark in marks:
        if mark[1]:
            if current:
                yield current
            current = [mark]
        elif not current:
            yield [mark]
        else:
            current.append(mark)
            if mark[4]:
                yield current
                current = []
    if current:
        yield current
