"""Check: load, lint, and give every fault its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from builder.findings import Finding, Severity
from builder.lint import Subject, lint, settable
from builder.loading import Loaded, Repository, Settings, load_project, load_settings
from builder.loading.quizzes import quizzes_of_nobody
from builder.loading.repository import chosen


@dataclass(frozen=True, slots=True)
class Checked:
    """Projects as read, and everything that was found.

    Attributes:
        loaded: The projects, by the order of their ids.
        settings: The repository's settings.
        findings: All findings, sorted by place.
    """

    loaded: tuple[Loaded, ...]
    settings: Settings
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether anything is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def check(repository: Repository, projects: Sequence[str], today: dt.date, *, errors_only: bool = False) -> Checked:
    """Reads and checks `projects`, or all where none is named.

    Args:
        repository: Where they are.
        projects: Their ids.
        today: The day against which dates are judged.
        errors_only: Whether only checks are run whose findings are errors.

    Raises:
        GuidewrightError: A named project does not exist, or the repository can't be read.
    """
    settings, findings = about_repository(repository, whole=not projects)
    loaded = [load_project(repository, project) for project in chosen(repository, projects)]
    for each in loaded:
        findings += about_project(each, today, settings, errors_only=errors_only)
    return Checked(tuple(loaded), settings, tuple(sorted(set(findings))))


def about_repository(repository: Repository, *, whole: bool) -> tuple[Settings, list[Finding]]:
    """The settings, and what is wrong outside the projects; `whole` if all projects are looked at."""
    settings, findings = load_settings(repository, settable())
    return settings, findings + (quizzes_of_nobody(repository) if whole else [])


def about_project(loaded: Loaded, today: dt.date, settings: Settings, *, errors_only: bool = False) -> list[Finding]:
    """What is wrong with a project: its files, their shape, and what they say."""
    return [*loaded.findings, *lint_loaded(loaded, today, settings, errors_only=errors_only)]


def lint_loaded(loaded: Loaded, today: dt.date, settings: Settings, *, errors_only: bool = False) -> list[Finding]:
    """What the checks find in a project, with places; `errors_only` for those alone whose findings are errors."""
    if loaded.project is None:
        return []
    subject = Subject(
        project=loaded.project,
        today=today,
        media=loaded.media,
        pictures=loaded.pictures,
        broken=loaded.broken,
        written_as_numbers=loaded.written_as_numbers,
        dropped=loaded.dropped,
        lost_kinds=loaded.lost_kinds,
        whole=loaded.whole,
    )
    return [
        Finding(loaded.place(fault.path, fault.of), found.id, found.severity, fault.message, fault.hint)
        for found, fault in lint(subject, settings.severity, errors_only=errors_only)
    ]
