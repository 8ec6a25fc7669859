"""Labels and what else an answer can be made of: ways out, strengths, severities."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import (
    Entry,
    LabelId,
    LabelRef,
    Many,
    Markdown,
    Name,
    Number,
    Plain,
    Record,
    Short,
    Whole,
)

LabelFlag = Literal["needs-note", "escalate", "ends-item", "rare"]


class Distinguish(Record):
    """How a label differs from another that it is easily taken for."""

    from_: LabelRef = Field(alias="from")
    """The other label, as `question/label`."""
    by: Markdown
    """What tells them apart."""


class Label(Entry):
    """One of the answers to choose from; may be written as its bare id."""

    id: Annotated[LabelId, Name("label")]
    """The label as the data holds it, for example `Yes` or `very-toxic`."""
    title: Plain | None = None
    """What trainers read; the id where it is left out."""
    definition: Markdown | None = None
    """What the label means, in a sentence or two."""
    include: Many[Markdown] = ()
    """What belongs to it."""
    exclude: Many[Markdown] = ()
    """What does not, although one might think so."""
    distinguish: Many[Distinguish] = ()
    """Labels that it is easily taken for."""
    rank: Whole | None = None
    """Where several labels fit, the one with the lowest rank wins."""
    flags: Many[LabelFlag] = ()
    """`needs-note`: a note is required. `escalate`: also tell the contact. `ends-item`: nothing more is asked.
    `rare`: expect it seldom."""
    labels: Many[Annotated[Label, Short("id")]] = ()
    """Narrower labels below this one."""
    was: LabelId | None = None
    """The id that the label had before it was renamed."""

    @property
    def shown(self) -> str:
        """What trainers read."""
        return self.title or self.id


Labels = Annotated[Many[Annotated[Label, Short("id")]], Field(min_length=1)]


class WayOut(Entry):
    """An honest answer besides the labels."""

    id: Annotated[LabelId, Name("label")]
    """The answer as the data holds it."""
    title: Plain
    """What trainers read."""
    definition: Markdown
    """When to use it, and when not."""
    include: Many[Markdown] = ()
    """Cases for it."""
    exclude: Many[Markdown] = ()
    """Cases that are none, although one might think so."""
    distinguish: Many[Distinguish] = ()
    """Labels that it is easily taken for."""
    flags: Many[LabelFlag] = ()
    """As for labels."""

    @property
    def shown(self) -> str:
        """What trainers read."""
        return self.title


class CannotTell(WayOut):
    """The honest way out of a question that can't be answered."""

    id: Annotated[LabelId, Name("label")] = "cannot-tell"
    """The answer as the data holds it."""
    title: Plain = "Cannot tell"
    """What trainers read."""


class Distance(Record):
    """How far apart two labels are, from 0 (equal) to 1 (nothing in common)."""

    between: Annotated[Many[LabelId], Field(min_length=2, max_length=2)]
    """The two labels."""
    is_: Annotated[Number, Field(ge=0, le=1)] = Field(alias="is")
    """Their distance."""


class Strength(Entry):
    """By how much one response is better."""

    id: Annotated[LabelId, Name("label")]
    """The strength as the data holds it."""
    title: Plain | None = None
    """What trainers read."""
    definition: Markdown | None = None
    """When to choose it."""

    @property
    def shown(self) -> str:
        """What trainers read."""
        return self.title or self.id


class Severity(Entry):
    """How bad an error is."""

    id: Annotated[LabelId, Name("label")]
    """The severity as the data holds it."""
    title: Plain | None = None
    """What trainers read."""
    definition: Markdown
    """When to choose it."""
    weight: Number
    """What an error of this severity costs."""

    @property
    def shown(self) -> str:
        """What trainers read."""
        return self.title or self.id


class Weight(Record):
    """A weight that departs from its severity's."""

    category: LabelId
    """The category; its narrower ones are meant too."""
    severity: LabelId | None = None
    """The severity; all where left out."""
    weight: Number
    """What such an error costs."""


class RelationLabel(Label):
    """What a relation can be."""

    from_: Many[LabelId] = Field(default=(), alias="from")
    """Labels of the spans that it can start at; any where left out."""
    to: Many[LabelId] = ()
    """Labels of the spans that it can end at; any where left out."""
