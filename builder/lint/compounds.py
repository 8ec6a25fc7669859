"""Compounds that are written in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.base import Subject
from builder.lint.claims import stem
from builder.lint.numerals import NUMBER_WORDS
from builder.lint.passages import Passage
from builder.lint.quoted import is_quoted
from builder.lint.words import words

_HYPHENATED = re.compile(r"(?<![\w#@/.-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])")
_NEXT = re.compile(r"[ \n]+([^\W\d_]+)")
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|each|every|any|no|some|one|another|my|your|its|their|our|his|her)[ ]+\Z", re.IGNORECASE
)
_LONGEST_DETERMINER = 10
_PARTICLES = frozenset(
    [
        "up",
        "down",
        "out",
        "in",
        "off",
        "on",
        "over",
        "by",
        "through",
        "back",
        "away",
        "about",
        "around",
        "after",
        "to",
        "of",
        "and",
        "or",
        "for",
        "as",
        "at",
    ]
)
_SMALL = words(
    """
    a an the any every some no one all may be in on to out over under for with without after before other ever how
    so not can here there where what who which him her it them my your our their self more most less than then up
    down off into onto upon by at as is was were are and or but if der die das ein eine zu so wie wo da her hin
    ein aus auf an
    """
)
_FOLLOWERS = words(
    """
    is are was were has have had can could may might must shall should will would do does did of in on at to for
    from by with as and or but if when where while that which who than because before after a an the not it they
    you we so counts means happens occurs ist sind war hat kann muss soll wird und oder aber wenn
    """
)
_PREFIXES = words("non anti multi semi pre sub inter pseudo quasi e mid")
_DIFFERENT = frozenset(
    {
        "resign",
        "recover",
        "reform",
        "recreation",
        "resort",
        "remark",
        "relay",
        "represent",
        "resent",
        "coop",
        "unionised",
    }
)
_SHORTEST_HALF = 3
_SHORTEST = 7
LONGEST = 40
"""No word is longer; what is, is no word."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word or words in the rarer of two spellings.

    Attributes:
        passage: Where it stands first.
        written: As written there.
        other: The other spelling.
    """

    passage: Passage
    written: str
    other: str


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a compound.

    Attributes:
        passage: The text.
        written: The compound as written there.
        next: The word after it, in small letters; empty where none follows directly.
        determined: Whether an article or the like stands before it, so that no verb can begin there.
    """

    passage: Passage
    written: str
    next: str
    determined: bool = False


def compounds(subject: Subject) -> Iterator[Form]:
    """Compounds in two forms, each with the rarer form's first place."""
    hyphenated = _hyphenated(subject)
    listed = {word.casefold() for term in subject.project.glossary for word in term.also}
    for parts, uses in hyphenated.items():
        closed = "".join(parts)
        solid = _solid(subject, closed) if closed not in _DIFFERENT else []
        apart = [use for use in _apart(subject, parts) if use.written.casefold() not in listed]
        solid = [use for use in solid if use.written.casefold() not in listed]
        fault = [use for use in apart if _means_the_same(parts, uses, use)]
        for others in (solid, fault):
            if others:
                yield _rarer(uses, others)
    yield from _solid_and_apart(subject, {"".join(parts) for parts in hyphenated})


def _hyphenated(subject: Subject) -> dict[tuple[str, ...], list[Use]]:
    found: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    for passage in subject.passages.with_piece("-"):
        for match in _HYPHENATED.finditer(passage.text):
            parts = tuple(part.casefold() for part in match[0].split("-"))
            if not is_quoted(passage.text, match.start(), match.end()) and len("".join(parts)) >= _SHORTEST - 2:
                found[_plain(parts)].append(Use(passage, match[0], _following(passage.text, match.end())))
    return found


def _plain(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts with the last one in the singular, so that plurals count as the same compound."""
    last = parts[-1]
    return (
        *parts[:-1],
        last[:-1] if last.endswith("s") and not last.endswith("ss") and len(last) > _SHORTEST_HALF else last,
    )


def _following(text: str, end: int) -> str:
    match = _NEXT.match(text, end)
    return match[1].casefold() if match else ""


def _solid(subject: Subject, closed: str) -> list[Use]:
    uses = []
    for word in (closed, f"{closed}s"):
        for passage in subject.passages.holding([word]):
            for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", passage.text, re.IGNORECASE):
                if not is_quoted(passage.text, match.start(), match.end()):
                    uses.append(Use(passage, match[0], _following(passage.text, match.end())))  # noqa: PERF401
    return uses


def _apart(subject: Subject, parts: tuple[str, ...]) -> list[Use]:
    last = parts[-1]
    pattern = re.compile(rf"(?<![\w-]){r'[ ]+'.join(map(re.escape, parts))}s?(?![\w-])", re.IGNORECASE)
    uses = []
    for passage in subject.passages.holding_all([*parts[:-1]], [last, f"{last}s"]):
        text = passage.text.replace("\n", " ")
        for match in pattern.finditer(text):
            if not is_quoted(text, match.start(), match.end()):
                determined = bool(_DETERMINER.search(text, max(0, match.start() - _LONGEST_DETERMINER), match.start()))
                uses.append(Use(passage, match[0], _following(text, match.end()), determined))
    return uses


def _means_the_same(parts: tuple[str, ...], uses: list[Use], use: Use) -> bool:
    """Whether the words apart are the compound: no verb with its particle, nothing that grammar writes apart."""
    if parts[0] in _PREFIXES:
        return True
    nexts = {stem(each.next) for each in uses if each.next and each.next not in _FOLLOWERS}
    if parts[0] in NUMBER_WORDS:
        return False
    if parts[-1] in _PARTICLES or any(part in _SMALL for part in parts):
        # "They broke off" is no compound; "a broken off word" beside "a broken-off word" is.
        return use.determined and bool(use.next) and stem(use.next) in nexts
    if any(not each.next or each.next in _FOLLOWERS for each in uses):
        return True
    return bool(use.next) and stem(use.next) in nexts


def _solid_and_apart(subject: Subject, hyphenated: set[str]) -> Iterator[Form]:
    """Words that also occur in two parts, such as "username" and "user name"."""
    words = subject.passages.vocabulary
    for word in words:
        if not _SHORTEST <= len(word) <= LONGEST or word in hyphenated or not word.isalpha():
            continue
        for place in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            left, right = word[:place], word[place:]
            if (
                left in words
                and right in words
                and not {left, right} & (_SMALL | _PARTICLES)
                and right not in {"ness", "less", "ing", "able"}
            ):
                apart = _apart(subject, (left, right))
                solid = _solid(subject, word) if apart else []
                if apart and solid:
                    yield _rarer(solid, apart)
                    break


def _rarer(uses: list[Use], others: list[Use]) -> Form:
    """The rarer of two forms; of equally frequent ones the second."""
    rare, common = (uses, others) if len(uses) < len(others) else (others, uses)
    return Form(rare[0].passage, rare[0].written, common[0].written)
