"""Every way through a decision flow ends in exactly one label.

A trainer who follows a flow must arrive. A way that leads nowhere, a way that both ends and goes on, questions that
lead round in a circle, and a question that no way leads to are all mistakes of the same sort: the drawing would have
a loose end.

PASS
    flows:
      - id: main
        title: Is it toxic?
        decides: toxic
        asks:
          - id: insult
            ask: Is someone insulted?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No, next: threat}
          - id: threat
            ask: Is someone threatened?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No, label: No}
              - {answer: Not clear, label: unclear}

FAIL
    flows:
      - id: main
        title: Is it toxic?
        decides: toxic
        asks:
          - id: insult
            ask: Is someone insulted?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No}

FAIL
    flows:
      - id: main
        title: Is it toxic?
        decides: toxic
        asks:
          - id: insult
            ask: Is someone insulted?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No, next: insult}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.flows import asks_of, circles, reached, ways
from builder.model.flows import Flow
from builder.source import KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Flow by flow: loose ends, circles, then questions that no way leads to."""
    for number, flow in enumerate(subject.project.flows):
        if flow.id in subject.dropped:
            continue  # some of its ways may have been lost
        path: KeyPath = ("flows", number)
        for where, ask, way in ways(flow, path):
            named = f"the answer '{way.answer}' to '{ask.id}' in the flow '{flow.id}'"
            if way.next is None and way.label is None:
                yield Fault(where, f"{named} leads nowhere", "Give it 'next' (a question) or 'label' (an end).")
            elif way.next is not None and way.label is not None:
                yield Fault(where, f"{named} both ends and goes on", "Keep either 'next' or 'label'.")
        yield from _circles(flow, path)
        found = reached(flow)
        for place, ask in enumerate(flow.asks):
            if ask.id not in found:
                yield Fault((*path, "asks", place), f"no way in the flow '{flow.id}' leads to the question '{ask.id}'",
                            "Let an answer name it as 'next', or remove it.")  # fmt: skip


def _circles(flow: Flow, path: KeyPath) -> Iterator[Fault]:
    asks = asks_of(flow)
    edges = {ask.id: [way.next for way in ask.ways if way.next in asks and way.next] for ask in asks.values()}
    place = {ask.id: number for number, ask in reversed(list(enumerate(flow.asks)))}
    for circle in circles(edges):
        last = asks[circle[-1]]
        back = next(number for number, way in enumerate(last.ways) if way.next == circle[0])
        round_trip = " → ".join([*circle, circle[0]])
        yield Fault((*path, "asks", place[last.id], "ways", back, "next"),
                    f"the flow '{flow.id}' goes round in a circle: {round_trip}",
                    "Let each answer lead to a later question or to a label.")  # fmt: skip
