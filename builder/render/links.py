"""Where each entry stands: page, anchor and title. The one place that knows the addresses.

Anchors are promises: a link to a rule in a version is permanent, so the forms below never change. Where one is made of
two ids, two hyphens stand between them, which no id can hold: so no two entries share an anchor.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from builder.model import Index, Project
from builder.render.escape import slug
from builder.render.example_pages import examples_page, places

INSTRUCTIONS = "instructions.md"
FLOWS = "decision-flow.md"
LABELS = "labels.md"
EXAMPLES = "examples.md"
CASES = "edge-cases.md"
FAQ = "faq.md"
GLOSSARY = "glossary.md"
OPEN = "open-questions.md"
OVERVIEW = "index.md"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an entry stands.

    Attributes:
        page: Path of the Markdown page from the docs folder.
        anchor: The anchor on it; empty for the page itself.
        title: What a link to it says.
    """

    page: str
    anchor: str
    title: str


def label_anchor(ref: str) -> str:
    """The anchor of a label, level or way out, from its `question/label`."""
    question, _, label = ref.partition("/")
    return f"label-{question}--{slug(label)}"


def quiz_page(quiz: str) -> str:
    """The page of a quiz."""
    return f"quiz-{quiz}.md"


class Links:
    """Targets of everything that a project's pages can link to."""

    def __init__(self, index: Index) -> None:
        self.examples = examples_page(index.project)
        self._targets = dict(_targets(index.project, index))
        standing = places(self.examples)
        for example in index.project.examples:
            self._targets["example", example.id] = Target(standing[example.id], f"example-{example.id}", example.title)

    def target(self, kind: str, entry_id: str) -> Target | None:
        """Where the entry stands; None where the audience can't see it, or it does not exist."""
        return self._targets.get((kind, entry_id))

    def markdown(self, target: Target, page: str) -> str:
        """The destination of a Markdown link on `page`, which the engine resolves and checks."""
        path = "" if target.page == page and target.anchor else _relative(target.page, page)
        return f"{path}#{target.anchor}" if target.anchor else path

    def url(self, target: Target, page: str) -> str:
        """The address for raw HTML on `page`, which engines leave as it is: pages stand where their sources stand."""
        path = "" if target.page == page and target.anchor else f"{_relative(target.page, page)[:-3]}.html"
        return f"{path}#{target.anchor}" if target.anchor else path


@lru_cache(maxsize=1024)
def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _targets(project: Project, index: Index) -> Iterator[tuple[tuple[str, str], Target]]:
    for kind, place in PLACES.items():
        for entry in place.entries(project):
            yield (kind, entry.id), Target(place.page, f"{place.prefix}-{entry.id}", place.title(entry))
    for label in index.labels.values():
        yield ("label", label.ref), Target(LABELS, label_anchor(label.ref), label.title)
    for rule in project.rules:
        for exception in rule.exceptions:
            ref, anchor = f"{rule.id}/{exception.id}", f"rule-{rule.id}--{exception.id}"
            yield ("exception", ref), Target(INSTRUCTIONS, anchor, f"exception to “{rule.title}”")
    for quiz in project.quizzes:
        yield ("quiz", quiz.id), Target(quiz_page(quiz.id), "", quiz.title)


@dataclass(frozen=True, slots=True)
class _Place:
    page: str
    prefix: str
    entries: Callable[[Project], Iterable[Any]]
    title: Callable[[Any], str] = lambda entry: entry.title


PLACES = {
    "section": _Place(INSTRUCTIONS, "section", lambda project: project.sections),
    "rule": _Place(INSTRUCTIONS, "rule", lambda project: project.rules),
    "task": _Place(INSTRUCTIONS, "task", lambda project: project.tasks),
    "question": _Place(LABELS, "question", lambda project: project.questions),
    "scale": _Place(LABELS, "scale", lambda project: project.scales),
    "field": _Place(OVERVIEW, "field", lambda project: project.item.fields),
    "flow": _Place(FLOWS, "flow", lambda project: project.flows),
    "edge-case": _Place(CASES, "case", lambda project: project.edge_cases),
    "decision": _Place(CASES, "decision", lambda project: project.decisions, lambda entry: f"Decision of {entry.date}"),
    "faq": _Place(FAQ, "faq", lambda project: project.faq, lambda entry: entry.question),
    "term": _Place(GLOSSARY, "term", lambda project: project.glossary, lambda entry: entry.term),
    "open-question": _Place(OPEN, "open", lambda project: project.open_questions, lambda entry: entry.id),
}
"""For each kind of reference where its entries stand."""
