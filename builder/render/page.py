"""What a page template can ask for: links, prose, items and answers, all bound to the page that is being made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from builder.model.items import FieldValue
from builder.render.ask import ask_address
from builder.render.edition import Edition
from builder.render.escape import html_attribute, html_text, markdown_inline
from builder.render.items import NOTHING, Files, Marking, item_html
from builder.render.links import Links, Target
from builder.render.prose import Link, prose, prose_html
from builder.render.prose_terms import Context, TermLinker
from builder.render.terms import glossary_links

BLOCK = re.compile(r"[-+*] |[-*_]{3}|[>|]|```|~~~|<(?!span\b)|\d+[.)] |!!!|\?\?\?|    ")
"""What the source of anything but a paragraph can begin with."""

SINGLE = re.compile(r"<p>((?:(?!</?p>).)*)</p>")
"""HTML that is no more than a paragraph."""

INDENTS = {"list": 4, "deep": 8}
"""By how much lines after the first stand further in; the template has indented the first."""

CONTEXTS: dict[str, Context] = {"block": "block", "list": "list", "deep": "list", "cell": "cell"}


@dataclass(frozen=True)
class Page:
    """One page of an edition.

    Attributes:
        path: The Markdown file, from the docs folder.
        edition: What is rendered.
        links: Where everything stands.
    """

    path: str
    edition: Edition
    links: Links
    _explained: set[str] = field(default_factory=set)

    @cached_property
    def _terms(self) -> TermLinker:
        return glossary_links(self.edition.project, self.links, self.path)

    def prose(self, text: str, context: str = "block", *, term: str = "") -> Markup:
        """Author's Markdown, sanitised, with its references linked.

        Args:
            text: The Markdown.
            context: `block`, `list` (inside a list item), `deep` (inside an item of a list in a box) or `cell`.
            term: The glossary term that the text defines, which is not linked in it.
        """
        seen = {*self._explained, term} if term else self._explained
        made = prose(text, resolve=self._resolve, terms=self._terms, context=CONTEXTS[context], seen=seen)
        if term:
            self._explained.update(seen - {term})
        if context == "deep":
            made = made.replace("\n    ", "\n        ")
        return Markup(made.removeprefix("    ") if context in INDENTS else made)

    def html(self, text: str, *, blocks: bool = False) -> Markup:
        """The same as HTML on one line, for the inside of a block of HTML.

        Args:
            text: The Markdown.
            blocks: Whether a text that is one paragraph is written as one; without it only its inside is.
        """
        made = prose_html(text, resolve=self._resolve, terms=self._terms, seen=self._explained)
        single = SINGLE.fullmatch(made)
        return Markup(single[1] if single and not blocks else made)

    def fresh(self) -> Markup:
        """Begins a part of the page that is read by itself: terms are explained in it anew."""
        self._explained.clear()
        return Markup("")

    def said(self, head: str, text: str, context: str = "block") -> Markup:
        """Prose behind a few words of the template's own, such as "Why:".

        They stand on one line where the prose begins with a paragraph, and apart where it begins with a list, a table
        or the like, which must begin a line of its own.
        """
        body = self.prose(text, context)
        apart = f"\n\n{' ' * INDENTS.get(context, 0)}" if BLOCK.match(body) else " "
        return Markup(f"{head if isinstance(head, Markup) else Markup(head)}{apart}{body}")

    def link(self, kind: str, entry_id: str, shown: str | None = None) -> Markup:
        """A Markdown link to an entry, or its bare name where the audience can't see it."""
        target = self.links.target(kind, entry_id)
        words = markdown_inline(shown or (target.title if target else entry_id))
        return Markup(f"[{words}]({self.links.markdown(target, self.path)})" if target else words)

    def answer(self, ref: str) -> Markup:
        """A Markdown link to a label that says of which question it is an answer."""
        question, _, label = ref.partition("/")
        target = self.links.target("label", ref)
        asked = self.links.target("question", question)
        return self.link("label", ref, f"{asked.title}: {target.title if target else label}" if asked else None)

    def html_link(self, kind: str, entry_id: str, shown: str | None = None) -> Markup:
        """The same for a block of HTML."""
        target = self.links.target(kind, entry_id)
        words = html_text(shown or (target.title if target else entry_id))
        return Markup(f'<a href="{html_attribute(self.links.url(target, self.path))}">{words}</a>' if target else words)

    def anchor(self, kind: str, entry_id: str) -> Markup:
        """The anchor of an entry, for `{ #… }` behind its heading."""
        target = self.links.target(kind, entry_id)
        return Markup(target.anchor if target else "")

    def ask(self, kind: str, entry_id: str, title: str) -> Markup:
        """The "ask about this" link as HTML; empty where the repository sets no address."""
        address = ask_address(self.edition, kind, entry_id, title)
        if not address:
            return Markup("")
        words = html_text(self.edition.ask_title)
        label = html_attribute(f"{self.edition.ask_title}: {title}")
        return Markup(f'<a class="gw-ask" href="{html_attribute(address)}" aria-label="{label}">{words}</a>')

    def item(self, item: Mapping[str, FieldValue], marking: Marking = NOTHING) -> Markup:
        """An item as the trainer will meet it."""
        return Markup(item_html(self.edition.project, item, Files(self.media, self.edition.pictures.get), marking))

    def reader(self, audience: str) -> str:
        """What an audience is called; `internal` goes by its own name."""
        titles = {each.id: each.title for each in self.edition.project.audiences}
        return titles.get(audience, audience)

    def media(self, file: str) -> str:
        """The address of a media file from this page."""
        return f"{'../' * self.path.count('/')}{file}"

    def _resolve(self, kind: str, entry_id: str, shown: str | None) -> Link | None:
        target: Target | None = self.links.target(kind, entry_id)
        if target is None:
            return None
        return Link(shown or target.title, self.links.markdown(target, self.path), self.links.url(target, self.path))
