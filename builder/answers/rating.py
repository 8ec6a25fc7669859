"""A level on a scale."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.kind import Kind
from builder.answers.plain import number, number_in, share, within
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.index import level
from builder.model.items import Raw
from builder.model.questions import Rating
from builder.model.scales import Scale

_SLACK = 1e-9
"""By what share of a step a level such as 0.3 may be off, since steps of 0.1 do not add up in binary."""


def on_a_level(scale: Scale, value: float) -> bool:
    """Whether the number is a level: `low`, `low + step` … up to `high`."""
    if not scale.low <= value <= scale.high:
        return False
    if scale.step <= 0:
        return any(anchor.value == value for anchor in scale.anchors)
    steps = (value - scale.low) / scale.step
    return abs(steps - round(steps)) <= _SLACK * max(1.0, abs(steps))


class RatingKind(Kind[Rating, int | float]):
    """Answers of a `rating` question: a number that is a level of its scale.

    Not gradual: whoever always answers the middle would earn points without reading. A row with `tolerance` or with
    less credit says what a neighbour is worth.
    """

    tolerant = True
    ranged = True

    def read(self, question: Rating, raw: Raw, scope: Scope, faults: Faults) -> int | float | None:
        """The level. Where the scale is not known, any number will do: the reference itself is a finding."""
        value = number(raw, (), f"the answer to '{question.id}'", faults)
        scale = scope.index.scale_of(question)
        if value is None or scale is None:
            return value
        if not on_a_level(scale, value):
            steps = "" if scale.step == 1 else f" in steps of {level(scale.step)}"
            message = f"{level(value)} is not a level of the question '{question.id}'"
            faults.add((), message, f"The levels go from {level(scale.low)} to {level(scale.high)}{steps}.")
        return value

    def distance(self, question: Rating, a: float, b: float, scope: Scope, tolerance: float | None) -> float:
        """The share of the scale that lies between them; 0 within the tolerance."""
        if within(a, b, tolerance or 0):
            return 0.0
        scale = scope.index.scale_of(question)
        return share(abs(a - b), scale.high - scale.low) if scale else 1.0

    def labels(self, question: Rating, raw: Raw) -> Iterator[str]:
        """The level as references write it, whether or not it has an anchor."""
        value = number_in(raw)
        if value is not None:
            yield level(value)
