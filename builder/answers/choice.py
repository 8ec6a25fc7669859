"""One label."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Choice


class ChoiceKind(Kind[Choice, str]):
    """Answers of a `choice` question: a label id. Far apart as the labels are; equal only if the same."""

    def read(self, question: Choice, raw: Raw, scope: Scope, faults: Faults) -> str | None:
        """The label's id."""
        return LabelSet.of(question).read(raw, (), faults)

    def distance(self, question: Choice, a: str, b: str, scope: Scope, tolerance: float | None) -> float:
        """The distance of the labels."""
        return LabelSet.of(question).distance(a, b)

    def equal(self, question: Choice, a: str, b: str, scope: Scope, tolerance: float | None) -> bool:
        """The same label: two labels that the author put at distance 0 are still two answers."""
        return a == b

    def labels(self, question: Choice, raw: Raw) -> Iterator[str]:
        """The label."""
        return LabelSet.of(question).mentioned([raw])

    def words(self, question: Choice, raw: Raw) -> Iterator[str]:
        """The label and the broader ones above it."""
        return LabelSet.of(question).widened(self.labels(question, raw))
