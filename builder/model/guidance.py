"""The guidance itself: rules, decision flows, worked examples, and what surrounds them."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.model.base import (
    INTERNAL,
    TRAINERS,
    Day,
    Entry,
    LabelRef,
    Many,
    Markdown,
    Name,
    OneOrMany,
    Plain,
    Ref,
    RuleRef,
    SectionRef,
    Slug,
    TaskRef,
    VariantRef,
    Word,
)


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
