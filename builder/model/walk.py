"""Walks over every value of a model together with its key path, its owner and its marks.

Checks, views and the reference page ask here "which texts, references and names are there?" instead of knowing each
model; a field added to a model is found without another edit.
"""

from __future__ import annotations

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


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(argument) for argument in get_args(annotation))


@cache
def keys(model: type[Record]) -> dict[str, str]:
    """For each field of a model its YAML key."""
    return {name: field.alias or name for name, field in model.model_fields.items()}


@cache
def names(model: type[Record]) -> dict[str, str]:
    """For each YAML key of a model its field."""
    return {key: name for name, key in keys(model).items()}


def key_of(model: type[Record], field: str) -> str:
    """The YAML key of a field."""
    return keys(model)[field]


# Projects hold tens of thousands of values. So each model is looked through once for the fields worth looking into,
# and what is found is collected in one list: a generator in a generator for each level costs more than the walk.


@cache
def _with_marks(model: type[Record]) -> tuple[tuple[str, str, tuple[Mark, ...]], ...]:
    return tuple(
        (name, key_of(model, name), found)
        for name, found in marks(model).items()
        if found or _holds_records(model.model_fields[name].annotation)
    )


@cache
def _with_records(model: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, key_of(model, name)) for name, field in model.model_fields.items() if _holds_records(field.annotation)
    )


def walk(record: Record, path: KeyPath = (), owners: tuple[Record, ...] = ()) -> list[Found]:
    """Every marked text in `record`, in the order of the models' fields."""
    found: list[Found] = []
    _walk(record, path, owners, found)
    return found


def _walk(record: Record, path: KeyPath, owners: tuple[Record, ...], into: list[Found]) -> None:
    owners = (*owners, record)
    for name, key, found in _with_marks(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            _values(value, (*path, key), found, owners, into)


def _values(
    value: object, path: KeyPath, found: tuple[Mark, ...], owners: tuple[Record, ...], into: list[Found]
) -> None:
    if isinstance(value, str):
        into.extend(Found(path, mark, value, owners) for mark in found)
    elif isinstance(value, Record):
        _walk(value, path, owners, into)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _values(inner, (*path, index), found, owners, into)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _values(inner, (*path, key), found, owners, into)


FoundEntry = tuple[KeyPath, Entry, tuple[Record, ...]]
"""An entry with its key path and the records around it, the outermost first."""


def entries(record: Record, path: KeyPath = (), owners: tuple[Record, ...] = ()) -> list[FoundEntry]:
    """Every entry in `record`, itself included."""
    found: list[FoundEntry] = []
    _entries(record, path, owners, found)
    return found


def _entries(record: Record, path: KeyPath, owners: tuple[Record, ...], into: list[FoundEntry]) -> None:
    if isinstance(record, Entry):
        into.append((path, record, owners))
    owners = (*owners, record)
    for name, key in _with_records(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            _entries_in(value, (*path, key), owners, into)


def _entries_in(value: object, path: KeyPath, owners: tuple[Record, ...], into: list[FoundEntry]) -> None:
    if isinstance(value, Record):
        _entries(value, path, owners, into)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _entries_in(inner, (*path, index), owners, into)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _entries_in(inner, (*path, key), owners, into)
