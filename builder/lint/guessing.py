"""What somebody earns who answers without knowing the rules: at random, or always the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import islice, permutations, product

from builder.answers import IllegalAnswerError, Row, Scope, read, score
from builder.answers.grades import graded
from builder.answers.labels import LabelSet
from builder.lint.base import Subject
from builder.lint.passing import Outcomes
from builder.lint.scales import fits
from builder.model import Question, QuizItem
from builder.model.index import level
from builder.model.items import Raw
from builder.model.questions import Choice, Grades, Multiple, NumberQuestion, Pairwise, Ranking, Rating
from builder.scalars import as_written

NOTHING: Outcomes = ((0.0, 1.0),)
MANY = 100
"""Of questions with parts and more answers than that only those are considered that give the same to all parts."""
LEVELS = 256
"""Of scales and numbers with more levels than that nobody hits the right one."""

Answers = Mapping[str, Raw]
"""Answers that a taker may give, each under a name that says the same for every item of the question."""


class Guesser:
    """Finds what the items of a project's quizzes earn by guessing; items that nobody can guess earn nothing."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._credits: dict[str, dict[str, float]] = {}

    def at_random(self, item: QuizItem) -> Outcomes:
        """What each possible answer earns, all of them equally likely."""
        if item.kind == "single":
            return _evenly([_credit(item, option.id) for option in item.options])
        if item.kind == "multiple":
            return _rare(item, 2 ** len(item.options) - 1)
        if item.kind == "ordering":
            return _rare(item, math.factorial(len(item.options)))
        return _evenly(list(self.credits(item).values())) if item.kind == "label" else NOTHING

    def credits(self, item: QuizItem) -> dict[str, float]:
        """For an item that is to be labeled what each answer earns, by its name."""
        if item.id not in self._credits:
            self._credits[item.id] = self._scored(item)
        return self._credits[item.id]

    def _scored(self, item: QuizItem) -> dict[str, float]:
        question = self._subject.index.questions.get(item.question or "")
        if question is None:
            return {}
        scope = Scope(self._subject.project, item.item, known=self._subject.index)
        try:
            rows = [Row(read(question, row.answer, scope), float(row.credit), row.tolerance) for row in item.answers]
            given = answers(question, scope)
            return {name: score(question, rows, raw, scope).credit for name, raw in given.items()}
        except IllegalAnswerError:
            return {}  # reported as such


def in_place(item: QuizItem, place: int) -> float:
    """What the option at a position earns (-1: the last one)."""
    return _credit(item, item.options[min(place, len(item.options) - 1)].id) if item.options else 0.0


def all_ticked(item: QuizItem) -> float:
    """What it earns to tick all options, or to leave them in the order in which they are written."""
    written = [option.id for option in item.options]
    found = 0.0
    for row in item.answers:
        if isinstance(row.answer, (list, tuple)):
            key = [as_written(raw) for raw in row.answer]
            same = key == written if item.kind == "ordering" else set(key) == set(written)
            found = max(found, float(row.credit)) if same else found
    return found


def answers(question: Question, scope: Scope) -> Answers:
    """The answers among which a guesser chooses; none where nobody would hit the right one by chance."""
    found: dict[str, Raw] = {}
    if isinstance(question, Choice):
        found.update({name: name for name in LabelSet.of(question).choosable})
    elif isinstance(question, Rating):
        found.update(_levels(question, scope))
    elif isinstance(question, NumberQuestion):
        found.update(_numbers(question))
    elif isinstance(question, Pairwise):
        found.update(_sides(question, scope))
    elif isinstance(question, Multiple):
        found.update(_subsets(question))
    elif isinstance(question, Ranking):
        found.update(_orders(question, scope))
    elif isinstance(question, Grades):
        found.update(_sequences(question, scope))
    elif question.kind in {"spans", "errors", "relations", "boxes"}:
        found["nothing"] = []
    if question.cannot_tell and found:
        found[question.cannot_tell.id] = question.cannot_tell.id
    return found


def _levels(question: Rating, scope: Scope) -> dict[str, Raw]:
    scale = scope.index.scale_of(question)
    if scale is None or scale.step <= 0 or not 0 < (scale.high - scale.low) / scale.step <= LEVELS:
        return {}
    steps = round((scale.high - scale.low) / scale.step)
    levels = (round(scale.low + step * scale.step, 9) for step in range(steps + 1))
    return {level(value): value for value in levels if fits(scale, value)}


def _numbers(question: NumberQuestion) -> dict[str, Raw]:
    if not question.whole or question.low is None or question.high is None:
        return {}
    low, high = math.ceil(question.low), math.floor(question.high)
    return {str(value): value for value in range(low, high + 1)} if high - low < LEVELS else {}


def _sides(question: Pairwise, scope: Scope) -> dict[str, Raw]:
    parts = scope.parts(question.of) or ()
    found: dict[str, Raw] = {}
    for place, part in zip(("first", "second"), parts, strict=False):
        for strength in question.strengths:
            found[f"{place} {strength.id}"] = {"better": part.id, "by": strength.id}
        if not question.strengths:
            found[place] = {"better": part.id}
    return found | {"tie": "tie"} if question.tie else found


def _subsets(question: Multiple) -> dict[str, Raw]:
    labels = list(LabelSet.of(question).choosable)
    most = len(labels) if question.max is None else question.max
    if 2 ** len(labels) > MANY:
        return {"nothing": []} | {label: [label] for label in labels if question.min <= 1 <= most}
    found: dict[str, Raw] = {}
    for chosen in product((False, True), repeat=len(labels)):
        names = [label for label, taken in zip(labels, chosen, strict=True) if taken]
        if question.min <= len(names) <= most:
            found[", ".join(names) or "nothing"] = names
    return found


def _orders(question: Ranking, scope: Scope) -> dict[str, Raw]:
    ids = [part.id for part in scope.parts(question.of) or ()]
    if not ids or math.factorial(len(ids)) > MANY:
        return {"as shown": ids, "reversed": ids[::-1]} if ids else {}
    places = permutations(range(len(ids)))
    return {" ".join(str(place + 1) for place in order): [ids[place] for place in order] for order in places}


def _sequences(question: Grades, scope: Scope) -> dict[str, Raw]:
    steps = len(graded(question, scope.parts(question.of) or ()))
    labels = list(LabelSet.of(question).choosable)
    if not steps or not labels:
        return {}
    ends = set(question.ends_at)
    every = list(islice(_graded(labels, ends, steps), MANY + 1))
    if len(every) > MANY:
        every = [[label] if label in ends else [label] * steps for label in labels]
    return {_name(grades, steps, ends): grades for grades in every}


def _graded(labels: list[str], ends: set[str], steps: int) -> Iterator[list[str]]:
    for label in labels:
        if steps == 1 or label in ends:
            yield [label]
        else:
            yield from ([label, *rest] for rest in _graded(labels, ends, steps - 1))


def _name(grades: list[str], steps: int, ends: set[str]) -> str:
    """The grade where all steps get the same, so that it names the same answer for every item."""
    same = len(set(grades)) == 1 and (len(grades) == steps or grades[0] in ends)
    return grades[0] if same else " ".join(grades)


def _credit(item: QuizItem, option: str) -> float:
    return max((float(row.credit) for row in item.answers if as_written(row.answer) == option), default=0.0)


def _evenly(credits_: list[float]) -> Outcomes:
    return [(credit, 1 / len(credits_)) for credit in credits_] or NOTHING


def _rare(item: QuizItem, cases: int) -> Outcomes:
    """Each row of the table is one of so many answers."""
    listed = {repr(row.answer): float(row.credit) for row in item.answers if isinstance(row.answer, (list, tuple))}
    found = [(credit, 1 / cases) for credit in listed.values()][:cases]
    return [*found, (0.0, max(0.0, 1 - len(found) / cases))]
