"""What a reader gets from a built page: its article's text, ids and links, and the site's navigation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element: its tag, attributes, and children (elements and text)."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """Its text with each run of blanks as one."""
        return " ".join("".join(self._strings()).split())

    def _strings(self) -> Iterable[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"script", "style"}:
                yield from child._strings()

    def walk(self) -> Iterable[Element]:
        """Itself and every element below, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str = "", class_: str = "") -> list[Element]:
        """Every element with that tag and that class, where given."""
        return [el for el in self.walk() if (not tag or el.tag == tag) and (not class_ or class_ in el.classes)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        depth = next((i for i in range(len(self.open) - 1, 0, -1) if self.open[i].tag == tag), None)
        if depth is not None:
            del self.open[depth:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Page:
    """A built page, read.

    Attributes:
        url: Where it is, relative to the site.
        root: The whole document.
        article: What the page says, without navigation.
    """

    url: str
    root: Element
    article: Element

    @property
    def ids(self) -> list[str]:
        """The article's anchors in order; `__skip` is the theme's own."""
        found = [el.attributes["id"] for el in self.article.walk() if "id" in el.attributes]
        return [name for name in found if name != "__skip"]

    @property
    def links(self) -> list[str]:
        """Where the article's links and pictures lead, relative to the site."""
        found = [el.attributes.get("href") or el.attributes.get("src") for el in self.article.walk()]
        return [self.resolve(link) for link in found if link]

    @property
    def navigation(self) -> list[tuple[str, str]]:
        """Words and target of each entry of the site's navigation."""
        side = next(el for el in self.root.find("nav", "md-nav--primary"))
        contents = {id(a) for nav in side.find("nav", "md-nav--secondary") for a in nav.find("a")}
        links = [a for a in side.find("a", "md-nav__link") if id(a) not in contents]
        return [(a.text, self.resolve(a.attributes["href"])) for a in links]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Words and target of each entry of "On this page"."""
        side = self.root.find("nav", "md-nav--secondary")[-1]
        return [(a.text, self.resolve(a.attributes["href"])) for a in side.find("a", "md-nav__link")]

    def resolve(self, link: str) -> str:
        if "://" in link or link.startswith(("mailto:", "data:")):
            return link
        path, mark, fragment = link.partition("#")
        return (normpath(join(self.url, "..", path)) if path else self.url) + mark + fragment


def read(site: Path) -> dict[str, Page]:
    """Every page of a built site by its address."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        url = path.relative_to(site).as_posix()
        pages[url] = Page(url, reader.root, reader.root.find("article")[0])
    return pages
