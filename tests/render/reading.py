"""Reads a page as a browser would: Python-Markdown as the engines run it, then an HTML5 parser (nh3's)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import markdown
import nh3

EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
)

_UNESCAPED = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\xa0", "&amp;": "&"}


def html(source: str) -> str:
    """What the engines make of `source`."""
    return _engine().reset().convert(source)


@cache
def _engine() -> markdown.Markdown:
    return markdown.Markdown(extensions=[*EXTENSIONS], extension_configs={"pymdownx.highlight": {"guess_lang": False}})


def text_content(page: str) -> str:
    """The text of the whole page, as an HTML5 parser reads it (html.parser drops references to control characters)."""
    text = nh3.clean(page, tags=set(), clean_content_tags=set())
    for written, meant in _UNESCAPED.items():
        text = text.replace(written, meant)
    return text


@dataclass
class Seen(HTMLParser):
    """Tags in order, all attributes, and the text (html.parser drops references to control characters)."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str | None]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def seen(page: str) -> Seen:
    """The tags and attributes of a page."""
    found = Seen()
    found.feed(page)
    found.close()
    return found
