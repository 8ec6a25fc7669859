"""The part of a project that an audience may see."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args

from builder.model.base import INTERNAL, Entry, Record

Model = TypeVar("Model", bound=Record)


def for_audience(record: Model, audience: str) -> Model:
    """A copy of `record` without the entries that `audience` may not see.

    Everything that is published is made from such a copy, so that no page, index or diff can hold what was left out.
    `internal` sees everything.
    """
    if audience == INTERNAL:
        return record
    changed = {}
    for name in _holders(type(record)):
        old = getattr(record, name)
        new = _seen(old, audience)
        if new is not old:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


@cache
def _holders(model: type[Record]) -> tuple[str, ...]:
    """The fields of a model that hold entries, or records that may: most hold texts, and need no look."""
    return tuple(name for name, field in model.model_fields.items() if _holds(field.annotation))


def _holds(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return issubclass(annotation, Entry) or bool(_holders(annotation))
    return any(_holds(each) for each in get_args(annotation))


def _seen(value: object, audience: str) -> object:
    if isinstance(value, Entry) and not value.visible_to(audience):
        return None
    if isinstance(value, Record):
        return for_audience(value, audience)
    if isinstance(value, tuple):
        kept = tuple(new for old in value if (new := _seen(old, audience)) is not None)
        return value if len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True)) else kept
    if isinstance(value, dict):
        kept_items = {key: new for key, old in value.items() if (new := _seen(old, audience)) is not None}
        unchanged = len(kept_items) == len(value) and all(kept_items[key] is value[key] for key in value)
        return value if unchanged else kept_items
    return value
