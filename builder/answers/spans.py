"""Marked text with labels."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.marks import MARK_KEYS, Extent, check_overlap, read_extent, read_name
from builder.answers.matching import f1_distance
from builder.answers.plain import entries, mapping
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text with its label. The name is for relations alone: spans with other names are equal."""

    extent: Extent
    label: str
    name: str = field(default="", compare=False)


class SpansKind(Kind[Spans, tuple[Span, ...]]):
    """Answers of a `spans` question: a list of marks, in any order."""

    gradual = True
    tolerant = True

    def read(self, question: Spans, raw: Raw, scope: Scope, faults: Faults) -> tuple[Span, ...] | None:
        """The spans in the order of the text."""
        labels = LabelSet.of(question)
        spans: dict[Span, int] = {}
        names: set[str] = set()
        for place, entry in enumerate(entries(raw, (), f"the answer to '{question.id}'", faults)):
            found = mapping(entry, (place,), "a mark", faults, keys=(*MARK_KEYS, "label"), needed=("label",))
            if found is None:
                continue
            extent = read_extent(question, found, (place,), scope, faults)
            label = labels.read(found["label"], (place, "label"), faults) if "label" in found else None
            name = read_name(found, (place,), names, faults)
            if extent is None or label is None:
                continue
            span = Span(extent, label, name)
            if span in spans:
                faults.add(
                    (place,), f"mark {place + 1} is the same as mark {spans[span] + 1}", "Mark each stretch once."
                )
            else:
                spans[span] = place
        check_overlap(question, [((place,), span.extent) for span, place in spans.items()], faults)
        return tuple(sorted(spans))

    def distance(
        self,
        question: Spans,
        a: tuple[Span, ...],
        b: tuple[Span, ...],
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """One minus the F1 of the best one-to-one matching.

        Two spans match if they have the same label, and neither end is off by more than the tolerance.
        """
        off = question.tolerance if tolerance is None else tolerance
        return f1_distance(
            a, b, lambda one, other: float(one.label == other.label and one.extent.near(other.extent, off))
        )

    def labels(self, question: Spans, raw: Raw) -> Iterator[str]:
        """The labels of the marks."""
        return LabelSet.of(question).mentioned(values(raw, "label"))

    def words(self, question: Spans, raw: Raw) -> Iterator[str]:
        """The labels and the broader ones above them."""
        return LabelSet.of(question).widened(self.labels(question, raw))


def values(raw: Raw, key: str) -> Iterator[object]:
    """What the mappings in a list hold under `key`; passes over everything else."""
    for entry in raw if isinstance(raw, (list, tuple)) else ():
        if isinstance(entry, Mapping) and key in entry:
            yield entry[key]


def char_iou(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Intersection over union of the marked code points, label by label; 1 where nothing is marked on either side.

    A softer measure than the matching: spans that overlap in part count in part.
    """
    in_a = {(span.label, place) for span in a for place in span.extent.characters()}
    in_b = {(span.label, place) for span in b for place in span.extent.characters()}
    return len(in_a & in_b) / len(in_a | in_b) if in_a or in_b else 1.0
