"""The labels that an example accepts."""

from __future__ import annotations

from builder.answers import labels_accepted
from builder.lint.base import Subject
from builder.model.examples import Accepted
from builder.model.index import SKIP
from builder.scalars import as_written


def accepted_refs(subject: Subject, question: str, accepted: Accepted) -> tuple[str, ...]:
    """The labels that an accepted set holds, as `question/label`."""
    found = subject.index.questions.get(question)
    if found is not None:
        return labels_accepted(found, accepted, subject.index)
    if question != SKIP:
        return ()
    return tuple(f"{SKIP}/{written}" for raw in accepted.any_of or () if (written := as_written(raw)) is not None)


def among(subject: Subject, ref: str, labels: set[str]) -> bool:
    """Whether a label, or a broader one above it, is among the labels of its question."""
    if ref.partition("/")[2] in labels:
        return True
    entry = subject.index.labels.get(ref)
    return entry is not None and not labels.isdisjoint(entry.parents)
