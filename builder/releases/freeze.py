"""Freezes a release: all of its files and the manifest that seals them, put in place in one step."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.releases.archive import Release
from builder.releases.manifest import (
    FORMAT,
    NAME,
    Manifest,
    Previous,
    View,
    manifest_bytes,
    manifest_digest,
    sha256,
    view_digest,
)
from builder.swap import aside
from builder.versions import Version


@dataclass(frozen=True, slots=True)
class Seen:
    """What an audience is to see of a release.

    Attributes:
        title: The project's title.
        language: Language of the pages.
        nav: The navigation in MkDocs' form.
        pages: Markdown by path from the docs folder.
        media: Files below `media/` that the pages show.
    """

    title: str
    language: str
    nav: Sequence[Mapping[str, Any]]
    pages: Mapping[str, str]
    media: Sequence[str]


@dataclass(frozen=True, slots=True)
class Content:
    """What a release is made of.

    Attributes:
        project: The project's id.
        format: The format of the spec language.
        sources: Spec and quizzes in canonical YAML, by path from the release's folder.
        media: The content of every file below `media/` that a view shows.
        views: What each audience sees; `trainers` is the first.
    """

    project: str
    format: int
    sources: Mapping[str, bytes]
    media: Mapping[str, bytes]
    views: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Terms:
    """When a release holds.

    Attributes:
        date: The day of the release.
        effective: From which day on trainers work by it; None for the day of the release.
        grace_days: For how many days from then on the version before is still accepted.
    """

    date: dt.date
    effective: dt.date | None = None
    grace_days: int = 0


def freeze(content: Content, version: Version, terms: Terms, previous: Release | None, folder: Path) -> Manifest:
    """Writes the release to `folder`, which must not exist.

    Raises:
        GuidewrightError: `folder` exists, or two files would be one on a disk that does not tell capitals.
        OSError: The disk refuses; nothing was written.
    """
    files, manifest = _sealed(content, version, terms, previous)
    _refuse_colliding(files)
    with aside(folder, new=True) as made:
        for name, content_ in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content_)
        (made / NAME).write_bytes(manifest_bytes(manifest))
        if os.path.lexists(folder):
            raise exists(content.project, version)
    return manifest


def exists(project: str, version: Version) -> GuidewrightError:
    """What is said to whoever would release a version again."""
    return GuidewrightError(
        f"{project} {version} has been released already, and a release is never changed",
        hint="Give the next version, or leave it out to see what may come next.",
        exit_code=1,
    )


def _sealed(
    content: Content, version: Version, terms: Terms, previous: Release | None
) -> tuple[dict[str, bytes], Manifest]:
    files = {**content.sources, **content.media}
    views = {}
    for audience, seen in content.views.items():
        pages = {}
        for path, text in seen.pages.items():
            raw = text.encode()
            # Most pages are the same for everybody, and are kept once.
            same = (f"pages/{other}/{path}" for other in content.views)
            pages[path] = next((name for name in same if files.get(name) == raw), f"pages/{audience}/{path}")
            files[pages[path]] = raw
        views[audience] = View(
            seen.title, seen.language, [dict(entry) for entry in seen.nav], pages, sorted(seen.media), digest=""
        )
    manifest = Manifest(
        manifest=FORMAT,
        project=content.project,
        version=str(version),
        format=content.format,
        date=terms.date.isoformat(),
        effective=terms.effective.isoformat() if terms.effective else None,
        grace_days=terms.grace_days,
        previous=Previous(previous.manifest.version, previous.manifest.digest) if previous else None,
        files={name: sha256(files[name]) for name in sorted(files)},
        views=views,
    )
    views = {name: replace(view, digest=view_digest(manifest, view)) for name, view in views.items()}
    manifest = replace(manifest, views=views)
    return files, replace(manifest, digest=manifest_digest(manifest))


def _refuse_colliding(files: Mapping[str, bytes]) -> None:
    by_folded: dict[str, str] = {}
    for name in files:
        other = by_folded.setdefault(name.casefold(), name)
        if other != name:
            raise GuidewrightError(
                f"'{other}' and '{name}' are one file on disks that do not tell capitals",
                hint="Rename one of the two.",
                exit_code=1,
            )
