"""What errors cost: a table of categories and severities."""

from __future__ import annotations

from dataclasses import dataclass

from builder.answers.errors import MarkedError, weight_of
from builder.model import LabelEntry
from builder.model.labels import Severity
from builder.model.questions import Errors
from builder.render.environment import number
from builder.render.page import Page


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A category with the weight of each severity.

    Attributes:
        entry: The category.
        depth: 0 for the broadest categories.
        weights: For each severity the weight, and whether it departs from the severity's own.
    """

    entry: LabelEntry
    depth: int
    weights: tuple[tuple[str, bool], ...]


def weights_of(page: Page, question: Errors) -> tuple[WeightRow, ...]:
    """A row for each category that can be chosen; the severities stand in their own order."""
    rows = []
    for entry in page.edition.index.labels_of(question.id):
        if isinstance(entry.label, Severity) or not entry.leaf or entry.path[-1] == "cannot_tell":
            continue
        weights = []
        for severity in question.severities:
            weight = weight_of(question, MarkedError(None, entry.id, severity.id))
            weights.append((number(weight), weight != severity.weight))
        rows.append(WeightRow(entry, len(entry.parents), tuple(weights)))
    return tuple(rows)
