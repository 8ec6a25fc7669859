"""`#` right before a word, as in "ticket #12": to YAML a comment, to its author most likely part of the text."""

from __future__ import annotations

import re

from builder.findings import Severity
from builder.yamldoc.faults import Faults, named

_HASH = r"#(?!#)(?=\S*\w)\S+"
_AFTER_VALUE = re.compile(rf"[ \t]+({_HASH})")
_QUOTED = r"""(?<=[\s,\[{:])(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')"""
_IN_FLOW = re.compile(rf"{_QUOTED}|(?<=\s)(?P<comment>#[^\r\n]*)", re.DOTALL)


def has_any(text: str) -> bool:
    """Whether a text can hold such a comment at all; few do, so the rest is spared the search at each value."""
    return " #" in text or "\t#" in text


def report_comment(text: str, end: int, key: str | None, faults: Faults) -> None:
    """A finding where the plain value that ends at offset `end` is followed by a comment that looks like its text.

    Args:
        text: What is parsed.
        end: Offset behind the value.
        key: What stands before the value, `text:` or `-` or nothing; `None` in brackets, which hold no `|-`.
        faults: Takes the findings.
    """
    found = _AFTER_VALUE.match(text, end)
    if found is None:
        return
    word = found[1] if key is not None else found[1].rstrip("]},")
    message = f"Everything from {named(word)} on is a comment, and not part of the text"
    hint = "Put the text in quotes" + (
        "." if key is None else f", or after '{f'{key} |-'.strip()}' on lines of its own."
    )
    faults.add(found.start(1), "yaml-comment", message, hint, loses=False, severity=Severity.WARNING)


def comment_in_flow(text: str, start: int, end: int) -> str:
    """The first comment between two offsets in brackets that looks like text, to its line's end; or nothing."""
    for found in _IN_FLOW.finditer(text, start, end):
        comment = found["comment"]
        line_start = text.rfind("\n", 0, found.start()) + 1
        if comment and re.match(_HASH, comment) and text[line_start : found.start()].strip():
            return comment.rstrip()
    return ""
