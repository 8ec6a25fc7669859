"""The releases of a project as they lie on the disk, each checked against its manifest and the one before it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.releases.manifest import NAME, Manifest, sha256
from builder.releases.recorded import READABLE, RESTORE, Fault, files_after, read_records
from builder.releases.records import NAME as RECORD
from builder.releases.records import Redaction, ReleaseRecord, Withdrawal
from builder.releases.seal import sealed_manifest
from builder.source import Place
from builder.versions import Version, parse_version

RELEASES = "releases"

_LEFT_BEHIND = re.compile(r"\.\d+\.\d+\.\d+\.[a-z0-9_]{8}\.new(\.old)?")
"""What a run that was killed has put aside; the next release removes it."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release whose manifest could be read.

    Attributes:
        folder: Where it lies.
        manifest: What it consists of.
        records: What became of it, in order.
    """

    folder: Path
    manifest: Manifest
    records: tuple[ReleaseRecord, ...] = ()

    @property
    def version(self) -> Version:
        """The version."""
        return self.manifest.number

    @property
    def withdrawn(self) -> Withdrawal | None:
        """When and why it was withdrawn, if it was."""
        return next((each for each in self.records if isinstance(each, Withdrawal)), None)

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """What was removed from it, in order."""
        return tuple(each for each in self.records if isinstance(each, Redaction))

    @property
    def files(self) -> dict[str, str]:
        """SHA-256 of each file, by path from the folder, after the redactions; without manifest and records."""
        return files_after(self.manifest, self.records)


@dataclass(frozen=True, slots=True)
class Archive:
    """All releases of a project.

    Attributes:
        releases: Those whose manifests can be read, by version from the lowest.
        findings: What is wrong with any of them; a release that is named there must not be published.
    """

    releases: tuple[Release, ...]
    findings: tuple[Finding, ...]

    def at(self, version: Version) -> Release | None:
        """The release of that version."""
        return next((each for each in self.releases if each.version == version), None)

    @property
    def latest(self) -> Release | None:
        """The one to work by: the highest that was not withdrawn; if all were, the highest."""
        return max(self.releases, key=lambda each: (each.withdrawn is None, each.version), default=None)


def archive_folder(repository: Repository, project: str) -> Path:
    """Where the releases of a project lie."""
    return repository.guidelines / project / RELEASES


def read_archive(repository: Repository, project: str) -> Archive:
    """The releases of a project; each file is compared with its digest. Never raises for what is on the disk."""
    folder = archive_folder(repository, project)
    findings: list[Finding] = []
    releases: list[Release] = []

    def fault(path: Path, check: str, message: str, hint: str = RESTORE) -> None:
        findings.append(Finding(Place(repository.relative(path)), check, Severity.ERROR, message, hint))

    for path in _versions(folder, fault):
        release = _read(path, project, fault)
        if release:
            releases.append(release)
    releases.sort(key=lambda each: each.version)
    _check_chain(releases, fault)
    return Archive(tuple(releases), tuple(sorted(findings)))


def _versions(folder: Path, fault: Fault) -> list[Path]:
    """The folders that are called as releases are."""
    if not os.path.lexists(folder):
        return []
    if folder.is_symlink() or not folder.is_dir():
        fault(folder, "release-folder", "this is no folder", "Releases lie in a folder of this name, and nowhere else.")
        return []
    found = []
    for path in sorted(folder.iterdir()):
        if _LEFT_BEHIND.fullmatch(path.name):
            continue
        if parse_version(path.name) is None:
            fault(path, "release-folder", f"'{path.name}' is no release", "Move it away: only releases lie here, each "
                  "in a folder that is called like its version, such as 1.0.0.")  # fmt: skip
        elif path.is_symlink() or not path.is_dir():
            fault(path, "release-folder", "a release is a folder, and no link")
        else:
            found.append(path)
    return found


def _read(folder: Path, project: str, fault: Fault) -> Release | None:
    path = folder / NAME
    try:
        manifest = sealed_manifest(path, project)
    except FileNotFoundError:
        fault(path, "release-manifest", "the release has no manifest")
    except OSError as refused:
        fault(path, "release-manifest", f"the manifest can't be read: {refused.strerror}", READABLE)
    except ValueError as why:
        fault(path, "release-manifest", f"the manifest was changed: {why}")
    else:
        present = dict(_files(folder))
        release = Release(folder, manifest, tuple(read_records(folder, manifest, present, fault)))
        _check_files(release, present, fault)
        return release
    return None


def _check_files(release: Release, present: Mapping[str, bool], fault: Fault) -> None:
    folder = release.folder
    for name, digest in release.files.items():
        path = folder / name
        if name not in present:
            fault(path, "release-file", "a file of the release is missing")
        elif not present[name]:
            fault(path, "release-file", "a file of the release was replaced by something else")
        else:
            try:
                changed = sha256(path.read_bytes()) != digest
            except OSError as refused:
                fault(path, "release-file", f"a file of the release can't be read: {refused.strerror}", READABLE)
                continue
            if changed:
                fault(path, "release-file", "a file of the release was changed")
    for name in present.keys() - release.manifest.files.keys() - {NAME}:
        if not RECORD.fullmatch(name):
            fault(folder / name, "release-file", "this file was added to a release", "Remove it: a release is never "
              "changed. What is new belongs to a release of its own.")  # fmt: skip


def _files(folder: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Each path that is no folder, from the release's folder, and whether it is an ordinary file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{name}/")
            else:
                yield name, entry.is_file(follow_symlinks=False)


def _check_chain(releases: list[Release], fault: Fault) -> None:
    known = {each.manifest.version: each for each in releases}
    for release in releases:
        previous = release.manifest.previous
        path = release.folder / NAME
        if previous is None:
            if release is not releases[0]:
                fault(path, "release-chain", "the release names no release before it, and is not the first")
            continue
        number = parse_version(previous.version)
        found = known.get(previous.version)
        if found is None:
            fault(path, "release-chain", f"the release before it, {previous.version}, is missing or can't be read")
        elif number is None or number >= release.version:
            fault(path, "release-chain", f"{previous.version} can't be the release before it")
        elif found.manifest.digest != previous.digest:
            fault(found.folder / NAME, "release-chain",
                  f"the release was changed after {release.manifest.version} followed it")  # fmt: skip
