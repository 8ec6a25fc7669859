"""Proves by the repository's history that releases only grew: an edit of a file and of its manifest is found, too."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.releases.archive import RELEASES, Release, read_archive
from builder.releases.manifest import sha256
from builder.releases.records import Redaction, record_name
from builder.releases.removed import only_removed
from builder.source import Place
from builder.versions import parse_version

_RESTORE = "Restore it: 'git checkout {ref} -- {path}'. A fix is a release of its own."


def changed_since(repository: Repository, ref: str) -> list[Finding]:
    """A finding for each released file that is no longer as it was in the commit `ref`.

    A page or a spec may differ from it by what was removed, where records that are new since then account for it.

    Raises:
        GuidewrightError: There is no such commit, or no git.
    """
    commit = _git(repository, ref, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    listed = _git(repository, ref, "ls-tree", "-r", "-z", commit, "--", f"{repository.guidelines.name}/")
    released = {}
    for entry in listed.split("\0"):
        about, _, path = entry.partition("\t")
        parts = path.split("/")
        if len(parts) > 4 and parts[2] == RELEASES:  # noqa: PLR2004 -- guidelines/PROJECT/releases/VERSION/FILE
            released[path] = about.split(" ")
    now = _hashes(repository, ref, [path for path in released if _ordinary(repository.root / path)])
    accounts = _Accounts(repository, ref, {path: blob for path, (_, _, blob) in released.items()})
    findings = []
    for path, (_, _, blob) in sorted(released.items()):
        if now.get(path) == blob:
            continue
        said = accounts.of(path) if path in now else f"this file of a release is missing, and was there in {ref}"
        if said:
            hint = _RESTORE.format(ref=ref, path=path)
            findings.append(Finding(Place(path), "release-rewritten", Severity.ERROR, said, hint))
    return findings


class _Accounts:
    """What the records of redactions that are new since a commit say of files that have changed since."""

    def __init__(self, repository: Repository, ref: str, known: Mapping[str, str]) -> None:
        self.repository = repository
        self.ref = ref
        self.known = known
        self._archives: dict[str, dict[str, Release]] = {}

    def of(self, path: str) -> str:
        """What is wrong with a file that has changed; empty if nothing but what they say was removed."""
        fault = f"this file of a release is not as it was in {self.ref}"
        _, project, _, version, name = path.split("/", 4)
        if project not in self._archives:
            found = read_archive(self.repository, project) if parse_version(version) else None
            self._archives[project] = {each.manifest.version: each for each in found.releases} if found else {}
        release = self._archives[project].get(version)
        new = self._new(release, name) if release else []
        if not release or not new:
            return fault
        old = _output(self.repository, self.ref, ("cat-file", "blob", self.known[path]))
        digest = sha256(old)
        for each in new:
            if digest != each.files[name]["old"]:
                return fault
            digest = each.files[name]["new"]
        present = (release.folder / name).read_bytes()
        if digest != sha256(present):
            return fault
        if not only_removed(name, old, present, {each.removed for each in new}):
            return f"since {self.ref} more was done to this file of a release than its records say was removed"
        return ""

    def _new(self, release: Release, name: str) -> list[Redaction]:
        """The redactions of a file since the commit."""
        folder = self.repository.relative(release.folder)
        return [
            each
            for number, each in enumerate(release.records, 1)
            if f"{folder}/{record_name(number)}" not in self.known
            and isinstance(each, Redaction)
            and name in each.files
        ]


def _ordinary(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _hashes(repository: Repository, ref: str, paths: list[str]) -> dict[str, str]:
    """What git calls the content of files as they are now, by path."""
    if not paths:
        return {}
    # A path with a line break can't be told this way, and is named as changed: no release has one.
    told = [path for path in paths if "\n" not in path]
    # In full, since git reads them from the top of its repository, which this one may be only a part of.
    names = "".join(f"{(repository.root / path).resolve().as_posix()}\n" for path in told)
    found = _git(repository, ref, "hash-object", "--no-filters", "--stdin-paths", stdin=names).split()
    return dict(zip(told, found, strict=True))


def _git(repository: Repository, ref: str, *arguments: str, stdin: str = "") -> str:
    return _output(repository, ref, arguments, stdin).decode("utf-8", "surrogateescape")


def _output(repository: Repository, ref: str, arguments: Sequence[str], stdin: str = "") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- git with arguments that we made; the user's is behind --end-of-options
            ["git", *arguments],  # noqa: S607 -- whichever git the user has
            cwd=repository.root,
            input=stdin.encode("utf-8", "surrogateescape"),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as fault:
        raise GuidewrightError("git is not installed, so the history can't be looked at") from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GuidewrightError(
            f"the releases can't be compared with '{ref}'" + (f": {said[-1]}" if said else ": there is no such commit"),
            hint="Name a commit that is here, such as origin/main; 'git fetch --unshallow' gets those that are not.",
        )
    return done.stdout
