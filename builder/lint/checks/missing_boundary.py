"""Neighbouring ranges neither leave out a value nor share one.

"Over 10 words" and "under 10 words" say nothing about ten; "0–5" and "5–10" put five into both. The trainer who meets
just that value decides alone. The check compares the ranges of one text, of the labels, levels or severities of one
question, of a rule and its exceptions, and of the ways of one question of a flow, unit by unit.

PASS
    rules:
      - id: insults
        title: No insults
        text: Over 10 words, mark the part. With 10 words or fewer, mark all. 0 to 5 errors are few, 6 to 10 many.

FAIL
    rules:
      - {id: insults, title: No insults, text: "Over 10 words, mark the part. Under 10 words, mark all."}

FAIL
    questions:
      - id: toxic
        title: Length
        ask: How long is it?
        kind: choice
        labels: [{id: short, definition: 0–5 words.}, {id: long, definition: 5–10 words.}]
    flows: []
    examples: []
    rules: [{id: insults, title: No insults, text: An insult is toxic.}]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.lint.base import Fault, Subject
from builder.lint.claims import PERCENT, TIME, root_of, stem, units_of
from builder.lint.numerals import shown
from builder.lint.passages import Sentence
from builder.lint.quantities import Quantity
from builder.lint.shares import SHARE_WORDS, shares
from builder.model import Found, QuizItem
from builder.model.examples import Example
from builder.source import KeyPath

_OR = re.compile(r"\s+(?:or|oder)\s+", re.IGNORECASE)
_ASIDE = frozenset({"distinguish", "include", "exclude"})
"""Texts of a label that speak of its neighbours too."""
_SIBLINGS = frozenset({"labels", "categories", "anchors", "severities", "strengths", "ways", "skips"})


@dataclass(frozen=True, slots=True)
class Span:
    """A range of values that a text speaks of.

    Attributes:
        found: The text.
        quantity: The range as written.
        sibling: Which of the entries in a row the text belongs to; the text itself where there are none.
        whole: Whether only whole numbers count.
        factor: By what its figures are multiplied to be compared.
    """

    found: Found
    quantity: Quantity
    sibling: KeyPath
    whole: bool
    factor: float

    @property
    def low(self) -> float:
        """Its lowest value; of whole numbers the first that belongs to it."""
        low = self.quantity.low * self.factor
        return low + 1 if self.whole and not self.quantity.low_in else low

    @property
    def high(self) -> float:
        """Its highest value."""
        high = self.quantity.high * self.factor
        return high - 1 if self.whole and not self.quantity.high_in else high


def run(subject: Subject) -> Iterator[Fault]:
    """At most one fault for each group of ranges."""
    groups: dict[tuple[KeyPath, str], list[Span]] = defaultdict(list)
    for passage in subject.passages.with_figures:
        found = passage.found
        if any(isinstance(owner, (Example, QuizItem)) for owner in found.owners):
            continue
        limits = [(sentence.text, quantity) for sentence in passage.sentences
                  for quantity in _limits(sentence)]  # fmt: skip
        group, sibling = _group(found) if limits else ((), ())
        for text, quantity in limits:
            units, factor, _ = units_of(quantity, text)
            unit = next(iter(sorted(units & {TIME, PERCENT})), "") or stem(quantity.unit)
            whole = not units & {TIME, PERCENT} and all(not figure % 1 for figure in quantity.figures)
            groups[group, unit if units else ""].append(Span(found, quantity, sibling, whole, factor))
    for spans in (*groups.values(), *_of_shares(subject)):
        fault = _fault(spans)
        if fault:
            yield fault


def _limits(sentence: Sentence) -> Iterator[Quantity]:
    """What a sentence limits; "two or three parts" is a range as well."""
    before: Quantity | None = None
    for quantity in sentence.quantities:
        if quantity.kind != "plain":
            yield quantity
        elif before is not None and before.low + 1 == quantity.low and units_of(quantity, sentence.text)[0]:
            words = sentence.text[before.start : quantity.end]
            if _OR.fullmatch(sentence.text, before.end, quantity.start):
                yield replace(quantity, kind="range", low=before.low, start=before.start, words=words)
        before = quantity if quantity.kind == "plain" else None


def _of_shares(subject: Subject) -> Iterator[list[Span]]:
    """The ranges of shares in words, by their whole, which "more than a quarter" may leave to its neighbour."""
    groups: dict[tuple[KeyPath, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for passage in subject.passages.holding(SHARE_WORDS):
        found = passage.found
        if any(isinstance(owner, (Example, QuizItem)) for owner in found.owners):
            continue
        group, sibling = _group(found, nested=True)
        if _ASIDE & set(found.path):
            group, sibling = found.path, found.path
        for sentence in passage.sentences:
            for quantity in shares(sentence.text):
                key = group, str(found.path[-1]) if sibling != found.path else ""
                groups[key][stem(quantity.next)].append(Span(found, quantity, sibling, whole=False, factor=1))
    for by_whole in groups.values():
        unsaid = by_whole.pop("", [])
        if len(by_whole) == 1:
            spans = next(iter(by_whole.values()))
            named = {span.found.path for span in spans}
            spans += [span for span in unsaid if span.found.path not in named]
        elif not by_whole:
            yield unsaid
        yield from by_whole.values()


def _group(found: Found, *, nested: bool = False) -> tuple[KeyPath, KeyPath]:
    """Where the row of entries stands that the text belongs to, and which of them it is.

    Args:
        found: The text.
        nested: Whether labels within labels stand in one row with those around them.
    """
    path = found.path
    places = [n for n in range(1, len(path)) if isinstance(path[n], int) and path[n - 1] in _SIBLINGS]
    if places:
        return path[: places[0 if nested else -1]], path[: places[-1] + 1]
    if path[0] == "rules":
        return (path[:4] if len(path) > 3 and path[2] == "variants" else path[:2]), path  # noqa: PLR2004
    return (root_of(found), path) if path[0] in {"questions", "edge_cases"} else (path, path)


def _fault(spans: list[Span]) -> Fault | None:
    ordered = sorted(spans, key=lambda span: (span.low, span.high))
    shares = [span.quantity for span in spans if 0 < span.quantity.figures[0] < 1]
    closed = {share.figures[0] for share in shares if share.low_in and share.high_in}
    for number, lower in enumerate(ordered):
        for upper in ordered[number + 1 :]:
            problem = _between(lower, upper, closed, next_to=upper is ordered[number + 1])
            if problem:
                later = max((lower, upper), key=spans.index)
                told = f"'{lower.quantity.words}' and '{upper.quantity.words}'"
                return Fault(later.found.path, f"{told} {problem}", "Say to which of them the boundary belongs.")
    return None


def _between(lower: Span, upper: Span, closed: set[float], *, next_to: bool) -> str:  # noqa: PLR0911 -- one way out for each fault
    """What is wrong between two ranges, the lower one first; empty where nothing is."""
    if lower.quantity.kind == "min" or upper.quantity.kind == "max":
        return ""
    end, start = lower.quantity.high * lower.factor, upper.quantity.low * upper.factor
    if end == start:
        if lower.quantity.high_in and upper.quantity.low_in:
            if lower.quantity.low == lower.quantity.high:
                return ""
            return f"share the value {_boundary(lower)}"
        covered = lower.quantity.high_in or upper.quantity.low_in or lower.quantity.high in closed
        return "" if covered else f"leave out {_boundary(lower)}"
    whole = lower.whole and upper.whole
    ranges = "range" in {lower.quantity.kind, upper.quantity.kind}
    siblings = lower.sibling != upper.sibling and _are_siblings(lower, upper)
    if whole and next_to and upper.low - lower.high == 2:  # noqa: PLR2004
        return f"leave out {shown(lower.high + 1)}"
    if siblings and next_to and ranges and upper.low <= lower.high < upper.high and lower.low < upper.low:
        return f"share the values from {shown(upper.low / upper.factor)} to {shown(lower.high / lower.factor)}"
    if siblings and next_to and ranges and whole and upper.low - lower.high > 2:  # noqa: PLR2004
        return f"leave out {shown(lower.high + 1)} to {shown(upper.low - 1)}"
    return ""


def _boundary(lower: Span) -> str:
    """Its upper end; of a share as it was written."""
    return lower.quantity.unit if 0 < lower.quantity.high < 1 else shown(lower.quantity.high)


def _are_siblings(lower: Span, upper: Span) -> bool:
    one, other = lower.sibling, upper.sibling
    nested = one[: len(other)] == other or other[: len(one)] == one
    return not nested and all(key in _SIBLINGS for key in (*one[-2:-1], *other[-2:-1]))
