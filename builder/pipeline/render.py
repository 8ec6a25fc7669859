"""Render: from checked projects to MkDocs projects in `build/pages/`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.loading import Loaded, Repository, Settings
from builder.loading.pictures import picture_sizes
from builder.loading.templates import TemplateFiles, load_templates
from builder.model import INTERNAL, TRAINERS, Project
from builder.releases.archive import Archive, Release
from builder.releases.frozen import frozen_project
from builder.releases.manifest import View
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
NO_ARCHIVES: Mapping[str, Archive] = {}


@dataclass(frozen=True, slots=True)
class Made:
    """A MkDocs project that has been written.

    Attributes:
        folder: Where it is.
        path: Where its site belongs below `site/`; empty for the portal.
        title: What it is called.
        language: Language of its pages.
        release: The release that it shows, if it is one.
        stamp: Of a release, the text of its `release.json`.
    """

    folder: Path
    path: str
    title: str
    language: str
    release: Release | None = None
    stamp: str | None = None

    @property
    def name(self) -> str:
        """The name of the version; empty for the portal."""
        return self.path.rpartition("/")[2]


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


def edition_of(
    project: Project, audience: str, settings: Settings, folder: Path | None = None, version: str = DRAFT
) -> Edition:
    """A version of a project, whose files are in `folder`, as an audience sees it; the draft if none is named."""
    return Edition(
        full=project,
        audience=audience,
        version=version,
        ask_address=settings.ask.address if settings.ask else None,
        ask_title=settings.ask.title if settings.ask else "",
        pictures=picture_sizes(folder, media_of(project)) if folder else {},
    )


def draft_facts(edition: Edition, nav: Sequence[Mapping[str, Any]], *, versioned: bool = False) -> SiteFacts:
    """What the frame of a draft's pages says; `versioned` if there are releases beside it."""
    project = edition.project
    extra = {"project": project.title, "version": DRAFT, "state": "draft", "note": _note(edition)}
    return SiteFacts(project.title, nav, f"{project.id}/{DRAFT}", project.language, extra, versioned)


def front_facts(settings: Settings) -> SiteFacts:
    """What the frame of the portal says."""
    return SiteFacts(settings.title, [{"Projects": "index.md"}], "", "en", {})


def _notes(release: Release, audience: str) -> str:
    """What the banner of a release says."""
    gone = release.withdrawn
    notes = [f"Withdrawn on {gone.date}, don't work by it: {gone.reason}"] if gone else []
    if audience == INTERNAL:
        notes.append("Internal view: it holds what trainers may not see. Do not publish it.")
    return " ".join(notes)


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
        site_url: Where the site will stand; None for what `mkdocs.yml` says.
    """

    audience: str
    drafts: bool
    site_url: str | None = None

    def shows(self, each: Loaded) -> bool:
        """Whether the draft of a project is shown."""
        visible = each.project is not None and each.project.visible_to(self.audience)
        return visible and (self.drafts or not each.released)

    def view(self, release: Release) -> View | None:
        """What is shown of a release, if anything; an audience that it did not know yet sees what trainers see."""
        views = release.manifest.views
        return views.get(self.audience) or views.get(TRAINERS)


def render(
    repository: Repository,
    loaded: Sequence[Loaded],
    settings: Settings,
    wanted: Wanted,
    report: Report,
    archives: Mapping[str, Archive] = NO_ARCHIVES,
) -> tuple[list[Made], list[Edition], TemplateFiles]:
    """Writes `build/pages/<project>/<version>/` for each release, newest first, and for each draft that is shown.

    Args:
        repository: Where.
        loaded: The projects.
        settings: The repository's settings.
        wanted: What is to be shown.
        report: Told of each folder.
        archives: The releases to publish, by project; pages are made of their frozen Markdown.

    Returns:
        What was written; for each project the edition that the portal leads to, and the templates.

    Raises:
        GuidewrightError: Nobody is called as the audience is, or a template is broken.
        OSError: The disk refuses; folders that were there stay as they were.
    """
    check_audience(loaded, wanted.audience)
    files = load_templates(repository)
    templates = Templates(files.pages, files.places)
    made, editions = [], []

    def write(project: MkdocsProject, title: str, language: str, release: Release | None = None) -> None:
        folder = repository.build.joinpath("pages", *project.facts.path.split("/"))
        write_project(project, files.config, files.theme, folder, wanted.site_url)
        report(f"wrote {repository.relative(folder)}")
        made.append(
            Made(folder, project.facts.path, title, language, release, stamp(release, wanted) if release else None)
        )

    for each in loaded:
        archive = archives.get(each.id)
        shown = [release for release in reversed(archive.releases) if wanted.view(release)] if archive else []
        latest = Archive(tuple(shown), ()).latest
        for release in shown:
            project = frozen_site(release, wanted)
            write(project, project.facts.name, project.facts.language, release)
        if each.project is not None and wanted.shows(each):
            draft = edition_of(each.project, wanted.audience, settings, repository.guidelines / each.project.id)
            rendered = render_edition(draft, templates)
            media = {name: repository.guidelines / each.id / name for name in media_of(draft.project)}
            facts = draft_facts(draft, rendered.nav, versioned=bool(shown))
            write(MkdocsProject(facts, rendered.pages, media), draft.project.title, draft.project.language)
            if latest is None:
                editions.append(draft)
        if latest is not None:
            editions.append(edition_of(frozen_project(latest), wanted.audience, settings, version=str(latest.version)))
    return made, editions, files


def stamp(release: Release, wanted: Wanted) -> str | None:
    """What `release.json` tells programs, so that labels can be stamped with what they were made by."""
    manifest, view = release.manifest, wanted.view(release)
    if view is None:
        return None
    facts: dict[str, Any] = {
        "project": manifest.project,
        "version": manifest.version,
        "date": manifest.date,
        "in_force_from": manifest.in_force,
        "grace_days": manifest.grace_days,
        "digest": f"sha256:{view.digest}",
        "withdrawn": None,
    }
    if release.withdrawn:
        gone = release.withdrawn
        facts["withdrawn"] = {"date": gone.date, "reason": gone.reason, "successor": gone.successor}
    return json.dumps(facts, indent=1) + "\n"


def frozen_site(release: Release, wanted: Wanted) -> MkdocsProject:
    """A release as it was published: its frozen Markdown in the frame of today.

    Raises:
        GuidewrightError: The release has nothing for the audience.
        OSError: The disk refuses.
    """
    manifest, view = release.manifest, wanted.view(release)
    if view is None:
        raise GuidewrightError(f"{manifest.project} {manifest.version} has nothing for '{wanted.audience}'")
    extra = {
        "project": view.title,
        "version": manifest.version,
        "state": "withdrawn" if release.withdrawn else "released",
        "date": manifest.date,
        "effective": manifest.in_force,
        "digest": view.digest,
        "note": _notes(release, wanted.audience),
        "successor": (release.withdrawn and release.withdrawn.successor) or "",
    }
    facts = SiteFacts(
        view.title, view.nav, f"{manifest.project}/{manifest.version}", view.language, extra, versioned=True
    )
    pages = {path: (release.folder / file).read_bytes().decode() for path, file in view.pages.items()}
    return MkdocsProject(facts, pages, {file: release.folder / file for file in view.media})


def render_front(
    repository: Repository,
    editions: Sequence[Edition],
    settings: Settings,
    files: TemplateFiles,
    site_url: str | None = None,
) -> Made:
    """Writes the portal's MkDocs project.

    Raises:
        GuidewrightError: Its template is broken.
        OSError: The disk refuses.
    """
    cards: list[Card] = [card(edition, "draft" if edition.version == DRAFT else "released") for edition in editions]
    templates = Templates(files.pages, files.places)
    page = render_portal(cards, settings.title, settings.summary, templates)
    facts = front_facts(settings)
    folder = repository.build / "pages" / f".{PORTAL}"
    write_project(MkdocsProject(facts, {"index.md": page}), files.config, files.theme, folder, site_url)
    return Made(folder, "", settings.title, "en")
