"""Rating scales and what their levels mean."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from builder.model.base import (
    Entry,
    Many,
    Markdown,
    Name,
    Number,
    Plain,
    Record,
    Ref,
    Slug,
    Word,
)
from builder.model.labels import Distinguish, LabelFlag


class Anchor(Entry):
    """What one level of a scale means."""

    value: Number
    """The level."""
    title: Plain
    """Its name."""
    definition: Markdown | None = None
    """When to give it."""
    include: Many[Markdown] = ()
    """What belongs to it."""
    exclude: Many[Markdown] = ()
    """What does not, although one might think so."""
    distinguish: Many[Distinguish] = ()
    """Levels that it is easily taken for."""
    flags: Many[LabelFlag] = ()
    """As for labels."""


class Scale(Entry):
    """A rating scale: `low` to `high` in steps, with an anchor for each level that has a meaning of its own."""

    low: Number
    """The lowest level."""
    high: Number
    """The highest level."""
    step: Number = 1
    """From one level to the next."""
    anchors: Annotated[Many[Anchor], Field(min_length=1)]
    """What the levels mean."""


class Refinement(Record):
    """What a level of a shared scale means for one question, beyond what the scale says."""

    value: Number
    """The level."""
    definition: Markdown | None = None
    """When to give it."""
    include: Many[Markdown] = ()
    """What belongs to it."""
    exclude: Many[Markdown] = ()
    """What does not, although one might think so."""
    distinguish: Many[Distinguish] = ()
    """Levels or labels that it is easily taken for."""
    flags: Many[LabelFlag] = ()
    """As for labels."""


class NamedScale(Scale):
    """A scale that several questions share."""

    id: Annotated[Slug, Name("scale")]
    """The name by which a question says `scale: …`."""
    title: Plain
    """What it measures."""


def _scale_shape(value: object) -> str:
    return "as-inline" if isinstance(value, (dict, Scale)) else "as-named"


ScaleUse = Annotated[
    Annotated[Word, Ref("scale"), Tag("as-named")] | Annotated[Scale, Tag("as-inline")], Discriminator(_scale_shape)
]
