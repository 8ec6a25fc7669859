"""Every id names one thing only.

Links, quiz records and old releases find entries by their ids. With two of a kind under one id, a reference may mean
either. Labels of one question must also differ in more than capitals, or a space for a hyphen, since their addresses
on the page are made from their ids. Ids of quiz items are unique across all quizzes of a project. (Ids of
options and responses are judged with the answers that use them, by `illegal-answer`.)

PASS
    rules:
      - {id: insults, title: No insults, text: An insult is toxic.}
      - {id: quotes, title: Quotations, text: A quotation is not toxic.}
    examples: []

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic.}
      - {id: insults, title: Quotations, text: A quotation is not toxic.}
    examples: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Not toxic, not-toxic, Yes, No]}
    flows: []
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.base import Fault, Subject
from builder.lint.references import BUILT_IN, called
from builder.model.base import Name
from builder.model.index import SKIP, level
from builder.model.questions import QuestionBase, Rating, Scale
from builder.source import KeyPath


@dataclass(frozen=True, slots=True)
class Named:
    """A name: what it must be unique within and among, and where it stands."""

    within: str
    kind: str
    name: str
    path: KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Names that are taken, by an entry or by the language itself."""
    seen: dict[tuple[str, str, str], str] = {}
    for named in _names(subject):
        key = (named.within, named.kind, named.name.casefold().replace(" ", "-"))
        place = f" in {named.within}" if named.within else ""
        hint = "Give one of them another id, and change the references to it."
        if key not in seen:
            seen[key] = named.name
        elif seen[key] == named.name:
            yield Fault(named.path, f"another {called(named.kind)}{place} already has the id '{named.name}'", hint)
        else:
            yield Fault(named.path, f"the ids '{seen[key]}' and '{named.name}'{place} are too alike to tell apart",
                        "Addresses know no capitals, and a space becomes a hyphen: change one of them.")  # fmt: skip
        if named.name in BUILT_IN.get(named.kind, ()) or (named.kind, named.name) == ("question", SKIP):
            yield Fault(
                named.path, f"the id '{named.name}' is taken: it has a meaning of its own", "Choose another id."
            )


def _names(subject: Subject) -> Iterator[Named]:
    for found in subject.texts:
        if isinstance(found.mark, Name):
            question = next((owner for owner in found.owners if isinstance(owner, QuestionBase)), None)
            within = f"the question '{question.id}'" if found.mark.of == "label" and question else ""
            yield Named(within, found.mark.of, found.text, found.path)
    yield from _unmarked(subject)
    yield from _scales(subject)


def _unmarked(subject: Subject) -> Iterator[Named]:
    project = subject.project
    for number, rule in enumerate(project.rules):
        for place, exception in enumerate(rule.exceptions):
            path: KeyPath = ("rules", number, "exceptions", place, "id")
            yield Named(f"the rule '{rule.id}'", "exception", exception.id, path)
    for number, flow in enumerate(project.flows):
        for place, ask in enumerate(flow.asks):
            path = ("flows", number, "asks", place)
            yield Named(f"the flow '{flow.id}'", "question", ask.id, (*path, "id"))
            for way_place, way in enumerate(ask.ways):
                within = f"the question '{ask.id}' of the flow '{flow.id}'"
                yield Named(within, "answer", way.answer, (*path, "ways", way_place, "answer"))


def _scales(subject: Subject) -> Iterator[Named]:
    scales: list[tuple[str, KeyPath, Scale]] = []
    for number, named in enumerate(subject.project.scales):
        scales.append((f"the scale '{named.id}'", ("scales", number), named))
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, Rating) and isinstance(question.scale, Scale):
            scales.append((f"the question '{question.id}'", ("questions", number, "scale"), question.scale))
    for within, path, scale in scales:
        for place, anchor in enumerate(scale.anchors):
            yield Named(within, "anchor", level(anchor.value), (*path, "anchors", place, "value"))
