"""What labels say about other labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.base import Subject
from builder.model.index import LabelEntry, level
from builder.model.intext import references
from builder.model.questions import Rating
from builder.source import KeyPath


@dataclass(frozen=True, slots=True)
class Distinction:
    """What one label says about others.

    Attributes:
        of: The label that speaks, as `question/label`; several where questions share a scale.
        told: The labels that it speaks of.
        path: The key path of the `distinguish`, or of the label.
        from_: The label in a `distinguish`; None where it is only named in the text.
    """

    of: tuple[str, ...]
    told: tuple[str, ...]
    path: KeyPath
    from_: str | None = None


def distinctions(subject: Subject) -> list[Distinction]:
    """Every `distinguish`, and every label that another one names in its own text."""
    by_path: dict[KeyPath, list[LabelEntry]] = {}
    for entry in subject.index.labels.values():
        by_path.setdefault(entry.path, []).append(entry)
    found: list[Distinction] = []
    for path, entries in by_path.items():
        found += _said(tuple(entry.ref for entry in entries), entries[0].label, path)
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, Rating):
            for place, refinement in enumerate(question.refine):
                own = (f"{question.id}/{level(refinement.value)}",)
                found += _said(own, refinement, ("questions", number, "refine", place))
    return found


def _said(own: tuple[str, ...], label: object, path: KeyPath) -> Iterator[Distinction]:
    for number, each in enumerate(getattr(label, "distinguish", ())):
        yield Distinction(own, (each.from_,), (*path, "distinguish", number), each.from_)
    texts = [getattr(label, "definition", None) or "", *getattr(label, "include", ()), *getattr(label, "exclude", ())]
    told = tuple(ref.id for text in texts for ref in references(text) if ref.kind == "label")
    if told:
        yield Distinction(own, told, path)
