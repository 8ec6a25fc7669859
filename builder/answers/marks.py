"""Marked stretches of text: finding them in the item, and telling whether two are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.answers.plain import text, whole
from builder.answers.problem import Faults, quoted, suggest
from builder.answers.scope import Scope
from builder.model.items import Part
from builder.model.questions import SpansBase
from builder.source import KeyPath

MARK_KEYS = ("text", "nth", "field", "part", "start", "end", "name")
"""The keys that say where a mark stands, and how relations call it."""


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A stretch of the item's text.

    Attributes:
        field: The field.
        part: The turn, response or step, from 1; 0 where the field has no parts.
        start: Its first code point, from 0.
        end: The code point after its last.
    """

    field: str
    part: int
    start: int
    end: int

    def near(self, other: Extent, tolerance: float) -> bool:
        """Whether both stand in the same text, and neither end is off by more than the tolerance."""
        return (
            (self.field, self.part) == (other.field, other.part)
            and abs(self.start - other.start) <= tolerance
            and abs(self.end - other.end) <= tolerance
        )

    def overlaps(self, other: Extent) -> bool:
        """Whether they have a code point in common."""
        same = (self.field, self.part) == (other.field, other.part)
        return same and self.start < other.end and other.start < self.end

    def characters(self) -> set[tuple[str, int, int]]:
        """Its code points, each with field and part."""
        return {(self.field, self.part, place) for place in range(self.start, self.end)}


def read_extent(
    question: SpansBase, entry: Mapping[str, Any], path: KeyPath, scope: Scope, faults: Faults
) -> Extent | None:
    """Where a mark stands, or None and a problem.

    Occurrences of `text` are counted wherever they begin, so that in "aaa" the text "aa" has two.
    """
    field = _field(question, entry, path, faults)
    found = None if field is None else _text_of(field, entry, path, scope, faults)
    if field is None or found is None:
        return None
    part, body = found
    where = f"'{field}'" if not part else f"part {part} of '{field}'"
    if "text" in entry:
        if "start" in entry or "end" in entry:
            faults.add(path, "a mark has either a text, or a start and an end", "Leave out start and end.")
        at = _by_text(entry, path, body, where, faults)
    else:
        at = _by_offsets(entry, path, body, where, faults)
    return None if at is None else Extent(field, part, *at)


def read_name(entry: Mapping[str, Any], path: KeyPath, names: set[str], faults: Faults) -> str:
    """The name by which relations call the mark, empty where it has none; `names` are those given before."""
    if "name" not in entry:
        return ""
    name = text(entry["name"], (*path, "name"), "the name of a mark", faults) or ""
    if name in names:
        faults.add((*path, "name"), f"{quoted(name)} is the name of another mark too", "Give each mark its own name.")
    names.add(name)
    return name


def check_overlap(question: SpansBase, marks: Sequence[tuple[KeyPath, Extent]], faults: Faults) -> None:
    """Notes each mark that overlaps one before it, where the question does not allow it."""
    if question.overlap:
        return
    for number, (path, extent) in enumerate(marks):
        before = next((other for other, (_, one) in enumerate(marks[:number]) if extent.overlaps(one)), None)
        if before is not None:
            message = (
                f"mark {number + 1} overlaps mark {before + 1}, and the question '{question.id}' allows no overlap"
            )
            faults.add(path, message, "Shorten one of them, or allow it by `overlap: true`.")


def _field(question: SpansBase, entry: Mapping[str, Any], path: KeyPath, faults: Faults) -> str | None:
    if "field" not in entry:
        if len(question.of) == 1:
            return question.of[0]
        hint = f"Write `field:` with one of: {', '.join(question.of)}."
        faults.add(path, f"the question '{question.id}' marks several fields, and the mark does not say which", hint)
        return None
    field = text(entry["field"], (*path, "field"), "the field of a mark", faults)
    if field is not None and field not in question.of:
        message = f"{quoted(field)} is not a field that the question '{question.id}' marks"
        faults.add((*path, "field"), message, suggest(field, question.of, "fields"))
        return None
    return field


def _text_of(
    field: str, entry: Mapping[str, Any], path: KeyPath, scope: Scope, faults: Faults
) -> tuple[int, str] | None:
    value = scope.item.get(field)
    if isinstance(value, tuple):
        return _part(field, entry, path, value, faults)
    if not isinstance(value, str):
        faults.add(path, f"the item has no text in '{field}' to mark")
        return None
    if "part" in entry:
        faults.add((*path, "part"), f"'{field}' has no parts", "Leave out `part`.")
    return 0, value


def _part(
    field: str, entry: Mapping[str, Any], path: KeyPath, parts: tuple[Part, ...], faults: Faults
) -> tuple[int, str] | None:
    if "part" not in entry:
        if len(parts) == 1:
            return 1, parts[0].text
        hint = f"Write `part:` with a number from 1 to {len(parts)}."
        faults.add(path, f"'{field}' has {len(parts)} parts, and the mark does not say which", hint)
        return None
    part = whole(entry["part"], (*path, "part"), "the part of a mark", faults, low=1)
    if part is None:
        return None
    if part > len(parts):
        faults.add((*path, "part"), f"'{field}' has {len(parts)} parts, and the mark names part {part}")
        return None
    return part, parts[part - 1].text


def _by_text(entry: Mapping[str, Any], path: KeyPath, body: str, where: str, faults: Faults) -> tuple[int, int] | None:
    marked = text(entry["text"], (*path, "text"), "the marked text", faults)
    nth = whole(entry.get("nth", 1), (*path, "nth"), "`nth`", faults, low=1)
    if marked is None or nth is None:
        return None
    if not marked:
        faults.add((*path, "text"), "the marked text is empty")
        return None
    start, found = body.find(marked), 0
    while start >= 0:
        found += 1
        if found == nth:
            return start, start + len(marked)
        start = body.find(marked, start + 1)
    if found:
        times = "once" if found == 1 else f"{found} times"
        faults.add((*path, "nth"), f"{quoted(marked)} occurs {times} in {where}, and `nth` is {nth}")
    else:
        hint = "The marked text must be the same, letter by letter and blank by blank."
        near = body.casefold().find(marked.casefold())
        if near >= 0:
            hint = "It does with other capitals. " + hint
        faults.add((*path, "text"), f"{quoted(marked)} does not occur in {where}", hint)
    return None


def _by_offsets(
    entry: Mapping[str, Any], path: KeyPath, body: str, where: str, faults: Faults
) -> tuple[int, int] | None:
    if "start" not in entry or "end" not in entry:
        faults.add(path, "the mark does not say what is marked", "Write `text:`, or `start:` and `end:`.")
        return None
    if "nth" in entry:
        faults.add((*path, "nth"), "`nth` belongs to a marked text, not to a start and an end", "Leave it out.")
    start = whole(entry["start"], (*path, "start"), "the start of a mark", faults, low=0)
    end = whole(entry["end"], (*path, "end"), "the end of a mark", faults, low=0)
    if start is None or end is None:
        return None
    if start >= end:
        faults.add((*path, "end"), f"the mark ends at {end}, and starts at {start}", "The end is the place after it.")
        return None
    if end > len(body):
        faults.add((*path, "end"), f"the mark ends at {end}, and {where} has {len(body)} characters")
        return None
    return start, end
