"""Quizzes: practice and exam items, bound to the rules that they test."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import (
    Entry,
    ExceptionRef,
    Flag,
    Many,
    Markdown,
    Name,
    Number,
    Plain,
    QuestionRef,
    Record,
    RuleRef,
    Slug,
    TaskRef,
    Verbatim,
    Whole,
    Word,
)
from builder.model.items import FieldValue, Raw


class Option(Record):
    """One of the options to choose from, or one of the entries to put in order."""

    id: Slug
    """A name that is unique within the item."""
    text: Verbatim
    """The option, to the letter; in a project with mathematics, formulas between `$` are drawn."""
    reason: Markdown | None = None
    """Why it is right or wrong."""


class AnswerRow(Record):
    """A row of the answer table: an answer, and the credit that it earns."""

    answer: Raw
    """The answer, in the form that its kind asks for."""
    credit: Annotated[Number, Field(gt=0, le=1)] = 1
    """The share of the points that it earns; 1 is fully right."""
    tolerance: Annotated[Number, Field(ge=0)] | None = None
    """By how much an answer may be off."""
    why: Markdown | None = None
    """Why it earns this."""


class QuizItem(Entry):
    """One question of a quiz."""

    id: Annotated[Slug, Name("quiz-item")]
    """A name that never changes."""
    kind: Literal["single", "multiple", "label", "ordering", "short-text", "number", "open"]
    """`single` or `multiple` choice; `label`: label the item with the project's own answer schema; `ordering`;
    `short-text`; `number`; `open`: free text with a model answer."""
    ask: Markdown
    """What is asked."""
    item: Annotated[dict[str, FieldValue], Field(default_factory=dict)]
    """The item to look at, field by field."""
    task: TaskRef | None = None
    """The task, where the project has several."""
    question: QuestionRef | None = None
    """For `label`: the question of the answer schema."""
    options: Many[Option] = ()
    """For `single`, `multiple` and `ordering`: what to choose from, or to put in order."""
    answers: Annotated[Many[AnswerRow], Field(min_length=1)]
    """The answer table: accepted answers and their credit."""
    rules: Annotated[Many[RuleRef], Field(min_length=1)]
    """The rules that it tests."""
    reason: Markdown
    """Why the key is right."""
    pool: Slug | None = None
    """The pool that it is drawn from."""
    points: Annotated[Number, Field(gt=0)] = 1
    """What it counts."""
    exceptions: Many[ExceptionRef] = ()
    """The exceptions of these rules that apply, as `rule/exception`."""
    sensitive: Many[Word] = ()
    """What in it may distress, such as `threats`."""
    seconds: Annotated[Whole, Field(gt=0)] | None = None
    """How long it should take."""
    was: Slug | None = None
    """The id that the item had before it was renamed."""


class Draw(Record):
    """How many items are drawn from a pool."""

    pool: Slug
    """The pool."""
    items: Annotated[Whole, Field(gt=0)]
    """How many."""


class PassMark(Record):
    """What it takes to pass."""

    overall: Annotated[Number, Field(gt=0, le=1)]
    """The share of all points."""
    per_rule: Annotated[Number, Field(gt=0, le=1)] | None = None
    """The share of the points of each rule."""


class Quiz(Entry):
    """A practice quiz or an exam. One file in `quizzes/<project>/`."""

    format: Literal[1]
    """The version of the language that the file is written in."""
    id: Annotated[Slug, Name("quiz")]
    """A name that never changes."""
    use: Literal["practice", "exam"]
    """`practice` teaches and shows its key; the key of an `exam` is never published."""
    title: Plain
    """What trainers read above it."""
    intro: Markdown | None = None
    """What to know before starting."""
    items: Annotated[Many[QuizItem], Field(min_length=1)]
    """The questions."""
    draw: Many[Draw] = ()
    """How many items each taker gets from each pool. Of a pool that is not named here, and of the items without a pool,
    each taker gets all; so of every item where `draw` is left out."""
    shuffle: Flag = True
    """Whether options and items are shuffled for each taker."""
    pass_mark: PassMark | None = None
    """What it takes to pass. Required for an exam."""
    attempts: Annotated[Whole, Field(gt=0)] | None = None
    """How often it may be taken."""
    cooldown_hours: Annotated[Number, Field(ge=0)] | None = None
    """Hours between two attempts."""
    minutes: Annotated[Number, Field(gt=0)] | None = None
    """How long it should take."""
