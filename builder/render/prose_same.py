"""Whether Markdown on a page means to Python-Markdown what it is meant to say."""

from __future__ import annotations

import html
from functools import cache
from html.parser import HTMLParser

import markdown

from builder.render.prose_html import BLOCK, EMPTY, HEADINGS
from builder.render.prose_links import address


def says(source: str, page: str) -> bool:
    """Whether the engines would make such a page (clean HTML) of Markdown, and nothing but that."""
    return _outline(_engine().reset().convert(source)) == _outline(page)


@cache
def _engine() -> markdown.Markdown:
    """The extensions of `mkdocs.yml`, but for `toc`: prose has no headings. Colours in code change no meaning."""
    pymdownx = ("details", "highlight", "superfences")
    return markdown.Markdown(
        extensions=["admonition", "attr_list", "def_list", "tables", *(f"pymdownx.{name}" for name in pymdownx)],
        extension_configs={"pymdownx.highlight": {"use_pygments": False, "guess_lang": False}},
    )


def _outline(page: str) -> list[str]:
    outline = _Outline()
    outline.feed(page)
    outline.close()
    return outline.found


class _Outline(HTMLParser):
    """Tags, attributes and words, without what means nothing: where exactly items have paragraphs, and our marks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.items = 0
        self.within_block = False
        self.new_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.items += tag == "li"
        if tag in HEADINGS:
            self.handle_starttag("p", [])
            tag = "strong"
        marks = {name: value or "" for name, value in attrs}
        if tag in {"pre", "code"}:
            marks.pop("class", None)
        if marks.get("rel") == "noopener noreferrer":
            del marks["rel"]
        if "href" in marks:
            marks["href"] = address(marks["href"]) or ""
        if "style" in marks:
            marks["style"] = marks["style"].replace(" ", "").strip(";")
        if tag != "a" or marks.get("href"):
            self._add(tag, "".join(f' {name}="{html.escape(marks[name])}"' for name in sorted(marks)))

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._add("strong", "/")
            tag = "p"
        if tag not in EMPTY | {"tbody"}:
            self._add(tag, "/")
        self.items -= tag == "li"

    def handle_data(self, data: str) -> None:
        if text := html.escape(data.replace("\u200b", "")).split():
            self._paragraph()
            self.found += text

    def _add(self, tag: str, marks: str) -> None:
        if tag == "p" and self.items:
            self.new_paragraph = True
            return
        if tag in BLOCK:
            self.new_paragraph = self.within_block = False
        else:
            self._paragraph()
        self.found.append(f"<{tag}{marks}>")

    def _paragraph(self) -> None:
        if self.new_paragraph and self.within_block:
            self.found.append("<p>")
        self.within_block = True
        self.new_paragraph = False
