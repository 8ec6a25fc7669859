"""Text with its spans marked, to the letter: numbers and lines are drawn by the style sheet, beside the text.

Nothing is put between the letters, so that Arabic keeps its joins, code its columns, and what is copied is the text.
Spans that overlap are cut at every boundary, so that tags nest; each keeps a lane of its own for its line.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.escape import html_attribute, html_text

LANES = 3
"""So many lines are drawn under a text at once; further spans share the last one."""

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
NAMES = {"\n": "line end", "\r": "carriage return", "\t": "tab", " ": "space", "\u00a0": "no-break space"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked text: characters `start` to `end` (exclusive, code points) of a field, or of its `part` (from 0).

    Attributes:
        field: The field.
        part: The turn, response or step, from 0; None where the field has no parts.
        start: Its first character.
        end: The character after its last.
        title: What it is, in words.
        number: The number by which the answer names it.
        error: Whether it marks an error.
    """

    field: str
    part: int | None
    start: int
    end: int
    title: str
    number: int = 0
    error: bool = False


def marked_html(text: str, marks: Sequence[Mark]) -> str:
    """The text as HTML, with `<mark>` around what is marked."""
    if not marks:
        return html_text(text)
    lanes = _lanes(marks)
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for mark in marks for cut in (mark.start, mark.end))})
    shown = []
    for start, end in itertools.pairwise(cuts):
        inside = [mark for mark in marks if mark.start <= start and mark.end >= end]
        shown.append(_piece(text[start:end], start, sorted(inside, key=lambda mark: lanes[mark]), lanes, text))
    return "".join(shown)


def unseen(text: str) -> str:
    """What a text without a visible character is, in words: `2 spaces`, `a line end`; empty for any other text."""
    if not text or any(unicodedata.category(character) not in UNSEEN for character in text):
        return ""
    runs = [(character, len(list(run))) for character, run in itertools.groupby(text.replace("\r\n", "\n"))]
    return " and ".join(
        f"{count} {_name(character)}s" if count > 1 else f"a {_name(character)}" for character, count in runs
    )


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return NAMES.get(character) or name or f"control character U+{ord(character):04X}"


def _lanes(marks: Sequence[Mark]) -> dict[Mark, int]:
    """For each mark the lowest lane, from 1, that no mark before it in the same place has taken."""
    lanes: dict[Mark, int] = {}
    for mark in sorted(marks, key=lambda each: (each.start, -each.end, each.number)):
        taken = {lane for other, lane in lanes.items() if other.start < mark.end and mark.start < other.end}
        lanes[mark] = next((lane for lane in range(1, LANES) if lane not in taken), LANES)
    return lanes


def _piece(piece: str, start: int, inside: Sequence[Mark], lanes: dict[Mark, int], text: str) -> str:
    shown = html_text(piece)
    if not inside:
        return shown
    begun = sorted(mark.number for mark in inside if mark.start == start and mark.number)
    title = "; ".join(f"{mark.number} {mark.title}" if mark.number else mark.title for mark in inside)
    for mark in reversed(inside):
        kind = f"gw-span gw-lane-{lanes[mark]}{' gw-error' if mark.error else ''}"
        attributes = ""
        if unseen(text[mark.start : mark.end]):
            kind += " gw-unseen"
            attributes = ' data-sign="↵"' if set(LINE_ENDS) & set(piece) else ""
        if mark is inside[-1]:
            attributes += f' title="{html_attribute(title)}"'
        if mark is inside[0] and begun:
            attributes += f' data-n="{" ".join(map(str, begun))}"'
        shown = f'<mark class="{kind}"{attributes}>{shown}</mark>'
    return shown
