"""What an answer is read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.model import Index, Project
from builder.model.examples import Accepted
from builder.model.items import FieldValue, Part, Raw


@dataclass(frozen=True)
class Scope:
    """The project, the item that is labeled, and the other answers given on it.

    Attributes:
        project: The project.
        item: The item, field by field.
        answers: Answers to the other questions, by question; an accepted set stands for all that it holds.
        known: The project's index, where the caller has one already.
        pictures: Width and height in pixels of pictures by their file, as far as known.
    """

    project: Project
    item: Mapping[str, FieldValue] = field(default_factory=dict)
    answers: Mapping[str, Raw | Accepted] = field(default_factory=dict)
    known: Index | None = None
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def index(self) -> Index:
        """The entries of the project, by reference."""
        return self.known or Index(self.project)

    def parts(self, name: str) -> tuple[Part, ...] | None:
        """The turns, responses or steps of a field, or None where the item has none there."""
        value = self.item.get(name)
        return value if isinstance(value, tuple) else None

    def answers_to(self, question: str) -> tuple[Raw, ...]:
        """The answers to another question; none where it was not answered."""
        if question not in self.answers:
            return ()
        return raws(self.answers[question])


def raws(answer: Raw | Accepted) -> tuple[Raw, ...]:
    """The single answers in a raw answer (itself) or in an accepted set (those that it lists)."""
    return (answer.any_of or ()) if isinstance(answer, Accepted) else (answer,)
