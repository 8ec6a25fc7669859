"""Sets of accepted answers."""

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.judge import Answer, equal, labels_in, matches, problems
from builder.answers.plain import number_in, within
from builder.answers.problem import Problem, suggest
from builder.answers.scope import Scope
from builder.answers.table import KINDS
from builder.model import Index, Project, Question
from builder.model.examples import Accepted
from builder.model.index import level
from builder.model.items import Raw
from builder.model.questions import NumberQuestion, Rating
from builder.model.scales import Scale
from builder.scalars import as_written
from builder.source import KeyPath


def accepted_problems(question: Question, accepted: Accepted, scope: Scope) -> list[Problem]:
    """What is wrong with a set of accepted answers.

    Args:
        question: The question.
        accepted: The set.
        scope: What its answers are read against.

    Returns:
        Problems, each with its path in the set as it was written.
    """
    return [
        *_form(accepted),
        *_listed(question, accepted, scope),
        *_range(question, accepted, scope),
        *_tolerance(question, accepted),
    ]


def skip_problems(project: Project, accepted: Accepted) -> list[Problem]:
    """What is wrong with the accepted set under the reserved question `skip`."""
    known = [skip.id for skip in project.skips]
    found = _form(accepted)
    for place, raw in enumerate(accepted.any_of or ()):
        written = as_written(raw)
        if written not in known:
            path: KeyPath = () if accepted.bare else ("any_of", place)
            name = "this" if written is None else f"'{written}'"
            found.append(Problem(path, f"{name} is not a way to skip an item", suggest(written or "", known, "ways")))
    if accepted.from_ is not None or accepted.to is not None or accepted.tolerance is not None:
        found.append(Problem((), "a way to skip an item has no range and no tolerance", "Write the way's id."))
    return found


def accepts(question: Question, accepted: Accepted, given: Raw | Answer, scope: Scope) -> bool:
    """Whether a trainer's answer is among the accepted ones. False for one that is not legal or leaves things open.

    Raises:
        IllegalAnswerError: If one of the accepted answers is not legal.
    """
    if any(matches(question, key, given, scope, accepted.tolerance) for key in accepted.any_of or ()):
        return True
    if accepted.from_ is None and accepted.to is None:
        return False
    value = given.value if isinstance(given, Answer) else given
    number = number_in(value)
    if number is None or not KINDS[question.kind].ranged:
        return False
    if not isinstance(given, Answer) and problems(question, given, scope):
        return False
    off = _off(question, accepted)
    above = accepted.from_ is None or number >= accepted.from_ or within(number, accepted.from_, off)
    below = accepted.to is None or number <= accepted.to or within(number, accepted.to, off)
    return above and below


def labels_accepted(question: Question, accepted: Accepted, index: Index | None = None) -> tuple[str, ...]:
    """The labels that occur in a set of accepted answers, as `question/label`, each once.

    Of a range of levels, those that have an anchor. Where several questions share the scale, the index is needed to
    find it; without the index the ends of the range stand for it.
    """
    found = [ref for raw in accepted.any_of or () for ref in labels_in(question, raw)]
    if isinstance(question, Rating) and (accepted.from_ is not None or accepted.to is not None):
        found += [f"{question.id}/{level(value)}" for value in _levels(question, accepted, index)]
    return tuple(dict.fromkeys(found))


def _form(accepted: Accepted) -> list[Problem]:
    ranged = accepted.from_ is not None or accepted.to is not None
    if accepted.any_of is None and not ranged:
        return [Problem((), "no answer is accepted", "Write an answer, or `any_of:` with several.")]
    if accepted.any_of is not None and ranged:
        return [Problem((), "a set is either a list of answers or a range", "Keep `any_of`, or `from` and `to`.")]
    if accepted.any_of is not None and not accepted.any_of:
        return [Problem(("any_of",), "no answer is accepted", "List the accepted answers.")]
    return []


def _listed(question: Question, accepted: Accepted, scope: Scope) -> Iterator[Problem]:
    legal: list[Raw] = []
    for place, raw in enumerate(accepted.any_of or ()):
        path: KeyPath = () if accepted.bare else ("any_of", place)
        found = problems(question, raw, scope)
        yield from (problem.under(path) for problem in found)
        if found:
            continue
        if any(equal(question, raw, other, scope, tolerance=0) for other in legal):
            yield Problem(path, f"the accepted answers to '{question.id}' list this one twice", "List it once.")
        legal.append(raw)


def _range(question: Question, accepted: Accepted, scope: Scope) -> Iterator[Problem]:
    ends: list[tuple[str, float | None]] = [("from", accepted.from_), ("to", accepted.to)]
    given = [(key, value) for key, value in ends if value is not None]
    if not given:
        return
    if not KINDS[question.kind].ranged:
        message = f"the question '{question.id}' has no ranges: only numbers and ratings do"
        yield Problem((given[0][0],), message, "List the accepted answers under `any_of`.")
        return
    for key, value in given:
        yield from (problem.under((key,)) for problem in problems(question, value, scope))
    if accepted.from_ is not None and accepted.to is not None and accepted.from_ > accepted.to:
        message = f"the range starts at {level(accepted.from_)} and ends at {level(accepted.to)}"
        yield Problem(("from",), message, "Exchange them.")


def _tolerance(question: Question, accepted: Accepted) -> Iterator[Problem]:
    if accepted.tolerance is not None and not KINDS[question.kind].tolerant:
        yield Problem(("tolerance",), f"the question '{question.id}' has no tolerance", TOLERANT)


TOLERANT = "Only numbers, ratings, spans and errors have one."


def _levels(question: Rating, accepted: Accepted, index: Index | None) -> list[float]:
    scale = index.scale_of(question) if index else question.scale
    if not isinstance(scale, Scale):
        return [value for value in (accepted.from_, accepted.to) if value is not None]
    low = scale.low if accepted.from_ is None else accepted.from_
    high = scale.high if accepted.to is None else accepted.to
    return [anchor.value for anchor in scale.anchors if low <= anchor.value <= high]


def _off(question: Question, accepted: Accepted) -> float:
    if accepted.tolerance is not None:
        return accepted.tolerance
    return question.tolerance if isinstance(question, NumberQuestion) else 0
