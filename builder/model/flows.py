"""Decision flows as data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.model.base import (
    Entry,
    Many,
    Markdown,
    Name,
    Plain,
    QuestionRef,
    Record,
    RuleRef,
    Slug,
    Word,
)


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
