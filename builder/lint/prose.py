"""What an author wrote as language: prose without its code, formulas, references and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model import Found
from builder.model.base import Prose
from builder.model.intext import code_spans, references

_FORMULA = re.compile(r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$(?=\S)(?:\\.|[^$\\])*?(?<=\S)(?<!\\)\$(?!\d)", re.DOTALL)
_ADDRESS = re.compile(
    r"\]\([^)\n]*\)|<[^<>\s][^<>\n]*>|\b[a-z][a-z+.-]*://[^\s)>\]]+|\bwww\.[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[`~$\[<@]|://|www\.")
_PICTURE = re.compile(r"(?<!\\)!\[(?P<alt>[^\]\n]*)\](?:\((?P<file>[^)\s]*)[^)\n]*\)|\[[^\]\n]*\])")


def language(found: Found) -> str:
    """The text, with what is no language in it blanked; places in it stay the same."""
    return blanked(found.text) if found.mark is Prose.MARKDOWN else _blank(_ADDRESS, found.text)


def blanked(text: str) -> str:
    """Markdown without code, formulas, the targets of references and links; each character of them a space."""
    if not _SPECIAL.search(text):
        return text
    for start, end in code_spans(text):
        text = _blank_between(text, start, end)
    for found in list(references(text)):
        words = text.rfind("|", found.start, found.end)
        text = _blank_between(text, found.start, words + 1 if found.text else found.end)
    return _blank(_ADDRESS, _blank(_FORMULA, text))


def pictures(text: str) -> Iterator[tuple[str, str | None]]:
    """Alternative text and file (None where the address stands elsewhere) of each picture in a Markdown text."""
    if "![" not in text:
        return
    for start, end in code_spans(text):
        text = _blank_between(text, start, end)
    for match in _PICTURE.finditer(text):
        yield match["alt"].strip(), match["file"]


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text) if _SPECIAL.search(text) else text


def _blank_between(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
