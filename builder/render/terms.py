"""The glossary as links: each term leads to its definition, which the link's title says right away."""

from __future__ import annotations

from builder.model import Project
from builder.render.links import Links
from builder.render.prose import plain_text
from builder.render.prose_terms import TermLink, TermLinker, linker


def glossary_links(project: Project, links: Links, page: str) -> TermLinker:
    """Links the terms of a project's glossary on the page `page`."""
    found = []
    for term in project.glossary:
        target = links.target("term", term.id)
        if target:
            meaning = plain_text(term.definition, lambda *_: None)
            address, url = links.markdown(target, page), links.url(target, page)
            found.append(TermLink(term.id, (term.term, *term.also), address, url, meaning))
    return linker(found)
