"""Marked errors with category and severity."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.answers.kind import Kind
from builder.answers.labels import RELATED, LabelSet
from builder.answers.marks import MARK_KEYS, Extent, check_overlap, read_extent, read_name
from builder.answers.matching import f1_distance
from builder.answers.plain import entries, mapping, share, text
from builder.answers.problem import Faults, quoted, shape, suggest
from builder.answers.scope import Scope
from builder.answers.spans import values
from builder.model.items import Raw
from builder.model.questions import Errors
from builder.scalars import PlainBool, as_written
from builder.source import KeyPath

_KEYS = (*MARK_KEYS, "missing", "category", "severity")


@dataclass(frozen=True, slots=True)
class MarkedError:
    """An error.

    Attributes:
        extent: Where; None for something that is missing.
        category: Its category.
        severity: Its severity.
        name: For relations alone; errors with other names are equal.
    """

    extent: Extent | None
    category: str
    severity: str
    name: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts errors as the text goes, what is missing at the end."""
        where = () if self.extent is None else (self.extent,)
        return (self.extent is None, where, self.category, self.severity)

    def near(self, other: MarkedError, tolerance: float) -> bool:
        """Whether both stand at the same place, or both are something missing."""
        if self.extent is None or other.extent is None:
            return self.extent is other.extent
        return self.extent.near(other.extent, tolerance)


class ErrorsKind(Kind[Errors, tuple[MarkedError, ...]]):
    """Answers of an `errors` question: a list of marked errors, in any order."""

    gradual = True
    tolerant = True

    def read(self, question: Errors, raw: Raw, scope: Scope, faults: Faults) -> tuple[MarkedError, ...] | None:
        """The errors in the order of the text."""
        listed = entries(raw, (), f"the answer to '{question.id}'", faults)
        names: set[str] = set()
        errors: list[tuple[KeyPath, MarkedError]] = []
        for place, entry in enumerate(listed):
            found = mapping(entry, (place,), "an error", faults, keys=_KEYS, needed=("category", "severity"))
            error = None if found is None else _read_error(question, found, (place,), scope, faults, names=names)
            if error is None:
                continue
            if error.extent is not None and any(error == other for _, other in errors):
                faults.add((place,), f"error {place + 1} is listed twice", "List each error once.")
            else:
                errors.append(((place,), error))
        check_overlap(question, [(path, error.extent) for path, error in errors if error.extent], faults)
        if question.max is not None and len(listed) > question.max:
            message = f"the question '{question.id}' allows at most {question.max} errors, not {len(listed)}"
            faults.add((), message, "Keep the worst ones.")
        return tuple(sorted((error for _, error in errors), key=lambda error: error.order))

    def distance(
        self,
        question: Errors,
        a: tuple[MarkedError, ...],
        b: tuple[MarkedError, ...],
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """One minus the F1 of the best one-to-one matching, where a match can count in part.

        Errors at the same place are as alike as their categories (the same: 1; both under one broader category, or one
        under the other: a half) times their severities (1 minus the difference of weights as a share of the greatest).
        """
        off = question.tolerance if tolerance is None else tolerance
        categories = LabelSet.of(question)
        weights = {severity.id: severity.weight for severity in reversed(question.severities)}
        greatest = max(abs(weight) for weight in weights.values())

        def alike(one: MarkedError, other: MarkedError) -> float:
            if not one.near(other, off):
                return 0.0
            apart = share(abs(weights[one.severity] - weights[other.severity]), greatest)
            return _related(categories, one.category, other.category) * (1 - apart)

        return f1_distance(a, b, alike)

    def equal(
        self,
        question: Errors,
        a: tuple[MarkedError, ...],
        b: tuple[MarkedError, ...],
        scope: Scope,
        tolerance: float | None,
    ) -> bool:
        """Whether all match in full. Two severities of the same weight are near, but not the same."""
        off = question.tolerance if tolerance is None else tolerance

        def same(one: MarkedError, other: MarkedError) -> float:
            names = (one.category, one.severity) == (other.category, other.severity)
            return float(names and one.near(other, off))

        return f1_distance(a, b, same) == 0

    def labels(self, question: Errors, raw: Raw) -> Iterator[str]:
        """The categories, then the severities."""
        yield from LabelSet.of(question).mentioned(values(raw, "category"))
        known = {severity.id for severity in question.severities}
        yield from (named for value in values(raw, "severity") if (named := as_written(value)) in known)

    def words(self, question: Errors, raw: Raw) -> Iterator[str]:
        """The categories, the broader ones above them, and the severities."""
        return LabelSet.of(question).widened(self.labels(question, raw))


def weight_of(question: Errors, error: MarkedError) -> float:
    """What an error costs: the weight of the nearest exception, else that of its severity.

    An exception for the category itself is nearer than one for a broader category, and of two for the same category
    the one that names the severity.
    """
    above = LabelSet.of(question).parents(error.category)
    for category in (error.category, *reversed(above)):
        for severity in (error.severity, None):
            for exception in question.weights:
                if (exception.category, exception.severity) == (category, severity):
                    return float(exception.weight)
    return float(next((one.weight for one in question.severities if one.id == error.severity), 0))


def _related(categories: LabelSet, a: str, b: str) -> float:
    if a == b:
        return 1.0
    above_a, above_b = {a, *categories.parents(a)}, {b, *categories.parents(b)}
    return RELATED if above_a & above_b else 0.0


def _read_error(
    question: Errors, entry: Mapping[str, Any], path: KeyPath, scope: Scope, faults: Faults, *, names: set[str]
) -> MarkedError | None:
    missing = _missing(question, entry, path, faults)
    extent = None if missing else read_extent(question, entry, path, scope, faults)
    category = severity = None
    if "category" in entry:
        category = LabelSet.of(question).read(entry["category"], (*path, "category"), faults, "category")
    if "severity" in entry:
        severity = _severity(question, entry["severity"], (*path, "severity"), faults)
    name = read_name(entry, path, names, faults)
    if category is None or severity is None or (extent is None and not missing):
        return None
    return MarkedError(extent, category, severity, name)


def _missing(question: Errors, entry: Mapping[str, Any], path: KeyPath, faults: Faults) -> bool:
    if "missing" not in entry:
        return False
    raw = entry["missing"]
    flag = raw.value if isinstance(raw, PlainBool) else raw
    if not isinstance(flag, bool):
        faults.add((*path, "missing"), f"`missing` is true or false, not {shape(raw)}")
        return True
    if flag and not question.missing:
        hint = "Allow it by `missing: true` in the question, or mark the text."
        faults.add((*path, "missing"), f"the question '{question.id}' does not mark what is missing", hint)
    if flag:
        for key in ("text", "nth", "field", "part", "start", "end"):
            if key in entry:
                faults.add((*path, key), f"what is missing has no '{key}'", "Leave it out.")
    return flag


def _severity(question: Errors, raw: object, path: KeyPath, faults: Faults) -> str | None:
    written = text(raw, path, "the severity", faults)
    ids = [severity.id for severity in question.severities]
    if written is None or written in ids:
        return written
    message = f"{quoted(written)} is not a severity of the question '{question.id}'"
    faults.add(path, message, suggest(written, ids, "severities"))
    return None
