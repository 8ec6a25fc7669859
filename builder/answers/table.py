"""Which kind of question is read by what."""

from __future__ import annotations

from collections.abc import Mapping

from builder.answers.boxes import BoxesKind
from builder.answers.choice import ChoiceKind
from builder.answers.errors import ErrorsKind
from builder.answers.grades import GradesKind
from builder.answers.kind import AnyKind
from builder.answers.multiple import MultipleKind
from builder.answers.number import NumberKind
from builder.answers.pairwise import PairwiseKind
from builder.answers.ranking import RankingKind
from builder.answers.rating import RatingKind
from builder.answers.relations import RelationsKind
from builder.answers.spans import SpansKind
from builder.answers.text import TextKind

KINDS: Mapping[str, AnyKind] = {
    "choice": ChoiceKind(),
    "multiple": MultipleKind(),
    "rating": RatingKind(),
    "pairwise": PairwiseKind(),
    "ranking": RankingKind(),
    "spans": SpansKind(),
    "errors": ErrorsKind(),
    "relations": RelationsKind(),
    "boxes": BoxesKind(),
    "grades": GradesKind(),
    "number": NumberKind(),
    "text": TextKind(),
}
"""Every kind of question, by the `kind:` of its model."""
