"""Reads data as a model: migrates it, reports every fault with its place, and keeps what is healthy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic_core import PydanticCustomError

from builder.findings import Finding, Severity
from builder.loading.merge import Side
from builder.loading.migrations import migrate
from builder.loading.salvage import Salvaged, validate
from builder.model import Record
from builder.model.walk import names
from builder.scalars import PlainBool, PlainFloat, PlainInt
from builder.source import KeyPath, Place

Model = TypeVar("Model", bound=Record)
Locate = Callable[[KeyPath, Side], Place]
Plain = PlainInt | PlainFloat | PlainBool | None

ABSENCE = {"missing", "too_short", "union_tag_not_found", "tuple_type"}
"""Faults that prove nothing where a part of the file could not be read: a list may have lost its hyphens."""

LEVELS = frozenset({"is", "is_not", "label"})
"""Keys under which a label stands, which is text, or a level of a scale, which is the number that it looks like."""

EMPTY = "Write a value after it, or leave out the key."


@dataclass(frozen=True, slots=True)
class Read(Generic[Model]):
    """Data as a model.

    Attributes:
        value: What could be read, faulty entries left out; None where that is too little.
        findings: What does not fit the language.
        salvaged: What was left out.
        written_as_numbers: Texts that were written as plain numbers or truth values, with what was written.
    """

    value: Model | None
    findings: tuple[Finding, ...] = ()
    salvaged: Salvaged = field(default_factory=lambda: Salvaged([]))
    written_as_numbers: tuple[tuple[KeyPath, str], ...] = ()


def read_model(
    model: type[Model], data: dict[str, Any], fill: dict[str, Any], locate: Locate, *, complete: bool
) -> Read[Model]:
    """Reads `data` as `model`.

    Args:
        model: What to read it as.
        data: The data of one file or of several.
        fill: Values for required keys of the root, for use where they are missing.
        locate: Gives the place of a key path in `data`.
        complete: Whether the data is all that the files say; if not, what is missing is not reported.
    """
    try:
        data = migrate(data)
    except PydanticCustomError as fault:
        hint = "Install the guidewright that wrote it, or a newer one."
        place = locate(("format",), "value")
        return Read(None, (Finding(place, "unknown-format", Severity.ERROR, fault.message(), hint),))
    value, salvaged = validate(model, data, fill)
    findings = tuple(
        Finding(
            locate(fault.path, "key" if fault.type == "extra_forbidden" else "value"),
            fault.id,
            Severity.ERROR,
            fault.message,
            fault.hint,
        )
        for fault in salvaged.faults
        if complete or fault.type not in ABSENCE
    )
    plain: list[tuple[KeyPath, Plain]] = []
    _plain(salvaged.data or data, (), plain)
    # An empty optional key says nothing to the models. Its author meant to say something.
    findings += tuple(
        Finding(locate(place, "key"), "wrong-type", Severity.ERROR, f"'{place[-1]}' is empty", EMPTY)
        for place in (salvaged.original(path) for path, value in plain if value is None)
        if place and not any(fault.path[: len(place)] == place for fault in salvaged.faults)
    )
    written = tuple(_numbers_as_text(plain, value)) if value is not None else ()
    return Read(value, findings, salvaged, written)


def _numbers_as_text(found: list[tuple[KeyPath, Plain]], value: object) -> Iterator[tuple[KeyPath, str]]:
    """Plain numbers and truth values in the data that the models read as text."""
    for place, plain in found:
        if plain is None:
            continue
        read = value
        for key in place:
            read = _inner(read, key)
        level = not isinstance(plain, PlainBool) and LEVELS.intersection(place[-2:])
        if plain.raw in (read, *_short(read)) and not level:
            yield place, plain.raw


def _plain(data: object, path: KeyPath, into: list[tuple[KeyPath, Plain]]) -> None:
    # Few values are: most of a spec is text, which costs one look each.
    if isinstance(data, dict):
        for key, inner in data.items():
            if type(inner) is not str:
                _plain(inner, (*path, key), into)
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            if type(inner) is not str:
                _plain(inner, (*path, index), into)
    elif data is None or isinstance(data, (PlainInt, PlainFloat, PlainBool)):
        into.append((path, data))


def _short(value: object) -> tuple[object, ...]:
    """The text of an entry that was written as bare text."""
    return tuple(getattr(value, key, None) for key in ("id", "text")) if isinstance(value, Record) else ()


def _inner(value: object, key: str | int) -> object:
    if isinstance(value, Record):
        name = names(type(value)).get(str(key))
        return getattr(value, name) if name else None
    if isinstance(value, tuple) and isinstance(key, int) and key < len(value):
        return value[key]
    return value.get(key) if isinstance(value, dict) else None
