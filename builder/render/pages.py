"""The pages of an edition: one table of what there is, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.render import links
from builder.render.cards import card_context
from builder.render.cases import examples_context
from builder.render.coverage import coverage
from builder.render.edition import Edition
from builder.render.environment import Templates
from builder.render.flows import flows_context
from builder.render.labels import labels_context
from builder.render.page import Page
from builder.render.quizzes import quiz_context
from builder.render.rules import rules_context

Context = Mapping[str, Any]

FENCE = re.compile(r"\s*(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page.

    Attributes:
        path: The Markdown file.
        title: Its name in the navigation.
        template: The template, below `pages/`.
        wanted: Whether the edition has anything for it.
        context: What the template needs besides the project.
    """

    path: str
    title: str
    template: str
    wanted: Callable[[Edition], bool] = lambda _: True
    context: Callable[[Page], Context] = lambda _: {}


PAGES = (
    PageKind(links.OVERVIEW, "Overview", "overview.md.j2"),
    PageKind("quick-card.md", "Quick card", "quick-card.md.j2", context=card_context),
    PageKind(links.INSTRUCTIONS, "Instructions", "instructions.md.j2", context=rules_context),
    PageKind(links.FLOWS, "Decision flow", "decision-flow.md.j2", lambda e: bool(e.project.flows), flows_context),
    PageKind(links.LABELS, "Labels", "labels.md.j2", context=labels_context),
    PageKind(links.EXAMPLES, "Examples", "examples.md.j2", lambda e: bool(e.project.examples), examples_context),
    PageKind(links.CASES, "Edge cases", "edge-cases.md.j2",
             lambda e: bool(e.project.edge_cases or e.project.decisions)),
    PageKind(links.FAQ, "Questions and answers", "faq.md.j2", lambda e: bool(e.project.faq)),
    PageKind(links.GLOSSARY, "Glossary", "glossary.md.j2", lambda e: bool(e.project.glossary)),
    PageKind("coverage.md", "Coverage", "coverage.md.j2", lambda e: e.internal,
             lambda page: {"coverage": coverage(page.edition.project, page.edition.index)}),
    PageKind(links.OPEN, "Open questions", "open-questions.md.j2", lambda e: bool(e.project.open_questions)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition as Markdown.

    Attributes:
        pages: Texts by path from the docs folder.
        nav: The navigation in MkDocs' form.
    """

    pages: Mapping[str, str]
    nav: tuple[Mapping[str, Any], ...]


def render_edition(edition: Edition, templates: Templates) -> Rendered:
    """Every page of an edition.

    Raises:
        GuidewrightError: A template is broken.
    """
    found = links.Links(edition.index)
    pages: dict[str, str] = {}
    nav: list[Mapping[str, Any]] = []
    for kind in PAGES:
        if kind.wanted(edition):
            page = Page(kind.path, edition, found)
            pages[kind.path] = _page(templates, kind.template, page, kind.context(page))
            nav.append({kind.title: kind.path})
    quizzes: list[Mapping[str, str]] = []
    for quiz in edition.project.quizzes:
        page = Page(links.quiz_page(quiz.id), edition, found)
        pages[page.path] = _page(templates, "quiz.md.j2", page, quiz_context(page, quiz))
        quizzes.append({quiz.title: page.path})
    if quizzes:
        nav.append({"Quizzes": quizzes})
    return Rendered(pages, tuple(nav))


def _page(templates: Templates, template: str, page: Page, context: Context) -> str:
    edition = page.edition
    text = templates.render(
        f"pages/{template}", page=page, edition=edition, project=edition.project, index=edition.index, **context
    )
    return _tidy(text)


def _tidy(text: str) -> str:
    """At most one blank line at a time, for a page is read in pull requests too; code keeps all of its lines."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        opening = FENCE.match(line)
        if fence:
            fence = "" if opening and opening[1] == fence and not line.strip().strip(fence[0]) else fence
        elif opening:
            fence = opening[1]
        elif not line.strip():
            if lines and lines[-1]:
                lines.append("")
            continue
        lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"
