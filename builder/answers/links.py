"""The ends of relations: marked spans, found by the names that an answer gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.answers.errors import ErrorsKind, MarkedError
from builder.answers.labels import LabelSet
from builder.answers.plain import text
from builder.answers.problem import Faults, quoted, suggest
from builder.answers.scope import Scope
from builder.answers.spans import Span, SpansKind
from builder.model.labels import RelationLabel
from builder.model.questions import Errors, Relations, Spans
from builder.source import KeyPath

End = Span | MarkedError


@dataclass(frozen=True, slots=True)
class Link:
    """A relation. Its ends are the spans themselves, since each answer gives its spans names of its own."""

    source: End
    target: End
    label: str

    def same(self, other: Link, tolerance: float, *, directed: bool) -> bool:
        """Whether both have the same label and the same ends, which may be off by the tolerance."""
        if self.label != other.label:
            return False
        straight = _same(self.source, other.source, tolerance) and _same(self.target, other.target, tolerance)
        crossed = _same(self.source, other.target, tolerance) and _same(self.target, other.source, tolerance)
        return straight or (crossed and not directed)


@dataclass(frozen=True, slots=True)
class Linker:
    """Reads the ends of relations.

    Attributes:
        question: The question about relations.
        marked: The question about the spans that are linked; None where there is none of that name and kind.
        spans: The spans by name; None where they were not asked for or not given.
    """

    question: Relations
    marked: Spans | Errors | None
    spans: Mapping[str, End] | None

    @classmethod
    def of(cls, question: Relations, scope: Scope) -> Linker:
        """Reads the spans; what is wrong with them is told where they stand."""
        marked = scope.index.questions.get(question.spans)
        answers = scope.answers_to(question.spans)
        if not isinstance(marked, (Spans, Errors)):
            return cls(question, None, None)
        if not answers:
            return cls(question, marked, None)
        spans: dict[str, End] = {}
        for raw in answers:
            for end in _ends(marked, raw, scope):
                if end.name:
                    spans.setdefault(end.name, end)
        return cls(question, marked, spans)

    @property
    def tolerance(self) -> float:
        """By how many characters the ends of spans may be off."""
        return self.marked.tolerance if self.marked else 0

    def link(self, entry: Mapping[str, Any], path: KeyPath, label: str | None, faults: Faults) -> Link | None:
        """The relation, or None and a problem."""
        source = self._end(entry["from"], (*path, "from"), faults) if "from" in entry else None
        target = self._end(entry["to"], (*path, "to"), faults) if "to" in entry else None
        if label is None or source is None or target is None:
            return None
        self._check(label, source, target, path, faults)
        if not self.question.directed and repr(target) < repr(source):
            source, target = target, source
        return Link(source, target, label)

    def _end(self, raw: object, path: KeyPath, faults: Faults) -> End | None:
        name = text(raw, path, "the end of a relation", faults)
        if name is None or self.spans is None:
            return None
        if name not in self.spans:
            message = f"{quoted(name)} is not the name of a span in the answer to '{self.question.spans}'"
            faults.add(path, message, suggest(name, self.spans, "named spans"))
        return self.spans.get(name)

    def _check(self, label: str, source: End, target: End, path: KeyPath, faults: Faults) -> None:
        """Notes ends that the relation can't link. A narrower label links what the broadest one above it links."""
        labels = LabelSet.of(self.question)
        root = labels.known[next(iter(labels.parents(label)), label)][0]
        if not isinstance(root, RelationLabel):
            return
        ways = [(source, target)] if self.question.directed else [(source, target), (target, source)]
        if any(self._fits(one, root.from_) and self._fits(other, root.to) for one, other in ways):
            return
        for end, allowed, key, verb in ((source, root.from_, "from", "starts"), (target, root.to, "to", "ends")):
            if not self._fits(end, allowed):
                named = " or ".join(f"'{one}'" for one in allowed)
                message = f"a relation '{label}' {verb} at {named}, and this span is '{_label(end)}'"
                faults.add((*path, key), message)

    def _fits(self, end: End, allowed: tuple[str, ...]) -> bool:
        above = LabelSet.of(self.marked).parents(_label(end)) if self.marked else ()
        return not allowed or bool({_label(end), *above} & set(allowed))


def _ends(marked: Spans | Errors, raw: object, scope: Scope) -> tuple[End, ...]:
    if isinstance(marked, Spans):
        return SpansKind().read(marked, raw, scope, Faults()) or ()
    return ErrorsKind().read(marked, raw, scope, Faults()) or ()


def _label(end: End) -> str:
    return end.label if isinstance(end, Span) else end.category


def _same(one: End, other: End, tolerance: float) -> bool:
    if isinstance(one, Span) and isinstance(other, Span):
        return one.label == other.label and one.extent.near(other.extent, tolerance)
    if isinstance(one, MarkedError) and isinstance(other, MarkedError):
        return one.category == other.category and one.near(other, tolerance)
    return False
