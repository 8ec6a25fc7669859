"""Render: from checked projects to MkDocs projects in `build/pages/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.loading import Loaded, Repository, Settings
from builder.loading.pictures import picture_sizes
from builder.loading.templates import TemplateFiles, load_templates
from builder.model import INTERNAL, TRAINERS, Project
from builder.render.edition import DRAFT, Edition
from builder.render.environment import Templates
from builder.render.media import media_of
from builder.render.pages import render_edition
from builder.render.portal import Card, card, render_portal
from builder.site.config import SiteFacts
from builder.site.mkdocs_project import MkdocsProject, write_project

Report = Callable[[str], None]

DRAFT_NOTE = "This is a draft. Work by it only if you have been told to."
PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Made:
    """A MkDocs project that has been written.

    Attributes:
        folder: Where it is.
        path: Where its site belongs below `site/`; empty for the portal.
        title: What it is called.
        language: Language of its pages.
    """

    folder: Path
    path: str
    title: str
    language: str


def known_audiences(loaded: Sequence[Loaded]) -> list[str]:
    """`trainers`, `internal`, and every audience that a project names."""
    named = {audience.id for each in loaded if each.project for audience in each.project.audiences}
    return [TRAINERS, INTERNAL, *sorted(named)]


def check_audience(loaded: Sequence[Loaded], audience: str) -> None:
    """Refuses a name that nobody has.

    Raises:
        GuidewrightError: With the names that there are.
    """
    known = known_audiences(loaded)
    if audience not in known:
        raise GuidewrightError(f"there is no audience '{audience}'", hint=f"The audiences are: {', '.join(known)}.")


def edition_of(project: Project, audience: str, settings: Settings, folder: Path | None = None) -> Edition:
    """The draft of a project, whose files are in `folder`, as an audience sees it."""
    return Edition(
        full=project,
        audience=audience,
        ask_address=settings.ask.address if settings.ask else None,
        ask_title=settings.ask.title if settings.ask else "",
        pictures=picture_sizes(folder, media_of(project)) if folder else {},
    )


def draft_facts(edition: Edition, nav: Sequence[Mapping[str, Any]]) -> SiteFacts:
    """What the frame of a draft's pages says."""
    project = edition.project
    extra = {"project": project.title, "version": DRAFT, "state": "draft", "note": _note(edition)}
    return SiteFacts(project.title, nav, f"{project.id}/{DRAFT}", project.language, extra)


def front_facts(settings: Settings) -> SiteFacts:
    """What the frame of the portal says."""
    return SiteFacts(settings.title, [{"Projects": "index.md"}], "", "en", {})


def _note(edition: Edition) -> str:
    """What the banner says: a view that is not for all trainers must not be taken for theirs."""
    if edition.internal:
        return f"Internal view: it holds what trainers may not see. Do not publish it. {DRAFT_NOTE}"
    if edition.audience != TRAINERS:
        return f"Only for {edition.audience}. {DRAFT_NOTE}"
    return DRAFT_NOTE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown.

    Attributes:
        audience: Whose view.
        drafts: Whether drafts of projects that have a release are shown too.
    """

    audience: str
    drafts: bool

    def shows(self, each: Loaded) -> bool:
        """Whether the draft of a project is shown."""
        visible = each.project is not None and each.project.visible_to(self.audience)
        return visible and (self.drafts or not each.released)


def render(
    repository: Repository, loaded: Sequence[Loaded], settings: Settings, wanted: Wanted, report: Report
) -> tuple[list[Made], list[Edition], TemplateFiles]:
    """Writes `build/pages/<project>/<version>/` for each project.

    Raises:
        GuidewrightError: Nobody is called as the audience is, or a template is broken.
        OSError: The disk refuses; folders that were there stay as they were.
    """
    check_audience(loaded, wanted.audience)
    files = load_templates(repository)
    templates = Templates(files.pages, files.places)
    made, editions = [], []
    for each in loaded:
        if each.project is None or not wanted.shows(each):
            continue
        edition = edition_of(each.project, wanted.audience, settings, repository.guidelines / each.project.id)
        project = edition.project
        rendered = render_edition(edition, templates)
        facts = draft_facts(edition, rendered.nav)
        source = repository.guidelines / project.id
        media = {name: source / name for name in media_of(project)}
        folder = repository.build / "pages" / project.id / DRAFT
        write_project(MkdocsProject(facts, rendered.pages, media), files.config, files.theme, folder)
        report(f"wrote {repository.relative(folder)}")
        made.append(Made(folder, facts.path, project.title, project.language))
        editions.append(edition)
    return made, editions, files


def render_front(repository: Repository, editions: Sequence[Edition], settings: Settings, files: TemplateFiles) -> Made:
    """Writes the portal's MkDocs project.

    Raises:
        GuidewrightError: Its template is broken.
        OSError: The disk refuses.
    """
    cards: list[Card] = [card(edition, "draft") for edition in editions]
    templates = Templates(files.pages, files.places)
    page = render_portal(cards, settings.title, settings.summary, templates)
    facts = front_facts(settings)
    folder = repository.build / "pages" / f".{PORTAL}"
    write_project(MkdocsProject(facts, {"index.md": page}), files.config, files.theme, folder)
    return Made(folder, "", settings.title, "en")
