"""No two rules say nearly the same.

A rule that was copied, changed in a few words and forgotten is applied twice, cited at random, and mended in one place
only. The check compares the texts of all rules word by word, and their titles. Rules that no trainer meets together (of
different tasks, or for different variants) may be alike.

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
_COMMON = 12
"""Word pairs in more rules than these say nothing about which rules are alike."""
_TRIED = 3
_LENGTHS = 0.6
_SAME_WORDS = 0.7
"""Texts with fewer of their different words in common are not alike."""
_SAME_PAIRS = 0.45
"""Nor are texts with fewer neighbours in common, which is quicker to see than the words in order."""

Words = list[bytes]
Pair = tuple[bytes, bytes]


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each rule that resembles an earlier one, at its text or its title."""
    rules = subject.project.rules
    texts = subject.passages.words([("rules", number, "text") for number in range(len(rules))])
    titles = subject.passages.words([("rules", number, "title") for number in range(len(rules))])
    told = set()
    for number, other in _pairs(rules, texts, FEWEST, ALIKE):
        told.add(number)
        yield Fault(("rules", number, "text"), f"the rule '{rules[number].id}' says nearly the same as '{other}'",
                    "Keep one of them, or say what sets them apart.")  # fmt: skip
    for number, other in _pairs(rules, titles, FEWEST_IN_TITLES, ALIKE_TITLES, figures_tell=True):
        if number not in told:
            message = f"the rule '{rules[number].id}' has nearly the title of '{other}'"
            yield Fault(("rules", number, "title"), message, "Say in the titles what sets them apart.")


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
    pairs = [Counter(pairwise(words)) if len(words) >= fewest else Counter() for words in texts]
    for number, others in _candidates(pairs, bags):
        for other in others:
            if figures_tell and any(word.isdigit() for word in bags[number] ^ bags[other]):
                continue
            if (
                _share(bags[number], bags[other]) >= _SAME_WORDS
                and _met_together(rules[number], rules[other])
                and _alike(texts[number], texts[other], pairs[number], pairs[other]) >= alike
            ):
                yield number, rules[other].id
                break


def _candidates(pairs: list[Counter[Pair]], bags: list[frozenset[bytes]]) -> Iterator[tuple[int, list[int]]]:
    """For each text the earlier ones that have the most rare pieces in common with it, in order.

    A piece is a pair of neighbours, or all the different words. One look finds what any two texts share; to compare
    each with each would take a thousand times as long.
    """
    holders: dict[object, list[int]] = defaultdict(list)
    for number, own in enumerate(pairs):
        if own:
            holders[bags[number]].append(number)
            for pair in own:
                holders[pair].append(number)
    rare = (found for found in holders.values() if 1 < len(found) <= _COMMON)
    shared = Counter(chain.from_iterable(combinations(found, 2) for found in rare))
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (early, late), count in shared.items():
        near[late].append((-count, early))
    for late in sorted(near):
        yield late, [early for _, early in sorted(near[late])[:_TRIED]]


def _share(bag: frozenset[bytes], other: frozenset[bytes]) -> float:
    return 2 * len(bag & other) / (len(bag) + len(other))


def _alike(words: Words, others: Words, pairs: Counter[Pair], other_pairs: Counter[Pair]) -> float:
    """The share of words that two texts have in common in one order, or of neighbours in any order: moved sentences."""
    if min(len(words), len(others)) < _LENGTHS * max(len(words), len(others)):
        return 0.0
    common = sum(min(count, other_pairs[pair]) for pair, count in pairs.items() if pair in other_pairs)
    neighbours = 2 * common / (len(words) + len(others) - 2)
    if not _SAME_PAIRS <= neighbours < ALIKE_TITLES:
        return 0.0 if neighbours < _SAME_PAIRS else neighbours
    return max(neighbours, SequenceMatcher(None, words, others, autojunk=False).ratio())


def _met_together(rule: Rule, other: Rule) -> bool:
    return not any(mine and theirs and set(mine).isdisjoint(theirs)
                   for mine, theirs in ((rule.tasks, other.tasks), (rule.only, other.only)))  # fmt: skip
