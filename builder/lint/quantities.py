"""Limits and measures as prose states them: "at most 50 words", "between two and five seconds", "over 10"."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from builder.lint.numerals import NUMBER, NUMBER_WORDS, value
from builder.lint.words import words

Kind = Literal["min", "max", "range", "plain"]

_BEFORE = {
    "min-open": r"more\s+than|longer\s+than|greater\s+than|higher\s+than|larger\s+than|bigger\s+than|older\s+than|louder\s+than|wider\s+than|over|above|exceeds?|exceeding|beyond|in\s+excess\s+of|upwards\s+of|mehr\s+als|länger\s+als|größer\s+als|über",
    "min-closed": r"at\s+least|no\s+(?:less|fewer|shorter)\s+than|not\s+(?:less|fewer|shorter)\s+than|(?:a\s+)?minimum\s+(?:of|is)|from|starting\s+at|mindestens|wenigstens|ab",
    "max-open": r"less\s+than|fewer\s+than|shorter\s+than|smaller\s+than|lower\s+than|younger\s+than|faster\s+than|quieter\s+than|under|below|weniger\s+als|kürzer\s+als|kleiner\s+als|unter",
    "max-closed": r"at\s+(?:the\s+)?most|no\s+(?:more|longer|greater|higher|larger)\s+than|not\s+(?:more|longer|greater)\s+than|up\s+to|(?:a\s+)?maximum\s+(?:of|is)|(?:the\s+)?limit\s+(?:[^\W\d_]+\s+){0,3}?(?:of|is)|limited\s+to|within|not\s+(?:over|above|exceed)|höchstens|maximal|bis\s+zu",
}  # fmt: skip
_AFTER = {
    "min-closed": r"or\s+(?:more|longer|greater|higher|larger|over|above|older)|and\s+(?:more|above|over|up)|oder\s+(?:mehr|länger)",
    "max-closed": r"or\s+(?:less|fewer|shorter|smaller|lower|under|below|younger)|and\s+(?:less|fewer|below|under)|oder\s+(?:weniger|kürzer)",
}  # fmt: skip
_RANGE = re.compile(
    rf"(?:(?P<between>\b(?:between|zwischen)\s+)|(?P<from>\b(?:from|von)\s+))?"
    rf"(?P<a>{NUMBER})(?:\s*(?:%|percent))?(?:\s*[–—-]\s*|\s+(?:to|and|through|until|bis|und)\s+)(?P<b>{NUMBER})",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_BEFORE_RE = re.compile(
    rf"\b(?:(?P<max_closed>{_BEFORE['max-closed']})|(?P<min_closed>{_BEFORE['min-closed']})|(?P<min_open>{_BEFORE['min-open']})"
    rf"|(?P<max_open>{_BEFORE['max-open']}))\s+(?:at\s+|the\s+|about\s+|around\s+|than\s+)?$",
    re.IGNORECASE,
)
_AFTER_RE = re.compile(
    rf"(?:\s*(?:%|[^\W\d_]+))?\s+(?:(?P<min_closed>{_AFTER['min-closed']})|(?P<max_closed>{_AFTER['max-closed']}))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[\s-]*(?P<unit>%|°|[^\W\d_]+)(?:[\s-]+(?P<next>[^\W\d_]+))?")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:,\d{3})+(?![\w,])|\d+(?:[.,]\d+)?(?![\w]|[.,]\d))")
_IN_WORDS = frozenset(NUMBER_WORDS)
_FAR = 32
_JOINER = re.compile(r"\s*(?:%|percent)?\s*(?:[–—-]|(?:to|and|through|until|bis|und)\s)", re.IGNORECASE)
_MORE = re.compile(r"\s(?:or|and|oder)\s", re.IGNORECASE)
_LAST_WORDS = words(
    """
    than over above exceeds exceed exceeding beyond of least is from at ab als über mindestens wenigstens under
    below unter most to within höchstens maximal zu the about around
    """
)
_JOINED = frozenset({"or", "and", "oder", "und"})


@dataclass(slots=True)
class Quantity:
    """A number in a sentence, and how it limits.

    Attributes:
        kind: `min`, `max`, `range` or `plain` (no limit).
        low: The number, or the lower one of a range; minus infinity under a `max`.
        high: The number, or the upper one of a range; infinity over a `min`.
        low_in: Whether the lower end belongs to it.
        high_in: Whether the upper end does.
        unit: The word behind the number, in small letters; empty where there is none.
        next: The word after that.
        start: Where the number begins in the sentence.
        end: Where it ends.
        words: The limiting words with the number, as written.
    """

    kind: Kind
    low: float
    high: float
    low_in: bool
    high_in: bool
    unit: str
    next: str
    start: int
    end: int
    words: str

    @property
    def figures(self) -> tuple[float, ...]:
        """The numbers that were written."""
        return tuple(number for number in (self.low, self.high) if abs(number) != float("inf"))[
            : 2 if self.kind == "range" else 1
        ]


_MOST = 200
"""Figures of more digits stand for no number."""


def quantities(sentence: str, words: Iterable[str]) -> Iterator[Quantity]:
    """The quantities of a sentence in order; a range is one.

    Args:
        sentence: It, each white space one space.
        words: Its words in small letters: the expression for numbers is slow, and most sentences hold none in words.
    """
    in_words = not _IN_WORDS.isdisjoint(words)
    if not in_words and not _DIGIT.search(sentence):
        return
    taken = 0
    for match in (_NUMBER if in_words else _DIGITS).finditer(sentence):
        if match.start() < taken or match.end() - match.start() > _MOST:
            continue
        span = None
        if _JOINER.match(sentence, match.end()):
            span = _RANGE.match(sentence, _range_start(sentence, match.start()))
            if span is None or span.start("a") != match.start():
                span = _RANGE.match(sentence, match.start())
        if span is not None and _is_range(sentence, span):
            taken = span.end()
            low, high = value(span["a"]), value(span["b"])
            unit, following = _unit(sentence, span.end())
            yield Quantity("range", low, high, low_in=True, high_in=True, unit=unit, next=following,
                           start=span.start("a"), end=span.end(), words=span[0])  # fmt: skip
            continue
        taken = match.end()
        yield _single(sentence, match)


def _range_start(sentence: str, start: int) -> int:
    before = re.search(r"\b(?:between|from|zwischen|von)\s+$", sentence[max(0, start - _FAR) : start], re.IGNORECASE)
    return start - len(before[0]) if before else start


def _is_range(sentence: str, span: re.Match[str]) -> bool:
    """Whether two numbers are a range, and not "two and three" or a year."""
    joiner = sentence[span.end("a") : span.start("b")].strip().lower()
    if joiner in {"and", "und"} and not span["between"]:
        return False
    return value(span["a"]) < value(span["b"])


def _single(sentence: str, match: re.Match[str]) -> Quantity:
    return _limit(sentence, match.start(), match.end(), value(match[0]), match[0])


def limited(sentence: str, start: int, end: int, number: float, written: str) -> Quantity | None:
    """The limit that a number which stands there is; None where it is none."""
    found = _limit(sentence, start, end, number, written)
    return None if found.kind == "plain" else found


def _limit(sentence: str, start: int, end: int, number: float, written: str) -> Quantity:
    unit, following = _unit(sentence, end)
    near = sentence[max(0, start - _FAR) : start]
    before = after = None
    last = near.rsplit(None, 1)[-1:] if near[-1:].isspace() else []
    if last and last[0].lower() in _LAST_WORDS:
        before = _BEFORE_RE.search(near)
    if _MORE.search(sentence, end, end + _FAR):
        after = _AFTER_RE.match(sentence, end) or _AFTER_RE.match(sentence, end - 1)
    found = before or after
    if after is not None and (not unit or unit in _JOINED):
        unit, following = _unit(sentence, after.end())
    name = (found.lastgroup or "") if found else ""
    words = f"{before[0]}{written}" if before else f"{written}{after[0]}" if after else written
    low, high = float("-inf"), float("inf")
    kind: Kind = "plain"
    if name.startswith("min"):
        kind, low = "min", number
    elif name.startswith("max"):
        kind, high = "max", number
    else:
        low = high = number
    return Quantity(kind, low, high, low_in=name != "min_open", high_in=name != "max_open", unit=unit, next=following,
                    start=start, end=end, words=" ".join(words.split()))  # fmt: skip


def _unit(sentence: str, end: int) -> tuple[str, str]:
    match = _UNIT.match(sentence, end)
    if match is None:
        return "", ""
    return match["unit"].lower(), (match["next"] or "").lower()
