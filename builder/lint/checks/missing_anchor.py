"""A scale says what its ends mean, and what stands in an order stands in the right one.

The lowest and the highest level fix how a scale is used: if the top has no anchor, some people never give it and
others always do. An anchor for a value that is no level can't be chosen. Severities stand in order of their weight,
and strengths from least to most, since pages, tools and measures take the order as it is written; names that
everybody knows ("minor", "major", "slightly", "much") must not contradict it.

PASS
    questions:
      - id: toxic
        title: Toxicity
        ask: How toxic is it?
        kind: rating
        scale: {low: 1, high: 3, anchors: [{value: 1, title: Not at all}, {value: 3, title: Very}]}
    flows: []

FAIL
    questions:
      - id: toxic
        title: Toxicity
        ask: How toxic is it?
        kind: rating
        scale: {low: 1, high: 3, anchors: [{value: 1, title: Not at all}, {value: 2, title: Somewhat}]}
    flows: []

FAIL
    questions:
      - id: toxic
        title: Toxicity
        ask: What is wrong?
        kind: errors
        of: comment
        categories: [style]
        severities:
          - {id: minor, definition: It disturbs nobody., weight: 5}
          - {id: major, definition: It misleads., weight: 1}
    flows: []
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.lint.base import Fault, Subject
from builder.lint.scales import fits, scales
from builder.model.index import level
from builder.model.labels import Severity, Strength
from builder.model.questions import Errors, Pairwise
from builder.model.scales import Scale
from builder.source import KeyPath

SEVERITY = (
    ("neutral", "none", "null", "keine", "kein"), ("trivial", "negligible", "cosmetic", "preferential", "minimal"),
    ("minor", "small", "slight", "low", "mild", "leicht", "gering", "klein"),
    ("medium", "moderate", "mittel", "mittelschwer"),
    ("major", "large", "serious", "severe", "high", "grave", "schwer", "groß"), ("critical", "blocker", "kritisch"),
)  # fmt: skip
STRENGTH = (
    ("marginally", "barely", "hardly", "kaum"), ("slightly", "little", "somewhat", "etwas", "leicht"),
    ("moderately", "rather", "ziemlich"), ("clearly", "significantly", "deutlich", "klar", "considerably"),
    ("much", "far", "strongly", "greatly", "viel", "weit"), ("extremely", "overwhelmingly", "vastly", "extrem"),
)  # fmt: skip
"""Words whose order everybody knows, from least to most. Words in one group are not compared with each other."""

_WORD = re.compile(r"[^\W\d_]+")


def run(subject: Subject) -> Iterator[Fault]:
    """Scales, then severities and strengths, each in the order of the spec."""
    for name, scale, path in scales(subject):
        yield from _ends(name, scale, path)
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, Errors):
            yield from _severities(question, ("questions", number))
        if isinstance(question, Pairwise):
            where: KeyPath = ("questions", number, "strengths")
            yield from _known_order(question.strengths, STRENGTH, where, "strengths", "from least to most")


def _ends(name: str, scale: Scale, path: KeyPath) -> Iterator[Fault]:
    if scale.low >= scale.high:
        return  # an impossible limit
    anchored = {float(anchor.value) for anchor in scale.anchors}
    for which, value in (("lowest", scale.low), ("highest", scale.high)):
        if float(value) not in anchored:
            yield Fault((*path, "anchors"), f"the {which} level of {name}, {level(value)}, has no anchor",
                        "Say what it means: it fixes how the whole scale is used.")  # fmt: skip
    for place, anchor in enumerate(scale.anchors):
        if not fits(scale, anchor.value):
            yield Fault((*path, "anchors", place, "value"), f"{level(anchor.value)} is no level of {name}",
                        f"The levels go from {level(scale.low)} to {level(scale.high)}.")  # fmt: skip


def _severities(question: Errors, path: KeyPath) -> Iterator[Fault]:
    where: KeyPath = (*path, "severities")
    weights = [severity.weight for severity in question.severities]
    rising, falling = sorted(weights), sorted(weights, reverse=True)
    if weights not in (rising, falling):
        listed = ", ".join(f"'{severity.id}' {level(severity.weight)}" for severity in question.severities)
        yield Fault(where, f"the severities of '{question.id}' do not stand in order of their weight: {listed}",
                    "Put them in order, from the lightest to the gravest, or correct the weight.")  # fmt: skip
        return
    up = question.severities if weights == rising else tuple(reversed(question.severities))
    yield from _known_order(up, SEVERITY, where, "severities", "by their weights, from light to grave")


def _known_order(
    entries: Sequence[Severity | Strength], order: Sequence[Sequence[str]], path: KeyPath, called: str, how: str
) -> Iterator[Fault]:
    ranked = [(entry, rank) for entry in entries if (rank := _rank(entry, order)) is not None]
    for (one, low), (other, high) in pairwise(ranked):
        if low > high:
            yield Fault(path, f"the {called} '{one.id}' and '{other.id}' stand the wrong way round {how}",
                        "Exchange them, or correct the weight or the name.")  # fmt: skip
            return


def _rank(entry: Severity | Strength, order: Sequence[Sequence[str]]) -> int | None:
    for text in (entry.id, entry.shown):
        words = {word.casefold() for word in _WORD.findall(text)}
        found = [rank for rank, group in enumerate(order) if not words.isdisjoint(group)]
        if len(found) == 1:
            return found[0]
    return None
