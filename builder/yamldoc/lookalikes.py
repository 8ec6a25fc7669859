"""Colons and quotation marks that mean nothing to YAML, from keyboards and word processors that know better."""

from __future__ import annotations

import re

from builder.findings import Severity
from builder.yamldoc.faults import Faults, named

_WIDE_COLON = re.compile(r" *(?:- +)*(?P<key>\w[\w -]{0,40}?) *(?P<colon>[：﹕])")
_CLOSERS = {"“": "”", "”": "”", "„": "“”", "‘": "’", "’": "’", "‚": "‘’", "«": "»"}
_OPENING = re.compile(rf"(?:^|[:,-] +|[\[{{] *)([{''.join(_CLOSERS)}])")
QUOTE_HINT = "“ and ” are no quotation marks in YAML; use \" or '."
COLON_HINT = "Write an ordinary colon and a space: `key: value`."


def wide_colon(line: str) -> tuple[int, str] | None:
    """Where a line has a fullwidth colon instead of its key's, counted from its beginning, and what to say."""
    found = _WIDE_COLON.match(line)
    if found is None:
        return None
    colon = found["colon"]
    return found.start("colon"), f'The colon after {named(found["key"])} is a fullwidth one ("{colon}"), not ":"'


def is_quoted_in_vain(line: str, column: int) -> bool:
    """Whether a value of this line begins with a typographic quotation mark that is not closed before a column."""
    return any(
        not any(closer in line[found.end() : column] for closer in _CLOSERS[found[1]])
        for found in _OPENING.finditer(line, 0, column)
    )


def report_cut_quotation(text: str, index: int, faults: Faults) -> None:
    """A finding for a plain value in brackets that begins like a quotation, and ends before it does."""
    closers = _CLOSERS.get(text[:1], "")
    last = text.rfind(text[0]) if text[:1] not in closers else 0
    if not closers or max(text.rfind(closer) for closer in closers) > last:
        return
    message = f"This text ends in the middle of its quotation: {text[0]} is no quotation mark in YAML"
    hint = "Use \" or ' around the whole text."
    faults.add(index, "yaml-typographic-quote", message, hint, loses=False, severity=Severity.WARNING)
