"""The answer schema: the questions that a trainer answers on an item, one model for each kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import (
    Entry,
    FieldRef,
    Flag,
    LabelId,
    Many,
    Markdown,
    Name,
    Number,
    OneOrMany,
    Plain,
    QuestionRef,
    Record,
    Short,
    Slug,
    VariantRef,
    Whole,
    Word,
)
from builder.model.items import Role
from builder.model.labels import CannotTell, Distance, Labels, RelationLabel, Severity, Strength, Weight
from builder.model.scales import Refinement, ScaleUse


class Condition(Record):
    """The question is asked only where another was answered, and in one of these ways where any are named."""

    question: QuestionRef
    """The other question."""
    is_: Annotated[Many[Word], OneOrMany()] = Field(default=(), alias="is")
    """The label, or the labels or levels, any of which will do. For grades, spans and errors: if any of them occurs."""
    is_not: Annotated[Many[Word], OneOrMany()] = ()
    """Labels or levels of which none may be the answer. For grades, spans and errors: none may occur."""


class QuestionBase(Entry):
    """What every question has."""

    id: Annotated[Slug, Name("question")]
    """The question's name in the data."""
    title: Plain
    """A few words."""
    ask: Markdown
    """The question as it is put to the trainer."""
    help: Markdown | None = None
    """How to go about it."""
    include: Many[Markdown] = ()
    """What counts, where that is not said label by label."""
    exclude: Many[Markdown] = ()
    """What does not count, although one might think so."""
    required: Flag = True
    """Whether it must be answered whenever it is asked."""
    when: Many[Condition] = ()
    """Asked only if all of these hold."""
    cannot_tell: CannotTell | None = None
    """The way out where the item does not allow an answer."""
    only: Annotated[Many[VariantRef], OneOrMany()] = ()
    """The variants in which it is asked; all where left out."""
    was: Slug | None = None
    """The id that the question had before it was renamed."""


class LabelsQuestion(QuestionBase):
    """A question answered with labels."""

    labels: Labels
    """The labels to choose from."""
    ordered: Flag = False
    """Whether the labels stand in order, so that neighbours are nearer than the ends."""
    select: Literal["leaf", "any"] = "leaf"
    """Where labels have narrower ones: whether only the narrowest may be chosen, or any."""
    distances: Many[Distance] = ()
    """How far apart labels are, where neither "equal or not" nor their order says it."""


class Choice(LabelsQuestion):
    """One label. An answer is its id."""

    kind: Literal["choice"]


class Multiple(LabelsQuestion):
    """Any number of labels. An answer is a list of ids."""

    kind: Literal["multiple"]
    min: Annotated[Whole, Field(ge=0)] = 0
    """How many at least."""
    max: Annotated[Whole, Field(ge=1)] | None = None
    """How many at most."""


class Rating(QuestionBase):
    """A level on a scale. An answer is the number."""

    kind: Literal["rating"]
    scale: ScaleUse
    """The scale itself, or the id of one in `scales`."""
    refine: Many[Refinement] = ()
    """What levels of a shared scale mean for this question alone."""


class Pairwise(QuestionBase):
    """Which of two responses is better. An answer is `{better: a}`, `{better: a, by: slightly}` or `tie`."""

    kind: Literal["pairwise"]
    of: FieldRef
    """The field that holds the two responses."""
    strengths: Many[Annotated[Strength, Short("id")]] = ()
    """By how much, from least to most."""
    tie: Flag = False
    """Whether `tie` is an answer."""


class Ranking(QuestionBase):
    """All responses from best to worst. An answer is a list of their ids; a list inside it is a tie."""

    kind: Literal["ranking"]
    of: FieldRef
    """The field that holds the responses."""
    ties: Flag = False
    """Whether responses may share a place."""


class SpansBase(QuestionBase):
    """A question answered by marking text."""

    of: Annotated[Many[FieldRef], OneOrMany(), Field(min_length=1)]
    """The field or fields in which to mark."""
    overlap: Flag = False
    """Whether spans may overlap."""
    tolerance: Annotated[Whole, Field(ge=0)] = 0
    """By how many characters an end may be off."""


class Spans(SpansBase):
    """Marked text with labels. An answer is a list of `{text: …, label: …}`."""

    kind: Literal["spans"]
    labels: Labels
    """What a span can be."""


class Errors(SpansBase):
    """Marked errors. An answer is a list of `{text: …, category: …, severity: …}`."""

    kind: Literal["errors"]
    categories: Labels
    """What kinds of error there are."""
    severities: Annotated[Many[Severity], Field(min_length=1)]
    """How bad an error can be."""
    weights: Many[Weight] = ()
    """Exceptions to the severities' weights."""
    missing: Flag = False
    """Whether something left out can be marked, as `{missing: true, …}` without text."""
    max: Annotated[Whole, Field(ge=1)] | None = None
    """How many errors at most; the worst ones where there are more."""


class Relations(QuestionBase):
    """Links between marked spans. An answer is a list of `{from: …, to: …, label: …}`, by the spans' names.

    Only marks on text can be linked, those of a question of kind `spans` or `errors`; boxes on a picture can't.
    """

    kind: Literal["relations"]
    spans: QuestionRef
    """The question whose spans are linked: one of kind `spans` or `errors`."""
    labels: Annotated[Many[Annotated[RelationLabel, Short("id")]], Field(min_length=1)]
    """What a relation can be."""
    directed: Flag = True
    """Whether it matters which end is which."""


class Boxes(QuestionBase):
    """Boxes on an image. An answer is a list of `{box: [left, top, width, height], label: …}`, in pixels."""

    kind: Literal["boxes"]
    of: FieldRef
    """The image."""
    labels: Labels
    """What a box can hold."""
    overlap_needed: Annotated[Number, Field(gt=0, le=1)] = 0.5
    """Intersection over union from which two boxes count as the same."""


class Grades(QuestionBase):
    """A label for each step or turn. An answer is a list of label ids, one for each that is graded, in their order.

    The id of `cannot_tell` may stand for a single one of them, or for the whole answer.
    """

    kind: Literal["grades"]
    of: FieldRef
    """The steps (or turns, or responses) to grade."""
    turns_of: Annotated[Many[Role], OneOrMany()] = ()
    """Whose turns of a conversation are graded: `assistant`, `user`, `system` or `tool`, or several; the turns of all
    speakers where left out."""
    labels: Labels
    """The grades."""
    ordered: Flag = False
    """Whether the grades stand in order."""
    ends_at: Many[LabelId] = ()
    """Grades after which no further step or turn is graded."""


class NumberQuestion(QuestionBase):
    """A number. An answer is the number."""

    kind: Literal["number"]
    low: Number | None = None
    """The lowest number allowed."""
    high: Number | None = None
    """The highest number allowed."""
    whole: Flag = False
    """Whether it must be a whole number."""
    unit: Word | None = None
    """What it counts or measures."""
    tolerance: Annotated[Number, Field(ge=0)] = 0
    """By how much an answer may be off."""


class Pattern(Record):
    """A limit that is checked by a regular expression."""

    pattern: Word
    """The expression (Python's `re`), searched for anywhere in the text."""
    says: Plain
    """The limit in words."""


class TextQuestion(QuestionBase):
    """Text that the trainer writes. An answer is the text."""

    kind: Literal["text"]
    min_words: Annotated[Whole, Field(ge=0)] | None = None
    """At least so many words."""
    max_words: Annotated[Whole, Field(ge=1)] | None = None
    """At most so many words."""
    min_characters: Annotated[Whole, Field(ge=0)] | None = None
    """At least so many characters."""
    max_characters: Annotated[Whole, Field(ge=1)] | None = None
    """At most so many characters."""
    must_match: Many[Pattern] = ()
    """What it must contain."""
    must_not_match: Many[Pattern] = ()
    """What it must not contain."""
    language: Word | None = None
    """The language to write in."""
    markdown: Flag = False
    """Whether the text is Markdown."""


Question = Annotated[
    Choice
    | Multiple
    | Rating
    | Pairwise
    | Ranking
    | Spans
    | Errors
    | Relations
    | Boxes
    | Grades
    | NumberQuestion
    | TextQuestion,
    Field(discriminator="kind"),
]
