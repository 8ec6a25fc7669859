"""No two examples give contradicting answers to the same item.

Trainers look for the example that is most like what they see, and where two of them show the same item with different
answers, one must be wrong. The check compares examples and quiz items of the kind `label` that show the same fields
with the same values; only spaces, and the words that stand in for a picture or a recording, may differ. It reports two
that accept no common answer to a question, one that accepts what another one rejects, and one that skips the item while
another one answers. What is accepted may be wider in one place than in the other. Free text is left alone, since many
texts may be right, and so are examples for different variants or readers.

PASS
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It attacks the reader.
        rules: [insults]
      - id: two
        title: A fool, perhaps
        kind: borderline
        item: {comment: You are a fool.}
        accept: {toxic: {any_of: [Yes, unclear]}}
        reason: It may be a joke.
        rules: [insults]

FAIL
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It attacks the reader.
        rules: [insults]
      - id: two
        title: A joke
        kind: negative
        item: {comment: You are  a fool.}
        accept: {toxic: No}
        reason: Nobody means it.
        rules: [insults]
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from builder.answers import IllegalAnswerError, Scope, accepts, equal
from builder.lint.base import Fault, Subject
from builder.model import INTERNAL, TRAINERS, Entry, Question
from builder.model.examples import Accepted, Example
from builder.model.index import SKIP
from builder.model.items import FieldValue, Media, Raw
from builder.model.quizzes import QuizItem
from builder.scalars import as_written
from builder.source import KeyPath

_CROWD = 50
"""Of an item shown with more different answers than these, not every pair is compared."""


@dataclass(frozen=True)
class Shown:
    """An item, and what is said of it.

    Attributes:
        called: How a message names it.
        path: Where it stands.
        entry: The example or quiz item.
        accept: For each question the accepted answers.
        reject: For each question the rejected answers.
        only: The variants that it holds for; all where empty.
    """

    called: str
    path: KeyPath
    entry: Entry
    item: Mapping[str, FieldValue]
    accept: Mapping[str, Accepted]
    reject: tuple[tuple[str, Raw], ...] = ()
    only: tuple[str, ...] = ()

    def place(self, question: str) -> KeyPath:
        """Where the answers to a question stand."""
        return (*self.path, "accept", question) if isinstance(self.entry, Example) else (*self.path, "answers")

    def says_the_same(self, other: Shown) -> bool:
        """Whether one of the two is enough to find what contradicts both."""
        return (self.accept, self.reject, self.only, self.entry.meant_for) == (
            other.accept, other.reject, other.only, other.entry.meant_for)  # fmt: skip


def run(subject: Subject) -> Iterator[Fault]:
    """Each example or quiz item against those before it that show the same; the first contradiction is told."""
    before: dict[Hashable, list[Shown]] = {}
    for shown in _all(subject):
        others = before.setdefault(_key(shown.item), [])
        for other in others:
            question = _contradiction(subject, shown, other) if _for_the_same(subject, shown, other) else None
            if question is not None:
                yield _fault(shown, other, question)
                break
        if len(others) < _CROWD and not any(shown.says_the_same(other) for other in others):
            others.append(shown)


def _fault(shown: Shown, other: Shown, question: str) -> Fault:
    about = "" if question == SKIP else f" to '{question}'"
    where = shown.place(question) if question in shown.accept else shown.path
    return Fault(where, f"{shown.called} shows the same item as {other.called}, and their answers{about} contradict",
                 "Correct one of them, remove it, or show what makes the difference.")  # fmt: skip


def _all(subject: Subject) -> Iterator[Shown]:
    for number, example in enumerate(subject.project.examples):
        if example.id not in subject.dropped:
            rejected = tuple((each.question, each.answer) for each in example.reject)
            yield Shown(f"the example '{example.id}'", ("examples", number), example, example.item, example.accept,
                        rejected, example.only)  # fmt: skip
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            if item.kind == "label" and item.question is not None and item.id not in subject.dropped:
                yield Shown(f"the quiz item '{item.id}'", ("quizzes", number, "items", place), item, item.item,
                            {item.question: _right(item)})  # fmt: skip


def _right(item: QuizItem) -> Accepted:
    rows = [row for row in item.answers if row.credit == 1]
    tolerances = [row.tolerance for row in rows if row.tolerance is not None]
    return Accepted(any_of=tuple(row.answer for row in rows), tolerance=max(tolerances, default=None))


def _key(item: Mapping[str, FieldValue]) -> Hashable:
    return frozenset((name, _value(value)) for name, value in item.items())


def _value(value: FieldValue) -> Hashable:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Media):
        return (value.file,)
    return tuple((part.role, part.id, " ".join(part.text.split()), part.media and part.media.file) for part in value)


def _for_the_same(subject: Subject, one: Shown, other: Shown) -> bool:
    """Whether there are a variant and a reader whom both concern."""
    if one.only and other.only and not set(one.only) & set(other.only):
        return False
    readers = [TRAINERS, INTERNAL, *(audience.id for audience in subject.project.audiences)]
    return any(_meant(one.entry, reader) and _meant(other.entry, reader) for reader in readers)


def _meant(entry: Entry, reader: str) -> bool:
    """Internal readers see everything, yet what is meant for one vendor need not hold for the other one."""
    return INTERNAL in entry.meant_for if reader == INTERNAL else entry.visible_to(reader)


def _contradiction(subject: Subject, one: Shown, other: Shown) -> str | None:
    """The first question whose answers contradict each other; `skip` where only one of them skips the item."""
    if (SKIP in one.accept) != (SKIP in other.accept):
        return SKIP
    for name, accepted in one.accept.items():
        question = subject.index.questions.get(name)
        if name == SKIP:
            if not _written(accepted) & _written(other.accept[SKIP]):
                return SKIP
        elif question is not None and question.kind != "text" and name in other.accept:
            scope = Scope(subject.project, one.item, one.accept, known=subject.index, pictures=subject.pictures)
            if _contradict(question, one, other, scope):
                return name
    return None


def _contradict(question: Question, one: Shown, other: Shown, scope: Scope) -> bool:
    mine, theirs = one.accept[question.id], other.accept[question.id]
    try:
        return (
            not _meet(question, mine, theirs, scope)
            or any(accepts(question, mine, raw, scope) for name, raw in other.reject if name == question.id)
            or any(accepts(question, theirs, raw, scope) for name, raw in one.reject if name == question.id)
        )
    except IllegalAnswerError:  # which has its own finding
        return False


def _meet(question: Question, one: Accepted, other: Accepted, scope: Scope) -> bool:
    """Whether some answer is accepted by both."""
    if one.any_of is None and other.any_of is None:
        low = max((each.from_ for each in (one, other) if each.from_ is not None), default=None)
        high = min((each.to for each in (one, other) if each.to is not None), default=None)
        return low is None or high is None or low <= high
    return (
        any(equal(question, key, raw, scope, tolerance=_wider(one, other))
            for key in one.any_of or () for raw in other.any_of or ())
        or any(accepts(question, one, raw, scope) for raw in other.any_of or ())
        or any(accepts(question, other, raw, scope) for raw in one.any_of or ())
    )  # fmt: skip


def _wider(one: Accepted, other: Accepted) -> float | None:
    given = [each.tolerance for each in (one, other) if each.tolerance is not None]
    return max(given, default=None)


def _written(accepted: Accepted) -> set[str | None]:
    return {as_written(raw) for raw in accepted.any_of or ()}
