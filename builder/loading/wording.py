"""Turns pydantic's errors into what a specialist can act on: key path, id, message, hint."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from builder.loading.hints import for_day, for_entry, for_missing, for_share, for_type, for_unknown
from builder.loading.shape import field_at, keys_of, model_at
from builder.model import Project, Record
from builder.model.walk import names
from builder.model.words import words
from builder.scalars import as_written
from builder.source import KeyPath


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """A place in the data that does not fit the language.

    Attributes:
        path: The key path of the faulty value, or of the key that is missing.
        type: Pydantic's type of error.
        id: The finding's id.
        message: What is wrong.
        hint: What to do.
    """

    path: KeyPath
    type: str
    id: str
    message: str
    hint: str


EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number with an end",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-12-31",
}

WITHOUT_MARKS = "Write it without quotation marks."
QUOTED_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")

BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}

NO_KEY = (Project, "quizzes")
"""A field of the model that is filled from other files."""

IDS = {
    "slug": "Ids are lower-case letters a-z, digits and single hyphens, for example 'stop-at-first-mistake'.",
    "label_id": "Label ids start with a letter or digit and hold letters, digits, spaces and . + & ' ( ) - up to 60.",
}


def schema_faults(error: ValidationError, model: type[Record], data: object) -> list[SchemaFault]:
    """Every fault, one for each place, in the order of the data's models.

    That a list has become too short because its only entry is faulty is not reported beside that fault.
    """
    found: dict[KeyPath, SchemaFault] = {}
    for details in error.errors(include_url=False):
        path = real_path(details["loc"], data)
        if details["type"] == "union_tag_invalid":
            path = (*path, "kind")
        found[path] = _wider(found.get(path), _fault(details, path, model, data))
    return [
        fault
        for fault in found.values()
        if fault.type != "too_short" or not any(_inside(other, fault.path) for other in found)
    ]


def real_path(location: tuple[str | int, ...], data: object) -> KeyPath:
    """A pydantic location without the names of union members, which are not in the data."""
    path: list[str | int] = []
    for position, key in enumerate(location):
        last = position == len(location) - 1
        if isinstance(data, dict):
            if key in data:
                if key == data.get("kind") and not last:
                    continue
                path.append(key)
                data = data[key]
            elif last and not str(key).startswith("as-") and key != data.get("kind"):
                path.append(key)
        elif isinstance(data, (list, tuple)) and isinstance(key, int) and key < len(data):
            path.append(key)
            data = data[key]
    return tuple(path)


def did_you_mean(wrong: str, known: list[str]) -> str:
    """`Did you mean 'x'?`, or the list of what is known where nothing is near."""
    near = difflib.get_close_matches(wrong, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known here: {', '.join(known)}." if known else ""


def _wider(first: SchemaFault | None, other: SchemaFault) -> SchemaFault:
    """The first fault of a place, unless the other speaks of the wider of two types that would both do."""
    if first is None:
        return other
    wider = first.type in {"int_type", "int_from_float"} and other.type in {"float_type", "finite_number"}
    return other if wider else first


def _inside(path: KeyPath, outer: KeyPath) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _fault(details: ErrorDetails, path: KeyPath, model: type[Record], data: object) -> SchemaFault:
    kind = details["type"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    named = f"an entry of '{key}'" if path and isinstance(path[-1], int) else f"'{key or 'the file'}'"
    field = field_at(model, data, path)
    owner = model_at(model, data, path[:-1]) if path else None
    about = _about(owner, key) if field else ""
    seen = _Seen(kind, key, named, details["input"], about, field, details.get("ctx", {}), details["msg"])
    check, message, hint = _words(seen)
    if kind == "missing":
        hint = for_missing(path) or hint
    if not hint or hint == about:
        hint = for_entry(kind, details["input"], model_at(model, data, path)) or hint
    if kind == "extra_forbidden" and owner is not None:
        known = [known for known in keys_of(owner) if (owner, known) != NO_KEY]
        hint = for_unknown(key, owner) or did_you_mean(key, known)
    return SchemaFault(path, kind, check, message, hint)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A pydantic error with what is known about its place."""

    kind: str
    key: str
    named: str
    value: object
    about: str
    field: FieldInfo | None
    context: Mapping[str, Any]
    message: str


def _words(seen: _Seen) -> tuple[str, str, str]:
    """The id, the message and the hint."""
    if seen.kind not in {"missing", "extra_forbidden"} and (seen.value is None or seen.kind == "blank"):
        return "wrong-type", f"{seen.named} is empty", seen.about or "Write a value, or leave it out."
    if seen.kind in IDS:
        return "bad-id", f"'{_shown(seen.value)}' can't be an id", IDS[seen.kind]
    if seen.kind in EXPECTED:
        message = f"{seen.named} must be {EXPECTED[seen.kind]}, not {_kind_of(seen.value)}"
        hint = WITHOUT_MARKS if _only_quoted(seen) else for_type(seen.kind, seen.value, seen.field)
        return "wrong-type", message, hint or seen.about
    if seen.kind in BOUNDS:
        words, bound = BOUNDS[seen.kind]
        message = f"{seen.named} must be {words} {seen.context.get(bound)}, not {_shown(seen.value)}"
        return "wrong-value", message, for_share(seen.value, seen.context.get("le")) or seen.about
    return WORDS.get(seen.kind, _other)(seen)


def _missing(seen: _Seen) -> tuple[str, str, str]:
    return "missing-key", f"'{seen.key}' is missing", seen.about


def _unknown(seen: _Seen) -> tuple[str, str, str]:
    return "unknown-key", f"unknown key '{seen.key}'", ""


def _few(seen: _Seen) -> tuple[str, str, str]:
    least = seen.context.get("min_length", 1)
    return "wrong-value", f"'{seen.key}' needs at least {least} {'entry' if least == 1 else 'entries'}", seen.about


def _many(seen: _Seen) -> tuple[str, str, str]:
    return "wrong-value", f"'{seen.key}' takes at most {seen.context.get('max_length')} entries", seen.about


def _no_day(seen: _Seen) -> tuple[str, str, str]:
    hint = for_day(seen.value) or "Write the date as 2026-12-31."
    return "wrong-value", f"'{_shown(seen.value)}' is not a date", hint


def _no_kind(_: _Seen) -> tuple[str, str, str]:
    return "missing-key", "'kind' is missing", "Say which kind it is, for example 'kind: choice'."


def _wrong_kind(seen: _Seen) -> tuple[str, str, str]:
    written = seen.value.get("kind") if isinstance(seen.value, Mapping) else None
    if as_written(written) is None:
        what = "is empty" if written is None else f"must be text, not {_kind_of(written)}"
        return "wrong-type", f"'kind' {what}", "Say which kind it is, for example 'kind: choice'."
    known = [name.strip(" '") for name in str(seen.context["expected_tags"]).split(",")]
    return "wrong-value", f"'{seen.context['tag']}' is not a kind", did_you_mean(str(seen.context["tag"]), known)


def _not_listed(seen: _Seen) -> tuple[str, str, str]:
    # A value of a free mapping has no field of its own: pydantic then says what is allowed in its own words.
    said = re.findall(r"'([^']*)'", str(seen.context.get("expected", "")))
    known = list(_literals(seen.field.annotation)) if seen.field else said
    hint = did_you_mean(_shown(seen.value), known)
    if seen.value in known:
        hint = WITHOUT_MARKS
    return "wrong-value", f"'{_shown(seen.value)}' is not a value of '{seen.key}'", hint


def _no_check(seen: _Seen) -> tuple[str, str, str]:
    near = difflib.get_close_matches(seen.context["check"], seen.context["known"], n=1)
    meant = f"Did you mean '{near[0]}'?" if near else "Write the id that a finding shows, such as 'missing-example'."
    hint = seen.context["hint"] or meant
    return "unknown-check", seen.message, hint


def _other(seen: _Seen) -> tuple[str, str, str]:
    return "wrong-value", f"'{seen.key}': {seen.message}", seen.about


WORDS: dict[str, Callable[[_Seen], tuple[str, str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "too_short": _few,
    "too_long": _many,
    "day": _no_day,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _wrong_kind,
    "literal_error": _not_listed,
    "check": _no_check,
}


def _only_quoted(seen: _Seen) -> bool:
    """Whether the value would do if it stood without quotation marks."""
    if not isinstance(seen.value, str):
        return False
    if seen.kind == "bool_type":
        return seen.value in {"true", "false"}
    return seen.kind in {"int_type", "float_type"} and QUOTED_NUMBER.fullmatch(seen.value) is not None


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (str(each) for each in get_args(annotation))
    else:
        for argument in get_args(annotation):
            yield from _literals(argument)


def _about(owner: type[Record] | None, key: str) -> str:
    """The first sentence of the key's documentation."""
    said = words(owner).get(names(owner).get(key, "")) if owner else None
    return " ".join(said.split()).split(". ")[0].rstrip(".") + "." if said else ""


def _shown(value: object) -> str:
    text = as_written(value)
    text = str(value) if text is None else text
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 -- what fits a line of the terminal


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    return f"'{_shown(value)}'"
