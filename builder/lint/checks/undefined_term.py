"""Acronyms are explained in the glossary.

A trainer who does not know an acronym guesses. Every word of two or more capitals in the prose that trainers read
must be in the glossary (as a term or under `also`), or in the project's `acronyms`, which lists those that every
trainer of this project knows. A few that everybody knows (PDF, FAQ, URL …) need no entry. Words that the text only
stresses (NOT, ALWAYS), label ids, code, formulas and texts shown to the letter are left alone. Each acronym is
reported once, where it first stands.

PASS
    glossary:
      - {id: tox, term: toxicity, also: [TXC], definition: Rudeness that makes people leave.}
    faq:
      - {id: what, question: What is TXC?, answer: "A word with a FAQ entry and a `CONSTANT`. Do NOT worry."}

PASS
    acronyms: [TXC]
    faq:
      - {id: what, question: What is TXC?, answer: Everyone here knows.}

FAIL
    faq:
      - {id: what, question: What is TXC?, answer: Nobody knows.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.words import ORDINARY_ACRONYMS, ROMAN, STRESSED
from builder.model import INTERNAL, TRAINERS, Found

_ACRONYM = re.compile(r"(?<![\w$&#./\\-])[A-Z][A-Z0-9]{1,19}(?=s?(?![\w/]))")
_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(r"(?:(?<!\w)[A-Z]{2,}(?!\w)[ ,;:!?.'’]*(?:(?<!\w)[AI](?!\w) )?){3,}")


def run(subject: Subject) -> Iterator[Fault]:
    """Candidates first; what else the words occur as is only looked up for those."""
    candidates: dict[str, Found] = {}
    for found, text in subject.language:
        for match in _ACRONYM.finditer(text):
            name = match[0]
            if (
                name not in candidates
                and not name[1:].isdigit()
                and not _stressed(text, match)
                and _read_by_trainers(subject, found)
            ):
                candidates[name] = found
    if not candidates:
        return
    known = _known(subject)
    small = _small_words(subject, {name.casefold() for name in candidates})
    for name, found in candidates.items():
        if name not in known and name.casefold() not in small and not ROMAN.fullmatch(name):
            yield Fault(found.path, f"'{name}' is not explained",
                        "Add it to the glossary, or to 'acronyms' if every trainer knows it.")  # fmt: skip


def _stressed(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands in a row of words in capitals: a shout, not a name."""
    if match[0] in STRESSED or match[0] in ORDINARY_ACRONYMS:
        return True
    around = text[max(0, match.start() - 60) : match.end() + 60]
    return any(match[0] in row[0] for row in _SHOUTED.finditer(around))


def _read_by_trainers(subject: Subject, found: Found) -> bool:
    if found.visible_to(TRAINERS):
        return True
    return any(found.visible_to(audience.id) for audience in subject.project.audiences if audience.id != INTERNAL)


def _known(subject: Subject) -> set[str]:
    """Acronyms that are explained, and words in capitals that the answer schema defines."""
    texts = [word for term in subject.project.glossary for word in (term.term, *term.also)]
    texts += subject.project.acronyms
    for entry in subject.index.labels.values():
        texts += [entry.id, entry.title]
    texts += [rule.code for rule in subject.project.rules if rule.code]
    return {match[0] for text in texts for match in _ACRONYM.finditer(text)} | set(subject.project.acronyms)


def _small_words(subject: Subject, wanted: set[str]) -> set[str]:
    """Those of the wanted words that the prose also writes small: in capitals they are only stressed."""
    return {word for found in subject.prose for word in _WORD.findall(found.text) if word in wanted}
