"""Which questions wait for which others before they are asked (`when`)."""

from __future__ import annotations

from builder.lint.base import Subject
from builder.lint.flows import unsettled
from builder.model import Index


def waits_for(index: Index) -> dict[str, list[str]]:
    """For each question the questions that its conditions name, in order."""
    return {question.id: [condition.question for condition in question.when] for question in index.questions.values()}


def undecided(subject: Subject) -> set[str]:
    """Questions of which nobody can say when they are asked.

    They wait, in the end, for themselves, for a question that does not exist, or for one that could not be read whole.
    """
    edges = waits_for(subject.index)
    unknown = {other for others in edges.values() for other in others if other not in edges}
    return unsettled(edges | {other: [other] for other in unknown | subject.dropped})
