"""Links between marked spans."""
# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.links import Link, Linker
from builder.answers.matching import f1_distance
from builder.answers.plain import entries, mapping
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.answers.spans import values
from builder.model.items import Raw
from builder.model.questions import Relations

_KEYS = ("from", "to", "label")


class RelationsKind(Kind[Relations, tuple[Link, ...]]):
    """Answers of a `relations` question: a list of `{from: …, to: …, label: …}` by the names of spans."""

    gradual = True

    def read(self, question: Relations, raw: Raw, scope: Scope, faults: Faults) -> tuple[Link, ...] | None:
        """The links in a fixed order; where relations have no direction, so are the ends of each."""
        labels = LabelSet.of(question)
        linker = Linker.of(question, scope)
        if linker.spans is None:
            message = f"the item has no answer to '{question.spans}', whose spans the question '{question.id}' links"
            faults.add((), message)
        links: set[Link] = set()
        for place, entry in enumerate(entries(raw, (), f"the answer to '{question.id}'", faults)):
            found = mapping(entry, (place,), "a relation", faults, keys=_KEYS, needed=_KEYS)
            if found is None:
                continue
            label = labels.read(found["label"], (place, "label"), faults) if "label" in found else None
            link = linker.link(found, (place,), label, faults)
            if link is not None and link in links:
                faults.add((place,), f"relation {place + 1} is listed twice", "List each relation once.")
            elif link is not None:
                links.add(link)
        return tuple(sorted(links, key=repr))

    def distance(
        self,
        question: Relations,
        a: tuple[Link, ...],
        b: tuple[Link, ...],
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """One minus the F1 of the best one-to-one matching.

        Two relations match if they have the same label and the same ends, each within the tolerance of the spans.
        """
        off = Linker.of(question, scope).tolerance
        return f1_distance(a, b, lambda one, other: float(one.same(other, off, directed=question.directed)))

    def labels(self, question: Relations, raw: Raw) -> Iterator[str]:
        """The labels of the relations."""
        return LabelSet.of(question).mentioned(values(raw, "label"))

    def words(self, question: Relations, raw: Raw) -> Iterator[str]:
        """The labels and the broader ones above them."""
        return LabelSet.of(question).widened(self.labels(question, raw))
