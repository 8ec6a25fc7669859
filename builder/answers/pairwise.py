"""Which of two responses is better."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.answers.kind import Kind
from builder.answers.plain import mapping, share, text
from builder.answers.problem import Faults, quoted, suggest
from builder.answers.responses import response_ids
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Pairwise
from builder.scalars import as_written

TIE = "tie"

_PAIR = 2

Positions = frozenset[int]
"""Where an answer stands on the axis from the first response (negative) over the tie (0) to the second (positive).

A key that names no strength where the question has some stands at all positions of its side.
"""


class PairwiseKind(Kind[Pairwise, Positions]):
    """Answers of a `pairwise` question: `{better: a}`, `{better: a, by: slightly}` or `tie`.

    Where the question has strengths, `{better: a}` in a key means "by whatever strength"; a trainer must name one.
    """

    def read(self, question: Pairwise, raw: Raw, scope: Scope, faults: Faults) -> Positions | None:
        """The positions on the axis."""
        ids = response_ids(question, scope, faults)
        if ids is not None and len(ids) != _PAIR:
            faults.add((), f"the question '{question.id}' compares two responses, and '{question.of}' has {len(ids)}")
        written = as_written(raw)
        if written is not None:
            return self._tie(question, written, faults)
        what = f"the answer to '{question.id}'"
        found = mapping(raw, (), what, faults, keys=("better", "by"), needed=("better",))
        if found is None:
            return None
        sides = self._side(question, found, ids, faults)
        strengths = self._strengths(question, found, faults)
        return frozenset(side * strength for side in sides for strength in strengths)

    def distance(
        self,
        question: Pairwise,
        a: Positions,
        b: Positions,
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """The share of the axis between the nearest positions of the two."""
        apart = min((abs(one - other) for one in a for other in b), default=0)
        return share(apart, 2 * max(1, len(question.strengths)))

    def definite(self, question: Pairwise, value: Positions) -> bool:
        """Whether a strength is named."""
        return len(value) == 1

    def labels(self, question: Pairwise, raw: Raw) -> Iterator[str]:
        """The strength."""
        named = as_written(raw.get("by")) if isinstance(raw, Mapping) else None
        yield from (strength.id for strength in question.strengths if strength.id == named)

    def words(self, question: Pairwise, raw: Raw) -> Iterator[str]:
        """The strength, the better response, or `tie`."""
        yield from self.labels(question, raw)
        word = as_written(raw.get("better") if isinstance(raw, Mapping) else raw)
        if word is not None:
            yield word

    def _tie(self, question: Pairwise, written: str, faults: Faults) -> Positions:
        if written != TIE:
            hint = "Write {better: …} with the response's id" + (", or tie." if question.tie else ".")
            faults.add((), f"{quoted(written)} is not an answer to '{question.id}'", hint)
        elif not question.tie:
            faults.add(
                (), f"the question '{question.id}' has no tie", "Allow it by `tie: true`, or name the better one."
            )
        return frozenset({0})

    def _side(
        self, question: Pairwise, found: Mapping[str, Raw], ids: tuple[str, ...] | None, faults: Faults
    ) -> tuple[int, ...]:
        if "better" not in found:
            return ()
        better = text(found["better"], ("better",), "the better response", faults)
        if better is None or ids is None:
            return ()
        if better not in ids:
            tie = better == TIE and question.tie
            hint = "Write tie alone, without 'better'." if tie else suggest(better, ids, "responses")
            faults.add(("better",), f"{quoted(better)} is not a response in '{question.of}'", hint)
            return ()
        return (-1,) if ids[0] == better else (1,)

    def _strengths(self, question: Pairwise, found: Mapping[str, Raw], faults: Faults) -> tuple[int, ...]:
        ids = [strength.id for strength in question.strengths]
        if "by" not in found:
            return tuple(range(1, len(ids) + 1)) or (1,)
        named = text(found["by"], ("by",), "the strength", faults)
        if named is None:
            return ()
        if named not in ids:
            message = f"{quoted(named)} is not a strength of the question '{question.id}'"
            faults.add(("by",), message, suggest(named, ids, "strengths"))
            return ()
        return (ids.index(named) + 1,)
