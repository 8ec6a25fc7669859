"""The project's prose, cut into words and sentences once for all checks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, KeysView
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from builder.lint.numerals import NUMBER_WORDS
from builder.lint.quantities import Quantity, quantities
from builder.lint.tongues import tongue
from builder.model import Found, Project
from builder.model.guidance import RuleVariant
from builder.source import KeyPath

_LONGEST = 2_000
"""Longer sentences, in code points, are cut."""
_FIGURES = 100
"""A sentence of more figures is a table of them, of which the first ones will do."""
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"\n[ \t]*(?:\n|(?=[-*+>|][ \t]|\d{1,2}[.)][ \t]))\s*")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+\s++(?=[\"'“„‘«(\[*_]*[^\W_])"
    r"|;\s+(?=or\b|and\b|oder\b|und\b)|:\s+(?=[A-Z][a-z]+ )"
)
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|approx|no|fig|al|dr|mr|mrs|ms|st|bzw|ca|vgl|usw|nr|z\.\s?b|d\.\s?h|u\.\s?a)"
    r"|\b[A-Z])\.\s+$",
    re.IGNORECASE,
)
_LOWER_AFTER = re.compile(r"[a-zäöüß]")
_SIGNS = {ord(sign): " " for sign in "“”„‟«»‘’‚–—…·•→¿¡"}
_APART = bytes(32 if code < 128 and code and not chr(code).isalnum() else code for code in range(256))  # noqa: PLR2004


@dataclass
class Sentence:
    """A sentence of a passage.

    Attributes:
        text: Its words, each white space one space.
        start: Where it begins in the passage, in code points.
    """

    text: str
    start: int

    @cached_property
    def words(self) -> list[str]:
        """Its words in small letters; figures too."""
        return _WORD.findall(self.text.lower())

    @cached_property
    def quantities(self) -> list[Quantity]:
        """What it says in figures."""
        return list(islice(quantities(self.text, self.words), _FIGURES))


@dataclass
class Passage:
    """One text of the project.

    Attributes:
        found: The text with its place and the records around it.
        text: What of it is language; code, formulas, references and addresses are blanked.
        tongue: The language that it is written in, such as `en`.
    """

    found: Found
    text: str
    tongue: str

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences in order; an entry of a list ends one too."""
        return split(self.text)


def split(text: str) -> list[Sentence]:
    """The sentences of a Markdown text whose code is blanked."""
    sentences: list[Sentence] = []
    position = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        _paragraph(text, position, end, sentences)
        position = match.end() if match else end
    return sentences


def _paragraph(text: str, start: int, end: int, sentences: list[Sentence]) -> None:
    for match in _END.finditer(text, start, end):
        if match[0][0] == "." and (
            _SHORTENED.search(text, max(start, match.start() - 8), match.end()) or _LOWER_AFTER.match(text, match.end())
        ):
            continue
        _add(text, start, match.end(), sentences)
        start = match.end()
    _add(text, start, end, sentences)


def _add(text: str, start: int, end: int, sentences: list[Sentence]) -> None:
    while end - start > _LONGEST:
        # What never ends is no sentence; checks look at each figure of one with all that stands before it.
        far = start + _LONGEST
        cut = text.rfind("\n", start + 1, far)
        cut = cut if cut > 0 else text.rfind(" ", start + 1, far)
        cut = cut if cut > 0 else far
        _add(text, start, cut, sentences)
        start = cut
    words = " ".join(text[start:end].split())
    if words:
        sentences.append(Sentence(words, start))


class Passages:
    """The passages of a project, and which of them hold a word. Passages are only made when somebody asks for them.

    Args:
        language: Texts, each with what of it is language.
        project: The project that they are from.
    """

    def __init__(self, language: list[tuple[Found, str]], project: Project) -> None:
        self._language = language
        self._own = project.language.casefold()[:2]
        self._made: dict[int, Passage] = {}

    def at(self, number: int) -> Passage:
        """The passage of the text with this number."""
        if number not in self._made:
            found, text = self._language[number]
            own = isinstance(found.owners[-1], RuleVariant)
            self._made[number] = Passage(found, text, (tongue(text) if own else None) or self._own)
        return self._made[number]

    @cached_property
    def _by_path(self) -> dict[KeyPath, int]:
        return {found.path: number for number, (found, _) in enumerate(self._language)}

    def text(self, path: KeyPath) -> str:
        """What of the text at a place is language; empty where there is no text.

        Cheaper than the passage, where nobody asks for its sentences.
        """
        number = self._by_path.get(path)
        return "" if number is None else self._language[number][1]

    def number(self, path: KeyPath) -> int:
        """The number of the text at a place; -1 where there is none."""
        return self._by_path.get(path, -1)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The numbers of the texts that hold a word: one pass over all as bytes, since Python's strings are slow."""
        joined = self._joined.lower().translate(_SIGNS)
        by_word: dict[bytes, list[int]] = defaultdict(list)
        for number, line in enumerate(joined.encode("utf-8", "replace").translate(_APART).split(b"\x00")):
            for word in set(line.split()):
                by_word[word].append(number)
        return {word.decode("utf-8", "replace"): numbers for word, numbers in by_word.items()}

    @cached_property
    def _joined(self) -> str:
        return "\x00".join([text for _, text in self._language])

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for _, text in self._language), initial=0))

    def _with(self, piece: str) -> list[int]:
        """The numbers of the texts that hold a piece of text, found in all of them at once."""
        numbers: list[int] = []
        place = self._joined.find(piece)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            numbers.append(number)
            place = self._joined.find(piece, self._starts[number + 1])
        return numbers

    @property
    def vocabulary(self) -> KeysView[str]:
        """Every word of the prose, in small letters."""
        return self._by_word.keys()

    def count(self, word: str) -> int:
        """In how many passages a word occurs."""
        return len(self._by_word.get(word, ()))

    def numbers(self, words: Iterable[str]) -> set[int]:
        """The numbers of the texts that hold any of the words (in small letters)."""
        return {number for word in words for number in self._by_word.get(word, ())}

    def holding(self, words: Iterable[str], pieces: Iterable[str] = ()) -> list[Passage]:
        """The passages, in order, that hold any of the words (in small letters), or any of the pieces of text."""
        numbers: set[int] = set()
        for word in words:
            numbers.update(self._by_word.get(word, ()))
        for piece in pieces:
            numbers.update(self._with(piece))
        return [self.at(number) for number in sorted(numbers)]

    def holding_both(self, words: Iterable[str], others: Iterable[str], pieces: Iterable[str] = ()) -> list[Passage]:
        """The passages, in order, that hold one of the words, and one of the others or of the pieces of text."""
        numbers = self.numbers(words)
        if not numbers:
            return []
        also = self.numbers(others).union(*map(self._with, pieces))
        return [self.at(number) for number in sorted(numbers & also)]

    def holding_all(self, words: Iterable[str], any_of: Iterable[str]) -> list[Passage]:
        """The passages, in order, that hold each of the words and one of the others."""
        numbers = {number for word in any_of for number in self._by_word.get(word, ())}
        for word in words:
            numbers &= set(self._by_word.get(word, ())) if numbers else set()
        return [self.at(number) for number in sorted(numbers)]

    def with_piece(self, piece: str) -> list[Passage]:
        """The passages, in order, that hold a piece of text."""
        return [self.at(number) for number in self._with(piece)]

    def longer_than(self, characters: int, worth: Callable[[str], bool]) -> list[Passage]:
        """The passages of more characters than these that are worth it, as far as their text tells."""
        return [
            self.at(number) for number, (_, text) in enumerate(self._language) if len(text) > characters and worth(text)
        ]

    def words(self, paths: Iterable[KeyPath]) -> list[list[bytes]]:
        """The words of the texts at some places, in small letters, in order; all cut at once, which is quicker."""
        joined = "\x00".join([self.text(path) for path in paths]).lower().translate(_SIGNS)
        return [line.split() for line in joined.encode("utf-8", "replace").translate(_APART).split(b"\x00")]

    def with_codes(self, prefixes: Iterable[str]) -> list[Passage]:
        """The passages with one of the prefixes (in capitals) before a figure, or as a word of its own."""
        starts = tuple(prefix.lower() for prefix in prefixes)
        return self.holding(word for word in self._by_word
                            if word in starts
                            or (word.startswith(starts) and word.rstrip("oil")[-1:].isdigit()))  # fmt: skip

    @cached_property
    def with_figures(self) -> list[Passage]:
        """The passages with a number in digits or in words."""
        return self.holding(word for word in self._by_word if word[0].isdigit() or word in NUMBER_WORDS)
