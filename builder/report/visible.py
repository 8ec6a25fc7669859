"""Makes text from a user's file safe for a terminal: control characters become visible, one line stays one line."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    r"""`text` on one line, with control and direction characters and rare spaces as `\x1b`, `\u202e` and `\xa0`."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char in "\n\t":
        return " "
    if char != " " and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}:
        return char.encode("unicode_escape").decode()
    return char
