"""Which items are the same, but for capitals, spaces, punctuation or a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from builder.lint.numerals import NUMBER_WORDS
from builder.model.items import FieldValue, Media

Words = tuple[str, ...]
Kind = Literal["field", "whole", "ask"]
"""What a text is of its item: what there is to look at, the question with its options, or the question alone. Many
items may ask the same question, so that it counts only for what it quotes."""

FEWEST = 5
"""Shorter texts are compared to the letter: with one word changed they may well be another item."""
INSIDE = 6
"""From how many words on a text counts as found inside a longer one, such as a comment that a question quotes."""
ALIKE = 0.8
"""The share of words in their order that two texts have in common from which they count as the same."""
ALIKE_BUT_FIGURES = 0.95
"""The same where figures differ: "sides 4 and 9" and "sides 3 and 7" are two items, but a long text with one other
figure is not."""
SHARED = 0.5
"""The share of neighbouring pairs of words below which a closer look is not worth it: one word changed in five leaves
half of them, one in ten three quarters."""
LOOSE = 1.3
"""By how much the place inside a longer text may be longer than the text itself."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}]+")
_FIGURE = re.compile(r"\d")


_DIGITS = {word: str(int(number)) for word, number in NUMBER_WORDS.items() if number > 1}
"""Words for numbers from two on, since "2 weeks" are "two weeks"; one is often none."""


def words(text: str) -> Words:
    """The words of a text without capitals and punctuation, numbers as digits; of scripts without spaces, the signs."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return tuple(_DIGITS.get(word, word) for word in _TOKEN.findall(text.casefold()))


def shown(item: Mapping[str, FieldValue]) -> Iterator[tuple[Words, bool]]:
    """For each field of an item its words, and whether these alone tell the item apart.

    A picture is told by its file and its description; the same picture may stand with two captions.
    """
    for value in item.values():
        if isinstance(value, str):
            yield words(value), True
        elif isinstance(value, Media):
            if value.transcript:
                yield words(value.transcript), True
            else:
                yield words(f"{value.file} {value.alt or ''}"), False
        else:
            said = tuple(word for part in value for word in words(part.text))
            if said:
                yield said, True
            # What two comparisons share may be one of their pictures.
            yield from shown({str(place): part.media for place, part in enumerate(value) if part.media})


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that tells an item apart, and whose it is.

    Attributes:
        words: Its words.
        owner: The position of its owner among all of them.
        kind: What it is of the item.
    """

    words: Words
    owner: int
    kind: Kind = "field"

    @property
    def pairs(self) -> set[Words]:
        """Words that stand beside each other."""
        return set(zip(self.words, self.words[1:], strict=False))


class Known:
    """Texts among which copies are looked for."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)
        self._to_the_letter: dict[str, int] = {}
        self._by_pair: dict[Words, list[int]] = {}
        self._sizes: list[int] = []
        for number, piece in enumerate(self._pieces):
            if piece.kind != "ask":
                self._to_the_letter.setdefault("".join(piece.words), number)
            pairs = piece.pairs
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._by_pair.setdefault(pair, []).append(number)

    def copies(self, piece: Piece) -> Iterator[int]:
        """The owners of the texts that are the same as this one, or of which one holds the other."""
        same = self._to_the_letter.get("".join(piece.words))
        if same is not None and comparable(piece.kind, self._pieces[same].kind):
            yield self._pieces[same].owner
        shared: dict[int, int] = {}
        pairs = piece.pairs
        for pair in pairs:
            for number in self._by_pair.get(pair, ()):
                shared[number] = shared.get(number, 0) + 1
        for number, count in sorted(shared.items()):
            other = self._pieces[number]
            near = count >= SHARED * min(len(pairs), self._sizes[number]) and comparable(piece.kind, other.kind)
            if near and alike(piece.words, other.words):
                yield other.owner


def comparable(one: Kind, other: Kind) -> bool:
    """Whether it means anything that texts of these kinds are the same."""
    return "ask" not in {one, other} or "field" in {one, other}


def alike(one: Words, other: Words) -> bool:
    """Whether two texts are the same but for a few words, or the longer one holds the shorter one."""
    short, long = sorted((one, other), key=len)
    if len(short) < FEWEST:
        return short == long
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()[:-1]
    common = sum(block.size for block in blocks)
    if common >= ALIKE * len(long):
        if _figures(short) == _figures(long):
            return True
        return common >= ALIKE_BUT_FIGURES * len(long)
    if len(short) < INSIDE or common < ALIKE * len(short):
        return False
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    inside = long[first:last]
    return len(inside) <= LOOSE * len(short) + 1 and _figures(short) == _figures(inside)


def likeness(one: Words, other: Words) -> float:
    """From 0 to 1, how much of two texts is the same, to name the nearest among several copies."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _figures(text: Words) -> list[str]:
    return sorted(word for word in text if _FIGURE.search(word))
