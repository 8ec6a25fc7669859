"""The history of a project: which versions there are, which to work by, and what became of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.environment import Templates


@dataclass(frozen=True, slots=True)
class Gone:
    """That a version was withdrawn: the day as `YYYY-MM-DD`, why, and what to read instead, if that is named."""

    date: str
    reason: str
    successor: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """A version that was released.

    Attributes:
        version: As `X.Y.Z`.
        date: The day of the release, as `YYYY-MM-DD`.
        in_force: From which day on trainers work by it.
        grace_days: For how many days from then on the version before is still accepted.
        previous: The version before; None for the first one.
        digest: What its pages show as their digest.
        withdrawn: When and why it was withdrawn, if it was.
    """

    version: str
    date: str
    in_force: str
    grace_days: int
    previous: str | None
    digest: str
    withdrawn: Gone | None = None

    @property
    def anchor(self) -> str:
        """Of its heading."""
        return _anchor(self.version)

    @property
    def previous_anchor(self) -> str:
        """Of the heading of the version before."""
        return _anchor(self.previous or "")

    @property
    def accepted_until(self) -> str | None:
        """The last day on which work by the version before is accepted, if any is from the day in force on."""
        if not self.grace_days:
            return None
        return (dt.date.fromisoformat(self.in_force) + dt.timedelta(days=self.grace_days - 1)).isoformat()


def render_history(title: str, versions: Sequence[Past], latest: str, draft: str | None, templates: Templates) -> str:
    """The Markdown of the history of a project.

    Args:
        title: What the project is called.
        versions: Its releases, newest first.
        latest: The one to work by.
        draft: The folder of the draft, if that is shown.
        templates: The templates of pages.

    Raises:
        GuidewrightError: The template is broken.
    """
    found = next((each for each in versions if each.version == latest), None)
    return templates.render("history/index.md.j2", title=title, versions=versions, latest=found, draft=draft)


def _anchor(version: str) -> str:
    return f"v{version.replace('.', '-')}"
