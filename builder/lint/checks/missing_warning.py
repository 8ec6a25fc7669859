"""Trainers are warned before they meet what may distress them.

Where examples are marked `sensitive`, or items hold words that nobody should meet unprepared, the project says so
under `sensitive`: the topics, and a warning that trainers read before anything else. It is reported once, at the first
place that shows the need.

PASS
    sensitive: {topics: [insults], warning: You will read insults., wellbeing: Take a break whenever you need one.}

FAIL
    sensitive: {topics: [insults], wellbeing: Take a break whenever you need one.}

FAIL
    sensitive:
    examples:
      - id: one
        title: A threat
        kind: positive
        item: {comment: I know where you live.}
        accept: {toxic: Yes}
        reason: It is a threat.
        rules: [insults]
        sensitive: [threats]

FAIL
    sensitive:
    examples:
      - id: one
        title: A curse
        kind: positive
        item: {comment: Go away you fucking fool.}
        accept: {toxic: Yes}
        reason: It is an insult.
        rules: [insults]
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.words import STRONG
from builder.model import QuizItem
from builder.model.base import Prose
from builder.model.examples import Example
from builder.source import KeyPath

_HINT = "Say under 'sensitive' which topics trainers may meet, and write a 'warning'."


def run(subject: Subject) -> Iterator[Fault]:
    """One fault at most."""
    sensitive = subject.project.sensitive
    if sensitive is not None:
        if not (sensitive.warning or "").strip():
            yield Fault(("sensitive",), "the sensitive topics have no warning",
                        "Write under 'warning' what trainers read before anything else.")  # fmt: skip
        return
    for path, entry in _shown(subject):
        if entry.sensitive:
            yield Fault((*path, "sensitive"),
                        f"'{entry.id}' is sensitive ({', '.join(entry.sensitive)}), but the project warns of nothing",
                        _HINT)  # fmt: skip
            return
    for found in subject.texts:
        if found.mark is Prose.VERBATIM and STRONG.search(found.text):
            yield Fault(found.path, "the text holds strong language, but the project warns of nothing", _HINT)
            return


def _shown(subject: Subject) -> Iterator[tuple[KeyPath, Example | QuizItem]]:
    """Examples and quiz items, with their key paths."""
    for number, example in enumerate(subject.project.examples):
        yield ("examples", number), example
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            yield ("quizzes", number, "items", place), item
