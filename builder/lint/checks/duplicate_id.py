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
from builder.model.questions import QuestionBase, Rating
from builder.model.scales import Scale
from builder.source import KeyPath

SAID = frozenset({"answer", "anchor"})
"""What is known by what it says, and has no id."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it stands; it must be unique among its kind within its holder.

    Attributes:
        kind: What is named.
        name: Its name.
        path: Where the name stands.
        holder: Where the holder stands; the project is at `()`.
        within: Words for the holder; empty for the project.
    """

    kind: str
    name: str
    path: KeyPath
    holder: KeyPath = ()
    within: str = ""


def run(subject: Subject) -> Iterator[Fault]:
    """Names that are taken, by an entry or by the language itself."""
    seen: dict[tuple[KeyPath, str, str], str] = {}
    for named in (*_marked(subject), *_unmarked(subject), *_anchors(subject)):
        folded = named.name if named.kind in SAID else named.name.casefold().replace(" ", "-")
        key = (named.holder, named.kind, folded)
        if key in seen:
            yield _taken(named, seen[key])
        seen.setdefault(key, named.name)
        if named.name in BUILT_IN.get(named.kind, ()) or (named.kind, named.name, named.holder) == (
            "question",
            SKIP,
            (),
        ):
            message = f"the id '{named.name}' is taken: it has a meaning of its own"
            yield Fault(named.path, message, "Choose another id.")


def _taken(named: Named, other: str) -> Fault:
    place = f" in {named.within}" if named.within else ""
    if other != named.name:
        message = f"the ids '{other}' and '{named.name}'{place} are too alike to tell apart"
        return Fault(
            named.path, message, "Addresses know no capitals, and a space becomes a hyphen: change one of them."
        )
    if named.kind in SAID:
        return Fault(named.path, f"another {named.kind}{place} is already '{named.name}'", "Change one of them.")
    message = f"another {called(named.kind)}{place} already has the id '{named.name}'"
    return Fault(named.path, message, "Give one of them another id, and change the references to it.")


def _marked(subject: Subject) -> Iterator[Named]:
    for found in subject.texts:
        if isinstance(found.mark, Name):
            question = next((owner for owner in found.owners if isinstance(owner, QuestionBase)), None)
            if found.mark.of == "label" and question is not None:
                within = f"the question '{question.id}'"
                yield Named(found.mark.of, found.text, found.path, found.path[:2], within)
            else:
                yield Named(found.mark.of, found.text, found.path)


def _unmarked(subject: Subject) -> Iterator[Named]:
    for number, rule in enumerate(subject.project.rules):
        holder: KeyPath = ("rules", number)
        for place, exception in enumerate(rule.exceptions):
            path = (*holder, "exceptions", place, "id")
            yield Named("exception", exception.id, path, holder, f"the rule '{rule.id}'")
    for number, flow in enumerate(subject.project.flows):
        holder = ("flows", number)
        for place, ask in enumerate(flow.asks):
            path = (*holder, "asks", place)
            yield Named("question", ask.id, (*path, "id"), holder, f"the flow '{flow.id}'")
            within = f"the question '{ask.id}' of the flow '{flow.id}'"
            for way_place, way in enumerate(ask.ways):
                yield Named("answer", way.answer, (*path, "ways", way_place, "answer"), path, within)


def _anchors(subject: Subject) -> Iterator[Named]:
    scales: list[tuple[str, KeyPath, Scale]] = [
        (f"the scale '{scale.id}'", ("scales", number), scale) for number, scale in enumerate(subject.project.scales)
    ]
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, Rating) and isinstance(question.scale, Scale):
            scales.append((f"the question '{question.id}'", ("questions", number, "scale"), question.scale))
    for within, path, scale in scales:
        for place, anchor in enumerate(scale.anchors):
            yield Named("anchor", level(anchor.value), (*path, "anchors", place, "value"), path, within)
