"""What a taker of a quiz is asked: how many items from which of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.model import Quiz, QuizItem


@dataclass(frozen=True, slots=True)
class Group:
    """Items of which each taker gets some, each as likely as any other.

    Attributes:
        asked: How many of them.
        items: The items.
    """

    asked: int
    items: tuple[QuizItem, ...]

    def most(self, of: Callable[[QuizItem], float]) -> float:
        """The greatest sum that the items of a draw can reach."""
        return sum(sorted((of(item) for item in self.items), reverse=True)[: self.asked])

    def mean(self, of: Callable[[QuizItem], float]) -> float:
        """The sum that the items of a draw reach on average."""
        return sum(of(item) for item in self.items) * self.asked / len(self.items)


def groups(quiz: Quiz) -> list[Group]:
    """The pools that are drawn from, and all items of the others. More than a pool holds is never asked."""
    drawn = {draw.pool: draw.items for draw in quiz.draw}
    pools: dict[str | None, list[QuizItem]] = {}
    for item in quiz.items:
        pools.setdefault(item.pool if item.pool in drawn else None, []).append(item)
    return [
        Group(len(items) if pool is None else min(drawn[pool], len(items)), tuple(items))
        for pool, items in pools.items()
    ]


def asked_in_all(quiz: Quiz) -> int:
    """How many questions each taker gets."""
    return sum(group.asked for group in groups(quiz))
