"""Where the marks of an answer stand, for showing them."""

from __future__ import annotations

from dataclasses import dataclass

from builder.answers.errors import ErrorsKind
from builder.answers.marks import Extent
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.answers.spans import SpansKind
from builder.model import Question
from builder.model.items import Raw
from builder.model.questions import Errors, Spans


@dataclass(frozen=True, slots=True)
class LocatedSpan:
    """A marked stretch of the item.

    Attributes:
        field: The field.
        part: The turn, response or step, from 0; None where the field has no parts.
        start: The first code point, from 0.
        end: The code point after the last.
        labels: The ids of its label, or of its category and severity.
    """

    field: str
    part: int | None
    start: int
    end: int
    labels: tuple[str, ...]


def located_spans(question: Question, raw: Raw, scope: Scope) -> tuple[LocatedSpan, ...]:
    """The marks of an answer in the order of the text.

    What is missing has no place, and what is not legal is passed over. Questions of other kinds have no marks.
    """
    if isinstance(question, Spans):
        found = [(span.extent, (span.label,)) for span in SpansKind().read(question, raw, scope, Faults()) or ()]
        return tuple(_located(extent, labels) for extent, labels in found)
    if isinstance(question, Errors):
        errors = ErrorsKind().read(question, raw, scope, Faults()) or ()
        return tuple(_located(error.extent, (error.category, error.severity)) for error in errors if error.extent)
    return ()


def _located(extent: Extent, labels: tuple[str, ...]) -> LocatedSpan:
    part = extent.part - 1 if extent.part else None
    return LocatedSpan(extent.field, part, extent.start, extent.end, labels)
