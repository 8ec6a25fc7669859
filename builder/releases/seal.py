"""Whether a manifest is as it was written: its own digest, those of its views, and the paths that it names."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath

from builder.releases.manifest import NAME, Manifest, manifest_digest, read_manifest, view_digest

MOST = 64_000_000
"""Bytes of the largest manifest that is read."""


def sealed_manifest(path: Path, project: str) -> Manifest:
    """The manifest at `path`, whose own seal holds.

    Raises:
        OSError: It can't be read.
        ValueError: It is not as it was written.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST:
        raise ValueError("it is no file that this program wrote")
    manifest = read_manifest(path.read_bytes())
    if (manifest.project, manifest.version) != (project, path.parent.name):
        raise ValueError(f"it is that of {manifest.project} {manifest.version}")
    if manifest.digest != manifest_digest(manifest):
        raise ValueError("it does not have the digest that it names")
    for audience, view in manifest.views.items():
        if view.digest != view_digest(manifest, view):
            raise ValueError(f"the view of '{audience}' does not have the digest that it names")
    _check_names(manifest)
    return manifest


def _check_names(manifest: Manifest) -> None:
    """Refuses paths that lead out of the release, and such that only some disks tell apart.

    Raises:
        ValueError: With the path.
    """
    folded: set[str] = set()
    for name in manifest.files:
        path = PurePosixPath(name)
        if not name or path.is_absolute() or ".." in path.parts or str(path) != name or "\\" in name or ":" in name:
            raise ValueError(f"'{name}' is no path within the release")
        if name == NAME or name.casefold() in folded:
            raise ValueError(f"'{name}' stands there twice")
        folded.add(name.casefold())
    for view in manifest.views.values():
        for name in (*view.pages.values(), *view.media):
            if name not in manifest.files:
                raise ValueError(f"'{name}' is none of its files")
        for name in view.pages:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or path.suffix != ".md":
                raise ValueError(f"'{name}' is no page")
