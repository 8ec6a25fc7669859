"""No text is a placeholder, and none was typed by a cat.

"TODO", "lorem ipsum" or a stray ",.m,m,m," in the middle of a rule reach every trainer once they are published, and
large guidelines have been published with them. This check reads what the author wrote: titles and prose, without code,
formulas, addresses and words in quotation marks or emphasis. Texts that are shown to the letter may hold anything.
A text that is only dots counts, and so does one that only announces another ("Text to follow", "Wird noch ergänzt").
What a label or a term of the glossary is called is no placeholder: guidelines for localisation speak of them.

PASS
    faq:
      - id: what
        question: What??
        answer: Fill in the note, e.g. “asdf”; write `TODO` in code. Die Angstschweißprobe.

PASS
    glossary:
      - {id: placeholder, term: placeholder, definition: A part of a text that is filled in (a placeholder).}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: TODO ask the researchers}

FAIL
    glossary:
      - {id: slur, term: slur, definition: "..."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: Text folgt.}

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
from builder.lint.mash import mash, odd, suspects
from builder.lint.quoted import is_quoted
from builder.lint.unwritten import LONGEST, announces, only_signs
from builder.model import Found
from builder.model.flows import Way
from builder.model.guidance import Term
from builder.model.index import LabelLike
from builder.source import KeyPath

_MARKS = (
    "TODO",
    "TBD",
    "TBA",
    "TBC",
    "FIXME",
    "TKTK",
    "XXX",
    "???",
    "tbd",
    "Lorem ipsum",
    "lorem ipsum",
    "LOREM IPSUM",
)
_MARK = re.compile(
    r"\bTBC\b(?=\s*(?:[.,:;)\]!?–—-]|\Z|(?:with|by|from|after|until|when|once|mit|von|durch|bis)\b))|"
    r"\b(?:TODO|TBD|TBA|FIXME|TKTK|XXX+|tbd|[Ll]orem ipsum|LOREM IPSUM)\b|(?<![^\s(\[{<])\?{3,}(?![^\s.,;:)\]}>])"
)
_LATER = r"to be (?:added|completed|confirmed|decided|defined|determined|done|written|filled in)|placeholder"
_BRACKETED = re.compile(
    rf"[\[<({{]\s*(?:(?:please )?fill (?:this |me )?in|{_LATER})\s*[\]>)}}]"
    r"|[\[<{]\s*(?:insert [\w ]{1,40}|(?:your|add) [\w ]{1,30} here)\s*[\]>}]",
    re.IGNORECASE,
)
_REMOVE = "Remove it; if it is meant, put it in quotation marks or in `code`."
_QUOTED_AT = frozenset("“”„«»\"‘’‚'*_")


def run(subject: Subject) -> Iterator[Fault]:
    """At most one fault of each sort in a text."""
    told: set[KeyPath] = set()
    named = _names_in(subject)
    odd_ones = suspects([text for _, text in subject.language])
    for number, (found, text) in enumerate(subject.language):
        match = _placeholder(text)
        if match and (_quoted(text, match.start(), match.end()) or _bare(match[0]) in named):
            match = None
        said = match[0].strip() if match else _whole(found, text, named)
        if said:
            yield Fault(found.path, f"'{said}' is a placeholder",
                        "Write what belongs here, or make it an open question.")  # fmt: skip
        typed = mash(text, words=subject.project.language[:2] in {"en", "de"}) if number in odd_ones else None
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
    return match


def _names_in(subject: Subject) -> set[str]:
    """What labels and terms are called, in small letters."""
    found = {name for label in subject.index.labels.values() for name in (label.id, label.title)}
    for term in subject.project.glossary:
        found.update((term.term, *term.also))
    return {_bare(name) for name in found}


def _bare(text: str) -> str:
    return text.strip(" .!…()[]<>{}").lower()


def _whole(found: Found, text: str, named: set[str]) -> str:
    """The text, where all of it stands in the place of another; else an empty one."""
    if text != found.text or len(text) > LONGEST or _is_name(found):
        return ""
    if only_signs(text) or (announces(text) and _bare(text) not in named and not _written_out(found)):
        return text.strip()
    return ""


def _is_name(found: Found) -> bool:
    """Whether the text is what a label, a way of a flow or a term is called: a grade may be '+'."""
    owner, key = found.owners[-1], found.path[-1]
    if isinstance(owner, Term):
        return key == "term" or "also" in found.path
    return (isinstance(owner, LabelLike) and key == "title") or (isinstance(owner, Way) and key == "answer")


def _written_out(found: Found) -> bool:
    """Whether the text says what a term of the glossary stands for: 'TBD' is 'to be decided'."""
    term = found.owners[-1]
    initials = "".join(word[0] for word in found.text.split())
    return isinstance(term, Term) and initials.lower() in {name.lower() for name in (term.term, *term.also)}


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _QUOTED_AT and text[end : end + 1] in _QUOTED_AT if start else False
