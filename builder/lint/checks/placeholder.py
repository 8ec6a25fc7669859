"""No text is a placeholder, and none was typed by a cat.

"TODO", "lorem ipsum" or a stray ",.m,m,m," in the middle of a rule reach every trainer once they are published, and
large guidelines have been published with them. This check reads what the author wrote: titles and prose, without code,
formulas, addresses and words in quotation marks or emphasis. Texts that are shown to the letter may hold anything.

PASS
    faq:
      - id: what
        question: What??
        answer: Fill in the note, e.g. “asdf”; write `TODO` in code. Die Angstschweißprobe.

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: TODO ask the researchers}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "The suggestion adds insight or ,.m.,m,m,.guides the reader."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: Lorem ipsum dolor sit amet.}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "Look closely at it'mhnms before you answer."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.mash import mash, odd
from builder.lint.quoted import is_quoted
from builder.source import KeyPath

_MARKS = ("TODO", "TBD", "TBA", "FIXME", "TKTK", "XXX", "???", "tbd", "Lorem ipsum", "lorem ipsum", "LOREM IPSUM")
_MARK = re.compile(
    r"\b(?:TODO|TBD|TBA|FIXME|TKTK|XXX+|tbd|[Ll]orem ipsum|LOREM IPSUM)\b|(?<![^\s(\[{<])\?{3,}(?![^\s.,;:)\]}>])"
)
_LATER = r"to be (?:added|completed|decided|defined|determined|done|written|filled in)|placeholder"
_BRACKETED = re.compile(
    rf"[\[<({{]\s*(?:(?:please )?fill (?:this |me )?in|{_LATER})\s*[\]>)}}]"
    r"|[\[<{]\s*(?:insert [\w ]{1,40}|(?:your|add) [\w ]{1,30} here)\s*[\]>}]",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\s*(?:fill (?:this |me )?in(?: here)?|{_LATER})\s*[.!…]*\s*", re.IGNORECASE)
_LONGEST_ALONE = 40
_REMOVE = "Remove it; if it is meant, put it in quotation marks or in `code`."
_QUOTED_AT = frozenset("“”„«»\"‘’‚'*_")


def run(subject: Subject) -> Iterator[Fault]:
    """At most one fault of each sort in a text."""
    told: set[KeyPath] = set()
    for found, text in subject.language:
        match = _placeholder(text)
        if match and not _quoted(text, match.start(), match.end()):
            yield Fault(found.path, f"'{match[0].strip()}' is a placeholder",
                        "Write what belongs here, or make it an open question.")  # fmt: skip
        typed = mash(text, words=subject.project.language[:2] in {"en", "de"})
        if typed:
            yield Fault(found.path, f"'{typed}' looks like a slip on the keyboard",
                        _REMOVE)  # fmt: skip
            told.add(found.path)
    yield from _odd_words(subject, told)


def _odd_words(subject: Subject, told: set[KeyPath]) -> Iterator[Fault]:
    """Words that are one or a few keys again and again; each looked at once, wherever it stands."""
    passages = subject.passages
    for word in passages.vocabulary:
        if not odd(word):
            continue
        for passage in passages.holding([word]):
            if passage.found.path in told:
                continue
            for match in re.finditer(rf"(?<![\w@/.-]){re.escape(word)}(?![\w@/-]|\.\w)", passage.text):
                if not is_quoted(passage.text, match.start(), match.end()):
                    told.add(passage.found.path)
                    yield Fault(passage.found.path, f"'{word}' looks like a slip on the keyboard", _REMOVE)
                    break


def _placeholder(text: str) -> re.Match[str] | None:
    match = None
    if any(mark in text for mark in _MARKS):
        match = _MARK.search(text)
    if match is None and ("(" in text or "[" in text or "<" in text or "{" in text):
        match = _BRACKETED.search(text)
    return match or (_ALONE.fullmatch(text) if len(text) < _LONGEST_ALONE else None)


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _QUOTED_AT and text[end : end + 1] in _QUOTED_AT if start else False
