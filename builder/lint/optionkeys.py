"""Quiz items with options to choose from, and which of the options are the key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import Quiz, QuizItem
from builder.model.quizzes import Option
from builder.scalars import as_written

CHOSEN = frozenset({"single", "multiple"})


@dataclass(frozen=True, slots=True)
class Keyed:
    """An item with options.

    Attributes:
        place: Its position in the quiz.
        item: The item.
        key: The ids of the options in the fully right answer.
    """

    place: int
    item: QuizItem
    key: frozenset[str]

    @property
    def options(self) -> tuple[Option, ...]:
        """The options, in the order in which they are written."""
        return self.item.options

    @property
    def chance(self) -> float:
        """The probability that an option taken at random is of the key."""
        return len(self.key) / len(self.options)


def keyed(quiz: Quiz) -> Iterator[Keyed]:
    """The items of a quiz with one or several options to choose, where the key says something.

    An item whose options are all right, or of which the key is not one of them, is left out.
    """
    for place, item in enumerate(quiz.items):
        if item.kind not in CHOSEN:
            continue
        ids = {option.id for option in item.options}
        key = full_key(item) & ids
        if key and key != ids and len(ids) == len(item.options):
            yield Keyed(place, item, key)


def full_key(item: QuizItem) -> frozenset[str]:
    """The options in the first answer that earns the full credit."""
    row = next((row for row in item.answers if row.credit == 1), None)
    if row is None:
        return frozenset()
    listed = row.answer if isinstance(row.answer, (list, tuple)) else (row.answer,)
    return frozenset(written for raw in listed if (written := as_written(raw)) is not None)
