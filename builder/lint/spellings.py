"""Terms of the glossary in another spelling, slips in them, and British against American spelling."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Subject
from builder.lint.compounds import LONGEST, Form
from builder.lint.edits import edits, inflected
from builder.lint.passages import Passage
from builder.lint.quoted import is_quoted
from builder.model.base import Prose

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 7
_TELLING = 5
"""Shorter words are small in titles too."""
_RARE = 2
_FREQUENT = 2
_VOWELS = frozenset("aeiouyäöü")
_BRITISH = (
    (re.compile(r"(colo|behavio|favo|hono|labo|neighbo|humo|flavo|rumo|harbo|endeavo|vapo|savo|odo)ur"), r"\1r"),
    (re.compile(r"([a-z]{3,})is(e|ed|es|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"([a-z]{3,})ys(e|ed|es|ing)$"), r"\1yz\2"),
    (re.compile(r"(cent|theat|met|lit|fib)re(s?)$"), r"\1er\2"),
    (re.compile(r"(label|cancel|travel|model|signal|level|channel|tunnel|fuel|dial|marshal|counsel|total|equal)l(ed|ing|er|ers|ings)$"), r"\1\2"),
    (re.compile(r"(lic|def|off|pret)ence(s?)$"), r"\1ense\2"),
    (re.compile(r"(judg|acknowledg)ement(s?)$"), r"\1ment\2"),
    (re.compile(r"grey(s|er|ish)?$"), r"gray\1"),
    (re.compile(r"(catal|dial|anal)ogue(s?)$"), r"\1og\2"),
    (re.compile(r"artefact(s?)$"), r"artifact\1"),
    (re.compile(r"enquir(y|ies)$"), r"inquir\1"),
    (re.compile(r"sceptic(al|s)?$"), r"skeptic\1"),
    (re.compile(r"ageing$"), "aging"),
    (re.compile(r"(fulfil|enrol|instal)(s|ment)?$"), r"\1l\2"),
    (re.compile(r"mould(s|y)?$"), r"mold\1"),
)  # fmt: skip


def terms(subject: Subject) -> Iterator[Form]:
    """Terms of the glossary with capitals that the glossary does not have, or the other way round."""
    if not subject.project.language.lower().startswith("en"):
        return
    titles = {entry.title for entry in subject.index.labels.values()}
    for kind in ("question", "field", "rule", "section", "flow", "task"):
        titles |= {str(getattr(entry, "title", "")) for _, entry in subject.index.known[kind].values()}
    for term in subject.project.glossary:
        for name in (term.term, *term.also):
            words = _WORD.findall(name)
            odd = any(word[1:] != word[1:].lower() and not word.isupper() for word in words)
            if not words or not (odd or (len(words) > 1 and name[1:] == name[1:].lower())):
                continue
            pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
            for passage in subject.passages.holding([words[0].lower()]):
                written = _otherwise(passage, pattern, name, titles, odd=odd)
                if written:
                    yield Form(passage, written, name)


def _otherwise(passage: Passage, pattern: re.Pattern[str], name: str, titles: set[str], *, odd: bool) -> str:
    for match in pattern.finditer(passage.text):
        written = match[0]
        same = written[1:] == name[1:] and (not odd or written[0] == name[0] or written[0].isupper())
        if same or written.isupper() or written in titles or is_quoted(passage.text, match.start(), match.end()):
            continue
        if odd or (any(word[0].isupper() for word in _WORD.findall(written)[1:]) and _in_a_sentence(passage, match)):
            return written
    return ""


def _in_a_sentence(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the words around it are written small, as they are not in a title in capitals."""
    if passage.found.mark is not Prose.PLAIN:
        return True
    around = _WORD.findall(passage.text[: match.start()])[1:] + _WORD.findall(passage.text[match.end() :])
    return any(len(word) >= _TELLING and word.islower() for word in around)


def slips(subject: Subject) -> Iterator[Form]:
    """Rare words that are nearly a frequent word of the glossary, or of a label's or question's title."""
    passages = subject.passages
    names = [word for term in subject.project.glossary for word in (term.term, *term.also)]
    names += [entry.title for entry in subject.index.labels.values()]
    names += [question.title for question in subject.project.questions]
    wanted = {
        word
        for name in names
        for word in _WORD.findall(name.lower())
        if len(word) >= _SHORTEST and passages.count(word) >= _FREQUENT
    }
    if not wanted:
        return
    cut: dict[str, list[str]] = {}
    for word in sorted(wanted):
        for place in range(1, len(word)):
            cut.setdefault(word[:place] + word[place + 1 :], []).append(word)
    for word in passages.vocabulary:
        if (
            not _SHORTEST <= len(word) <= LONGEST
            or word in wanted
            or passages.count(word) > _RARE
            or not word.isalpha()
        ):
            continue
        near = {*cut.get(word, ())}
        for place in range(1, len(word)):
            left_out = word[:place] + word[place + 1 :]
            near.update(cut.get(left_out, ()))
            near.update({left_out} & wanted)
        meant = next((each for each in sorted(near) if _slip(word, each)), None)
        if meant and passages.count(meant) > passages.count(word):
            passage = _where(passages.holding([word]), word)
            if passage:
                yield Form(passage, word, meant)


def _slip(word: str, meant: str) -> bool:
    """Whether a word is another with a slip of the pen, and no word of its own as far as its shape can tell."""
    if inflected(word, meant) or edits(word, meant, 1) > 1 or word[0] != meant[0]:
        return False
    if len(word) == len(meant) and sorted(word) != sorted(meant):
        changed = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
        return (
            all(a in _VOWELS and b in _VOWELS for a, b in changed) and word[:-2] != meant[:-2] and len(word) > _SHORTEST
        )
    return word[:-1] != meant[:-1] and word[:-2] != meant


def dialects(subject: Subject) -> Iterator[Form]:
    """British spellings where the American one of the same word stands too: the rarer of the two."""
    if not subject.project.language.lower().startswith("en"):
        return
    passages = subject.passages
    words = passages.vocabulary
    for word in words:
        if len(word) > LONGEST:
            continue
        for pattern, american in _BRITISH:
            match = pattern.search(word)
            if match is None:
                continue
            other = pattern.sub(american, word)
            if other != word and other in words:
                ours, theirs = _uses(passages.holding([word]), word), _uses(passages.holding([other]), other)
                if ours and theirs:
                    rare, common = (word, other) if len(ours) < len(theirs) else (other, word)
                    yield Form((ours if rare == word else theirs)[0], rare, common)
            break


def _uses(holders: list[Passage], word: str) -> list[Passage]:
    return [passage for passage in holders if _where([passage], word)]


def _where(holders: list[Passage], word: str) -> Passage | None:
    """The first passage with the word outside quotation marks."""
    for passage in holders:
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", passage.text, re.IGNORECASE):
            if not is_quoted(passage.text, match.start(), match.end()):
                return passage
    return None
