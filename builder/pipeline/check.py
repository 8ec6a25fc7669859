"""Check: load, lint, and give every fault its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.lint import Subject, lint, settable
from builder.loading import Loaded, Repository, Settings, load_project, load_settings
from builder.loading.quizzes import quizzes_of_nobody


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


def check(repository: Repository, projects: Sequence[str], today: dt.date) -> Checked:
    """Reads and checks `projects`, or all where none is named.

    Raises:
        GuidewrightError: A named project does not exist, or the repository can't be read.
    """
    settings, findings = load_settings(repository, settable())
    loaded = [load_project(repository, project) for project in chosen(repository, projects)]
    if not projects:
        findings += quizzes_of_nobody(repository)
    for each in loaded:
        findings += each.findings
        findings += lint_loaded(each, today, settings)
    return Checked(tuple(loaded), settings, tuple(sorted(set(findings))))


def lint_loaded(loaded: Loaded, today: dt.date, settings: Settings) -> list[Finding]:
    """What the checks find in a project, with places."""
    if loaded.project is None:
        return []
    subject = Subject(
        project=loaded.project,
        today=today,
        media=loaded.media,
        written_as_numbers=loaded.written_as_numbers,
        dropped=loaded.dropped,
        lost_kinds=loaded.lost_kinds,
        whole=loaded.whole,
    )
    return [
        Finding(loaded.place(fault.path, fault.of), found.id, found.severity, fault.message, fault.hint)
        for found, fault in lint(subject, settings.severity)
    ]


def chosen(repository: Repository, projects: Sequence[str]) -> list[str]:
    """The named projects, or all.

    Raises:
        GuidewrightError: One of them does not exist.
    """
    known = repository.project_ids()
    for project in projects:
        if project not in known:
            raise GuidewrightError(
                f"there is no project '{project}' in {repository.root / 'guidelines'}",
                hint=f"The projects are: {', '.join(known) or 'none yet'}.",
            )
    return sorted(set(projects)) if projects else known
