"""Walks over every value of a model together with its key path, its owner and its marks.

Checks, views and the reference page ask here "which texts, references and names are there?" instead of knowing each
model; a field added to a model is found without another edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from builder.model.base import Entry, Name, Prose, Record, Ref
from builder.source import KeyPath

Mark = Prose | Ref | Name


@dataclass(frozen=True, slots=True)
class Found:
    """A marked text.

    Attributes:
        path: Its key path from the root of the project.
        mark: What kind of text it is.
        text: The text.
        owners: The records around it, the outermost first.
    """

    path: KeyPath
    mark: Mark
    text: str
    owners: tuple[Record, ...]

    @property
    def entry(self) -> Entry:
        """The innermost entry around the text."""
        return next(owner for owner in reversed(self.owners) if isinstance(owner, Entry))

    def visible_to(self, audience: str) -> bool:
        """Whether every entry around the text may be shown to `audience`."""
        return all(owner.visible_to(audience) for owner in self.owners if isinstance(owner, Entry))


@cache
def marks(model: type[Record]) -> dict[str, tuple[Mark, ...]]:
    """For each field of a model the marks of its texts, wherever in the annotation they stand."""
    found: dict[str, tuple[Mark, ...]] = {}
    for name, field in model.model_fields.items():
        own = [mark for mark in field.metadata if isinstance(mark, (Prose, Ref, Name))]
        found[name] = tuple(own or _inner(field.annotation))
    return found


def _inner(annotation: Any) -> list[Mark]:
    found: list[Mark] = []
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        found += [mark for mark in metadata if isinstance(mark, (Prose, Ref, Name))]
        annotation = inner
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return found
    for argument in get_args(annotation):
        found += _inner(argument)
    return found


def key_of(model: type[Record], field: str) -> str:
    """The YAML key of a field."""
    return model.model_fields[field].alias or field


def walk(record: Record, path: KeyPath = (), owners: tuple[Record, ...] = ()) -> Iterator[Found]:
    """Every marked text in `record`, in the order of the models' fields."""
    owners = (*owners, record)
    model = type(record)
    for name, found in marks(model).items():
        yield from _values(getattr(record, name), (*path, key_of(model, name)), found, owners)


def _values(value: object, path: KeyPath, found: tuple[Mark, ...], owners: tuple[Record, ...]) -> Iterator[Found]:
    if isinstance(value, Record):
        yield from walk(value, path, owners)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _values(inner, (*path, index), found, owners)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key), found, owners)
    elif isinstance(value, str):
        yield from (Found(path, mark, value, owners) for mark in found)


def entries(
    record: Record, path: KeyPath = (), owners: tuple[Record, ...] = ()
) -> Iterator[tuple[KeyPath, Entry, tuple[Record, ...]]]:
    """Every entry in `record`, itself included, with its key path and the records around it."""
    if isinstance(record, Entry):
        yield path, record, owners
    model = type(record)
    for name in model.model_fields:
        yield from _entries_in(getattr(record, name), (*path, key_of(model, name)), (*owners, record))


def _entries_in(
    value: object, path: KeyPath, owners: tuple[Record, ...]
) -> Iterator[tuple[KeyPath, Entry, tuple[Record, ...]]]:
    if isinstance(value, Record):
        yield from entries(value, path, owners)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _entries_in(inner, (*path, index), owners)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _entries_in(inner, (*path, key), owners)
