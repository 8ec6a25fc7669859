"""Every required question leaves an honest way out for items that can't be answered.

A recording without speech, a comment in a language that nobody reads, two replies that are equally good: if the
question must be answered and no answer fits, people guess, and the guesses look like data. One of these is enough:
`cannot_tell`, a `tie` (or `ties`) where responses are compared, a label that says "unclear" or "none of them", or a
way to skip the item (`skips`). A question that is not `required`, and one to which "nothing" is an answer (spans,
errors, boxes, relations, several labels without a least number), needs none; nor does a text that is asked for only
after a certain answer (`when`), or any question that is asked only after an answer to one with a `cannot_tell`.
Reported as well is a question without `cannot_tell` where rules, labels, examples or quizzes speak of one: a label that
sounds like a way out ("unsure"), a word as the answer to a question for a number, or a text that says to answer "Cannot
tell" where none of the questions that it bears on has an answer of that name.

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

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No], required: false}
    rules:
      - {id: insults, title: Insults, text: 'Where nobody is named, answer "Cannot tell".', gives: [toxic/Yes]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.waysout import NOT_KNOWN, WaysOut
from builder.model import Question
from builder.model.labels import Label
from builder.model.questions import Multiple, Pairwise, Ranking, Rating, TextQuestion

EMPTY_WILL_DO = frozenset({"spans", "errors", "boxes", "relations"})
"""Kinds to which an empty list is an answer."""

_NEITHER = r"none|nothing|neither|equal|same|tie|keine?s?(?: von beiden| davon)?|gleich(?: gut)?|nichts|weder"
_UNSETTLED = re.compile(rf"\b(?:{NOT_KNOWN}|{_NEITHER})\b", re.IGNORECASE)


def run(subject: Subject) -> Iterator[Fault]:
    """Questions in their order."""
    lacking = WaysOut(subject).missing()
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


def _asked_later(subject: Subject, question: Question) -> bool:
    """Whether it waits for an answer to a question with a `cannot_tell`, which is the way out of both."""
    before = (subject.index.questions.get(condition.question) for condition in question.when)
    return any(other is not None and other.cannot_tell is not None for other in before)


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
