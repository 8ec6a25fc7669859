"""The history of a project: which versions there are, which to work by, and what became of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.environment import Templates

SHORT = 12
"""As many digits of a digest tell versions apart; the whole of it stands below."""


@dataclass(frozen=True, slots=True)
class Gone:
    """That a version was withdrawn: the day as `YYYY-MM-DD`, why, and what to read instead, if that is named."""

    date: str
    reason: str
    successor: str | None


@dataclass(frozen=True, slots=True)
class Removed:
    """That something was removed from a version: the day as `YYYY-MM-DD`, what kind of thing, and why."""

    date: str
    kind: str
    reason: str


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
        redactions: What was removed from its pages, in order.
    """

    version: str
    date: str
    in_force: str
    grace_days: int
    previous: str | None
    digest: str
    withdrawn: Gone | None = None
    redactions: tuple[Removed, ...] = ()

    @property
    def anchor(self) -> str:
        """Of its heading."""
        return _anchor(self.version)

    @property
    def previous_anchor(self) -> str:
        """Of the heading of the version before."""
        return _anchor(self.previous or "")

    @property
    def short_digest(self) -> str:
        """The beginning of the digest."""
        return self.digest[:SHORT]

    @property
    def accepted_until(self) -> str | None:
        """The last day on which work by the version before is accepted, if any is from the day in force on."""
        if not self.grace_days:
            return None
        first = dt.date.fromisoformat(self.in_force)
        try:
            return (first + dt.timedelta(days=self.grace_days - 1)).isoformat()
        except OverflowError:  # the calendar ends with the year 9999
            return dt.date.max.isoformat()


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
    return templates.render(
        "history/index.md.j2",
        title=title,
        versions=versions,
        shown={each.version for each in versions},
        accepted=_accepted(versions),
        latest=found,
        before=_before(found, versions) if found else None,
        draft=draft,
    )


def _accepted(versions: Sequence[Past]) -> dict[str, str]:
    """By version, until when the one before is accepted: a grace is void once either of the two was withdrawn."""
    gone = {each.version for each in versions if each.withdrawn}
    return {
        each.version: each.accepted_until
        for each in versions
        if each.accepted_until and not gone & {each.version, each.previous}
    }


def _before(latest: Past, versions: Sequence[Past]) -> Past | None:
    """What to work by between the day of the latest release and the day from which it is in force."""
    if latest.in_force <= latest.date:
        return None
    older = versions[versions.index(latest) + 1 :]
    return next((each for each in older if not each.withdrawn and each.in_force < latest.in_force), None)


def _anchor(version: str) -> str:
    return f"v{version.replace('.', '-')}"
