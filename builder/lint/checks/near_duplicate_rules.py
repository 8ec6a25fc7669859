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

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from builder.lint.base import Fault, Subject
from builder.lint.prose import blanked
from builder.model.guidance import Rule

ALIKE = 0.75
"""The share of words in common, in order, from which two texts say nearly the same."""
ALIKE_TITLES = 0.8
FEWEST = 6
"""Texts of fewer words are too short to be compared by words."""
FEWEST_IN_TITLES = 5
_GRAM = 3
_COMMON = 25
"""Word triples in more rules than these say nothing about which rules are alike."""
_TRIED = 5
_SHARED = 0.12
"""Texts that share fewer triples, for each word of the shorter one, are not alike."""
_LENGTHS = 0.6
_WORD = re.compile(r"[^\W_]+")


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each rule that resembles an earlier one, at its text or its title."""
    rules = subject.project.rules
    titles = [_words(rule.title) for rule in rules]
    texts = [_words(blanked(rule.text)) for rule in rules]
    told = set()
    for number, other in _pairs(rules, texts, FEWEST, ALIKE):
        told.add(number)
        yield Fault(("rules", number, "text"), f"the rule '{rules[number].id}' says nearly the same as '{other}'",
                    "Keep one of them, or say what sets them apart.")  # fmt: skip
    for number, other in _pairs(rules, titles, FEWEST_IN_TITLES, ALIKE_TITLES):
        if number not in told:
            message = f"the rule '{rules[number].id}' has nearly the title of '{other}'"
            yield Fault(("rules", number, "title"), message, "Say in the titles what sets them apart.")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _pairs(rules: Sequence[Rule], texts: list[list[str]], fewest: int, alike: float) -> Iterator[tuple[int, str]]:
    """Each rule that resembles an earlier one, and the earlier one's id."""
    by_gram: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(texts):
        if len(words) < fewest:
            continue
        shared: Counter[int] = Counter()
        grams = set(zip(*(words[start:] for start in range(_GRAM)), strict=False)) | {tuple(sorted(set(words)))}
        for gram in grams:
            holders = by_gram.setdefault(gram, [])
            if len(holders) < _COMMON:
                shared.update(holders)
                holders.append(number)
        for other, count in shared.most_common(_TRIED):
            if count < _SHARED * min(len(words), len(texts[other])):
                break
            if _met_together(rules[number], rules[other]) and _alike(words, texts[other]) >= alike:
                yield number, rules[other].id
                break


def _alike(words: list[str], others: list[str]) -> float:
    if min(len(words), len(others)) < _LENGTHS * max(len(words), len(others)):
        return 0.0
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LENGTHS else 0.0


def _met_together(rule: Rule, other: Rule) -> bool:
    return not any(mine and theirs and set(mine).isdisjoint(theirs)
                   for mine, theirs in ((rule.tasks, other.tasks), (rule.only, other.only)))  # fmt: skip
