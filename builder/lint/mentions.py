"""Names of the spec that texts mention without a reference."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from builder.lint.base import Subject
from builder.lint.edits import edits, inflected
from builder.lint.nearest import Nearest
from builder.lint.quoted import quotations
from builder.model import Found, QuizItem
from builder.model.examples import Example
from builder.model.intext import code_spans, references

_ID = re.compile(r"[^\W_][\w.-]*(?:/[\w.-]+)?")
_BRACKETED = re.compile(r"[(\[](?P<name>[^\W_]+(?:[-_][^\W_]+)+(?:/[\w-]+)?)[)\]]")
_CODE = re.compile(r"(?P<prefix>[A-Z]{1,4})(?P<dash>-?)(?P<number>\d{1,4})")
_LIKE_DIGITS = str.maketrans("OoIiLl", "001111")
"""Letters that are typed for digits."""
_LONGEST = 60
_SHORTEST = 4
_SHORTEST_QUOTED = 5
_LONG = 10
_MANY_WORDS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text names.

    Attributes:
        text: The name as written.
        how: By what it is set apart: `code`, `quoted` (or stressed) or `bracket`.
    """

    text: str
    how: Literal["code", "quoted", "bracket"]


def mentions(text: str, *, markdown: bool) -> Iterator[Mention]:
    """What stands in code, quotation marks, emphasis or brackets, where it may be a name."""
    spans = code_spans(text) if markdown else []
    plain = text
    for start, end in spans:
        inside = text[start:end].strip("`").strip()
        if len(inside) <= _LONGEST and "\n" not in inside:
            yield Mention(inside, "code")
        plain = f"{plain[:start]}{' ' * (end - start)}{plain[end:]}"
    for inner in references(text) if markdown else ():
        plain = f"{plain[: inner.start]}{' ' * (inner.end - inner.start)}{plain[inner.end :]}"
    plain = plain.replace("\n", " ")
    for start, end in quotations(plain):
        inside = plain[start:end].strip("*_\"'“”„«»‘’").strip(" .,;:!?")
        if _SHORTEST_QUOTED <= len(inside) <= _LONGEST:
            yield Mention(inside, "quoted")
    for match in _BRACKETED.finditer(plain):
        yield Mention(match["name"], "bracket")


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


class Names:
    """The names of a project, to find the one that was meant.

    Args:
        subject: The project.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        index = subject.index
        known = index.known
        self._labels = [entry for entry in index.labels.values() if not entry.id.replace(".", "").isdigit()]
        kinds = (
            "rule",
            "question",
            "field",
            "flow",
            "term",
            "faq",
            "edge-case",
            "example",
            "section",
            "task",
            "variant",
        )
        self._ids = {entry.id for entry in self._labels} | {name for kind in kinds for name in known[kind]}
        self._ids |= set(index.labels) | {"skip", "tie", *known["exception"], *known["scale"], *known["audience"]}
        self._titles = {entry.title for entry in index.labels.values()}
        for kind in ("rule", "question", "field", "flow", "section", "task", "variant"):
            self._titles |= {str(getattr(entry, "title", "")) for _, entry in known[kind].values()} - {""}
        self._titles |= {step.title for step in subject.project.procedure}
        self._words = {word for term in subject.project.glossary for word in (term.term, *term.also)}
        self._ids |= {subject.project.id, *(quiz.id for quiz in subject.project.quizzes)}
        self._shown = {entry.id for entry in self._labels} | self._titles
        self._codes = {rule.code for rule in subject.project.rules if rule.code}

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in (*self._ids, *self._titles, *self._words, *self._codes):
            found.setdefault(_key(name), set()).add(name)
        return found

    @cached_property
    def _near_ids(self) -> Nearest:
        return Nearest(sorted(self._ids))

    @cached_property
    def _near_names(self) -> Nearest:
        names = {entry.id for entry in self._labels} | {entry.title for entry in self._labels}
        names |= {title for title in self._titles if len(title.split()) <= 6}  # noqa: PLR2004 -- longer ones are sentences
        return Nearest(sorted(names))

    def meant(self, mention: Mention, found: Found) -> str | None:  # noqa: PLR0911 -- one way out for each sort of name
        """The name that a mention nearly is; None where it is one, or nothing like one."""
        text = mention.text
        same = self._by_key.get(_key(text), set())
        if mention.how == "quoted" and same:
            shown = same & self._shown
            exact = any(_punctuated(text) == _punctuated(name) for name in same - shown)
            return None if exact or not shown else self._other_form(mention, shown)
        if same:
            return self._other_form(mention, same)
        if mention.how == "quoted":
            return self._quoted(text, found)
        code = _CODE.fullmatch(text.upper())
        if code and self._codes and text not in self._codes:
            return next((known for known in sorted(self._codes) for own in [_CODE.fullmatch(known)]
                         if own and (own["prefix"], int(own["number"])) == (code["prefix"], int(code["number"]))), None)  # fmt: skip
        if not _ID.fullmatch(text) or len(text) < _SHORTEST or text.isdigit() or "." in text:
            return None
        near = self._near_ids.to(text)
        if near is None or near[:1].casefold() != text[:1].casefold() or (mention.how == "bracket" and "-" not in near):
            return None
        limit = 2 if len(text) >= _LONG else 1
        if mention.how == "code" and len(text) < _SHORTEST_QUOTED and not text.isascii():
            return None
        return near if edits(text.casefold(), near.casefold(), limit) <= limit else None

    def _other_form(self, mention: Mention, same: set[str]) -> str | None:
        """Where the letters are right, and capitals, hyphens or spaces are not."""
        text = mention.text
        if text in same:
            return None
        best = min(same)
        if mention.how != "quoted":
            folded = next((name for name in sorted(same) if name.casefold() == text.casefold()), None)
            return (folded or best) if mention.how == "code" or folded is None else None
        for name in sorted(same):
            if name.casefold() == text.casefold():
                shouted = any(a.isupper() and not b.isupper() for a, b in list(zip(text, name, strict=True))[1:])
                return name if shouted and " " in name and not text.isupper() else None
        if any(" " in name or "-" in name or "_" in text for name in same) and _punctuated(text) != _punctuated(best):
            return best
        return None

    def _quoted(self, text: str, found: Found) -> str | None:
        near = self._near_names.to(text)
        if (
            near is None
            or inflected(text, near)
            or len(near) < _SHORTEST_QUOTED
            or len(text.split()) != len(near.split())
        ):
            return None
        limit = 2 if len(text) > _LONG else 1
        if text.casefold() == near.casefold() or edits(text.casefold(), near.casefold(), limit) > limit:
            return None
        pairs = [(a, b) for a, b in zip(text.casefold().split(), near.casefold().split(), strict=True) if a != b]
        few = len(near.split()) < _MANY_WORDS
        if any(inflected(a, b) or (few and min(len(a), len(b)) < _SHORTEST) or a.isdigit() for a, b in pairs):
            return None
        if any(self._is_word(a) for a, _ in pairs):
            return None
        return None if _in_item(text, found) else near

    def _is_word(self, word: str) -> bool:
        """Whether the prose uses the word elsewhere too, so that it is one and no slip."""
        return self._subject.passages.count(word) > 2  # noqa: PLR2004 -- the mention itself, and perhaps its copy

    def codes(self) -> Iterator[tuple[Found, str, str | None]]:
        """What looks like a rule's code and is none: where, the code as written, and the one that was meant."""
        parsed = [match for code in self._codes for match in [_CODE.fullmatch(code)] if match]
        prefixes = sorted({match["prefix"] for match in parsed})
        if not prefixes:
            return
        by_number = {(match["prefix"], int(match["number"])): match[0] for match in parsed}
        pattern = re.compile(
            rf"(?<![\w$/.-])(?P<prefix>{'|'.join(prefixes)})(?P<dash>[ -]?)(?:(?P<number>\d{{1,4}})"
            r"|(?P<letters>(?=[OIl]*\d)[\dOIl]{2,4}|\d[OIl]))(?![\w-]|\.\d)",
            re.IGNORECASE,
        )
        known = self._codes | self._words | set(self._subject.project.acronyms)
        for passage in self._subject.passages.with_codes(prefixes):
            for match in pattern.finditer(passage.text):
                written = match[0]
                if written in known:
                    continue
                number = match["number"] or match["letters"].translate(_LIKE_DIGITS)
                meant = by_number.get((match["prefix"].upper(), int(number)))
                if match["letters"] and (meant is None or match["dash"] == " " or not match["prefix"].isupper()):
                    continue
                if meant is None and (match["dash"] or not match["prefix"].isupper()):
                    continue
                if (
                    meant is not None
                    and match["dash"] == " "
                    and len(number) != len(meant.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-"))
                ):
                    continue
                yield passage.found, written, meant


def _punctuated(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" .,;:!?")


def _in_item(text: str, found: Found) -> bool:
    """Whether the words are quoted from the item of the example or quiz item around them."""
    owner = next((each for each in found.owners if isinstance(each, (Example, QuizItem))), None)
    return owner is not None and text.casefold() in str(owner.item).casefold()
