"""A label for each step."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.plain import entries
from builder.answers.problem import Faults, shape
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Grades
from builder.source import KeyPath

Steps = tuple[frozenset[str], ...]
"""For each graded step the accepted grades: one in a trainer's answer, possibly several in a key."""


class GradesKind(Kind[Grades, Steps]):
    """Answers of a `grades` question: a label id for each step.

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
    ends = set(question.ends_at)
    for place, step in enumerate(steps[:-1]):
        if step <= ends:
            grade = " or ".join(f"'{name}'" for name in sorted(step))
            message = f"step {place + 1} is {grade}, after which no step is graded"
            faults.add((place + 1,), message, f"Leave out what follows step {place + 1}.")
            return
    if len(steps) > len(parts):
        faults.add((len(parts),), f"{len(steps)} grades are given, and '{question.of}' has {len(parts)} steps")
    elif len(steps) < len(parts) and not (steps and steps[-1] & ends):
        hint = "Grade every step."
        if ends:
            last = " or ".join(f"'{name}'" for name in question.ends_at)
            hint = f"Grade every step up to the end, or up to the first that is {last}."
        faults.add((), f"{len(steps)} grades are given, and '{question.of}' has {len(parts)} steps", hint)
