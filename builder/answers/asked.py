"""Which questions are asked, given the answers to others."""

from __future__ import annotations

import math
from collections.abc import Mapping

from builder.answers.judge import labels_in, words_in
from builder.answers.scope import raws
from builder.model import Project, Question
from builder.model.examples import Accepted
from builder.model.index import SKIP, Index, level
from builder.model.items import Raw
from builder.model.questions import Condition, Rating

ENDS = "ends-item"
"""The flag of labels after which nothing more is asked."""


def asked(
    project: Project, answers: Mapping[str, Raw | Accepted], task: str | None, index: Index | None = None
) -> set[str]:
    """The ids of the questions that are asked.

    A question is asked if it belongs to the task, all of its conditions hold, and no question before it was answered
    with a label that ends the item. A condition on a question that is not asked itself does not hold. Of an accepted
    set one answer that leads to the question is enough. Nothing is asked of an item that is skipped.

    Args:
        project: The project.
        answers: Answers, or accepted sets, by question.
        task: The task; None for all questions.
        index: The project's index, where the caller has one already.
    """
    if SKIP in answers:
        return set()
    index = index or Index(project)
    order = _order(project, task, index)
    found: set[str] = set()
    # A condition may name a question that stands further down; each round settles at least one question.
    for _ in order:
        more = {question.id for question in order if _holds(question, found, answers, index)}
        if more == found:
            break
        found = more
    return _until_end(order, found, answers, index)


def _order(project: Project, task: str | None, index: Index) -> list[Question]:
    chosen = next((one for one in project.tasks if one.id == task), None)
    if chosen is None:
        return list(index.questions.values())
    return [index.questions[name] for name in dict.fromkeys(chosen.questions) if name in index.questions]


def _holds(question: Question, known: set[str], answers: Mapping[str, Raw | Accepted], index: Index) -> bool:
    return all(
        condition.question in known
        and condition.question in answers
        and condition.question in index.questions
        and _named(condition, index.questions[condition.question], answers[condition.question])
        for condition in question.when
    )


def _named(condition: Condition, other: Question, answer: Raw | Accepted) -> bool:
    """Whether one of the answers fits the condition."""
    wanted, unwanted = (
        {_as_level(word) if isinstance(other, Rating) else word for word in words}
        for words in (condition.is_, condition.is_not)
    )
    for raw in raws(answer):
        words = set(words_in(other, raw))
        if (not wanted or words & wanted) and not words & unwanted:
            return True
    # The levels of a range are not listed: one inside it will do, and so will one that is not unwanted.
    ranged = isinstance(answer, Accepted) and answer.any_of is None
    return ranged and (any(_in_range(answer, word) for word in wanted) if wanted else True)


def _in_range(accepted: Accepted, word: str) -> bool:
    if accepted.from_ is None and accepted.to is None:
        return False
    value = _number(word)
    if value is None:
        return False
    above = accepted.from_ is None or value >= accepted.from_
    return above and (accepted.to is None or value <= accepted.to)


def _as_level(word: str) -> str:
    """The level as answers name it: a condition on `2.0` means the level 2."""
    value = _number(word)
    return word if value is None else level(value)


def _number(word: str) -> float | None:
    try:
        value = float(word)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _until_end(order: list[Question], found: set[str], answers: Mapping[str, Raw | Accepted], index: Index) -> set[str]:
    kept: set[str] = set()
    for question in order:
        if question.id not in found:
            continue
        kept.add(question.id)
        given = raws(answers[question.id]) if question.id in answers else ()
        if given and all(_ends(question, raw, index) for raw in given):
            break
    return kept


def _ends(question: Question, raw: Raw, index: Index) -> bool:
    entries = (index.labels.get(ref) for ref in labels_in(question, raw))
    return any(entry is not None and ENDS in getattr(entry.label, "flags", ()) for entry in entries)
