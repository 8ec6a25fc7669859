"""Version numbers of releases, and which one may come next.

Three whole numbers, as Semantic Versioning 2.0.0 (https://semver.org) writes them, without pre-releases.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_WRITTEN = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version number, such as 1.2.0; they sort as numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """As it is written in addresses and names of folders."""
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST = Version(1, 0, 0)


def parse_version(text: str) -> Version | None:
    """The version that is written so; None where it is none, such as `v1.0.0`, `1.0` and `01.0.0`."""
    found = _WRITTEN.fullmatch(text)
    return Version(*map(int, found.groups())) if found else None


def passed_by(version: Version, existing: Collection[Version]) -> Version | None:
    """The release by which `version` has been passed on its own line, or which it is itself; None if it is free.

    A fix may go to any line that is in use: 1.2.1 after 2.0.0. Behind what its line has reached already nothing may be
    put in, since readers of the line have gone past it. The line is that of the same major and minor number if there is
    one, else that of the major number, else all releases.
    """
    for line in (
        [each for each in existing if (each.major, each.minor) == (version.major, version.minor)],
        [each for each in existing if each.major == version.major],
        list(existing),
    ):
        if line:
            highest = max(line)
            return highest if highest >= version else None
    return None


def before(version: Version, existing: Collection[Version]) -> Version | None:
    """The release that comes before `version`: the highest of those below it."""
    return max((each for each in existing if each < version), default=None)


def next_versions(existing: Collection[Version]) -> tuple[Version, Version, Version]:
    """The next patch, minor and major version after the highest release.

    Raises:
        ValueError: There is no release.
    """
    last = max(existing)
    return (
        Version(last.major, last.minor, last.patch + 1),
        Version(last.major, last.minor + 1, 0),
        Version(last.major + 1, 0, 0),
    )
