"""A label for each step, turn or response."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.plain import entries
from builder.answers.problem import Faults, shape
from builder.answers.scope import Scope
from builder.model.items import PARTS, Part, Raw
from builder.model.questions import Grades
from builder.source import KeyPath

Steps = tuple[frozenset[str], ...]
"""For each graded step the accepted grades: one in a trainer's answer, possibly several in a key."""


class GradesKind(Kind[Grades, Steps]):
    """Answers of a `grades` question: a label id for each step, or for each turn of the speakers in `turns_of`.

    In a key an element may be `{any_of: [okay, good]}`. Grading ends with a grade that the question names in `ends_at`.
    """

    gradual = True

    def read(self, question: Grades, raw: Raw, scope: Scope, faults: Faults) -> Steps | None:
        """The grades, step by step."""
        listed = entries(raw, (), f"the answer to '{question.id}'", faults)
        if not isinstance(raw, (list, tuple)):
            return None
        before = len(faults.found)
        labels = LabelSet.of(question)
        steps = tuple(_step(labels, entry, (place,), faults) for place, entry in enumerate(listed))
        if len(faults.found) == before:
            _check_length(question, steps, scope, faults)
        return steps

    def distance(self, question: Grades, a: Steps, b: Steps, scope: Scope, tolerance: float | None) -> float:
        """The mean over the steps of the distance of their grades.

        A step that only one of them grades counts 1. Where both give a grade that ends the grading, the rest does not
        count.
        """
        labels = LabelSet.of(question)
        apart: list[float] = []
        for one, other in zip(a, b, strict=False):
            apart.append(min((labels.distance(x, y) for x in one for y in other), default=1.0))
            common = one & other
            if common and common <= set(question.ends_at):
                return sum(apart) / len(apart)
        steps = max(len(a), len(b))
        return (sum(apart) + steps - len(apart)) / steps if steps else 0.0

    def definite(self, question: Grades, value: Steps) -> bool:
        """Whether each step has one grade."""
        return all(len(step) == 1 for step in value)

    def labels(self, question: Grades, raw: Raw) -> Iterator[str]:
        """The grades, those in `any_of` included."""
        for entry in raw if isinstance(raw, (list, tuple)) else ():
            yield from LabelSet.of(question).mentioned(_options(entry) or ())

    def words(self, question: Grades, raw: Raw) -> Iterator[str]:
        """The grades and the broader ones above them."""
        return LabelSet.of(question).widened(self.labels(question, raw))


def graded(question: Grades, parts: Sequence[Part]) -> tuple[int, ...]:
    """The places (from 0) of the steps, turns or responses that are graded, in order: one for each grade of an answer.

    Turns of other speakers than `turns_of` names are left out, and keep their places.
    """
    return tuple(place for place, part in enumerate(parts) if not question.turns_of or part.role in question.turns_of)


def _options(entry: object) -> Sequence[object] | None:
    if not isinstance(entry, Mapping):
        return (entry,)
    options = entry.get("any_of")
    return options if set(entry) == {"any_of"} and isinstance(options, (list, tuple)) else None


def _step(labels: LabelSet, entry: object, path: KeyPath, faults: Faults) -> frozenset[str]:
    options = _options(entry)
    if not options:
        hint = "Write a grade, or {any_of: [one, other]}."
        faults.add(path, f"a grade of the question '{labels.question}' is a name, not {shape(entry)}", hint)
        return frozenset()
    several = isinstance(entry, Mapping)
    read = [
        labels.read(option, (*path, "any_of", place) if several else path, faults)
        for place, option in enumerate(options)
    ]
    return frozenset(grade for grade in read if grade is not None)


def _check_length(question: Grades, steps: Steps, scope: Scope, faults: Faults) -> None:
    parts = scope.parts(question.of)
    if parts is None:
        faults.add((), f"the item has no parts in '{question.of}', which the question '{question.id}' grades")
        return
    one, places = _noun(question, scope), graded(question, parts)
    ends = set(question.ends_at)
    for number, (place, step) in enumerate(zip(places, steps[:-1], strict=False), 1):
        if step <= ends:
            grade = " or ".join(f"'{name}'" for name in sorted(step))
            message = f"{one} {place + 1} is {grade}, after which no {one} is graded"
            faults.add((number,), message, f"Leave out what follows the grade of {one} {place + 1}.")
            return
    given = "1 grade is given" if len(steps) == 1 else f"{len(steps)} grades are given"
    by = f" by the {' or the '.join(question.turns_of)}" if question.turns_of else ""
    held = f"'{question.of}' has {len(places) or 'no'} {one}{'' if len(places) == 1 else 's'}{by}"
    if len(steps) > len(places):
        faults.add((len(places),), f"{given}, and {held}", _which(one, places) if by else "")
    elif len(steps) < len(places) and not (steps and steps[-1] & ends):
        every = f"Grade every {one}{by}"
        hint = f"{every}."
        if ends:
            last = " or ".join(f"'{name}'" for name in question.ends_at)
            hint = f"{every} up to the end, or up to the first that is {last}."
        faults.add((), f"{given}, and {held}", f"{hint} {_which(one, places)}" if by else hint)


def _noun(question: Grades, scope: Scope) -> str:
    field = scope.index.fields.get(question.of)
    return PARTS.get(field.kind, "step") if field else "step"


def _which(one: str, places: Sequence[int]) -> str:
    """Counted in the whole conversation, as pages number them."""
    numbers = [str(place + 1) for place in places]
    if not numbers:
        return "Write an empty list: []."
    listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"Graded {'is' if len(numbers) == 1 else 'are'} {one}{'' if len(numbers) == 1 else 's'} {listed}."
