"""Prose without any marks, as most is: it need not be parsed, since it means the same to every reader of Markdown."""

from __future__ import annotations

import re

from builder.render.prose_pieces import TOKEN, Pieces
from builder.render.prose_terms import Context, TermLinker

_FIRST = "A-Za-z\u00c0-\u024f\u201c\u2018\"'(\ue000"
_LINE = f"[{_FIRST}](?:[{_FIRST}0-9 ,.:;?)/%+\u2019\u201d\u2013\u2014\u2026\ue001-]|!(?=[ \n]|\\Z))*+(?<! )"
PLAIN = re.compile(f"{_LINE}(?:\n{_LINE})*+")
"""Lines of words that begin with a letter or a token: one paragraph, in which nothing is to be escaped."""


def plain(source: str, pieces: Pieces, terms: TermLinker | None, context: Context, seen: set[str]) -> str:
    """Plain prose for a page; arguments as for `marked`, which would give the same."""
    text = source if context == "block" else source.replace("\n", " " if context == "cell" else "\n    ")
    if terms and terms.terms:
        text = _linked(text, terms, seen)
    if pieces.all:
        text = pieces.markdown(text)
    return f"    {text}" if context == "list" else text


def _linked(text: str, terms: TermLinker, seen: set[str]) -> str:
    out: list[str] = []
    at = 0
    for token in (*TOKEN.finditer(text), None):
        part = text[at : token.start() if token else len(text)]
        done = 0
        for start, end, term in terms.find(part, seen):
            out += [part[done:start], term.markdown(part[start:end])]
            done = end
        out.append(part[done:])
        if token:
            out.append(token[0])
            at = token.end()
    return "".join(out)
