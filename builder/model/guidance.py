"""The guidance itself: rules, decision flows, worked examples, and what surrounds them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.model.base import (
    INTERNAL,
    TRAINERS,
    Day,
    Entry,
    ExampleRef,
    ExceptionRef,
    LabelRef,
    Many,
    Markdown,
    Name,
    Number,
    OneOrMany,
    Plain,
    QuestionRef,
    Record,
    Ref,
    RuleRef,
    SectionRef,
    Slug,
    TaskRef,
    VariantRef,
    Word,
)
from builder.model.items import FieldValue, Raw


class Section(Entry):
    """A chapter of the instructions."""

    id: Annotated[Slug, Name("section")]
    """The name by which rules say `section: …`."""
    title: Plain
    """The chapter's heading."""
    intro: Markdown | None = None
    """What comes before its rules."""


class RuleException(Entry):
    """Where a rule does not hold."""

    id: Slug
    """A name that is unique within the rule."""
    when: Markdown
    """The case."""
    then: Markdown
    """What to do instead."""
    gives: Many[LabelRef] = ()
    """The answers that the exception leads to, as `question/label`."""


class RuleVariant(Entry):
    """How a rule reads for one variant."""

    variant: VariantRef
    """The variant."""
    title: Plain | None = None
    """The title, where it differs."""
    text: Markdown
    """The text for this variant."""
    why: Markdown | None = None
    """The reason, where it differs."""


class Rule(Entry):
    """One thing that trainers must, should or may do."""

    id: Annotated[Slug, Name("rule")]
    """A name that never changes, so that links and old releases keep their meaning."""
    title: Plain
    """The rule in a few words."""
    text: Markdown
    """The rule itself."""
    strength: Literal["must", "must-not", "should", "should-not", "may"] = "must"
    """How binding it is."""
    section: SectionRef | None = None
    """The chapter that it stands in."""
    exceptions: Many[RuleException] = ()
    """Where it does not hold."""
    over: Many[RuleRef] = ()
    """Rules that give way where both apply."""
    gives: Many[LabelRef] = ()
    """The answers that the rule leads to where it applies, as `question/label` or `question/level`."""
    bears_on: Many[Annotated[Word, Ref("question-or-label")]] = ()
    """Questions or labels that it helps to decide, without deciding them alone."""
    why: Markdown | None = None
    """The reason for the rule."""
    code: Word | None = None
    """A short code that people quote, such as `R06`."""
    tasks: Annotated[Many[TaskRef], OneOrMany()] = ()
    """The tasks that it holds for; all where left out."""
    only: Annotated[Many[VariantRef], OneOrMany()] = ()
    """The variants that it holds for; all where left out."""
    variants: Many[RuleVariant] = ()
    """How it reads for single variants."""
    was: Slug | None = None
    """The id that the rule had before it was renamed."""


class Way(Record):
    """One answer to a question of a decision flow, and where it leads: to the next question, or to a label."""

    answer: Plain
    """The answer, such as "Yes"."""
    next: Word | None = None
    """The id of the question that follows."""
    label: Word | None = None
    """The label that it ends in: one of the decided question's labels, levels or its "cannot tell", or a way to leave
    the item, as `skip/<id>`."""
    note: Markdown | None = None
    """What to bear in mind on this way."""


class Ask(Entry):
    """A question of a decision flow."""

    id: Slug
    """A name that is unique within the flow."""
    ask: Plain
    """The question, short enough for a diagram."""
    help: Markdown | None = None
    """How to find out."""
    rules: Many[RuleRef] = ()
    """The rules that it puts into practice."""
    ways: Annotated[Many[Way], Field(min_length=2)]
    """The answers."""


class Flow(Entry):
    """A decision flow: ordered questions of which each way ends in a label. The first one is the start."""

    id: Annotated[Slug, Name("flow")]
    """The flow's name."""
    title: Plain
    """A few words."""
    decides: QuestionRef
    """The question of the answer schema that it decides."""
    intro: Markdown | None = None
    """What comes before it."""
    asks: Annotated[Many[Ask], Field(min_length=1)]
    """The questions, in order."""
    leaves_out: Many[Word] = ()
    """Labels that the flow leads to on purpose on no way."""

    def outcome(self, label: str) -> str:
        """The reference of the label that a way ends in: one of the decided question's, or a way to leave the item."""
        return label if label.startswith("skip/") else f"{self.decides}/{label}"


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
        bare = {"description": "One answer, in the form that its question asks for."}
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
    """For each question the accepted answer, or the set of them."""
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


class EdgeCase(Entry):
    """An unusual case and how it is ruled."""

    id: Annotated[Slug, Name("edge-case")]
    """A name that never changes."""
    title: Plain
    """The case in a few words."""
    case: Markdown
    """What happens."""
    ruling: Markdown
    """What to do."""
    rules: Many[RuleRef] = ()
    """The rules that it rests on."""
    gives: Many[LabelRef] = ()
    """The answers that it leads to."""


class Decision(Entry):
    """An entry of the decision log."""

    id: Annotated[Slug, Name("decision")]
    """A name that never changes."""
    date: Day
    """When it was made, `YYYY-MM-DD`."""
    status: Literal["decided", "under-way", "reversed"] = "decided"
    """`under-way` is internal unless it says otherwise."""
    case: Markdown
    """What came up."""
    ruling: Markdown
    """What was decided."""
    rules: Many[RuleRef] = ()
    """The rules that it touched."""
    by: Plain | None = None
    """Who decided."""

    @property
    def meant_for(self) -> tuple[str, ...]:
        """A decision under way is nobody's business outside until it is made."""
        return self.for_ or ((INTERNAL,) if self.status == "under-way" else (TRAINERS,))


class OpenQuestion(Entry):
    """Something that is not settled yet. It blocks a release."""

    default_for = INTERNAL

    id: Annotated[Slug, Name("open-question")]
    """A name that never changes."""
    question: Markdown
    """What is unclear."""
    owner: Plain
    """Who settles it."""
    due: Day
    """By when, `YYYY-MM-DD`."""
    rules: Many[RuleRef] = ()
    """The rules that wait for it."""


class Faq(Entry):
    """A question that trainers ask, with its answer."""

    id: Annotated[Slug, Name("faq")]
    """A name that never changes."""
    question: Plain
    """The question."""
    answer: Markdown
    """The answer."""
    rules: Many[RuleRef] = ()
    """The rules that it rests on."""


class Term(Entry):
    """A word with a meaning of its own in this project."""

    id: Annotated[Slug, Name("term")]
    """A name that never changes."""
    term: Plain
    """The word or words."""
    also: Many[Plain] = ()
    """Other forms: plural, abbreviation, written out."""
    definition: Markdown
    """What it means here."""


class ProcedureStep(Entry):
    """A step of the work in the labeling tool."""

    title: Plain
    """The step in a few words."""
    text: Markdown | None = None
    """How to do it."""
    tasks: Annotated[Many[TaskRef], OneOrMany()] = ()
    """The tasks that it belongs to; all where left out."""
    only: Annotated[Many[VariantRef], OneOrMany()] = ()
    """The variants that it holds for; all where left out."""


class Escalation(Entry):
    """When to ask for help, and whom."""

    when: Markdown
    """The case."""
    to: Plain
    """Whom to ask."""
    how: Markdown
    """By which way, and what to include."""
