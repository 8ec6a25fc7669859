"""Goes on with what is healthy in a faulty spec, so that one run reports the faults of every kind.

A faulty entry is left out and the rest is validated again. Key paths of the rest are translated back, so that later
findings name the right lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from builder.loading.wording import SchemaFault, schema_faults
from builder.model import Record
from builder.scalars import as_written
from builder.source import KeyPath

Model = TypeVar("Model", bound=Record)

NO_WITNESS = frozenset({"strength", "title", "text", "why", "code", "section", "reason", "note", "date", "due", "help"})
"""Parts that no other entry is judged by: what has lost one of them still says what it said."""

ROUNDS = 12
"""Leaving something out can make what holds it faulty in turn; deeper chains than this are given up."""

KINDS: dict[str, frozenset[str]] = {
    key: frozenset(kinds.split())
    for key, kinds in {
        "rules": "rule exception", "exceptions": "exception", "examples": "example", "sections": "section",
        "tasks": "task", "variants": "variant", "audiences": "audience", "fields": "field", "flows": "flow",
        "glossary": "term", "faq": "faq", "edge_cases": "edge-case", "decisions": "decision",
        "open_questions": "open-question", "scales": "scale label", "questions": "question label", "skips": "label",
        "labels": "label", "categories": "label", "severities": "label", "strengths": "label", "anchors": "label",
        "cannot_tell": "label", "asks": "ask",
    }.items()
}  # fmt: skip
"""The kinds of entry that stand under a key."""

ALL_KINDS = frozenset().union(*KINDS.values())


@dataclass(slots=True)
class Salvaged:
    """What could be read.

    Attributes:
        faults: The faults of the data as it was given.
        dropped: Ids of entries that were left out, or that lost a part.
        lost_kinds: Kinds of which an entry was left out that has no id by which to know it.
        data: What was read in the end; None if that is the data as it was given.
        kept: For each list in `data`, by identity, the places of its entries in the data as it was given.
    """

    faults: list[SchemaFault]
    dropped: frozenset[str] = frozenset()
    lost_kinds: frozenset[str] = frozenset()
    data: Any = None
    kept: dict[int, list[int]] = field(default_factory=dict)

    def original(self, path: KeyPath) -> KeyPath:
        """The key path, in the data as it was given, of what now stands at `path`."""
        data: Any = self.data
        found: list[str | int] = []
        for key in path:
            if isinstance(key, int) and isinstance(data, list) and key < len(data):
                found.append(self.kept.get(id(data), range(len(data)))[key])
                data = data[key]
            else:
                found.append(key)
                data = data.get(key) if isinstance(data, dict) else None
        return tuple(found)


def validate(model: type[Model], data: dict[str, Any], fill: dict[str, Any]) -> tuple[Model | None, Salvaged]:
    """Reads `data` as `model`, or as much of it as is healthy.

    Args:
        model: What to read it as.
        data: The data; not changed.
        fill: Values for required keys of the root, for use where they are missing, so that the rest can be checked.
    """
    try:
        return model.model_validate(data), Salvaged([])
    except ValidationError as error:
        salvaged = Salvaged(schema_faults(error, model, data))
    copy = _Copy(data)
    faults = salvaged.faults
    value: Model | None = None
    for _ in range(ROUNDS):
        # Found before anything goes, since what goes from a list moves what follows.
        found = [(fault, copy.steps(fault.path)) for fault in faults]
        if not all(copy.leave_out(fault, steps, fill) for fault, steps in found):
            break
        try:
            value = model.model_validate(copy.data)
            break
        except ValidationError as error:
            faults = schema_faults(error, model, copy.data)
    salvaged.dropped, salvaged.lost_kinds = frozenset(copy.dropped), frozenset(copy.lost_kinds)
    salvaged.data, salvaged.kept = copy.data, copy.kept
    return value, salvaged


@dataclass(frozen=True, slots=True)
class _Step:
    """One key of a key path: the mapping or list that has it, and what stands there."""

    holder: Any
    key: str | int
    value: Any


class _Copy:
    def __init__(self, data: dict[str, Any]) -> None:
        self.kept: dict[int, list[int]] = {}
        self.data: dict[str, Any] = self._copy(data)
        self.dropped: set[str] = set()
        self.lost_kinds: set[str] = set()
        self.misnamed: list[dict[str, Any]] = []

    def _copy(self, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: self._copy(value) for key, value in data.items()}
        if isinstance(data, list):
            copied = [self._copy(value) for value in data]
            self.kept[id(copied)] = list(range(len(copied)))
            return copied
        return data

    def steps(self, path: KeyPath) -> list[_Step]:
        """The way to `path`; None is what stands where nothing does."""
        node: Any = self.data
        found: list[_Step] = []
        for key in path:
            try:
                value = node[key]
            except (KeyError, IndexError, TypeError):
                value = None
            found.append(_Step(node, key, value))
            node = value
        return found

    def leave_out(self, fault: SchemaFault, steps: list[_Step], fill: dict[str, Any]) -> bool:
        """Removes the smallest thing around the fault that can be missing; False if that is everything."""
        if not steps:
            return False
        last = steps[-1]
        # What has lost a part, such as its precedence, is no witness against others.
        if last.key not in NO_WITNESS:
            self.dropped.update(name for step in steps[1:] if (name := _name(step.holder)) is not None)
        if fault.type in {"missing", "too_short"}:
            if len(steps) > 1:
                return self._remove(steps[:-1])
            self.data.update({str(last.key): fill[str(last.key)]} if last.key in fill else {})
            return last.key in fill
        if fault.type != "extra_forbidden" and _entry_of_item(fault.path):
            # An example that lacks a part of its item would be reported once more, for that.
            return self._remove(steps)
        if isinstance(last.holder, dict):
            if last.key == "id" and len(_plain(as_written(last.value) or "")) > 1:
                self.misnamed.append(last.holder)  # it goes in the next round, for it has no id then
            self._note(last.holder.pop(last.key, None), last.key)
            if not last.holder and len(steps) > 2:  # noqa: PLR2004 -- the root's own keys are for validation to miss
                # An empty mapping would mean something else: as the accepted answer, an answer.
                return self._remove(steps[:-1])
        elif isinstance(last.holder, list):
            self._remove_from(last.holder, last.value, _list_key(steps))
        return True

    def _remove(self, steps: list[_Step]) -> bool:
        """Removes the nearest list entry or mapping value that the steps lead through."""
        inside_item = _entry_of_item(tuple(step.key for step in steps))
        for depth in range(inside_item or len(steps), 0, -1):
            step = steps[depth - 1]
            if isinstance(step.holder, list):
                self._remove_from(step.holder, step.value, _list_key(steps[:depth]))
                return True
            if depth > 1 or step.key not in {"item", "questions", "rules"}:
                self._note(step.holder.pop(step.key, None), step.key)
                return True
        return False

    def _remove_from(self, holder: list[Any], value: Any, key: str | int) -> None:
        """Removes an entry, if no other fault has done so already."""
        position = next((number for number, entry in enumerate(holder) if entry is value), None)
        if position is not None:
            self._note_entry(holder.pop(position), key)
            self.kept[id(holder)].pop(position)

    def _note(self, removed: Any, key: str | int) -> None:
        """Notes what went with the value of a key."""
        written = as_written(removed)
        if key == "id" and written is not None:
            self.dropped |= _plain(written)
        elif isinstance(removed, list):
            for value in removed:
                self._note_entry(value, key)
        elif isinstance(removed, dict):
            self._note_entry(removed, key)

    def _note_entry(self, removed: Any, key: str | int) -> None:
        """Notes what went with an entry of the list under a key."""
        written = as_written(removed)
        kinds = KINDS.get(str(key), frozenset())
        if written is not None and kinds == {"label"}:
            self.dropped.add(written)  # the short form of a label is its id
        elif isinstance(removed, dict):
            if _name(removed) is None and not any(entry is removed for entry in self.misnamed):
                self.lost_kinds |= kinds
            for inner, value in removed.items():
                self._note(value, inner)


def _name(entry: Any) -> str | None:
    return as_written(entry.get("id")) if isinstance(entry, dict) else None


def _plain(written: str) -> set[str]:
    """A bad id as its author may have written it elsewhere: `cut-off` and `cutoff` for `Cut_Off!`."""
    words = re.findall(r"[a-z0-9]+", written.lower())
    return {written, "-".join(words), "".join(words)} - {""}


def _list_key(steps: list[_Step]) -> str | int:
    """The key of the list that the last of the steps is an entry of."""
    return steps[-2].key if len(steps) > 1 else ""


def _entry_of_item(path: KeyPath) -> int:
    """How much of the path leads to the list entry whose `item` it goes into; 0 if it goes into none."""
    for position in range(1, len(path) - 1):
        if path[position] == "item" and isinstance(path[position - 1], int):
            return position
    return 0
