"""Finds entries by the references that a spec makes to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from builder.model.base import Entry
from builder.model.examples import Example
from builder.model.flows import Flow
from builder.model.guidance import Rule, Term
from builder.model.items import ItemField
from builder.model.labels import CannotTell, Label, Severity, Strength
from builder.model.project import Project, Skip
from builder.model.questions import Errors, Pairwise, Question, Rating
from builder.model.scales import Anchor, NamedScale, Scale
from builder.model.walk import FoundEntry, entries
from builder.source import KeyPath

SKIP = "skip"
"""The question id under which the ways to skip an item are referred to."""

Identified = TypeVar("Identified", Rule, Example, Question, ItemField, Term, Flow)

LabelLike = Label | Anchor | CannotTell | Strength | Severity | Skip


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """A label, level, strength, severity or way out, with its place in the answer schema.

    Attributes:
        ref: `question/label`.
        question: The question's id, or `skip`.
        label: The entry itself.
        path: Its key path.
        parents: The ids of the broader labels above it, the broadest first.
    """

    ref: str
    question: str
    label: LabelLike
    path: KeyPath
    parents: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The label as the data holds it."""
        return level(self.label.value) if isinstance(self.label, Anchor) else self.label.id

    @property
    def title(self) -> str:
        """What trainers read."""
        return self.label.title if isinstance(self.label, Anchor) else self.label.shown

    @property
    def leaf(self) -> bool:
        """Whether no narrower label stands below it."""
        return not (isinstance(self.label, Label) and self.label.labels)


def level(value: float) -> str:
    """A scale's level as references write it: `2`, `0.5`."""
    return str(int(value)) if value == int(value) else str(value)


class Index:
    """The entries of a project, by reference. Where an id occurs twice, the first one counts."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Rules by id."""
        return _by_id(self.project.rules)

    @cached_property
    def examples(self) -> dict[str, Example]:
        """Worked examples by id."""
        return _by_id(self.project.examples)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions of the answer schema by id."""
        return _by_id(self.project.questions)

    @cached_property
    def fields(self) -> dict[str, ItemField]:
        """Fields of the item by id."""
        return _by_id(self.project.item.fields)

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Glossary entries by id."""
        return _by_id(self.project.glossary)

    @cached_property
    def flows(self) -> dict[str, Flow]:
        """Decision flows by id."""
        return _by_id(self.project.flows)

    @cached_property
    def labels(self) -> dict[str, LabelEntry]:
        """Labels, levels, strengths, severities and ways out, by `question/label`, in order."""
        found: dict[str, LabelEntry] = {}
        for entry in self._label_entries():
            found.setdefault(entry.ref, entry)
        return found

    def labels_of(self, question: str) -> list[LabelEntry]:
        """The labels of one question, in order."""
        return [entry for entry in self.labels.values() if entry.question == question]

    def scale_of(self, question: Rating) -> Scale | None:
        """The scale of a rating; None where it names one that does not exist."""
        if isinstance(question.scale, Scale):
            return question.scale
        return next((scale for scale in self.project.scales if scale.id == question.scale), None)

    @cached_property
    def entries(self) -> list[FoundEntry]:
        """Every entry of the project."""
        return entries(self.project)

    @cached_property
    def known(self) -> dict[str, dict[str, tuple[KeyPath, Entry]]]:
        """Every entry with an id, by kind of reference (`rule`, `example`, `section` …) and id."""
        kinds = {
            "Rule": "rule", "Example": "example", "Section": "section", "Task": "task", "Variant": "variant",
            "Audience": "audience", "ItemField": "field", "Flow": "flow", "Term": "term", "Faq": "faq",
            "EdgeCase": "edge-case", "Decision": "decision", "OpenQuestion": "open-question", "Quiz": "quiz",
            "QuizItem": "quiz-item", "NamedScale": "scale",
        }  # fmt: skip
        found: dict[str, dict[str, tuple[KeyPath, Entry]]] = {
            kind: {} for kind in (*kinds.values(), "question", "label", "exception")
        }
        for path, entry, _ in self.entries:
            kind = kinds.get(type(entry).__name__)
            if kind:
                found[kind].setdefault(getattr(entry, "id"), (path, entry))  # noqa: B009 -- each of these has an id
        for place, rule in enumerate(self.project.rules):
            for number, exception in enumerate(rule.exceptions):
                ref = f"{rule.id}/{exception.id}"
                found["exception"].setdefault(ref, (("rules", place, "exceptions", number), exception))
        for place, question in enumerate(self.project.questions):
            found["question"].setdefault(question.id, (("questions", place), question))
        for ref, label in self.labels.items():
            found["label"].setdefault(ref, (label.path, label.label))
        return found

    @cached_property
    def renamed(self) -> dict[str, dict[str, str]]:
        """By kind of reference, the name of each renamed entry by the id that it had before (`was`)."""
        return {
            kind: {was: known for known, (_, entry) in reversed(found.items()) if (was := getattr(entry, "was", None))}
            for kind, found in self.known.items()
        }

    def _label_entries(self) -> Iterator[LabelEntry]:
        for place, question in enumerate(self.project.questions):
            yield from self._of_question(question, ("questions", place))
        for place, skip in enumerate(self.project.skips):
            yield LabelEntry(f"{SKIP}/{skip.id}", SKIP, skip, ("skips", place))

    def _of_question(self, question: Question, path: KeyPath) -> Iterator[LabelEntry]:
        for key in ("labels", "categories"):
            yield from _nested(question.id, getattr(question, key, ()), (*path, key), ())
        if isinstance(question, Rating):
            yield from self._of_scale(question, path)
        listed: list[tuple[str, tuple[Severity | Strength, ...]]] = []
        if isinstance(question, Errors):
            listed.append(("severities", question.severities))
        if isinstance(question, Pairwise):
            listed.append(("strengths", question.strengths))
        for key, labels in listed:
            for number, label in enumerate(labels):
                yield LabelEntry(f"{question.id}/{label.id}", question.id, label, (*path, key, number))
        if question.cannot_tell:
            way_out = question.cannot_tell
            yield LabelEntry(f"{question.id}/{way_out.id}", question.id, way_out, (*path, "cannot_tell"))

    def _of_scale(self, question: Rating, path: KeyPath) -> Iterator[LabelEntry]:
        scale = self.scale_of(question)
        if scale is None:
            return
        root: KeyPath = (*path, "scale")
        if isinstance(scale, NamedScale):
            root = ("scales", self.project.scales.index(scale))
        for number, anchor in enumerate(scale.anchors):
            ref = f"{question.id}/{level(anchor.value)}"
            yield LabelEntry(ref, question.id, anchor, (*root, "anchors", number))


def _nested(question: str, labels: tuple[Label, ...], path: KeyPath, parents: tuple[str, ...]) -> Iterator[LabelEntry]:
    for number, label in enumerate(labels):
        here = (*path, number)
        yield LabelEntry(f"{question}/{label.id}", question, label, here, parents)
        yield from _nested(question, label.labels, (*here, "labels"), (*parents, label.id))


def _by_id(found: tuple[Identified, ...]) -> dict[str, Identified]:
    by_id: dict[str, Identified] = {}
    for entry in found:
        by_id.setdefault(entry.id, entry)
    return by_id
