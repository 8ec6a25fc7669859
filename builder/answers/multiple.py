"""Any number of labels."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.plain import entries
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Multiple


class MultipleKind(Kind[Multiple, frozenset[str]]):
    """Answers of a `multiple` question: a list of label ids, in any order, none twice."""

    gradual = True

    def read(self, question: Multiple, raw: Raw, scope: Scope, faults: Faults) -> frozenset[str] | None:
        """The set of labels."""
        labels = LabelSet.of(question)
        chosen: set[str] = set()
        listed = entries(raw, (), f"the answer to '{question.id}'", faults)
        if not isinstance(raw, (list, tuple)):
            return None
        for place, entry in enumerate(listed):
            label = labels.read(entry, (place,), faults)
            if label is not None and label in chosen:
                faults.add((place,), f"'{label}' is listed twice", "List each label once.")
            elif label is not None:
                chosen.add(label)
        if len(listed) < question.min:
            faults.add((), f"the question '{question.id}' asks for at least {question.min} labels, not {len(listed)}")
        if question.max is not None and len(listed) > question.max:
            faults.add((), f"the question '{question.id}' allows at most {question.max} labels, not {len(listed)}")
        return frozenset(chosen)

    def distance(
        self,
        question: Multiple,
        a: frozenset[str],
        b: frozenset[str],
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """The Jaccard distance: the share of labels in either answer that are not in both. Two empty ones are equal."""
        return len(a ^ b) / len(a | b) if a or b else 0.0

    def labels(self, question: Multiple, raw: Raw) -> Iterator[str]:
        """The labels in their order."""
        return LabelSet.of(question).mentioned(raw if isinstance(raw, (list, tuple)) else ())

    def words(self, question: Multiple, raw: Raw) -> Iterator[str]:
        """The labels and the broader ones above them."""
        return LabelSet.of(question).widened(self.labels(question, raw))
