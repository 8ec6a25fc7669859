"""Who sees what: audiences, what is wanted of a run, and the draft as an audience sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.loading import Loaded, Settings
from builder.loading.pictures import picture_sizes
from builder.model import INTERNAL, TRAINERS, Project
from builder.releases.archive import Release
from builder.releases.manifest import View
from builder.render.edition import DRAFT, Edition
from builder.render.media import media_of
from builder.site.config import SiteFacts

DRAFT_NOTE = "This is a draft. Work by it only if you have been told to."
INTERNAL_NOTE = "Internal view: it holds what trainers may not see. Do not publish it."


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


def named_audiences(loaded: Loaded) -> list[str]:
    """The audiences that a project names."""
    return [audience.id for audience in loaded.project.audiences] if loaded.project else []


def known_audiences(named: Sequence[str]) -> list[str]:
    """`trainers`, `internal`, and every audience that a project names."""
    return [TRAINERS, INTERNAL, *sorted(set(named))]


def check_audience(named: Sequence[str], audience: str) -> None:
    """Refuses a name that nobody has.

    Raises:
        GuidewrightError: With the names that there are.
    """
    known = known_audiences(named)
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


def _note(edition: Edition) -> str:
    """What the banner says: a view that is not for all trainers must not be taken for theirs."""
    if edition.internal:
        return f"{INTERNAL_NOTE} {DRAFT_NOTE}"
    if edition.audience != TRAINERS:
        return f"Only for {edition.audience}. {DRAFT_NOTE}"
    return DRAFT_NOTE
