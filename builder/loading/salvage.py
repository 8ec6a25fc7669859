"""Goes on with what is healthy in a faulty spec, so that one run reports the faults of every kind.

A faulty entry is left out and the rest is validated again. Key paths of the rest are translated back, so that later
findings name the right lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from builder.loading.wording import SchemaFault, schema_faults
from builder.model import Record
from builder.source import KeyPath

Model = TypeVar("Model", bound=Record)

ROUNDS = 12
"""Leaving something out can make what holds it faulty in turn; deeper chains than this are given up."""


@dataclass(slots=True)
class Salvaged:
    """What could be read.

    Attributes:
        faults: The faults of the data as it was given.
        dropped: Ids of entries that were left out.
        data: What was read in the end; None if that is the data as it was given.
        kept: For each list in `data`, by identity, the places of its entries in the data as it was given.
    """

    faults: list[SchemaFault]
    dropped: frozenset[str] = frozenset()
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
        if not all(copy.leave_out(fault, fill) for fault in _deepest_last_first(faults)):
            break
        try:
            value = model.model_validate(copy.data)
            break
        except ValidationError as error:
            faults = schema_faults(error, model, copy.data)
    salvaged.dropped = frozenset(copy.dropped)
    salvaged.data, salvaged.kept = copy.data, copy.kept
    return value, salvaged


def _deepest_last_first(faults: list[SchemaFault]) -> list[SchemaFault]:
    """Later list entries first, so that leaving one out does not move those still to come."""
    return sorted(
        faults,
        key=lambda fault: [(isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in fault.path],
        reverse=True,
    )


class _Copy:
    def __init__(self, data: dict[str, Any]) -> None:
        self.kept: dict[int, list[int]] = {}
        self.data: dict[str, Any] = self._copy(data)
        self.dropped: set[str] = set()

    def _copy(self, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: self._copy(value) for key, value in data.items()}
        if isinstance(data, list):
            copied = [self._copy(value) for value in data]
            self.kept[id(copied)] = list(range(len(copied)))
            return copied
        return data

    def leave_out(self, fault: SchemaFault, fill: dict[str, Any]) -> bool:
        """Removes the smallest thing around the fault that can be missing; False if that is everything."""
        chain = self._chain(fault.path)
        if chain is None:
            return True  # a fault nearby has already taken it away
        if fault.type in {"missing", "too_short"}:
            if len(fault.path) == 1:
                if fault.path[0] not in fill:
                    return False
                self.data[str(fault.path[0])] = fill[str(fault.path[0])]
                return True
            return self._remove_entry(fault.path[:-1])
        holder, key = chain
        if isinstance(holder, dict):
            self._note(holder.pop(str(key), None))
            if not holder and len(fault.path) > 2:  # noqa: PLR2004 -- the root's own keys are for validation to miss
                # An empty mapping would mean something else: as the accepted answer, an answer.
                return self._remove_entry(fault.path[:-1])
        else:
            self._remove_at(holder, int(key))
        return True

    def _remove_entry(self, path: KeyPath) -> bool:
        """Removes the nearest list entry or mapping value that holds `path`."""
        while path:
            chain = self._chain(path)
            if chain is None:
                return True
            holder, key = chain
            if isinstance(holder, list):
                self._remove_at(holder, int(key))
                return True
            if len(path) > 1 or key not in {"item", "questions", "rules"}:
                self._note(holder.pop(str(key), None))
                return True
            path = path[:-1]
        return False

    def _remove_at(self, holder: list[Any], position: int) -> None:
        if position < len(holder):
            self._note(holder.pop(position))
            self.kept[id(holder)].pop(position)

    def _chain(self, path: KeyPath) -> tuple[dict[str, Any] | list[Any], str | int] | None:
        node: Any = self.data
        for key in path[:-1]:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                return None
        return (node, path[-1]) if path and isinstance(node, (dict, list)) else None

    def _note(self, removed: Any) -> None:
        if isinstance(removed, dict):
            if isinstance(removed.get("id"), str):
                self.dropped.add(removed["id"])
            for value in removed.values():
                self._note(value)
        elif isinstance(removed, list):
            for value in removed:
                self._note(value)
