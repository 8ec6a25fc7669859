"""The pages of an edition: one table of what there is, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from builder.render import links
from builder.render.cards import card_context
from builder.render.cases import examples_context
from builder.render.edition import Edition
from builder.render.environment import Templates
from builder.render.flows import flows_context
from builder.render.labels import labels_context
from builder.render.page import Page
from builder.render.quizzes import quiz_context
from builder.render.rules import rules_context
from builder.spread import processes, spread

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
             lambda page: {"coverage": page.edition.coverage}),
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


@dataclass(frozen=True, slots=True)
class Planned:
    """The pages that an edition has, none of them made yet.

    Attributes:
        pages: For each path from the docs folder what makes its text. It raises a GuidewrightError where a template is
            broken.
        nav: The navigation in MkDocs' form.
    """

    pages: Mapping[str, Callable[[], str]]
    nav: tuple[Mapping[str, Any], ...]


def plan_edition(edition: Edition, templates: Templates) -> Planned:
    """Which pages an edition has; each is made when it is asked for."""
    found = links.Links(edition.index)
    pages: dict[str, Callable[[], str]] = {}
    nav: list[Mapping[str, Any]] = []

    def plan(path: str, template: str, context: Callable[[Page], Context]) -> None:
        def make() -> str:
            page = Page(path, edition, found)
            return _page(templates, template, page, context(page))

        pages[path] = make

    for kind in PAGES:
        if kind.wanted(edition):
            plan(kind.path, kind.template, kind.context)
            nav.append({kind.title: kind.path})
    for below in found.examples.pages() if found.examples.parts else ():
        plan(below.path, "examples.md.j2", examples_context)
    for quiz in edition.project.quizzes:
        path = links.quiz_page(quiz.id)
        plan(path, "quiz.md.j2", partial(quiz_context, quiz=quiz))
    by_use = sorted(edition.project.quizzes, key=lambda quiz: quiz.use == "exam")  # practice comes before exams
    if by_use:
        nav.append({"Quizzes": [{quiz.title: links.quiz_page(quiz.id)} for quiz in by_use]})
    return Planned(pages, tuple(nav))


def render_edition(edition: Edition, templates: Templates) -> Rendered:
    """Every page of an edition.

    Raises:
        GuidewrightError: A template is broken.
    """
    planned = plan_edition(edition, templates)
    makers = list(planned.pages.values())
    texts = spread(lambda number: makers[number](), len(makers), processes(len(edition.index.entries)))
    return Rendered(dict(zip(planned.pages, texts, strict=True)), planned.nav)


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
        opening = FENCE.match(line) if "```" in line or "~~~" in line else None
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
