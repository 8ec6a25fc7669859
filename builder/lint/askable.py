"""Which questions can never be asked, whatever a trainer answers to the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from builder.answers.judge import words_in
from builder.lint.base import Subject
from builder.lint.conditions import undecided
from builder.model import Question
from builder.model.index import level
from builder.model.questions import Choice, Condition, Rating

ENDS = "ends-item"
"""The flag of labels after which nothing more is asked."""

MANY_LEVELS = 1000
"""Scales with more levels are taken to have one that fits."""


@dataclass(frozen=True, slots=True)
class Never:
    """Why a question is never asked.

    Attributes:
        because: The reason, as a part of a sentence.
        hint: What to do.
        condition: The position of the condition in `when`; None where it is not one alone.
    """

    because: str
    hint: str
    condition: int | None = None


def never_asked(subject: Subject) -> dict[str, Never]:
    """The questions that can never be asked, by id; circles of questions are left out.

    Questions are judged after those that they wait for, so that each reason is told where it arises.
    """
    unknown = undecided(subject)
    found: dict[str, Never] = {}
    for question in _in_line(subject, unknown):
        reason = _waits(question, found) or _reason(subject, question)
        if reason is not None:
            found[question.id] = reason
    return found


def _in_line(subject: Subject, unknown: set[str]) -> Iterator[Question]:
    """The questions, each after those that it waits for."""
    left = {name: question for name, question in subject.index.questions.items() if name not in unknown}
    while left:
        ready = [each for each in left.values() if not any(when.question in left for when in each.when)]
        for question in ready:
            del left[question.id]
        yield from ready


def _waits(question: Question, never: dict[str, Never]) -> Never | None:
    for place, condition in enumerate(question.when):
        if condition.question in never:
            because = f"it waits for '{condition.question}', which is never asked"
            return Never(because, "Correct the conditions of the other question.", place)
    return None


def _reason(subject: Subject, question: Question) -> Never | None:
    chain = list(_chain(subject, question))
    before = list(dict.fromkeys(condition.question for condition in chain))
    return (
        _no_answer(subject, question, chain, before)
        or _ended(subject, question, chain, before)
        or _no_task(subject, question, before)
        or _no_variant(subject, question, before)
    )


def _chain(subject: Subject, question: Question) -> Iterator[Condition]:
    """Its conditions, and those of the questions that it waits for."""
    seen = {question.id}
    to_do = [question]
    while to_do:
        for condition in to_do.pop().when:
            yield condition
            if condition.question not in seen:
                seen.add(condition.question)
                to_do.append(subject.index.questions[condition.question])


def _no_answer(subject: Subject, question: Question, chain: list[Condition], before: list[str]) -> Never | None:
    for name in before:
        conditions = [condition for condition in chain if condition.question == name]
        other = subject.index.questions[name]
        if _fitting(subject, other, conditions) != []:
            continue
        own = [place for place, each in enumerate(question.when) if each.question == name]
        alone = next((place for place in own if _fitting(subject, other, [question.when[place]]) == []), None)
        told = "its condition" if alone is not None or len(conditions) == 1 else "all of the conditions together"
        hint = "Correct what is named under 'is' and 'is_not'."
        return Never(f"no answer to '{name}' meets {told}", hint, own[0] if alone is None and own else alone)
    return None


def _fitting(subject: Subject, other: Question, conditions: list[Condition]) -> list[str] | None:
    """The answers to a question that meet all conditions; None where at least one does, but nobody can list them."""
    wanted = [{_word(other, word) for word in each.is_} for each in conditions if each.is_]
    unwanted = {_word(other, word) for each in conditions for word in each.is_not}
    labels = {entry.id for entry in subject.labels_by_question.get(other.id, ())}
    if isinstance(other, (Choice, Rating)):
        answers = _answers(subject, other, labels)
        if answers is None or any(not words & labels and not words & set(answers) for words in wanted):
            return None  # a label that does not exist is reported as such
        return [
            answer for answer, words in answers.items() if not words & unwanted and all(words & each for each in wanted)
        ]
    if other.kind == "pairwise":
        return [] if any(words <= unwanted for words in wanted) else None
    if not labels:
        return [] if wanted else None  # a number or a text is no label
    way_out = {other.cannot_tell.id} if other.cannot_tell else set()
    if any(not words & labels for words in wanted):
        return None
    marked = all(words & (labels - way_out - unwanted) for words in wanted)
    left_out = bool(way_out - unwanted) and all(words & way_out for words in wanted)
    return None if marked or left_out else []


def _answers(subject: Subject, other: Question, labels: set[str]) -> dict[str, set[str]] | None:
    """Every answer to a question with one label, with the words by which a condition may name it."""
    if isinstance(other, Choice):
        chosen = [
            entry.id for entry in subject.labels_by_question.get(other.id, ()) if entry.leaf or other.select == "any"
        ]
        return {name: set(words_in(other, name)) for name in chosen}
    scale = subject.index.scale_of(other) if isinstance(other, Rating) else None
    if scale is None or scale.step <= 0 or not 0 < (scale.high - scale.low) / scale.step < MANY_LEVELS:
        return None
    steps = math.floor((scale.high - scale.low) / scale.step + 0.5) + 1
    levels = [level(round(scale.low + step * scale.step, 9)) for step in range(steps)]
    return {name: {name} for name in (*levels, *labels)}


def _word(other: Question, word: str) -> str:
    """The word as answers have it: a condition on `2.0` means the level 2."""
    if not isinstance(other, Rating):
        return word
    try:
        value = float(word)
    except ValueError:
        return word
    return level(value) if math.isfinite(value) else word


def _ended(subject: Subject, question: Question, chain: list[Condition], before: list[str]) -> Never | None:
    order = list(subject.index.questions)
    for name in before:
        other = subject.index.questions[name]
        if not isinstance(other, (Choice, Rating)) or order.index(name) > order.index(question.id):
            continue
        answers = _fitting(subject, other, [condition for condition in chain if condition.question == name])
        if answers and all(_ends(subject, other, answer) for answer in answers):
            told = " and ".join(f"'{answer}'" for answer in answers)
            because = f"{told} of '{name}', for which it waits, ends the item"
            return Never(because, "Remove the flag 'ends-item', or correct the condition.")
    return None


def _ends(subject: Subject, other: Question, answer: str) -> bool:
    entry = subject.index.labels.get(f"{other.id}/{answer}")
    return entry is not None and ENDS in getattr(entry.label, "flags", ())


def _no_task(subject: Subject, question: Question, before: list[str]) -> Never | None:
    tasks = subject.project.tasks
    if not tasks or any({question.id, *before} <= set(task.questions) for task in tasks):
        return None
    if not any(question.id in task.questions for task in tasks):
        return Never("it belongs to no task", "Name it under 'questions' of a task, or remove it.")
    told = " and ".join(f"'{name}'" for name in before)
    return Never(f"no task asks both it and {told}", "Name all of them under 'questions' of one task.")


def _no_variant(subject: Subject, question: Question, before: list[str]) -> Never | None:
    left = set(question.only)
    for name in before:
        only = set(subject.index.questions[name].only)
        if left and only and not left & only:
            return Never(f"'{name}', for which it waits, is asked in other variants only", "Correct 'only'.")
        left = left & only if left and only else left | only
    return None
