"""Worked examples, and the sets of answers that they accept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.model.answerkeys import ANSWER
from builder.model.base import (
    Entry,
    ExampleRef,
    ExceptionRef,
    Many,
    Markdown,
    Name,
    Number,
    OneOrMany,
    Plain,
    QuestionRef,
    Record,
    RuleRef,
    Slug,
    TaskRef,
    VariantRef,
    Word,
)
from builder.model.items import FieldValue, Raw


class Accepted(Record):
    """The set of accepted answers to one question. A bare answer means just that one."""

    any_of: Many[Raw] | None = None
    """Several answers, each of them accepted."""
    from_: Number | None = Field(default=None, alias="from")
    """The lowest accepted number or level."""
    to: Number | None = None
    """The highest accepted number or level."""
    tolerance: Annotated[Number, Field(ge=0)] | None = None
    """By how much an answer may be off, where the question's own tolerance does not fit."""
    _bare: bool = False

    @property
    def bare(self) -> bool:
        """Whether it was written as a bare answer, which then has no key path of its own."""
        return self._bare

    @classmethod
    def of(cls, answer: Raw) -> Accepted:
        """The set of one answer, as a bare answer means it."""
        accepted = cls(any_of=(answer,))
        accepted._bare = True
        return accepted


def _accepted(value: object) -> object:
    set_like = isinstance(value, dict) and value and set(value) <= {"any_of", "from", "to", "tolerance"}
    return value if set_like or isinstance(value, Accepted) else Accepted.of(value)


class _OrBare:
    """Editors must accept a bare answer too, and what is one depends on the question."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        bare = {"description": "One answer, in the form that its question asks for.", **ANSWER}
        return {"anyOf": [handler(schema), bare]}


AcceptedSet = Annotated[Accepted, BeforeValidator(_accepted), _OrBare()]


class Rejected(Entry):
    """A wrong answer that people are tempted to give."""

    question: QuestionRef
    """The question."""
    answer: Raw
    """The wrong answer."""
    why: Markdown
    """Why it is wrong."""


class WouldChange(Record):
    """What would have to be different for another answer."""

    if_: Markdown = Field(alias="if")
    """The difference."""
    then: Markdown
    """What the answer would be."""


class Example(Entry):
    """A worked example: an item with its accepted answers and the reason for them."""

    id: Annotated[Slug, Name("example")]
    """A name that never changes."""
    title: Plain
    """What it shows, in a few words."""
    kind: Literal["positive", "negative", "contrast", "borderline"]
    """`positive`: the rule or label applies. `negative`: it looks so, but it does not. `contrast`: a twin of another
    example with another answer. `borderline`: reasonable people differ, and this is how we settle it."""
    task: TaskRef | None = None
    """The task, where the project has several."""
    item: dict[str, FieldValue]
    """The item: a value for each field."""
    accept: Annotated[dict[str, AcceptedSet], Field(min_length=1)]
    """For each question that the example is about the accepted answer, or the set of them."""
    reject: Many[Rejected] = ()
    """Wrong answers that people are tempted to give, and why they are wrong."""
    reason: Markdown
    """Why these answers."""
    rules: Annotated[Many[RuleRef], Field(min_length=1)]
    """The rules that it shows."""
    exceptions: Many[ExceptionRef] = ()
    """The exceptions of these rules that apply here, as `rule/exception`. Where one applies, what it gives counts in
    place of what its rule gives."""
    contrasts: Many[ExampleRef] = ()
    """The examples to read it against."""
    would_change: Many[WouldChange] = ()
    """What would change the answer."""
    path: Annotated[dict[str, dict[str, Word]], Field(default_factory=dict)]
    """For each decision flow the way taken: question id → answer."""
    note: Markdown | None = None
    """The note that a trainer would write with the answer."""
    sensitive: Many[Word] = ()
    """What in it may distress, such as `threats`."""
    only: Annotated[Many[VariantRef], OneOrMany()] = ()
    """The variants that it holds for; all where left out."""
    was: Slug | None = None
    """The id that the example had before it was renamed."""
