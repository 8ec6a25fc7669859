"""References inside prose: `[[rule:no-threats]]`, `[[label:toxic/Yes|a toxic comment]]`.

Checks and pages both read them here, so that what a check calls a reference is what a page makes a link of.
Code is left alone: what stands in backticks or in a fenced block is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

KINDS = ("rule", "label", "example", "term", "edge-case", "faq", "question", "flow", "decision")
"""What prose can refer to."""

_REFERENCE = re.compile(
    r"(?<!\\)\[\[[ \t]*(?P<kind>[A-Za-z][\w-]*)[ \t]*:(?P<id>[^\]\[|\n]+)(?:\|(?P<text>[^\]\[\n]*))?\]\]"
)
_FENCE = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class InText:
    """A reference inside prose.

    Attributes:
        kind: What is referred to, as written: one of `KINDS` if the author knew them.
        id: Its id; for a label `question/label`.
        text: The words to show instead of the entry's own title; None where the author gave none.
        start: Where the reference begins in the text, in code points.
        end: Where it ends, exclusive.
    """

    kind: str
    id: str
    text: str | None
    start: int
    end: int


def references(text: str) -> tuple[InText, ...]:
    """The references in a Markdown text, in order; those in code are none."""
    return _read(text) if "[[" in text else ()


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[InText, ...]:
    """Cached, because many checks ask for those of the same text."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[InText]:
    code = iter(code_spans(text))
    start, end = next(code, (len(text), len(text)))
    for match in _REFERENCE.finditer(text):
        while end <= match.start():
            start, end = next(code, (len(text), len(text) + 1))
        if start <= match.start() or not match["id"].strip():
            continue
        words = (match["text"] or "").strip() or None
        yield InText(match["kind"], match["id"].strip(), words, match.start(), match.end())


def code_spans(text: str) -> list[tuple[int, int]]:
    """Start and end (exclusive) of every fenced block and code span of a Markdown text, in order."""
    if "`" not in text and "~~~" not in text:
        return []
    found: list[tuple[int, int]] = []
    position = 0
    for start, end in _fences(text):
        found += _inline(text, position, start)
        found.append((start, end))
        position = end
    found += _inline(text, position, len(text))
    return found


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Fenced blocks. A fence that is never closed is none, as on the page."""
    opened: tuple[str, int] | None = None
    for match in _FENCE.finditer(text):
        mark, info = match["mark"], match["info"].strip()
        if opened is None:
            if not (mark[0] == "`" and "`" in info):
                opened = (mark, match.start())
        elif mark[0] == opened[0][0] and len(mark) >= len(opened[0]) and not info:
            yield opened[1], match.end()
            opened = None


def _inline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code spans between `start` and `end`: closed by as many backticks as opened them, in the same paragraph."""
    breaks = [match.start() for match in _PARAGRAPH_END.finditer(text, start, end)]
    for stop in (*breaks, end):
        runs = [(match.start(), match.end()) for match in _TICKS.finditer(text, start, stop)]
        # From the back: the next run of each length, so that one pass over the runs is enough.
        closing: dict[int, int] = {}
        next_of: list[int | None] = [None] * len(runs)
        for number in range(len(runs) - 1, -1, -1):
            length = runs[number][1] - runs[number][0]
            next_of[number] = closing.get(length)
            closing[length] = number
        number = 0
        while number < len(runs):
            partner = next_of[number]
            escaped = text[runs[number][0] - 1 : runs[number][0]] == "\\"
            if partner is None or escaped:
                number += 1
                continue
            yield runs[number][0], runs[partner][1]
            number = partner + 1
        start = stop
