"""No item both teaches and tests.

An exam item that stands in the worked examples, or in a practice quiz, tests who remembers its answer. The check
finds the same comment, conversation or problem also where capitals, spaces, punctuation or a word differ, or where a
question quotes it; "two weeks" are "2 weeks", but two items that differ in their figures are two items. Pictures count
as the same if the file and all that is shown with it are. Items without anything to look at are compared by their
question and options.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: e1, kind: open, ask: Is it toxic?, item: {comment: "You talk like a clown, my friend."},
             answers: [{answer: It is.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: e1, kind: open, ask: Is it toxic?, item: {comment: "this  argument is WRONG"},
             answers: [{answer: No.}], rules: [insults], reason: So.}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from builder.lint.base import Fault, Subject
from builder.lint.sameitems import FEWEST, Kind, Known, Piece, Words, likeness, shown, words
from builder.model import QuizItem
from builder.model.items import FieldValue
from builder.source import KeyPath

COMMON = 3
"""What stands in more of the examples is a part of the set-up (a fixed instruction, a language), not of the item."""
TELLING_WORDS = 8
TELLING_SHARE = 0.4
"""One field tells an item apart if it has so many words, or so large a share of the item's; a brief of five words that
goes with many texts does not."""

Told = tuple[Words, Kind]
"""A text that tells an item apart, and what it is of the item."""


def run(subject: Subject) -> Iterator[Fault]:
    """Each exam item once, with the example or practice item that it repeats most of."""
    tested: list[tuple[KeyPath, QuizItem]] = [
        (("quizzes", number, "items", place), item)
        for number, quiz in enumerate(subject.project.quizzes)
        if quiz.use == "exam"
        for place, item in enumerate(quiz.items)
    ]
    if not tested:
        return
    taught = list(_taught(subject))
    often = Counter(text for _, texts in taught for text in set(texts))
    known = Known(
        Piece(text, owner, kind)
        for owner, (_, texts) in enumerate(taught)
        for text, kind in dict.fromkeys(texts)
        if often[text, kind] <= COMMON
    )
    for path, item in tested:
        own = dict.fromkeys(_of_item(item))
        owners = sorted({owner for text, kind in own for owner in known.copies(Piece(text, 0, kind))})
        if owners:
            nearest = max(owners, key=lambda owner: _common(own, taught[owner][1]))
            yield _fault(path, item, taught[nearest][0])


def _common(own: Iterable[Told], others: Iterable[Told]) -> tuple[int, float]:
    """How much two items share: the words of the texts that they have to the letter, and the greatest likeness."""
    others = list(others)
    same = sum(len(text) for text, _ in set(own).intersection(others))
    return same, max((likeness(text, other) for text, _ in own for other, _ in others), default=0.0)


def _fault(path: KeyPath, item: QuizItem, called: str) -> Fault:
    return Fault(path, f"the exam item '{item.id}' is the same as {called}, whose answer everyone may read",
                 "Put another item into the exam.")  # fmt: skip


def _taught(subject: Subject) -> Iterator[tuple[str, list[Told]]]:
    """What everyone may read, with the texts that tell it apart."""
    for example in subject.project.examples:
        yield f"the example '{example.id}'", [(text, "field") for text in _of_fields(example.item)]
    for quiz in subject.project.quizzes:
        if quiz.use == "practice":
            for item in quiz.items:
                yield f"the practice item '{item.id}'", list(_of_item(item))


def _of_fields(item: Mapping[str, FieldValue]) -> Iterator[Words]:
    fields = list(shown(item))
    every = tuple(word for text, _ in fields for word in text)
    for text, alone in fields:
        telling = len(text) >= TELLING_WORDS or len(text) >= max(FEWEST, TELLING_SHARE * len(every))
        if alone and telling:
            yield text
    if every:
        yield every


def _of_item(item: QuizItem) -> Iterator[Told]:
    for text in _of_fields(item.item):
        yield text, "field"
    asked = words(item.ask)
    if item.item:
        return
    if item.options:
        options = sorted(words(option.text) for option in item.options)
        yield tuple(word for text in (asked, *options) for word in text), "whole"
    yield asked, "ask" if item.options else "whole"
