"""A release as it is published: its frozen Markdown in the frame of today, and what programs are told of it."""

from __future__ import annotations

import json
from typing import Any

from builder.errors import GuidewrightError
from builder.model import INTERNAL
from builder.pipeline.editions import INTERNAL_NOTE, Wanted
from builder.releases.archive import Release
from builder.releases.manifest import View
from builder.site.config import SiteFacts
from builder.site.mkdocs_project import MkdocsProject


def frozen_site(release: Release, wanted: Wanted) -> MkdocsProject:
    """The MkDocs project of a release.

    Raises:
        GuidewrightError: The release has nothing for the audience.
    """
    manifest, view = release.manifest, _view(release, wanted)
    extra = {
        "project": view.title,
        "version": manifest.version,
        "state": "withdrawn" if release.withdrawn else "released",
        "date": manifest.date,
        "effective": manifest.in_force,
        "digest": view.digest,
        "note": _note(release, wanted.audience),
        "successor": (release.withdrawn and release.withdrawn.successor) or "",
    }
    path = f"{manifest.project}/{manifest.version}"
    facts = SiteFacts(view.title, view.nav, path, view.language, extra, versioned=True)
    pages = {page: release.folder / file for page, file in view.pages.items()}
    return MkdocsProject(facts, pages, {file: release.folder / file for file in view.media})


def frozen_digests(release: Release, wanted: Wanted) -> dict[str, str]:
    """SHA-256 of the pages and media of `frozen_site`, by path from its `docs/`.

    Raises:
        GuidewrightError: The release has nothing for the audience.
    """
    view, files = _view(release, wanted), release.manifest.files
    return {**{page: files[file] for page, file in view.pages.items()}, **{file: files[file] for file in view.media}}


def stamp(release: Release, wanted: Wanted) -> str:
    """What `release.json` tells programs, so that labels can be stamped with what they were made by.

    Raises:
        GuidewrightError: The release has nothing for the audience.
    """
    manifest = release.manifest
    facts: dict[str, Any] = {
        "project": manifest.project,
        "version": manifest.version,
        "date": manifest.date,
        "in_force_from": manifest.in_force,
        "grace_days": manifest.grace_days,
        "digest": f"sha256:{_view(release, wanted).digest}",
        "withdrawn": None,
    }
    if release.withdrawn:
        gone = release.withdrawn
        facts["withdrawn"] = {"date": gone.date, "reason": gone.reason, "successor": gone.successor}
    return json.dumps(facts, indent=1) + "\n"


def _note(release: Release, audience: str) -> str:
    """What the banner of a release says."""
    gone = release.withdrawn
    notes = [f"Withdrawn on {gone.date}, don't work by it: {gone.reason}"] if gone else []
    if audience == INTERNAL:
        notes.append(INTERNAL_NOTE)
    return " ".join(notes)


def _view(release: Release, wanted: Wanted) -> View:
    view = wanted.view(release)
    if view is None:
        manifest = release.manifest
        raise GuidewrightError(f"{manifest.project} {manifest.version} has nothing for '{wanted.audience}'")
    return view
