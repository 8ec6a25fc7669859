"""The responses of the item that a question compares."""

from __future__ import annotations

from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.questions import Pairwise, Ranking


def response_ids(question: Pairwise | Ranking, scope: Scope, faults: Faults) -> tuple[str, ...] | None:
    """The ids of the responses in their order, or None and a problem where the item has none."""
    parts = scope.parts(question.of)
    if parts is None:
        faults.add((), f"the item has no responses in '{question.of}', which the question '{question.id}' compares")
        return None
    return tuple(part.id for part in parts if part.id is not None)
