"""The right option does not stand in one place, and options to be put in order do not stand in order.

A quiz whose key is mostly the first option, or mostly the third, can be passed without reading. Options are shuffled
for takers only if the quiz says so (`shuffle`), and never on pages and in exports that show them as they are written.
For each place (and for the last one) the check counts the items whose key stands there, compares that with chance,
and reports a quiz in which so many come about by chance in fewer than 2 of 100, the number of places considered.
Where several options are right, they must not be the first ones too often either. For an item to be put in order one
look is enough: its options stand as the key has them.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: ordering, ask: What comes first?, options: [{id: b, text: Two}, {id: a, text: One}],
             answers: [{answer: [a, b]}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: ordering, ask: What comes first?, options: [{id: a, text: One}, {id: b, text: Two}],
             answers: [{answer: [a, b]}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: single, ask: A?, options: &four [{id: a, text: No}, {id: b, text: Yes}, {id: c, text: Red},
             {id: d, text: Two}], answers: [{answer: a}], rules: [insults], reason: So.}
          - {id: p2, kind: single, ask: B?, options: *four, answers: [{answer: a}], rules: [insults], reason: So.}
          - {id: p3, kind: single, ask: C?, options: *four, answers: [{answer: a}], rules: [insults], reason: So.}
          - {id: p4, kind: single, ask: D?, options: *four, answers: [{answer: a}], rules: [insults], reason: So.}
          - {id: p5, kind: single, ask: E?, options: *four, answers: [{answer: a}], rules: [insults], reason: So.}
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.chance import BY_CHANCE, by_chance
from builder.lint.optionkeys import Keyed, keyed
from builder.model import Quiz, QuizItem
from builder.scalars import as_written
from builder.source import KeyPath

LAST = -1
NAMES = {0: "first", 1: "second", 2: "third", 3: "fourth", 4: "fifth", 5: "sixth", LAST: "last"}


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz: one fault for the place of the keys, then each item in order."""
    for number, quiz in enumerate(subject.project.quizzes):
        path: KeyPath = ("quizzes", number)
        items = [item for item in keyed(quiz) if item.item.id not in subject.dropped]
        yield from _place(quiz, items, path)
        for place, item in enumerate(quiz.items):
            if item.kind == "ordering" and _in_order(item) and item.id not in subject.dropped:
                yield Fault((*path, "items", place, "options"),
                            f"the options of '{item.id}' stand in the order that is asked for",
                            "Write them in another order: pages and exports may show them as they are written.",
                            )  # fmt: skip


def _place(quiz: Quiz, items: list[Keyed], path: KeyPath) -> Iterator[Fault]:
    hint = "Move the key in some of them" + ("." if quiz.shuffle else ", or let the options be shuffled.")
    singles = [item for item in items if item.item.kind == "single"]
    several = [item for item in items if item.item.kind == "multiple"]
    places = max((len(item.options) for item in singles), default=0)
    found: list[tuple[float, int, list[Keyed], int]] = []
    for place in (*range(min(places, LAST + len(NAMES))), LAST):
        able = [item for item in singles if place < len(item.options)]
        hits = [item for item in able if item.options[place].id in item.key]
        found.append((by_chance(len(hits), [item.chance for item in able]) * places, place, hits, len(able)))
    likely, place, hits, able_count = min(found, key=lambda each: each[0])
    if hits and likely < BY_CHANCE:
        yield Fault((*path, "items", hits[0].place, "options"),
                    f"in '{quiz.id}' the {NAMES[place]} option is right in {len(hits)} of {able_count} items", hint,
                    )  # fmt: skip
    on_top = [item for item in several if _on_top(item)]
    chances = [1 / math.comb(len(item.options), len(item.key)) for item in several]
    if on_top and by_chance(len(on_top), chances) < BY_CHANCE:
        yield Fault((*path, "items", on_top[0].place, "options"),
                    f"in '{quiz.id}' the right options come first in {len(on_top)} of {len(several)} items with "
                    "several of them", hint)  # fmt: skip


def _on_top(item: Keyed) -> bool:
    return {option.id for option in item.options[: len(item.key)]} == item.key


def _in_order(item: QuizItem) -> bool:
    written = [option.id for option in item.options]
    row = next((row for row in item.answers if row.credit == 1), None)
    if row is None or not isinstance(row.answer, (list, tuple)) or len(written) <= 1:
        return False
    return [as_written(raw) for raw in row.answer] == written
