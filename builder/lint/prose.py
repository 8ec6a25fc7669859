"""What an author wrote as language: prose without its code, formulas, references and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model import Found
from builder.model.base import Prose
from builder.model.intext import code_spans, references

_FORMULA = re.compile(r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$(?=\S)(?:\\.|[^$\\])*?(?<=\S)(?<!\\)\$(?!\d)", re.DOTALL)
_ADDRESS = re.compile(
    r"\]\([^)\n]*\)|<[a-z][a-z0-9+.-]*:[^<>\s]*>|</?[a-z][a-z0-9-]*(?:\s[^<>\n]*=[^<>\n]*)?/?>|(?<![a-z+.-])[a-z][a-z+.-]*+://[^\s)>\]]+|\bwww\.[^\s)>\]]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[`~$\[<@]|://|www\.")
_PICTURE = re.compile(r"(?<!\\)!\[(?P<alt>[^\]\n]{0,500})\](?:\((?P<file>[^)\s]*+)[^)\n]*+\)|\[[^\]\n]{0,200}\])")


def language(found: Found) -> str:
    """The text, with what is no language in it blanked; places in it stay the same."""
    return blanked(found.text) if found.mark is Prose.MARKDOWN else _blank(_ADDRESS, found.text)


def blanked(text: str) -> str:
    """Markdown without code, formulas, the targets of references and links; each character of them a space."""
    if not _SPECIAL.search(text):
        return text
    spans = code_spans(text)
    for found in references(text):
        words = text.rfind("|", found.start, found.end)
        spans.append((found.start, words + 1 if found.text else found.end))
    text = _without(text, sorted(spans))
    return _blank(_ADDRESS, _blank(_FORMULA, text))


def pictures(text: str) -> Iterator[tuple[str, str | None]]:
    """Alternative text and file (None where the address stands elsewhere) of each picture in a Markdown text."""
    if "![" not in text:
        return
    text = _without(text, code_spans(text))
    for match in _PICTURE.finditer(text):
        yield match["alt"].strip(), match["file"]


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text) if _SPECIAL.search(text) else text


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces for what stands in the spans, which are in order and apart."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])
