r"""Every limit leaves room for an answer.

At least 50 words and at most 40; a scale from 5 to 1; two labels at least where there is one; a pattern that a text
must match and must not match: whoever meets such a question can't send any answer. What cancels out is reported, and
so are a step that does not lead from the lowest level to the highest, an expression that is none, and a time limit
that is over before the expected time.

Whether a pattern that a text must match leaves only texts that it must not match is found out by spelling the pattern
out: its alternatives, small sets such as `[abc]` and short repetitions. Where large sets, long repetitions or looks
ahead and behind decide it, nothing is reported.

PASS
    questions:
      - {id: why, title: Why, ask: Why?, kind: text, min_words: 5, max_words: 40}
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}

FAIL
    questions:
      - {id: why, title: Why, ask: Why?, kind: text, min_words: 50, max_words: 40}

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: What holds?, kind: multiple, min: 3, labels: [rude, vulgar]}

FAIL
    questions:
      - id: why
        title: Why
        ask: Why?
        kind: text
        must_match: [{pattern: 'because', says: It gives a reason.}]
        must_not_match: [{pattern: 'be.ause', says: It gives no reason.}]

FAIL
    questions:
      - id: why
        title: Why
        ask: Why?
        kind: text
        must_match: [{pattern: '^<(?:pro|con)>', says: It begins with a mark.}]
        must_not_match: [{pattern: '[<>]', says: It has no angle brackets.}]
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.mustbe import holds_in_all
from builder.lint.numerals import minutes
from builder.lint.patterns import compiled, literal
from builder.lint.scales import fits, scales
from builder.model.index import level
from builder.model.labels import Label
from builder.model.questions import Multiple, NumberQuestion, TextQuestion
from builder.model.scales import Scale
from builder.source import KeyPath

LONGEST_WORD = 50
"""Characters of a word, its space included, beyond which no text of such words is meant."""


def run(subject: Subject) -> Iterator[Fault]:
    """Scales, questions, the time for an item."""
    for name, scale, path in scales(subject):
        yield from _scale(name, scale, path)
    for number, question in enumerate(subject.project.questions):
        path = ("questions", number)
        if isinstance(question, TextQuestion):
            yield from _lengths(question, path)
            yield from _patterns(question, path)
        if isinstance(question, NumberQuestion):
            yield from _number(question, path)
        if isinstance(question, Multiple) and question.id not in subject.dropped:
            yield from _multiple(question, path)
    requirements = subject.project.requirements
    time = requirements.time_per_item if requirements else None
    if time is not None and time.at_most is not None and time.at_most < time.minutes:
        yield Fault(("requirements", "time_per_item", "at_most"),
                    f"an item takes {minutes(time.minutes)}, and work on it stops after {level(time.at_most)}",
                    "Exchange them, or allow more.")  # fmt: skip


def _scale(name: str, scale: Scale, path: KeyPath) -> Iterator[Fault]:
    if scale.low >= scale.high:
        yield Fault((*path, "low"), f"{name} goes from {level(scale.low)} to {level(scale.high)}",
                    "The lowest level must be below the highest.")  # fmt: skip
    elif scale.step <= 0:
        yield Fault((*path, "step"), f"the step of {name} is {level(scale.step)}, which leads to no second level",
                    "Make it greater than 0.")  # fmt: skip
    elif not fits(scale, scale.high):
        message = f"{name} never reaches {level(scale.high)} in steps of {level(scale.step)}"
        yield Fault((*path, "step"), message, "Correct the step, or the highest level.")


def _lengths(question: TextQuestion, path: KeyPath) -> Iterator[Fault]:
    at_least, at_most = question.min_words, question.max_words
    if at_least is not None and at_most is not None and at_least > at_most:
        yield _crossed(question.id, path, "min_words", f"at least {at_least} words and at most {at_most}")
    shortest, longest = question.min_characters, question.max_characters
    if shortest is not None and longest is not None and shortest > longest:
        yield _crossed(question.id, path, "min_characters", f"at least {shortest} characters and at most {longest}")
    if shortest and at_most is not None and shortest > LONGEST_WORD * at_most:
        told = f"at least {shortest} characters in at most {at_most} words"
        yield _crossed(question.id, path, "min_characters", told)
    if at_least and longest is not None and longest < 2 * at_least - 1:
        told = f"at least {at_least} words in at most {longest} characters"
        yield _crossed(question.id, path, "max_characters", told)


def _patterns(question: TextQuestion, path: KeyPath) -> Iterator[Fault]:
    for key in ("must_match", "must_not_match"):
        for place, entry in enumerate(getattr(question, key)):
            pattern = compiled(entry.pattern)
            if isinstance(pattern, str):
                message = f"'{entry.pattern}' is not a regular expression: {pattern}"
                yield Fault((*path, key, place, "pattern"), message, "Correct it; `\\` makes a sign an ordinary one.")
            elif key == "must_not_match" and _matches_all(entry.pattern):
                message = f"'{question.id}' must not match '{entry.pattern}', which every text matches"
                yield Fault((*path, key, place), message, "Correct the expression.")
    yield from _excluded(question, path)
    for wanted in question.must_match:
        words = literal(wanted.pattern)
        if words is not None and question.max_characters is not None and len(words) > question.max_characters:
            told = f"'{words}' in at most {question.max_characters} characters"
            yield _crossed(question.id, path, "max_characters", told)
        elif words is not None and question.max_words is not None and len(words.split()) > question.max_words:
            yield _crossed(question.id, path, "max_words", f"'{words}' in at most {question.max_words} words")


def _excluded(question: TextQuestion, path: KeyPath) -> Iterator[Fault]:
    """Expressions that a text must match, of which whatever matches them matches one that it must not."""
    unwanted = [entry.pattern for entry in question.must_not_match if not _matches_all(entry.pattern)]
    for place, wanted in enumerate(question.must_match):
        if isinstance(compiled(wanted.pattern), str):
            continue
        alone = [each for each in unwanted if _cancels(wanted.pattern, each)]
        told = [f"'{each}'" for each in alone]
        if not alone and len(unwanted) > 1 and holds_in_all(wanted.pattern, unwanted):
            told = [" or ".join(f"'{each}'" for each in unwanted)]
        for each in told:
            message = f"'{question.id}' must match '{wanted.pattern}' and must not match {each}"
            yield Fault((*path, "must_match", place), message, "No text does both: remove one of them.")


def _matches_all(pattern: str) -> bool:
    found = compiled(pattern)
    return not isinstance(found, str) and all(found.search(text) for text in ("", "a b", "1"))


def _cancels(wanted: str, unwanted: str) -> bool:
    """Whether whatever has the one has the other as well."""
    if isinstance(compiled(unwanted), str) or isinstance(compiled(wanted), str):
        return False
    return wanted == unwanted or holds_in_all(wanted, [unwanted])


def _number(question: NumberQuestion, path: KeyPath) -> Iterator[Fault]:
    low, high = question.low, question.high
    if low is None or high is None:
        return
    if low > high:
        yield _crossed(question.id, path, "low", f"a number from {level(low)} to {level(high)}")
    elif question.whole and math.ceil(low) > math.floor(high):
        yield _crossed(question.id, path, "whole", f"a whole number from {level(low)} to {level(high)}")


def _multiple(question: Multiple, path: KeyPath) -> Iterator[Fault]:
    labels = _count(question.labels, every=question.select == "any")
    if question.max is not None and question.min > question.max:
        yield _crossed(question.id, path, "min", f"at least {question.min} labels and at most {question.max}")
    elif question.min > labels:
        yield _crossed(question.id, path, "min", f"at least {question.min} labels, and has {labels}")


def _count(labels: tuple[Label, ...], *, every: bool) -> int:
    return sum(_count(label.labels, every=every) + (1 if every else 0) if label.labels else 1 for label in labels)


def _crossed(question: str, path: KeyPath, key: str, told: str) -> Fault:
    return Fault((*path, key), f"the question '{question}' asks for {told}", "No answer can do that: correct a limit.")
