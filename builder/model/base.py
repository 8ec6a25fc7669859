"""What every part of the language is made of: frozen records, written text, and marks that say what a text is.

YAML is read by its core schema, so `1.10` arrives as a number that remembers how it was written. A field of type
`Text` takes what was written; a field of type `Number` takes the number. The marks (`Prose`, `Ref`, `Name`) carry no
behaviour: `walk` yields them with each value, so that checks and pages find every text of a kind without knowing
the models.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from builder.model.words import samples, words
from builder.scalars import PlainBool, as_written

TRAINERS = "trainers"
INTERNAL = "internal"

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Ids of everything but labels: they stand in addresses and file names, so they are plain."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

LABEL_ID = re.compile(r"[^\W_](?:[\w .+&'’()-]{0,58}[\w.+&'’)-])?")
"""Label ids may be words as a labeling tool knows them ("Yes", "Not toxic"), in any script, without a slash."""


class Prose(StrEnum):
    """What kind of text a field holds."""

    PLAIN = "plain"
    """One line by the author: a title. Shown to the letter."""
    MARKDOWN = "markdown"
    """Prose by the author: Markdown, sanitised."""
    VERBATIM = "verbatim"
    """Text that nobody here wrote: item fields, model output. Shown to the letter."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is a reference to an entry of the named kind, e.g. `rule`, or `label` as `question/label`."""

    to: str


@dataclass(frozen=True, slots=True)
class Name:
    """The text is the id of an entry of the named kind."""

    of: str


def _text(value: object) -> object:
    written = as_written(value)
    return value if written is None else written


def _number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return float(value) if isinstance(value, float) else value


def _flag(value: object) -> object:
    return value.value if isinstance(value, PlainBool) else value


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if DAY.fullmatch(value):  # Python takes other forms too, such as 2026-W01-1
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("day", "'{value}' is not a date", {"value": value})


def _not_blank(value: object) -> object:
    value = _text(value)
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "the text is empty")
    return value


def _slug(value: object) -> object:
    value = _text(value)
    if isinstance(value, str) and not SLUG.fullmatch(value):
        raise PydanticCustomError("slug", "'{value}' is not an id", {"value": value})
    return value


def _label_id(value: object) -> object:
    value = _text(value)
    if isinstance(value, str) and not LABEL_ID.fullmatch(value):
        raise PydanticCustomError("label_id", "'{value}' is not a label id", {"value": value})
    return value


Plain = Annotated[str, BeforeValidator(_not_blank), Prose.PLAIN]
Markdown = Annotated[str, BeforeValidator(_not_blank), Prose.MARKDOWN]
Verbatim = Annotated[str, BeforeValidator(_text), Prose.VERBATIM]
Word = Annotated[str, BeforeValidator(_not_blank)]
"""Text that is a setting, not something to read: a language tag, a unit, a pattern."""
Slug = Annotated[str, BeforeValidator(_slug)]
LabelId = Annotated[str, BeforeValidator(_label_id)]
Number = Annotated[int | float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[dt.date, BeforeValidator(_day)]

RuleRef = Annotated[Word, Ref("rule")]
LabelRef = Annotated[Word, Ref("label")]
QuestionRef = Annotated[Word, Ref("question")]
FieldRef = Annotated[Word, Ref("field")]
ExceptionRef = Annotated[Word, Ref("exception")]
ExampleRef = Annotated[Word, Ref("example")]
SectionRef = Annotated[Word, Ref("section")]
TaskRef = Annotated[Word, Ref("task")]
VariantRef = Annotated[Word, Ref("variant")]
AudienceRef = Annotated[Word, Ref("audience")]

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A YAML list. Tuples keep the records frozen; strict mode would refuse the list that YAML gives."""


class Short:
    """Lets an entry be written as bare text: `Annotated[Label, Short("id")]` reads `Yes` as `{id: Yes}`."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        """Wraps the entry's own schema."""
        from pydantic_core import core_schema  # noqa: PLC0415 -- only needed while models are being built

        def expand(value: object) -> object:
            written = as_written(value)
            return {self.key: written} if written is not None else value

        return core_schema.no_info_before_validator_function(expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors must accept the bare text too."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}


def _one_or_many(value: object) -> object:
    written = as_written(value)
    return (written,) if written is not None else value


def _one_or_many_schema(schema: JsonSchemaValue) -> None:
    items = schema.get("items", {})
    schema_copy = dict(schema)
    schema.clear()
    schema["anyOf"] = [items, schema_copy]


class OneOrMany:
    """Lets a list of texts be written as one text: `for: internal`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        """Wraps the list's own schema."""
        from pydantic_core import core_schema  # noqa: PLC0415 -- only needed while models are being built

        return core_schema.no_info_before_validator_function(_one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors must accept the single text too."""
        found = handler(schema)
        _one_or_many_schema(found)
        return found


class Record(BaseModel):
    """A frozen record whose unknown keys are refused. Attribute docstrings are the language's documentation."""

    model_config = ConfigDict(
        # Only what is read is built: the validators of the root hold those of all that can stand below it.
        defer_build=True,
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        protected_namespaces=(),
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors show the words of each key."""
        made = handler(core)
        properties = handler.resolve_ref_schema(made).get("properties", {})
        said, shown = words(cls), samples(cls)
        for name, field in cls.model_fields.items():
            key = field.alias or name
            if key in properties:
                # Pydantic's title of a key is the key again, with capitals.
                properties[key] = {each: value for each, value in properties[key].items() if each != "title"}
                properties[key]["description"] = said.get(name, "")
                properties[key] |= {"examples": [shown[key]]} if key in shown else {}
        return made


class Suppression(Record):
    """Silences one check for the entry that it stands in, for a reason."""

    check: Word
    """The id of the check, as a finding names it."""
    reason: Plain
    """Why the check is wrong here. A reviewer reads it."""
    until: Day | None = None
    """The last day on which the suppression holds."""


class Entry(Record):
    """What everything that can be shown has in common."""

    default_for: ClassVar[str] = TRAINERS

    for_: Annotated[Many[AudienceRef] | None, OneOrMany(), Field(min_length=1)] = Field(default=None, alias="for")
    """Whom the entry is for: `trainers`, `internal`, or the id of an audience (or several)."""
    ignore: Many[Suppression] = ()
    """Checks to silence for this entry, each with a reason."""

    @property
    def meant_for(self) -> tuple[str, ...]:
        """Whom the entry is for, the default filled in."""
        return self.for_ or (self.default_for,)

    def visible_to(self, audience: str) -> bool:
        """Whether a page for `audience` (`trainers`, `internal` or an audience's id) may show the entry."""
        if audience == INTERNAL:
            return True
        if INTERNAL in self.meant_for:
            return False
        return TRAINERS in self.meant_for or audience in self.meant_for


class Statement(Entry):
    """A text that can say whom it is for; may be written as the bare text."""

    text: Markdown
    """The text itself."""


class InternalStatement(Statement):
    """A text that is internal unless it says otherwise."""

    default_for: ClassVar[str] = INTERNAL


Said = Annotated[Statement, Short("text")]
SaidInternally = Annotated[InternalStatement, Short("text")]
