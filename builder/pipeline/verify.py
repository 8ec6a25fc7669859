"""Verify: every release against its manifest, against the one before it, and against an earlier commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.findings import Finding
from builder.loading import Repository
from builder.loading.repository import chosen
from builder.releases.archive import Archive, read_archive
from builder.releases.base import changed_since


def archives(repository: Repository, projects: Sequence[str] = ()) -> dict[str, Archive]:
    """The releases of `projects`, or of all where none is named, by project.

    Raises:
        GuidewrightError: A named project does not exist.
    """
    return {name: read_archive(repository, name) for name in chosen(repository, projects)}


def faults(found: Mapping[str, Archive]) -> list[Finding]:
    """What is wrong with any release."""
    return [finding for archive in found.values() for finding in archive.findings]


def rewritten(repository: Repository, projects: Sequence[str], base: str) -> list[Finding]:
    """What of the releases of `projects`, or of all where none is named, is not as it was in the commit `base`.

    Raises:
        GuidewrightError: There is no such commit, or no git.
    """
    below = tuple(f"{repository.relative(repository.guidelines)}/{name}/" for name in projects)
    return [each for each in changed_since(repository, base) if not below or each.place.path.startswith(below)]
