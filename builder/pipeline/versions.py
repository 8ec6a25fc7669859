"""The versions of a project that are shown: its releases, newest first, and its draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builder.loading import Loaded, Repository, Settings
from builder.pipeline.editions import Wanted, draft_facts, edition_of
from builder.pipeline.published import frozen_digests, frozen_site, redactions, stamp
from builder.releases.archive import Archive, Release, read_archive
from builder.releases.manifest import sha256
from builder.releases.records import Redaction
from builder.render.edition import DRAFT, Edition
from builder.render.environment import Templates
from builder.render.media import media_of
from builder.render.pages import render_edition
from builder.site.mkdocs_project import MkdocsProject


@dataclass(frozen=True, slots=True)
class Shown:
    """A version that is shown.

    Attributes:
        name: Of its folder.
        title: What the project was called.
        language: Language of its pages.
        pages: Its pages, by path from its folder.
        digests: SHA-256 of what its site is made of, by path from `docs/`.
        project: What its site is made of; its files are only named.
        again: Gives the same when it is needed: what would be too much to hold for all versions is read anew.
        release: What is told of the release, if it is one.
        stamp: Of a release, the text of its `release.json`.
        redactions: Of a release, what was removed from what is shown.
    """

    name: str
    title: str
    language: str
    pages: tuple[str, ...]
    digests: dict[str, str]
    project: MkdocsProject
    again: Callable[[], MkdocsProject]
    release: Release | None = None
    stamp: str | None = None
    redactions: tuple[Redaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """All that is shown of a project.

    Attributes:
        shown: Releases, newest first, and the draft.
        latest: The release to work by, if any is shown.
        draft: The draft, if it is shown.
    """

    shown: tuple[Shown, ...]
    latest: Release | None
    draft: Edition | None


def versions_of(
    repository: Repository, loaded: Loaded, archive: Archive, settings: Settings, wanted: Wanted, templates: Templates
) -> Versions:
    """What is shown of a project.

    Raises:
        GuidewrightError: A template is broken.
        OSError: The disk refuses.
    """
    releases = tuple(release for release in archive.releases if wanted.view(release))
    shown = [_released(repository, release, wanted) for release in reversed(releases)]
    latest = Archive(releases, ()).latest
    if loaded.project is None or not wanted.shows(loaded):
        return Versions(tuple(shown), latest, None)
    folder = repository.guidelines / loaded.id
    draft = edition_of(loaded.project, wanted.audience, settings, folder)
    return Versions((*shown, _drafted(draft, folder, templates, versioned=bool(releases))), latest, draft)


def _released(repository: Repository, release: Release, wanted: Wanted) -> Shown:
    project, version = frozen_site(release, wanted), release.version
    name = release.manifest.project

    def again() -> MkdocsProject:
        found = read_archive(repository, name).at(version)
        return frozen_site(found, wanted) if found else project

    facts = project.facts
    return Shown(
        name=release.manifest.version,
        title=facts.name,
        language=facts.language,
        pages=_addresses(project),
        digests=frozen_digests(release, wanted),
        project=project,
        again=again,
        release=release,
        stamp=stamp(release, wanted),
        redactions=redactions(release, wanted),
    )


def _drafted(draft: Edition, folder: Path, templates: Templates, *, versioned: bool) -> Shown:
    rendered = render_edition(draft, templates)
    media = {name: folder / name for name in media_of(draft.project)}
    project = MkdocsProject(draft_facts(draft, rendered.nav, versioned=versioned), rendered.pages, media)
    digests = {name: sha256(text.encode()) for name, text in rendered.pages.items()}
    digests |= {name: sha256(path.read_bytes()) for name, path in media.items()}
    title, language = draft.project.title, draft.project.language
    return Shown(DRAFT, title, language, _addresses(project), digests, project, lambda: project)


def _addresses(project: MkdocsProject) -> tuple[str, ...]:
    """Where the engine puts the pages of a project: where their sources stand."""
    return tuple(sorted(page.removesuffix(".md") + ".html" for page in project.pages))
