"""What to write instead: hints for slips of form that people make again and again."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from builder.model import Entry, Project, Record
from builder.model.base import DAY, Short
from builder.model.items import Media
from builder.source import KeyPath

FOR_WHOM = "Write 'for: internal' (or the id of an audience)."
WHOM = frozenset({"internal", "audience"})
"""Keys that people try where `for` is meant."""

PLAIN_LIST = re.compile(r"[\w./-]+(?: [\w./-]+)*(?:, ?[\w./-]+(?: [\w./-]+)*)*")
"""One name or several, with nothing that would need quotation marks in a list."""

PER_CENT_TEXT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%", re.ASCII)

OTHER_DAY = re.compile(
    r"(?P<first>\d{4})[./-](?P<second>\d{1,2})[./-](?P<third>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})[./-](?P<year>\d{4})",
    re.ASCII,
)

PER_CENT = 100
LEAST = 10
"""What is little above 1 is no share in per cent."""


def for_missing(path: KeyPath) -> str:
    """How to write a key that is missing; empty where its own documentation says more."""
    if path[-1:] == ("format",):
        return "Write 'format: 1'."
    if len(path) > 1 and path[-1] == "id":
        return "Give it a name that never changes, such as 'no-detail'."
    return ""


def for_unknown(key: str, owner: type[Record]) -> str:
    """How to say whom an entry is for, where a key was tried that the language does not have."""
    return FOR_WHOM if key in WHOM and issubclass(owner, Entry) and owner is not Project else ""


def for_type(kind: str, value: object, field: FieldInfo | None) -> str:
    """How to write a text as what its key asks for: a list, or a file."""
    if field is None or not isinstance(value, str):
        return ""
    if kind == "float_type" and (share := _as_share(value, field)):
        return share
    if not PLAIN_LIST.fullmatch(value):
        return ""
    if kind == "tuple_type" and _of_texts(field.annotation):
        return f"Write [{value}]."
    if kind in {"model_type", "model_attributes_type"} and _mentions(field.annotation, Media):
        return f"Write {{file: {value}, alt: …}}."
    return ""


def for_entry(kind: str, value: object, record: type[Record] | None) -> str:
    """How to write a text as an entry that has no short form: with the keys that it needs."""
    if kind not in {"model_type", "model_attributes_type"} or record is None or not isinstance(value, str):
        return ""
    needed = [field.alias or name for name, field in record.model_fields.items() if field.is_required()]
    if not needed or not PLAIN_LIST.fullmatch(value) or "," in value:
        return ""
    first, *others = needed
    return f"Write {{{', '.join([f'{first}: {value}', *(f'{key}: …' for key in others)])}}}."


def _as_share(value: str, field: FieldInfo) -> str:
    limit = next((mark.le for mark in field.metadata if hasattr(mark, "le")), None)
    found = PER_CENT_TEXT.fullmatch(value)
    return for_share(float(found[1]), limit) if found else ""


def for_share(value: object, limit: object) -> str:
    """How to write a share that was given in per cent."""
    if limit == 1 and isinstance(value, (int, float)) and LEAST <= value <= PER_CENT:
        return f"{value:g} % is {value / PER_CENT:g}."
    return ""


def for_day(value: object) -> str:
    """Why a date of the right form is none, and how to write one of another form."""
    if not isinstance(value, str):
        return ""
    if not DAY.fullmatch(value):
        meant = " or ".join(_days_in(value))
        return f"Write {meant}." if meant else ""
    year, month, _ = (int(part) for part in value.split("-"))
    if not 1 <= month <= 12:  # noqa: PLR2004 -- months
        return f"There is no such day; a year has 12 months, and this says {month}."
    if not year:
        return ""
    days = calendar.monthrange(year, month)[1]
    return f"There is no such day; {MONTHS[month - 1]} {year} has {days} days."


def _days_in(value: str) -> list[str]:
    """The days that a date of another form can mean: 3/2/2026 is one in Europe and another in America."""
    found = OTHER_DAY.fullmatch(value)
    if found is None:
        return []
    if found["first"]:
        wanted = [(found["first"], found["second"], found["third"])]
    elif found["sign"] == ".":
        wanted = [(found["year"], found["two"], found["one"])]
    else:
        wanted = [(found["year"], found["one"], found["two"]), (found["year"], found["two"], found["one"])]
    days = {f"{int(year):04}-{int(month):02}-{int(day):02}": None for year, month, day in wanted}
    return [day for day in days if _is_day(day)]


def _is_day(written: str) -> bool:
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return False
    return True


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Not those of the calendar module, which speak the machine's language."""


def _of_texts(annotation: Any) -> bool:
    """Whether the entries of a list are texts, or may be written as such."""
    return _mentions(annotation, Short) or not _mentions(annotation, Record)


def _mentions(annotation: Any, wanted: type) -> bool:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, wanted)
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return any(isinstance(mark, wanted) for mark in marks) or _mentions(inner, wanted)
    return any(_mentions(argument, wanted) for argument in get_args(annotation))
