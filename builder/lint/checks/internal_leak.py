"""Nothing that is published leads to what its readers may not see.

Every entry can say whom it is for. A published rule that cites an internal example, or prose for all trainers that
names a decision under way, would publish a broken link and the internal entry's name with it. The same holds between
named audiences: what is for everyone can't rest on what one vendor alone may see. And a part that no page can do
without (the item, the last question, the first anchor of a scale) can't be hidden while what holds it is shown.

PASS
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: pay, title: Pay, text: "Discuss [[rule:insults]] first.", for: internal}
    examples: []

FAIL
    rules:
      - {id: insults, title: Insults, text: "An insult is toxic, unless [[rule:pay]] says otherwise."}
      - {id: pay, title: Pay, text: Under discussion., for: internal}
    examples: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No], for: internal}
    rules:
      - {id: insults, title: Insults, text: An insult is toxic.}
    flows: []
    examples: []
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from builder.answers import labels_in
from builder.lint.accepted import accepted_refs
from builder.lint.base import Fault, Subject
from builder.lint.flows import asks_of, ways
from builder.lint.references import called, target
from builder.model import INTERNAL, TRAINERS, Record
from builder.model.base import Prose, Ref
from builder.model.intext import references
from builder.model.walk import key_of, names
from builder.source import KeyPath

Readers = frozenset[str]
Citation = tuple[KeyPath, str, str]
"""Where something is cited, the kind of reference, and the reference."""


class Visibility:
    """Which audiences may see the entry around a key path. `internal` sees everything and is left out."""

    def __init__(self, subject: Subject) -> None:
        self.all: Readers = frozenset({TRAINERS, *(audience.id for audience in subject.project.audiences)} - {INTERNAL})
        self.restricted: dict[KeyPath, Readers] = {}
        known = {TRAINERS, INTERNAL, *(audience.id for audience in subject.project.audiences)}
        for path, entry, owners in subject.entries:
            if entry.for_ and not known.issuperset(entry.for_):
                continue  # an unknown reference; nobody knows who may see the entry
            own = frozenset(audience for audience in self.all if entry.visible_to(audience))
            if own != self.all:
                self.restricted[path] = own & (self.of(path[:-1]) if owners else self.all)

    def of(self, path: KeyPath) -> Readers:
        """The audiences that may see what stands at the path."""
        for length in range(len(path), -1, -1):
            found = self.restricted.get(path[:length])
            if found is not None:
                return found
        return self.all


def run(subject: Subject) -> Iterator[Fault]:
    """References by mark, in prose and by bare name, then hidden parts that nothing can do without."""
    visibility = Visibility(subject)
    if not visibility.restricted:
        return
    for path, kind, ref in (*_marked(subject), *_in_text(subject), *_bare(subject)):
        entry = subject.index.known.get(target(kind, ref), {}).get(ref)
        if entry is not None:
            yield from _leak(visibility, path, entry[0], f"the {called(target(kind, ref))} '{ref}'")
    for number, flow in enumerate(subject.project.flows):
        place = {ask.id: index for index, ask in reversed(list(enumerate(flow.asks)))}
        asks = asks_of(flow)
        for where, _, way in ways(flow, ("flows", number)):
            if way.next in asks and way.next is not None:
                to: KeyPath = ("flows", number, "asks", place[way.next])
                yield from _leak(visibility, (*where, "next"), to, f"the question '{way.next}' of the flow")
    yield from _needed(subject, visibility)


def _leak(visibility: Visibility, path: KeyPath, to: KeyPath, what: str) -> Iterator[Fault]:
    blind = visibility.of(path) - visibility.of(to)
    if blind:
        yield Fault(path, f"this is shown to {_named(blind)}, but {what} is not",
                    "Show both to the same readers, or do not refer to it here.")  # fmt: skip


def _marked(subject: Subject) -> Iterator[Citation]:
    for found in subject.references:
        if isinstance(found.mark, Ref) and found.mark.to != "audience":
            yield found.path, found.mark.to, found.text


def _in_text(subject: Subject) -> Iterator[Citation]:
    for found in subject.prose:
        if found.mark is Prose.MARKDOWN:
            for inner in references(found.text):
                yield found.path, inner.kind, inner.id


def _bare(subject: Subject) -> Iterator[Citation]:
    yield from _of_examples(subject)
    questions = subject.index.questions
    for number, question in enumerate(subject.project.questions):
        for place, condition in enumerate(question.when):
            refs = [f"{condition.question}/{name}" for name in condition.is_]
            yield from _labels(("questions", number, "when", place, "is"), refs)
    for number, flow in enumerate(subject.project.flows):
        for where, _, way in ways(flow, ("flows", number)):
            if way.label is not None:
                yield (*where, "label"), "label", flow.outcome(way.label)
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            asked = questions.get(item.question or "")
            for row_place, row in enumerate(item.answers if asked else ()):
                refs = list(labels_in(asked, row.answer)) if asked else []
                yield from _labels(("quizzes", number, "items", place, "answers", row_place, "answer"), refs)


def _of_examples(subject: Subject) -> Iterator[Citation]:
    questions = subject.index.questions
    for number, example in enumerate(subject.project.examples):
        for question, accepted in example.accept.items():
            path: KeyPath = ("examples", number, "accept", question)
            yield path, "question", question
            yield from _labels(path, accepted_refs(subject, question, accepted))
        for place, rejected in enumerate(example.reject):
            if rejected.question in questions:
                refs = labels_in(questions[rejected.question], rejected.answer)
                yield from _labels(("examples", number, "reject", place, "answer"), refs)
        yield from ((("examples", number, "path", flow), "flow", flow) for flow in example.path)
        yield from ((("examples", number, "item", field), "field", field) for field in example.item)


def _labels(path: KeyPath, refs: Iterable[str]) -> Iterator[Citation]:
    yield from ((path, "label", ref) for ref in refs)


def _needed(subject: Subject, visibility: Visibility) -> Iterator[Fault]:
    """Required entries, and lists that must not be empty, of which a reader of what holds them sees nothing."""
    lists: dict[KeyPath, tuple[Record, str]] = {}
    for path, _, owners in subject.entries:
        if path not in visibility.restricted or not owners:
            continue
        holder = owners[-1]
        if isinstance(path[-1], int):
            lists.setdefault(path[:-1], (holder, str(path[-2])))
        elif _field(holder, str(path[-1])).is_required():
            yield from _leak(visibility, path[:-1], path, f"'{path[-1]}', without which it can't be shown,")
    for path, (holder, key) in lists.items():
        if not any(isinstance(limit, MinLen) for limit in _field(holder, key).metadata):
            continue
        entries = getattr(holder, names(type(holder))[key])
        seen: Readers = frozenset().union(*(visibility.of((*path, place)) for place in range(len(entries))))
        blind = visibility.of(path[:-1]) - seen
        if blind:
            yield Fault(path, f"nothing under '{path[-1]}' is shown to {_named(blind)}, who see what it belongs to",
                        "Show them at least one entry, or hide what it belongs to.")  # fmt: skip


def _field(holder: Record, key: str) -> FieldInfo:
    model = type(holder)
    return next(field for name, field in model.model_fields.items() if key_of(model, name) == key)


def _named(readers: Iterable[str]) -> str:
    ordered = sorted(readers, key=lambda name: (name != TRAINERS, name))
    return " and ".join(ordered[:1] if ordered[:1] == [TRAINERS] else ordered)
