"""Finds the words of the glossary in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from builder.render.escape import title_attribute

Context = Literal["block", "list", "cell"]
"""Where prose stands on a page; see `prose`."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that write words without spaces between them, or endings right after them."""


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term of the glossary, as a page links it.

    Attributes:
        id: Its id.
        forms: All words for it.
        address: The destination in Markdown, such as `glossary.md#term-x`.
        url: The destination in raw HTML, such as `glossary.html#term-x`.
        definition: What it means, as plain text: the link's title.
    """

    id: str
    forms: tuple[str, ...]
    address: str
    url: str
    definition: str

    def markdown(self, words: str) -> str:
        """Words of a text as a link to the term."""
        title = f' "{title_attribute(self.definition)}"' if self.definition else ""
        return f"[{' '.join(words.split())}]({self.address}{title}){{ .gw-term }}"


@dataclass(frozen=True)
class TermLinker:
    """Finds terms in texts, longest words first; upper case in a short form (`US`) must be upper case in the text."""

    terms: tuple[TermLink, ...]

    @cached_property
    def _by_form(self) -> dict[str, tuple[str, TermLink]]:
        found: dict[str, tuple[str, TermLink]] = {}
        for term in self.terms:
            for form in term.forms:
                found.setdefault(_key(form), (form, term))
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        forms = sorted((form for form in self._by_form if form), key=lambda form: (-len(form), form))
        return re.compile("|".join(map(_bounded, forms)), re.IGNORECASE) if forms else None

    def find(self, text: str, seen: set[str]) -> Iterator[tuple[int, int, TermLink]]:
        """Places of terms that are not in `seen` (ids), in order; each is added to it."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            form, term = self._by_form.get(_key(match[0]), ("", None))
            if term is None or term.id in seen or (_is_acronym(form) and match[0] != form):
                continue
            seen.add(term.id)
            yield match.start(), match.end(), term


def _key(form: str) -> str:
    return " ".join(form.casefold().split())


def _is_acronym(form: str) -> bool:
    return form.isupper() and len(form) <= 5  # noqa: PLR2004 -- longer words in capitals are shouting


def _bounded(form: str) -> str:
    words = r"\s+".join(map(re.escape, form.split()))
    before = "" if _UNSPACED.match(form[0]) or not form[0].isalnum() else r"(?<!\w)"
    after = "" if _UNSPACED.match(form[-1]) or not form[-1].isalnum() else r"(?!\w)"
    return f"{before}{words}{after}"


def linker(terms: Iterable[TermLink]) -> TermLinker:
    """A linker for the terms, in the order of the glossary: the first to claim a word has it."""
    return TermLinker(tuple(terms))
