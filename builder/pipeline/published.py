"""A release as it is published: its frozen Markdown in the frame of today, and what programs are told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from builder.errors import GuidewrightError
from builder.model import INTERNAL
from builder.pipeline.editions import INTERNAL_NOTE, Wanted
from builder.releases.archive import Release
from builder.releases.manifest import View, view_digest
from builder.releases.records import Redaction
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
        "digest": _digest(release, view),
        "note": _note(release, view, wanted.audience),
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
    view, files = _view(release, wanted), release.files
    return {**{page: files[file] for page, file in view.pages.items()}, **{file: files[file] for file in view.media}}


def stamp(release: Release, wanted: Wanted) -> str:
    """What `release.json` tells programs, so that labels can be stamped with what they were made by.

    Raises:
        GuidewrightError: The release has nothing for the audience.
    """
    manifest, view = release.manifest, _view(release, wanted)
    facts: dict[str, Any] = {
        "project": manifest.project,
        "version": manifest.version,
        "date": manifest.date,
        "in_force_from": manifest.in_force,
        "grace_days": manifest.grace_days,
        "digest": f"sha256:{_digest(release, view)}",
        "withdrawn": None,
        "redactions": [
            {"date": each.date, "kind": each.removed, "reason": each.reason} for each in _redactions(release, view)
        ],
    }
    if release.withdrawn:
        gone = release.withdrawn
        facts["withdrawn"] = {"date": gone.date, "reason": gone.reason, "successor": gone.successor}
    return json.dumps(facts, indent=1) + "\n"


def _digest(release: Release, view: View) -> str:
    """The digest that is published: that of what stands there now.

    With one of what stood there before, anybody could try out what was removed.
    """
    if not release.redactions:
        return view.digest
    return view_digest(replace(release.manifest, files=release.files), view)


def redactions(release: Release, wanted: Wanted) -> tuple[Redaction, ...]:
    """What was removed from the pages that are shown of a release.

    Raises:
        GuidewrightError: The release has nothing for the audience.
    """
    return _redactions(release, _view(release, wanted))


def _redactions(release: Release, view: View) -> tuple[Redaction, ...]:
    """What was removed from the pages of an audience; what was removed from others' is nothing that it saw."""
    pages = set(view.pages.values())
    return tuple(each for each in release.redactions if pages & each.files.keys())


def _note(release: Release, view: View, audience: str) -> str:
    """What the banner of a release says."""
    gone = release.withdrawn
    notes = [f"Withdrawn on {gone.date}, don't work by it: {gone.reason}"] if gone else []
    notes += [f"Removed on {each.date}: {each.removed}. {each.reason}" for each in _redactions(release, view)]
    if audience == INTERNAL:
        notes.append(INTERNAL_NOTE)
    return " ".join(notes)


def _view(release: Release, wanted: Wanted) -> View:
    view = wanted.view(release)
    if view is None:
        manifest = release.manifest
        raise GuidewrightError(f"{manifest.project} {manifest.version} has nothing for '{wanted.audience}'")
    return view
