"""No two rules say nearly the same.

A rule that was copied, changed in a few words and forgotten is applied twice, cited at random, and mended in one place
only. The check compares the texts of all rules word by word, whatever the order of their sentences, and their titles,
in which another figure is difference enough. Rules that no trainer meets together (of different tasks, or for different
variants) may be alike.

PASS
    rules:
      - {id: insults, title: No insults, text: An insult is toxic.}
      - {id: quotes, title: Quotations, text: A quotation is not toxic.}

FAIL
    rules:
      - id: insults
        title: No insults
        text: Mark a comment toxic if it insults the reader, another writer, or a group of people.
      - id: offences
        title: No offences
        text: Mark the comment as toxic if it insults a reader, another writer, or any group of people.

FAIL
    rules:
      - {id: a, title: Read the whole comment before you judge it, text: The end may change its meaning.}
      - {id: b, title: Read the whole comment before judging it, text: Irony often shows only in the last line.}
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations, pairwise

from builder.lint.base import Fault, Subject
from builder.model.guidance import Rule

ALIKE = 0.75
"""The share of words in common, in order, from which two texts say nearly the same."""
ALIKE_TITLES = 0.8
FEWEST = 6
"""Texts of fewer words are too short to be compared by words."""
FEWEST_IN_TITLES = 5
_RARE = 5
_COMMON = 25
"""Word pairs in more rules than these say nothing about which rules are alike."""
_TRIED = 2
_SAME_WORDS = 0.7
"""Texts with fewer of their different words in common are not alike."""
_SAME_PAIRS = 0.5
"""Nor are texts with fewer neighbours in common, which is quicker to see than the words in order."""

_FIRST, _SECOND, _MASK = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, (1 << 60) - 1
"""Two odd numbers without a pattern: they strew the pairs of neighbours, so that the least pair is any of them."""

Words = list[int]
"""A text. Each word is a number, since numbers are joined and compared sooner; those of figures are below zero."""
Bag = frozenset[int]
"""The different words of a text, or its pairs of neighbours, each pair a number."""


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each rule that resembles an earlier one, at its text or its title."""
    rules = subject.project.rules
    texts, titles = _numbered(subject, "text"), _numbered(subject, "title")
    told = set()
    for number, other in _pairs(rules, texts, FEWEST, ALIKE):
        told.add(number)
        yield Fault(("rules", number, "text"), f"the rule '{rules[number].id}' says nearly the same as '{other}'",
                    "Keep one of them, or say what sets them apart.")  # fmt: skip
    for number, other in _pairs(rules, titles, FEWEST_IN_TITLES, ALIKE_TITLES, figures_tell=True):
        if number not in told:
            message = f"the rule '{rules[number].id}' has nearly the title of '{other}'"
            yield Fault(("rules", number, "title"), message, "Say in the titles what sets them apart.")


def _numbered(subject: Subject, key: str) -> list[Words]:
    numbers: dict[bytes, int] = {}
    texts = subject.passages.words([("rules", number, key) for number in range(len(subject.project.rules))])
    for word in chain.from_iterable(texts):
        if word not in numbers:
            numbers[word] = -len(numbers) - 1 if word.isdigit() else len(numbers) + 1
    return [[numbers[word] for word in words] for words in texts]


def _pairs(
    rules: Sequence[Rule], texts: list[Words], fewest: int, alike: float, *, figures_tell: bool = False
) -> Iterator[tuple[int, str]]:
    """Each rule that resembles an earlier one, and the earlier one's id.

    Args:
        rules: All rules.
        texts: What is compared of each.
        fewest: Texts of fewer words are not compared.
        alike: From this share of common words on, texts are alike.
        figures_tell: Whether another figure alone sets them apart, as in "What level 2 means".
    """
    bags = [frozenset(words) for words in texts]
    pairs = [
        frozenset(
            [(one * _FIRST + other * _SECOND) & _MASK for one, other in pairwise(words)] if len(words) >= fewest else ()
        )
        for words in texts
    ]
    for number, others in _candidates(pairs, bags):
        for other in others:
            if figures_tell and min(bags[number] ^ bags[other], default=0) < 0:
                continue
            if (
                _share(bags[number], bags[other]) >= _SAME_WORDS
                and _met_together(rules[number], rules[other])
                and _alike(texts[number], texts[other], _share(pairs[number], pairs[other])) >= alike
            ):
                yield number, rules[other].id
                break


def _candidates(pairs: list[Bag], bags: list[Bag]) -> Iterator[tuple[int, list[int]]]:
    """For each text the earlier ones that have the most rare pieces in common with it, in order.

    A piece is a pair of neighbours. One look finds what any two texts share; to compare each with each would take a
    thousand times as long. Where there are so many copies that none of their pieces is rare, they still have the same
    words, or the same least or greatest pair.
    """
    holders: dict[object, list[int]] = defaultdict(list)
    alone = {pair for pair, count in Counter(chain.from_iterable(pairs)).items() if count == 1}
    for number, own in enumerate(pairs):
        if own:
            for sign in (bags[number], ("least", min(own)), ("greatest", max(own))):
                holders[sign].append(number)
            for pair in own - alone:
                holders[pair].append(number)
    # Of a less rare piece only each holder and the one before it count: enough for copies, and no square of them all.
    links = [
        combinations(found, 2) if len(found) <= _RARE else pairwise(found)
        for piece, found in holders.items()
        if 1 < len(found) <= _COMMON or not isinstance(piece, int)
    ]
    shared = Counter(chain.from_iterable(links))
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (early, late), count in shared.items():
        near[late].append((-count, early))
    for late in sorted(near):
        yield late, [early for _, early in sorted(near[late])[:_TRIED]]


def _share(bag: Bag, other: Bag) -> float:
    return 2 * len(bag & other) / (len(bag) + len(other))


def _alike(words: Words, others: Words, neighbours: float) -> float:
    """The share of words that two texts have in common in one order, or of neighbours in any order: moved sentences."""
    if not _SAME_PAIRS <= neighbours < ALIKE_TITLES:
        return 0.0 if neighbours < _SAME_PAIRS else neighbours
    return max(neighbours, SequenceMatcher(None, words, others, autojunk=False).ratio())


def _met_together(rule: Rule, other: Rule) -> bool:
    return not any(mine and theirs and set(mine).isdisjoint(theirs)
                   for mine, theirs in ((rule.tasks, other.tasks), (rule.only, other.only)))  # fmt: skip
