"""What holds for answers to every kind of question: legal, equal, how far apart, worth how much."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from builder.answers.problem import Faults, Problem
from builder.answers.scope import Scope
from builder.answers.table import KINDS
from builder.errors import GuidewrightError
from builder.model import Question
from builder.model.items import Raw
from builder.scalars import as_written


@dataclass(frozen=True, slots=True)
class WayOut:
    """The answer "cannot tell"."""

    id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A legal answer in its normal form, the same for every way of writing it.

    Attributes:
        question: The question's id.
        value: What the answer is; its type depends on the question's kind.
    """

    question: str
    value: Hashable

    @property
    def cannot_tell(self) -> bool:
        """Whether the trainer took the way out."""
        return isinstance(self.value, WayOut)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an answer table.

    Attributes:
        answer: The answer, as written.
        credit: What it earns, up to 1.
        tolerance: By how much an answer may be off, where the question's own tolerance does not hold.
    """

    answer: Raw
    credit: float = 1.0
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """What an answer earns.

    Attributes:
        credit: From 0 to 1.
        row: The row that it earns it by; None where it earns nothing.
    """

    credit: float
    row: int | None


class IllegalAnswerError(GuidewrightError):
    """An answer was to be used although it is not legal."""

    def __init__(self, question: str, found: Sequence[Problem]) -> None:
        first = found[0]
        super().__init__(f"the answer to '{question}' is not legal: {first.message}", hint=first.hint, exit_code=1)
        self.problems = tuple(found)


def problems(question: Question, raw: Raw, scope: Scope) -> list[Problem]:
    """What is wrong with an answer; nothing if it is legal. Never raises, whatever `raw` is."""
    return _read(question, raw, scope)[1]


def read(question: Question, raw: Raw | Answer, scope: Scope) -> Answer:
    """The answer in its normal form.

    Raises:
        IllegalAnswerError: If `problems` finds any.
    """
    if isinstance(raw, Answer):
        return raw
    answer, found = _read(question, raw, scope)
    if found or answer is None:
        raise IllegalAnswerError(question.id, found)
    return answer


def equal(
    question: Question, a: Raw | Answer, b: Raw | Answer, scope: Scope, *, tolerance: float | None = None
) -> bool:
    """Whether two answers count as the same.

    Args:
        question: The question.
        a: An answer, as written or read.
        b: Another.
        scope: What they are read against.
        tolerance: By how much they may be off, where the question's own tolerance does not hold.

    Raises:
        IllegalAnswerError: If one of them is not legal.
    """
    one, other = read(question, a, scope).value, read(question, b, scope).value
    if isinstance(one, WayOut) or isinstance(other, WayOut):
        return one == other
    return KINDS[question.kind].equal(question, one, other, scope, tolerance)


def distance(
    question: Question, a: Raw | Answer, b: Raw | Answer, scope: Scope, *, tolerance: float | None = None
) -> float:
    """How far apart two answers are, from 0 (equal) to 1 (nothing in common): the metric used in production.

    "Cannot tell" is at distance 1 from everything but itself. The arguments are those of `equal`.

    Raises:
        IllegalAnswerError: If one of them is not legal.
    """
    one, other = read(question, a, scope).value, read(question, b, scope).value
    if isinstance(one, WayOut) or isinstance(other, WayOut):
        return float(one != other)
    return KINDS[question.kind].distance(question, one, other, scope, tolerance)


def score(question: Question, rows: Sequence[Row], given: Raw | Answer, scope: Scope) -> Scored:
    """What an answer earns by an answer table: the best row wins, the first of several equally good ones.

    An answer that equals a row's earns the row's credit. Where the kind is gradual (multiple, ranking, spans, errors,
    relations, boxes, grades), any other earns the credit times one minus the distance. An answer that is not legal, or
    that leaves open what a trainer must settle, earns nothing.

    Raises:
        IllegalAnswerError: If the answer of a row is not legal.
    """
    keys = [read(question, row.answer, scope) for row in rows]
    answer = _settled(question, given, scope)
    best = Scored(0.0, None)
    if answer is None:
        return best
    for place, (row, key) in enumerate(zip(rows, keys, strict=True)):
        credit = 0.0
        if equal(question, key, answer, scope, tolerance=row.tolerance):
            credit = float(row.credit)
        elif KINDS[question.kind].gradual:
            credit = row.credit * (1 - distance(question, key, answer, scope, tolerance=row.tolerance))
        if credit > best.credit:
            best = Scored(credit, place)
    return best


def matches(question: Question, key: Raw | Answer, given: Raw | Answer, scope: Scope, tolerance: float | None) -> bool:
    """Whether a trainer's answer is the one that a key names. False for one that is not legal or leaves things open.

    Raises:
        IllegalAnswerError: If the key is not legal.
    """
    answer = _settled(question, given, scope)
    return answer is not None and equal(question, key, answer, scope, tolerance=tolerance)


def labels_in(question: Question, raw: Raw) -> tuple[str, ...]:
    """The labels that occur in an answer, as `question/label`, each once and in order.

    Levels, strengths, severities and the way out are among them. What can't be read is passed over. A level is
    named whether or not the scale has an anchor for it.
    """
    return tuple(dict.fromkeys(f"{question.id}/{label}" for label in _named(question, raw, broader=False)))


def words_in(question: Question, raw: Raw) -> tuple[str, ...]:
    """What a condition (`when: … is:`) can name of an answer: its labels, the broader ones above them, a tie."""
    return tuple(dict.fromkeys(_named(question, raw, broader=True)))


def _named(question: Question, raw: Raw, *, broader: bool) -> list[str]:
    if _is_way_out(question, raw):
        return [as_written(raw) or ""]
    kind = KINDS[question.kind]
    return list(kind.words(question, raw) if broader else kind.labels(question, raw))


def _is_way_out(question: Question, raw: Raw) -> bool:
    return question.cannot_tell is not None and as_written(raw) == question.cannot_tell.id


def _read(question: Question, raw: Raw, scope: Scope) -> tuple[Answer | None, list[Problem]]:
    if _is_way_out(question, raw):
        return Answer(question.id, WayOut(as_written(raw) or "")), []
    faults = Faults()
    value = KINDS[question.kind].read(question, raw, scope, faults)
    return (None if faults.found else Answer(question.id, value)), faults.found


def _settled(question: Question, given: Raw | Answer, scope: Scope) -> Answer | None:
    if isinstance(given, Answer):
        answer: Answer | None = given
    else:
        answer = _read(question, given, scope)[0]
    if answer is None or answer.cannot_tell or KINDS[question.kind].definite(question, answer.value):
        return answer
    return None
