"""Render: from checked projects to MkDocs projects in `build/pages/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from builder.loading import Loaded, Repository
from builder.pipeline.plan import Desk
from builder.pipeline.versions import versions_of
from builder.releases.archive import Archive

Report = Callable[[str], None]


def pages_folder(repository: Repository) -> Path:
    """Where the MkDocs projects are written."""
    return repository.build / "pages"


def render(desk: Desk, loaded: Sequence[Loaded], archives: Mapping[str, Archive], report: Report) -> None:
    """Writes `build/pages/<project>/<version>/` for each release, newest first, and for each draft that is shown.

    Args:
        desk: What is wanted, and what it is made with.
        loaded: The projects.
        archives: Their releases, which have been verified; pages are made of their frozen Markdown.
        report: Told of each folder.

    Raises:
        GuidewrightError: A template or a base configuration is broken.
        OSError: The disk refuses; folders that were there stay as they were.
    """
    repository = desk.repository
    for each in loaded:
        versions = versions_of(repository, each, archives[each.id], desk.settings, desk.wanted, desk.templates)
        for shown in versions.shown:
            folder = desk.outfit.write(shown.project, pages_folder(repository))
            report(f"wrote {repository.relative(folder)}")
