"""No single answer is right nearly everywhere, and each label is the right answer somewhere.

Where nine of ten items have the key "not toxic", whoever always answers "not toxic" looks like an expert, and nobody
learns who recognises the rest. For each question the check looks at the quiz items that ask it (exams, practice, both
together) and reports

- one answer that is the key of at least four in five, if that is not a matter of few items: keys spread evenly over the
  answers would come out so in fewer than 15 of 100 (three of three for three labels, four of four for two);
- a label that is never the key, where there are at least two items more than labels, so that each could have its turn.

In examples most answers may well be the usual one. There only an answer is reported that is right in practically all
(97 of 100, at least eight), and among two responses one place that is nearly always the better one. Several labels
count as one answer, grades step by step, and of partial credit only the fully right answer. Where places are marked
(spans, boxes, errors, relations), what counts is the labels of the marks in an item, if there are at least two to
choose from; items without a mark do not count, and of a group of labels (such as kinds of error) one is enough.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: label, ask: Is it?, question: toxic, item: {comment: Hello!}, answers: [{answer: No}],
             rules: [insults], reason: So.}
          - {id: p2, kind: label, ask: Is it?, question: toxic, item: {comment: Fool!}, answers: [{answer: Yes}],
             rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: label, ask: Is it?, question: toxic, item: {comment: Hello!}, answers: &no [{answer: No}],
             rules: [insults], reason: So.}
          - {id: p2, kind: label, ask: Is it?, question: toxic, item: {comment: Fine!}, answers: *no, rules: [insults],
             reason: So.}
          - {id: p3, kind: label, ask: Is it?, question: toxic, item: {comment: Cats!}, answers: *no, rules: [insults],
             reason: So.}
          - {id: p4, kind: label, ask: Is it?, question: toxic, item: {comment: Ni!}, answers: *no, rules: [insults],
             reason: So.}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.lint.base import Fault, Subject
from builder.lint.chance import by_chance
from builder.lint.gold import ONE_OF_FEW, PLACES, Gold, answers_to, in_examples, in_quizzes, labels_of
from builder.model import Question


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on one answer is right too often.

    Attributes:
        fewest: So many answers at least.
        share: The share of the most frequent one.
        luck: How likely an even spread may come out like that.
    """

    fewest: int
    share: float
    luck: float


IN_QUIZZES = Limits(3, 0.8, 0.15)
IN_EXAMPLES = Limits(4, 0.97, 0.05)
BETTER_IN_EXAMPLES = Limits(5, 0.9, 0.05)
_REST = re.compile(r"(?:any-?thing-|something-|all-)?(?:others?|else|miscellaneous|sonstiges?|sonstige|andere[rs]?)")
"""What is left for whatever the other kinds of error do not cover; it may well occur in no quiz."""
ROOM = 2
"""So many items more than labels a question has before a label that is never the key is missed."""


def run(subject: Subject) -> Iterator[Fault]:
    """Quizzes, then examples, each question by question."""
    by_use = {use: in_quizzes(subject, use) for use in ("exam", "practice", None)}
    for question in subject.index.questions.values():
        if question.kind not in ONE_OF_FEW | PLACES:
            continue
        every = answers_to(subject, question)
        for use, gold in by_use.items():
            where = {"exam": "exam items", "practice": "practice items"}.get(use or "", "quiz items")
            fault = _lopsided(question.id, gold.get(question.id, []), every, IN_QUIZZES, where)
            if fault is not None:
                yield fault
                break
        else:
            yield from _never(subject, question, by_use[None].get(question.id, []))
    for name, golds in in_examples(subject).items():
        question = subject.index.questions[name]
        if question.kind in ONE_OF_FEW:
            limits = BETTER_IN_EXAMPLES if question.kind == "pairwise" else IN_EXAMPLES
            fault = _lopsided(name, golds, answers_to(subject, question), limits, "answers in examples")
            if fault is not None:
                yield fault


def _lopsided(question: str, golds: Sequence[Gold], every: int, limits: Limits, where: str) -> Fault | None:
    if len(golds) < limits.fewest or every <= 1:
        return None
    answer, often = Counter(gold.name for gold in golds).most_common(1)[0]
    if often < limits.share * len(golds) or by_chance(often, [1 / every] * len(golds)) * every >= limits.luck:
        return None
    path = next(gold.path for gold in golds if gold.name == answer)
    return Fault(path, f"'{answer}' is right for '{question}' in {often} of {len(golds)} {where}: one answer would do",
                 "Add items with other answers, until none of them is right in most.")  # fmt: skip


def _never(subject: Subject, question: Question, golds: Sequence[Gold]) -> Iterator[Fault]:
    labels = labels_of(subject, question.id)
    items = len({gold.path for gold in golds})
    if items < len(labels) + ROOM:
        return
    keys = frozenset[str]().union(*(gold.labels for gold in golds))
    if question.kind in PLACES:  # of a long list of kinds of error, each group has its turn
        keys = keys.union(*(_broader(subject, question, label) for label in keys))
    for label in labels:
        entry = subject.index.labels[f"{question.id}/{label}"]
        left_over = question.kind in PLACES and _REST.fullmatch(label) is not None
        if label not in keys and not left_over and keys.isdisjoint(entry.parents):
            yield Fault(entry.path, f"'{question.id}/{label}' is the key of none of the {items} items that ask for it",
                        "Add an item in which it is right.")  # fmt: skip


def _broader(subject: Subject, question: Question, label: str) -> Iterable[str]:
    entry = subject.index.labels.get(f"{question.id}/{label}")
    return entry.parents if entry else ()
