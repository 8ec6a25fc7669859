"""Decision flows as graphs: where each way leads, and where a path ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.flows import Ask, Flow, Way
from builder.source import KeyPath


@dataclass(frozen=True, slots=True)
class Walked:
    """Where a path through a flow ends.

    Attributes:
        label: The label that it ends in; None where it does not get there.
        seen: The ids of the questions on it, in order.
        stopped_at: The question at which it stops, or None.
        answer: The answer there that is none of the question's; None where none was given.
    """

    label: str | None
    seen: tuple[str, ...]
    stopped_at: str | None = None
    answer: str | None = None


def asks_of(flow: Flow) -> dict[str, Ask]:
    """The questions of a flow by id; where an id occurs twice, the first one counts."""
    found: dict[str, Ask] = {}
    for ask in flow.asks:
        found.setdefault(ask.id, ask)
    return found


def ways(flow: Flow, path: KeyPath) -> Iterator[tuple[KeyPath, Ask, Way]]:
    """Every way of a flow with its key path and its question."""
    for number, ask in enumerate(flow.asks):
        for place, way in enumerate(ask.ways):
            yield (*path, "asks", number, "ways", place), ask, way


def reached(flow: Flow) -> set[str]:
    """The ids of the questions that some way leads to, the first one included."""
    asks = asks_of(flow)
    found = {flow.asks[0].id}
    to_do = [flow.asks[0].id]
    while to_do:
        for way in asks[to_do.pop()].ways:
            if way.next in asks and way.next not in found:
                found.add(way.next)
                to_do.append(way.next)
    return found


def take(flow: Flow, answers: dict[str, str]) -> Walked:
    """Follows the given answers from the first question on."""
    asks, seen = asks_of(flow), []
    ask: Ask | None = flow.asks[0]
    while ask is not None and ask.id not in seen:
        seen.append(ask.id)
        if ask.id not in answers:
            return Walked(None, tuple(seen), ask.id)
        answer = answers[ask.id]
        way = next((way for way in ask.ways if way.answer == answer), None)
        if way is None:
            return Walked(None, tuple(seen), ask.id, answer)
        if way.label is not None:
            return Walked(way.label, tuple(seen))
        ask = asks.get(way.next or "")
    return Walked(None, tuple(seen))


def unsettled(edges: dict[str, list[str]]) -> set[str]:
    """The members of a directed graph from which a circle can be reached, those in it included."""
    left = dict(edges)
    while settled := [node for node, after in left.items() if not any(other in left for other in after)]:
        for node in settled:
            del left[node]
    return set(left)


def circles(edges: dict[str, list[str]]) -> list[list[str]]:
    """Circles in a directed graph, each from its first member on, in the order of the edges.

    Circles that share a member with one that was found are left out, so that one slip is reported once.
    """
    found: list[list[str]] = []
    state: dict[str, int] = {}  # 1: on the current branch, 2: done
    knotted: set[str] = set()
    for root, first in edges.items():
        if root in state:
            continue
        state[root] = 1
        branch = [(root, iter(first))]
        while branch:
            node, rest = branch[-1]
            following = next(rest, None)
            if following is None:
                state[node] = 2
                branch.pop()
            elif following not in state:
                if following in edges:
                    state[following] = 1
                    branch.append((following, iter(edges[following])))
            elif state[following] == 1:
                names = [name for name, _ in branch]
                circle = names[names.index(following) :]
                if knotted.isdisjoint(circle):
                    found.append(circle)
                knotted.update(circle)
    return found
