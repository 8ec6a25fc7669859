"""The labels of a question: which may be chosen, and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from builder.answers.plain import share
from builder.answers.problem import Faults, quoted, shape, suggest
from builder.model.items import Raw
from builder.model.labels import Distance, Label
from builder.model.questions import Boxes, Choice, Errors, Grades, Multiple, Relations, Spans
from builder.scalars import as_written
from builder.source import KeyPath

Labelled = Choice | Multiple | Spans | Errors | Relations | Boxes | Grades

RELATED = 0.5
"""The distance of a label from one that is broader or narrower, where the question does not say otherwise."""


@dataclass(frozen=True)
class LabelSet:
    """The labels of one question, narrower ones included. Where an id occurs twice, the first one counts.

    Attributes:
        question: The question's id.
        top: The broadest labels.
        select: Whether any label may be chosen, or only those with no narrower one (`leaf`). A question without
            this setting asks for the narrowest.
        ordered: Whether they stand in order.
        distances: Distances that the author set.
        way_out: The id of "cannot tell", or None. It is no label, but hints name it; single steps may have it as grade.
    """

    question: str
    top: tuple[Label, ...]
    select: Literal["leaf", "any"] = "leaf"
    ordered: bool = False
    distances: tuple[Distance, ...] = ()
    way_out: str | None = None

    @classmethod
    def of(cls, question: Labelled) -> LabelSet:
        """The labels (categories) of a question."""
        kept = _KEPT.get(id(question))
        if kept is None or kept[0] is not question:
            if len(_KEPT) >= MOST_KEPT:
                _KEPT.clear()
            kept = _KEPT[id(question)] = (question, cls._of(question))
        return kept[1]

    @classmethod
    def _of(cls, question: Labelled) -> LabelSet:
        labels = question.categories if isinstance(question, Errors) else question.labels
        if isinstance(question, Grades) and question.cannot_tell:
            labels = (*labels, Label(id=question.cannot_tell.id))
        return cls(
            question.id,
            labels,
            getattr(question, "select", "leaf"),
            getattr(question, "ordered", False),
            getattr(question, "distances", ()),
            question.cannot_tell.id if question.cannot_tell else None,
        )

    @cached_property
    def known(self) -> dict[str, tuple[Label, tuple[str, ...]]]:
        """Each label with the ids of the broader ones above it, the broadest first."""
        found: dict[str, tuple[Label, tuple[str, ...]]] = {}
        for label, parents in _flat(self.top, ()):
            found.setdefault(label.id, (label, parents))
        return found

    @cached_property
    def choosable(self) -> dict[str, int]:
        """The labels that may be chosen, each with its position."""
        chosen = [name for name, (label, _) in self.known.items() if self.select == "any" or not label.labels]
        return {name: position for position, name in enumerate(chosen)}

    @cached_property
    def _set(self) -> dict[frozenset[str], float]:
        return {frozenset(entry.between): float(entry.is_) for entry in self.distances}

    def read(self, raw: Raw, path: KeyPath, faults: Faults, called: str = "label") -> str | None:
        """The label that may be chosen, or None and a problem; `called` is the word for it."""
        written = as_written(raw)
        if written is None:
            faults.add(path, f"a {called} of the question '{self.question}' is a name, not {shape(raw)}")
        elif written not in self.known:
            offered = [*self.choosable, *([self.way_out] if self.way_out and not path else [])]
            hint = suggest(written, offered, _plural(called))
            faults.add(path, f"{quoted(written)} is not a {called} of the question '{self.question}'", hint)
        elif written not in self.choosable:
            narrower = [name for name in self.choosable if written in self.known[name][1]]
            message = f"'{written}' is too broad: the question '{self.question}' asks for the narrowest {called}"
            faults.add(path, message, f"Choose one of: {', '.join(narrower)}.")
        else:
            return written
        return None

    def mentioned(self, raws: Iterable[object]) -> Iterator[str]:
        """The ids among `raws` that are labels of the question; the rest is passed over."""
        for raw in raws:
            written = as_written(raw)
            if written is not None and written in self.known:
                yield written

    def widened(self, labels: Iterable[str]) -> Iterator[str]:
        """The labels, each followed by the broader ones above it."""
        for label in labels:
            yield label
            yield from self.parents(label)

    def distance(self, a: str, b: str) -> float:
        """How far apart two labels are.

        What the author set counts first; then, for labels of which one is broader than the other, `RELATED`; then
        the order, as the share of the way from the first to the last; and else they have nothing in common.
        """
        if a == b:
            return 0.0
        if self.way_out in (a, b):
            return 1.0
        if (between := self._set.get(frozenset((a, b)))) is not None:
            return between
        if a in self.parents(b) or b in self.parents(a):
            return RELATED
        if self.ordered and a in self.choosable and b in self.choosable:
            steps = len(self.choosable.keys() - {self.way_out}) - 1
            return share(abs(self.choosable[a] - self.choosable[b]), steps)
        return 1.0

    def parents(self, label: str) -> tuple[str, ...]:
        """The broader labels above a label, the broadest first."""
        return self.known[label][1] if label in self.known else ()


MOST_KEPT = 512
_KEPT: dict[int, tuple[Labelled, LabelSet]] = {}
"""The labels of questions that were asked for, by identity: each of a thousand answers asks for those of the same few
questions, and to compare questions by value costs more than to collect their labels."""


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _flat(labels: tuple[Label, ...], parents: tuple[str, ...]) -> Iterator[tuple[Label, tuple[str, ...]]]:
    for label in labels:
        yield label, parents
        yield from _flat(label.labels, (*parents, label.id))
