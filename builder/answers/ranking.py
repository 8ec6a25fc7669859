"""All responses from best to worst."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Sequence

from builder.answers.kind import Kind
from builder.answers.plain import entries, text
from builder.answers.problem import Faults, quoted, suggest
from builder.answers.ranks import kendall_distance
from builder.answers.responses import response_ids
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import Ranking
from builder.source import KeyPath

Places = tuple[tuple[str, ...], ...]
"""The responses place by place, the best first; those that share a place in alphabetical order."""


class RankingKind(Kind[Ranking, Places]):
    """Answers of a `ranking` question: a list of response ids, best first; a list inside it is a tie."""

    gradual = True

    def read(self, question: Ranking, raw: Raw, scope: Scope, faults: Faults) -> Places | None:
        """The places."""
        ids = response_ids(question, scope, faults)
        listed = entries(raw, (), f"the answer to '{question.id}'", faults)
        if ids is None or not isinstance(raw, (list, tuple)):
            return None
        places: list[tuple[str, ...]] = []
        seen: set[str] = set()
        for number, entry in enumerate(listed):
            tied = self._tied(question, entry, number, faults)
            place = [name for path, one in tied if (name := _known(question, one, path, faults, ids=ids, seen=seen))]
            places.append(tuple(sorted(place)))
        if missing := [name for name in ids if name not in seen]:
            names = ", ".join(f"'{name}'" for name in missing)
            faults.add((), f"{names} {'is' if len(missing) == 1 else 'are'} not ranked", "Rank every response.")
        return tuple(places)

    def distance(
        self,
        question: Ranking,
        a: Places,
        b: Places,
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """Kendall's tau-b as a distance. Answers that rank other responses have nothing in common."""
        by_name, by_other = _by_name(a), _by_name(b)
        return kendall_distance(by_name, by_other) if by_name.keys() == by_other.keys() else 1.0

    def _tied(self, question: Ranking, entry: object, number: int, faults: Faults) -> Sequence[tuple[KeyPath, object]]:
        if not isinstance(entry, (list, tuple)):
            return [((number,), entry)]
        if not question.ties:
            hint = "Allow them by `ties: true`, or give each response a place of its own."
            faults.add((number,), f"the question '{question.id}' has no ties", hint)
        if not entry:
            faults.add((number,), "the tie is empty", "List the responses that share the place.")
        return [((number, inner), one) for inner, one in enumerate(entry)]


def _known(
    question: Ranking, raw: object, path: KeyPath, faults: Faults, *, ids: tuple[str, ...], seen: set[str]
) -> str | None:
    name = text(raw, path, "a response's id", faults)
    if name is None:
        return None
    if name not in ids:
        faults.add(path, f"{quoted(name)} is not a response in '{question.of}'", suggest(name, ids, "responses"))
        return None
    if name in seen:
        faults.add(path, f"'{name}' is ranked twice", "Rank each response once.")
        return None
    seen.add(name)
    return name


def _by_name(places: Places) -> dict[str, int]:
    return {name: number for number, place in enumerate(places) for name in place}
