"""Shares in words: "more than half of the words", "at least two thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.quantities import Quantity, limited
from builder.lint.words import words

_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10,
    "hälfte": 1 / 2, "drittel": 1 / 3, "viertel": 1 / 4, "fünftel": 1 / 5, "zehntel": 1 / 10,
}  # fmt: skip
_TIMES = {"two": 2, "three": 3, "four": 4, "zwei": 2, "drei": 3, "vier": 4}
_SHARE = re.compile(
    rf"\b(?:(?:an?|one|eine?|einem|der|die|the)\s+)?(?:(?P<times>{'|'.join(_TIMES)})[\s-]+)?(?P<part>{'|'.join(_PARTS)})s?\b"
    r"(?!-)(?:\s+(?:of|der|von|aller)\s+(?:(?:the|its|their|his|her|all|your|these|those|this|that|den|dem)\s+)?(?P<of>[^\W\d_]+))?",
    re.IGNORECASE,
)
_ONE_OF = words("a an it them him her this that one us you which whom")
SHARE_WORDS = frozenset(_PARTS) | {f"{part}s" for part in _PARTS}
"""Words that a share is told by, in small letters."""


def shares(sentence: str) -> Iterator[Quantity]:
    """The limits of a sentence that are shares; their unit is the share as written, `next` what it is a share of."""
    for match in _SHARE.finditer(sentence):
        part = match["part"].lower()
        share = _TIMES.get((match["times"] or "").lower(), 1) * _PARTS[part]
        of = (match["of"] or "").lower()
        written = match[0][: match.end("part") - match.start()]
        found = limited(sentence, match.start(), match.end(), share, match[0])
        if found is not None and share < 1:
            found.unit, found.next = written.lower(), "" if of in _ONE_OF else of
            yield found
