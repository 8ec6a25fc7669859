"""A number."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from builder.answers.kind import Kind
from builder.answers.plain import number, share, within
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.index import level
from builder.model.items import Raw
from builder.model.questions import NumberQuestion


class NumberKind(Kind[NumberQuestion, int | float]):
    """Answers of a `number` question: a finite number within its limits."""

    tolerant = True
    ranged = True

    def read(self, question: NumberQuestion, raw: Raw, scope: Scope, faults: Faults) -> int | float | None:
        """The number."""
        value = number(raw, (), f"the answer to '{question.id}'", faults)
        if value is None:
            return None
        if question.whole and not isinstance(value, int):
            faults.add((), f"the question '{question.id}' asks for a whole number, not {level(value)}")
        if question.low is not None and value < question.low:
            faults.add((), f"{level(value)} is below {level(question.low)}, the lowest that '{question.id}' allows")
        if question.high is not None and value > question.high:
            faults.add((), f"{level(value)} is above {level(question.high)}, the highest that '{question.id}' allows")
        return value

    def distance(self, question: NumberQuestion, a: float, b: float, scope: Scope, tolerance: float | None) -> float:
        """The share of the allowed range between them; 0 within the tolerance; 1 where there are no limits."""
        if within(a, b, question.tolerance if tolerance is None else tolerance):
            return 0.0
        if question.low is None or question.high is None:
            return 1.0
        return share(abs(a - b), question.high - question.low)
