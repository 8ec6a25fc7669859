"""Withdraw: a tombstone beside a release that says when and why it must not be worked by any more."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from builder.errors import GuidewrightError
from builder.releases.archive import Archive, Release
from builder.releases.records import record_bytes, record_name, withdrawal
from builder.swap import sweep
from builder.versions import Version


def withdraw(
    archive: Archive, project: str, version: Version, successor: Version | None, reason: str, date: dt.date
) -> Path:
    """Adds the record to the release; nothing else of it changes.

    Returns:
        The file of the record.

    Raises:
        GuidewrightError: There is no such release, it was withdrawn already, or the successor can't be read instead.
        OSError: The disk refuses; nothing was written.
    """
    release = existing(archive, project, version)
    if release.withdrawn:
        raise GuidewrightError(
            f"{project} {version} was withdrawn on {release.withdrawn.date} already: {release.withdrawn.reason}",
            exit_code=1,
        )
    if successor is not None:
        _check_successor(existing(archive, project, successor), version)
    if date.isoformat() < release.manifest.date:
        raise GuidewrightError(
            f"{project} {version} can't be withdrawn on {date}: it was released on {release.manifest.date}",
            hint="Give the true day with --date.",
        )
    if not reason.strip():
        raise GuidewrightError("a withdrawal needs a reason", hint="Trainers read it above every page.")
    path = release.folder / record_name(len(release.records) + 1)
    before = release.records[-1].digest if release.records else None
    instead = str(successor) if successor else None
    record = withdrawal(release.manifest, date.isoformat(), reason.strip(), instead, before)
    _write_new(release, path, record_bytes(record))
    return path


def existing(archive: Archive, project: str, version: Version) -> Release:
    """The release of that version.

    Raises:
        GuidewrightError: There is none.
    """
    found = archive.at(version)
    if found is None:
        known = ", ".join(str(each.version) for each in archive.releases)
        raise GuidewrightError(
            f"there is no release {version} of {project}", hint=f"The releases are: {known or 'none yet'}."
        )
    return found


def _check_successor(successor: Release, version: Version) -> None:
    if successor.version == version:
        raise GuidewrightError("a release can't be its own successor", hint="Name the one to read instead.")
    if successor.withdrawn:
        raise GuidewrightError(
            f"{successor.version} was withdrawn itself, on {successor.withdrawn.date}", hint="Name another one."
        )


def _write_new(release: Release, path: Path, content: bytes) -> None:
    """Writes a record in one step; what is being written lies outside of the sealed folder."""
    sweep(release.folder)
    aside = Path(tempfile.mkdtemp(prefix=f".{release.folder.name}.", suffix=".new", dir=release.folder.parent))
    try:
        (aside / path.name).write_bytes(content)
        path.parent.mkdir(exist_ok=True)
        (aside / path.name).rename(path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
