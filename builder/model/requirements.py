"""What a start-up meeting settles: why the data is made, by whom, under which conditions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.model.base import (
    INTERNAL,
    Day,
    Entry,
    Many,
    Markdown,
    Number,
    Plain,
    Said,
    SaidInternally,
    Whole,
    Word,
)


class Owner(Entry):
    """A person or team who answers for the project."""

    name: Plain
    """The name of the person or team."""
    role: Plain
    """What they answer for."""
    contact: Plain | None = None
    """How to reach them."""


class Volume(Entry):
    """How much is to be labeled."""

    items: Annotated[Whole, Field(gt=0)]
    """Number of items."""
    note: Markdown | None = None
    """How they are chosen or divided."""


class Deadline(Entry):
    """When the data is needed."""

    date: Day
    """The day, `YYYY-MM-DD`."""
    note: Markdown | None = None
    """What hangs on it."""


class QualityTarget(Entry):
    """What the data must reach. Internal unless it says otherwise."""

    default_for = INTERNAL

    measure: Plain
    """What is measured, such as Krippendorff's alpha or the share of items reviewed."""
    target: Plain
    """What it must reach."""
    note: Markdown | None = None
    """How it is measured."""


class ItemTime(Entry):
    """How long an item takes."""

    minutes: Annotated[Number, Field(gt=0)]
    """Expected time in minutes."""
    at_most: Annotated[Number, Field(gt=0)] | None = None
    """Minutes after which to stop and skip."""
    note: Markdown | None = None
    """What the time covers."""


class Vendor(Entry):
    """A company that provides trainers. Internal unless it says otherwise."""

    default_for = INTERNAL

    name: Plain
    """The company."""
    note: Markdown | None = None
    """Its share of the work, its contact."""


class Requirements(Entry):
    """The requirements of the project."""

    purpose: Said | None = None
    """Why the data is made."""
    use: Said | None = None
    """What it will be used for."""
    owners: Many[Owner] = ()
    """Who answers for the project."""
    volume: Volume | None = None
    """How much is to be labeled."""
    deadline: Deadline | None = None
    """When the data is needed."""
    quality: Many[QualityTarget] = ()
    """What the data must reach."""
    data_handling: Said | None = None
    """What trainers must do, and not do, with the data that they see."""
    time_per_item: ItemTime | None = None
    """How long an item takes."""
    pay: Said | None = None
    """What trainers are paid."""
    pay_negotiation: SaidInternally | None = None
    """What is still being negotiated. Internal."""
    languages: Many[Word] = ()
    """The languages of the items or of the trainers, such as `en`."""
    skills: Many[Plain] = ()
    """What trainers must know or be."""
    vendors: Many[Vendor] = ()
    """Who provides trainers."""


class Sensitive(Entry):
    """What may distress trainers, and what is done about it."""

    topics: Annotated[Many[Plain], Field(min_length=1)]
    """What they may meet."""
    warning: Markdown | None = None
    """The warning that they read before anything else."""
    wellbeing: Markdown | None = None
    """Breaks, opting out, whom to talk to."""
