"""Every required question leaves an honest way out for items that can't be answered.

A recording without speech, a comment in a language that nobody reads, two replies that are equally good: if the
question must be answered and no answer fits, people guess, and the guesses look like data. One of these is enough:
`cannot_tell`, a `tie` (or `ties`) where responses are compared, a label that says "unclear" or "none of them", or a
way to skip the item (`skips`). A question that is not `required`, and one to which "nothing" is an answer (spans,
errors, boxes, relations, several labels without a least number), needs none; nor does a text that is asked for only
after a certain answer (`when`), or any question that is asked only after an answer to one with a `cannot_tell`.
Reported as well is a question without `cannot_tell` where rules, labels or examples speak of one ("unsure").

PASS
    questions:
      - id: toxic
        title: Toxicity
        ask: Is it toxic?
        kind: choice
        labels: [Yes, No]
        cannot_tell: {id: unclear, definition: When the comment cannot be understood.}

PASS
    examples: []
    questions: [{id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}]
    skips: [{id: foreign, title: Another language, definition: You do not read the language.}]

FAIL
    questions: [{id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.model import Question
from builder.model.base import Ref
from builder.model.labels import Label
from builder.model.questions import Multiple, Pairwise, Ranking, Rating, TextQuestion
from builder.scalars import as_written

EMPTY_WILL_DO = frozenset({"spans", "errors", "boxes", "relations"})
"""Kinds to which an empty list is an answer."""

_NOT_KNOWN = (
    r"un(?:clear|sure|certain|known|decided|determined|intelligible|decidable)|(?:cannot|can['’]?t|can not)(?: \w+)?"
    r"|hard to (?:say|tell)|not (?:sure|clear|applicable|possible|known)|n/?a|don['’]?t know|no opinion|skip"
    r"|unklar|unsicher|unbekannt|unverständlich|unentschieden|wei(?:ß|ss) nicht|schwer zu sagen"
    r"|nicht (?:erkennbar|zutreffend|anwendbar|entscheidbar|bestimmbar|verständlich|zu erkennen|sicher)"
)
_NEITHER = r"none|nothing|neither|equal|same|tie|keine?s?(?: von beiden| davon)?|gleich(?: gut)?|nichts|weder"
_UNSETTLED = re.compile(rf"\b(?:{_NOT_KNOWN}|{_NEITHER})\b", re.IGNORECASE)
_WAY_OUT = re.compile(_NOT_KNOWN, re.IGNORECASE)


def run(subject: Subject) -> Iterator[Fault]:
    """Questions in their order."""
    lacking = _referred_to(subject)
    for number, question in enumerate(subject.project.questions):
        if question.id in lacking and question.cannot_tell is None:
            yield Fault(
                ("questions", number),
                f"the question '{question.id}' has no 'cannot_tell', but there is talk of '{lacking[question.id]}'",
                "Add the 'cannot_tell', or remove what refers to it.",
            )
        elif question.required and not subject.project.skips and not _has_way_out(subject, question):
            yield Fault(
                ("questions", number),
                f"the question '{question.id}' must be answered, and leaves no way out where an item allows no answer",
                _hint(question),
            )


def _referred_to(subject: Subject) -> dict[str, str]:
    """For each question a label that it does not have, that something refers to, and that sounds like a way out."""
    refs = [
        found.text
        for found in subject.references
        if isinstance(found.mark, Ref) and found.mark.to in {"label", "question-or-label"}
    ]
    for example in subject.project.examples:
        for name, accepted in example.accept.items():
            refs += [f"{name}/{written}" for raw in accepted.any_of or () for written in _names(raw)]
    found: dict[str, str] = {}
    for ref in dict.fromkeys(refs):
        question, _, label = ref.partition("/")
        if label and ref not in subject.index.labels and _WAY_OUT.fullmatch(label.replace("-", " ")):
            found.setdefault(question, ref)
    return found


def _asked_later(subject: Subject, question: Question) -> bool:
    """Whether it waits for an answer to a question with a `cannot_tell`, which is the way out of both."""
    before = (subject.index.questions.get(condition.question) for condition in question.when)
    return any(other is not None and other.cannot_tell is not None for other in before)


def _names(raw: object) -> Iterator[str]:
    for each in raw if isinstance(raw, (list, tuple)) else (raw,):
        written = as_written(each)
        if written is not None:
            yield written


def _has_way_out(subject: Subject, question: Question) -> bool:
    if question.cannot_tell is not None or question.kind in EMPTY_WILL_DO or _asked_later(subject, question):
        return True
    match question:
        case TextQuestion():
            found = bool(question.when)
        case Multiple():
            found = question.min == 0
        case Pairwise():
            found = question.tie
        case Ranking():
            found = question.ties
        case Rating():
            scale = subject.index.scale_of(question)
            found = scale is None or any(_UNSETTLED.search(anchor.title) for anchor in scale.anchors)
        case _:
            found = _says_so(getattr(question, "labels", ()))
    return found


def _says_so(labels: tuple[Label, ...]) -> bool:
    return any(
        _UNSETTLED.search(label.shown) or _UNSETTLED.search(label.id.replace("-", " ")) or _says_so(label.labels)
        for label in labels
    )


def _hint(question: Question) -> str:
    if isinstance(question, Pairwise):
        return "Add 'tie: true', a 'cannot_tell', or a way to skip the item under 'skips'."
    return "Add a 'cannot_tell' with its definition, or a way to skip the item under 'skips'."
