"""The rating scales of a project, named ones and those that stand in a question."""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Subject
from builder.model.questions import Rating
from builder.model.scales import Scale
from builder.source import KeyPath

SLACK = 1e-9
"""By what share of a step a level may be off, since steps of 0.1 do not add up in binary."""


def scales(subject: Subject) -> Iterator[tuple[str, Scale, KeyPath]]:
    """Every scale with its name in messages and its key path."""
    for number, scale in enumerate(subject.project.scales):
        yield f"the scale '{scale.id}'", scale, ("scales", number)
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, Rating) and isinstance(question.scale, Scale):
            yield f"the scale of '{question.id}'", question.scale, ("questions", number, "scale")


def fits(scale: Scale, value: float) -> bool:
    """Whether the value is a level of the scale: `low`, `low + step` … up to `high`."""
    if not scale.low <= value <= scale.high:
        return False
    if scale.step <= 0:
        return True  # an impossible limit, reported as such
    steps = (value - scale.low) / scale.step
    return abs(steps - round(steps)) <= SLACK * max(1.0, abs(steps))
