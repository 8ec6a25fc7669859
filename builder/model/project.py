"""The project requirement spec as a whole."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import (
    Entry,
    FieldRef,
    LabelId,
    Many,
    Markdown,
    Name,
    Plain,
    QuestionRef,
    Slug,
    Word,
)
from builder.model.examples import Example
from builder.model.flows import Flow
from builder.model.guidance import Decision, EdgeCase, Escalation, Faq, OpenQuestion, ProcedureStep, Rule, Section, Term
from builder.model.items import Item
from builder.model.labels import WayOut
from builder.model.questions import Question
from builder.model.quizzes import Quiz
from builder.model.requirements import Requirements, Sensitive
from builder.model.scales import NamedScale

FORMAT = 1
"""The version of the language that this program writes. Older ones are migrated on read."""


class Audience(Entry):
    """Someone for whom entries can be meant besides all trainers, such as one vendor."""

    id: Annotated[Slug, Name("audience")]
    """The name that entries give in `for:`."""
    title: Plain
    """What people read."""


class Variant(Entry):
    """A way in which the instructions differ, by vendor, language or tool."""

    id: Annotated[Slug, Name("variant")]
    """The name that entries give in `only:`."""
    by: Literal["vendor", "language", "tool"]
    """What makes the difference."""
    title: Plain
    """What people read."""
    language: Word | None = None
    """The language, where that makes the difference."""


class Skip(WayOut):
    """A way to leave the whole item without answers. Its reference is `skip/<id>`."""

    id: Annotated[LabelId, Name("skip")]
    """The answer as the data holds it."""


class Task(Entry):
    """One of several tasks in a project, each with its own part of the item and of the questions."""

    id: Annotated[Slug, Name("task")]
    """A name that never changes."""
    title: Plain
    """A few words."""
    summary: Markdown
    """What a trainer does."""
    fields: Annotated[Many[FieldRef], Field(min_length=1)]
    """The fields that the trainer sees."""
    questions: Annotated[Many[QuestionRef], Field(min_length=1)]
    """The questions that the trainer answers."""


class Project(Entry):
    """A project requirement spec: everything that `guidelines/<project>/` says, and its quizzes."""

    format: Literal[1]
    """The version of the language that the spec is written in."""
    id: Annotated[Slug, Name("project")]
    """The project's name in addresses; the same as its folder."""
    title: Plain
    """The project's name for people."""
    summary: Plain
    """What trainers do, in one sentence."""
    language: Word = "en"
    """The language of the instructions."""
    acronyms: Many[Word] = ()
    """Acronyms that every trainer knows, so that the glossary need not explain them."""
    audiences: Many[Audience] = ()
    """For whom else entries can be meant."""
    variants: Many[Variant] = ()
    """By what the instructions differ."""
    requirements: Requirements | None = None
    """Why the data is made, by whom, under which conditions."""
    sensitive: Sensitive | None = None
    """What may distress trainers."""
    item: Item
    """What is labeled."""
    scales: Many[NamedScale] = ()
    """Rating scales that several questions share."""
    questions: Annotated[Many[Question], Field(min_length=1)]
    """The answer schema."""
    skips: Many[Skip] = ()
    """Ways to leave the whole item without answers."""
    tasks: Many[Task] = ()
    """The tasks, where there are several; otherwise everything belongs to one."""
    procedure: Many[ProcedureStep] = ()
    """How the work goes in the labeling tool, step by step."""
    sections: Many[Section] = ()
    """The chapters of the instructions."""
    rules: Annotated[Many[Rule], Field(min_length=1)]
    """What trainers must, should and may do."""
    flows: Many[Flow] = ()
    """Decision flows."""
    examples: Many[Example] = ()
    """Worked examples."""
    edge_cases: Many[EdgeCase] = ()
    """Unusual cases and how they are ruled."""
    escalation: Many[Escalation] = ()
    """When to ask for help, and whom."""
    faq: Many[Faq] = ()
    """What trainers ask."""
    glossary: Many[Term] = ()
    """Words with a meaning of their own."""
    decisions: Many[Decision] = ()
    """The decision log."""
    open_questions: Many[OpenQuestion] = ()
    """What is not settled yet."""
    quizzes: Many[Quiz] = ()
    """Filled from `quizzes/<project>/*.yaml`; not a key of `project.yaml`."""
