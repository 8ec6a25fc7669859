"""Proves that a text is no longer on a page: the page is made as the engines make it, and looked through."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import markdown

from builder.pipeline.redact_text import GAP, Text, literal, meant

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
"""Those of our `mkdocs.yml`."""


def holds(source: str, text: Text) -> bool:
    """Whether a page in Markdown holds the text: for readers, in an attribute, or in the source itself."""
    page = _Page()
    page.feed(_engine().reset().convert(source))
    page.close()
    looked = ["".join(page.seen), *page.unseen, *map(unquote, page.unseen), source]
    return any(text.pattern.search(each) for each in looked)


def says(value: str, text: Text) -> bool:
    """Whether a value of a spec holds the text, read to the letter or as prose."""
    return any(text.pattern.search("".join(row.characters)) for row in literal(value)) or holds(value, text)


@cache
def _engine() -> markdown.Markdown:
    colours = {"pymdownx.highlight": {"use_pygments": False, "guess_lang": False}}
    return markdown.Markdown(extensions=[*EXTENSIONS], extension_configs=colours)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)  # that would drop control characters
        self.seen: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the base's
        self.seen.append(GAP)
        self.unseen += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 -- as above
        self.seen.append(GAP)

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.unseen.append(data)

    def handle_entityref(self, name: str) -> None:
        self.seen.append(meant(name, f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.seen.append(meant(f"#{name}", f"&#{name};"))
