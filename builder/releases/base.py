"""Proves by the repository's history that releases only grew: an edit of a file and of its manifest is found, too."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.releases.archive import RELEASES
from builder.source import Place

_RESTORE = "Restore it: 'git checkout {ref} -- {path}'. A fix is a release of its own."


def changed_since(repository: Repository, ref: str) -> list[Finding]:
    """A finding for each released file that is no longer as it was in the commit `ref`.

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
    return [
        Finding(
            Place(path),
            "release-rewritten",
            Severity.ERROR,
            f"this file of a release is not as it was in {ref}" if path in now else
            f"this file of a release is missing, and was there in {ref}",
            _RESTORE.format(ref=ref, path=path),
        )
        for path, (_, _, blob) in sorted(released.items())
        if now.get(path) != blob
    ]  # fmt: skip


def _ordinary(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _hashes(repository: Repository, ref: str, paths: list[str]) -> dict[str, str]:
    """What git calls the content of files as they are now, by path."""
    if not paths:
        return {}
    # A path with a line break can't be told this way, and is named as changed: no release has one.
    told = [path for path in paths if "\n" not in path]
    names = "".join(f"{path}\n" for path in told)
    found = _git(repository, ref, "hash-object", "--no-filters", "--stdin-paths", stdin=names).split()
    return dict(zip(told, found, strict=True))


def _git(repository: Repository, ref: str, *arguments: str, stdin: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- git with arguments that we made; the user's is behind --end-of-options
            ["git", *arguments],  # noqa: S607 -- whichever git the user has
            cwd=repository.root,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError as fault:
        raise GuidewrightError("git is not installed, so the history can't be looked at") from fault
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise GuidewrightError(
            f"the releases can't be compared with '{ref}'" + (f": {said[-1]}" if said else ": there is no such commit"),
            hint="Name a commit that is here, such as origin/main; 'git fetch --unshallow' gets those that are not.",
        )
    return done.stdout
