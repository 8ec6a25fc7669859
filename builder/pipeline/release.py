"""Release: check, render for every audience, freeze."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading import Loaded, Repository, Settings
from builder.loading.templates import load_templates
from builder.model import FORMAT, INTERNAL, TRAINERS, Project
from builder.pipeline.editions import edition_of, known_audiences, named_audiences
from builder.releases.archive import Archive, archive_folder
from builder.releases.canonical import canonical
from builder.releases.freeze import Content, Seen, Terms, exists, freeze
from builder.releases.frozen import QUIZZES, SPEC
from builder.releases.manifest import Manifest
from builder.render.environment import Templates
from builder.render.media import media_of
from builder.render.pages import render_edition
from builder.versions import FIRST, Version, before, next_versions, passed_by

GIT_ATTRIBUTES = "guidelines/*/releases/** -text linguist-generated=true\n"
"""Git must not touch the bytes of a release, and a pull request need not show them."""


@dataclass(frozen=True, slots=True)
class Released:
    """A release that was made.

    Attributes:
        folder: Where it lies.
        manifest: What it consists of.
        attributes: Whether `.gitattributes` says how git is to treat releases.
    """

    folder: Path
    manifest: Manifest
    attributes: bool


def unsettled(loaded: Loaded) -> list[Finding]:
    """A finding for each open question: while one is open, nothing is released."""
    questions = loaded.project.open_questions if loaded.project else ()
    return [
        Finding(
            loaded.place(("open_questions", number)),
            "open-question",
            Severity.ERROR,
            f"the question '{each.id}' is still open",
            f"{each.owner} settles it. Write the ruling where it belongs, and remove the question.",
        )
        for number, each in enumerate(questions)
    ]


def chosen_version(project: str, version: Version | None, archive: Archive) -> Version:
    """The version to release: the one asked for, or the first one.

    Raises:
        GuidewrightError: It exists, has been passed on its line, or has to be named.
    """
    existing = [each.version for each in archive.releases]
    if version is None:
        if not existing:
            return FIRST
        patch, minor, major = next_versions(existing)
        raise GuidewrightError(
            f"{project} has releases, so say which version this one is",
            hint=f"{patch} if answers and rules are what they were, {minor} if a rule says something new, {major} if "
            "an item would be answered differently.",
        )
    if version in existing:
        raise exists(project, version)
    passed = passed_by(version, existing)
    if passed:
        raise GuidewrightError(
            f"{version} can't follow: its line has reached {passed} already",
            hint=f"The next ones are {', '.join(map(str, next_versions(existing)))}.",
            exit_code=1,
        )
    return version


def release(
    repository: Repository, loaded: Loaded, settings: Settings, archive: Archive, version: Version, terms: Terms
) -> Released:
    """Freezes a project, which has been checked, as `version`.

    Raises:
        GuidewrightError: The version exists, or a template is broken; nothing was written.
        OSError: The disk refuses; nothing was written.
    """
    assert loaded.project  # a project that can't be read has errors  # noqa: S101
    templates = load_templates(repository)
    content = _content(repository, loaded, settings, Templates(templates.pages, templates.places), version)
    previous = before(version, [each.version for each in archive.releases])
    folder = archive_folder(repository, loaded.id) / str(version)
    manifest = freeze(content, version, terms, archive.at(previous) if previous else None, folder)
    return Released(folder, manifest, _attributes(repository))


def _content(
    repository: Repository, loaded: Loaded, settings: Settings, templates: Templates, version: Version
) -> Content:
    project: Project = loaded.project  # type: ignore[assignment]  # the caller has looked
    folder = repository.guidelines / loaded.id
    views = {}
    for audience in sorted(
        known_audiences(named_audiences(loaded)), key=[TRAINERS, INTERNAL].__contains__, reverse=True
    ):
        if not project.visible_to(audience):
            continue
        edition = edition_of(project, audience, settings, folder, str(version))
        rendered = render_edition(edition, templates)
        seen = edition.project
        views[audience] = Seen(seen.title, seen.language, rendered.nav, rendered.pages, media_of(seen))
    media = {name for view in views.values() for name in view.media}
    sources = loaded.sources
    return Content(
        project=loaded.id,
        format=FORMAT,
        sources={
            (SPEC if name == "project" else f"{QUIZZES}/{name}.yaml"): canonical(data) for name, data in sources.items()
        },
        media={name: (folder / name).read_bytes() for name in sorted(media)},
        views=views,
    )


def _attributes(repository: Repository) -> bool:
    path = repository.root / ".gitattributes"
    if not path.exists():
        path.write_text(GIT_ATTRIBUTES, "utf-8", newline="\n")
        return True
    return "/releases/" in path.read_text("utf-8", errors="replace")


def terms_of(date: dt.date, effective: dt.date | None, grace: int) -> Terms:
    """When a release holds.

    Raises:
        GuidewrightError: It would be in force before it was released.
    """
    if effective is not None and effective < date:
        raise GuidewrightError(
            f"the release can't be in force from {effective}, before its own date {date}",
            hint="Give a later day with --effective, or the true day of the release with --date.",
        )
    return Terms(date, effective, grace)
