"""Findings without the projects themselves: what has not changed since the last run is not even read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from builder.findings import Finding
from builder.loading import Repository
from builder.loading.repository import chosen
from builder.pipeline.remembered import Remembered


def findings(repository: Repository, projects: Sequence[str], today: dt.date) -> tuple[Finding, ...]:
    """What `check` finds in `projects`, or in all where none is named, sorted by place.

    Raises:
        GuidewrightError: A named project does not exist, or the repository can't be read.
    """
    names = chosen(repository, projects)
    remembered = Remembered(repository, today)

    def of_repository() -> Sequence[Finding]:
        from builder.pipeline.check import about_repository  # noqa: PLC0415 -- it brings the models with it

        return about_repository(repository, whole=not projects)[1]

    def of_project(name: str) -> Sequence[Finding]:
        from builder.loading import load_project  # noqa: PLC0415 -- as above
        from builder.pipeline.check import about_project, about_repository  # noqa: PLC0415 -- as above

        settings, _ = about_repository(repository, whole=False)
        return about_project(load_project(repository, name), today, settings)

    found = remembered.of_repository(of_repository, whole=not projects)
    for name in names:
        found += remembered.of_project(name, lambda name=name: of_project(name))  # type: ignore[misc]
    return tuple(sorted(set(found)))
