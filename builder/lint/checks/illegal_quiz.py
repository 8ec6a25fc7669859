"""A quiz can be taken, and an exam can be passed or failed.

An exam says what it takes to pass. A draw can't take more items from a pool than it holds.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        draw: [{pool: easy, items: 1}]
        items:
          - {id: first, kind: open, ask: Why?, pool: easy, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        draw: [{pool: easy, items: 2}]
        items:
          - {id: first, kind: open, ask: Why?, pool: easy, answers: [{answer: Because.}], rules: [insults], reason: So.}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.model import Quiz
from builder.source import KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz."""
    for number, quiz in enumerate(subject.project.quizzes):
        path: KeyPath = ("quizzes", number)
        if quiz.use == "exam" and quiz.pass_mark is None and quiz.id not in subject.dropped:
            yield Fault((*path, "use"), f"the exam '{quiz.id}' has no pass mark",
                        "Write 'pass_mark: {overall: 0.8}', or whatever share it takes.")  # fmt: skip
        if subject.whole:
            yield from _draws(quiz, path)


def _draws(quiz: Quiz, path: KeyPath) -> Iterator[Fault]:
    held = Counter(item.pool for item in quiz.items)
    seen: set[str] = set()
    for place, draw in enumerate(quiz.draw):
        where: KeyPath = (*path, "draw", place)
        if draw.pool in held and draw.items > held[draw.pool]:
            message = f"{draw.items} items are drawn from the pool '{draw.pool}', which has {held[draw.pool]}"
            yield Fault((*where, "items"), message, "Draw fewer, or add items to the pool.")
        if draw.pool in seen:
            yield Fault((*where, "pool"), f"the pool '{draw.pool}' is drawn from twice", "Draw once, with the sum.")
        seen.add(draw.pool)
