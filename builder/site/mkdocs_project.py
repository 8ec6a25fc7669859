"""Writes a generated MkDocs project: `mkdocs.yml`, `docs/` and `theme/`, which any MkDocs builds as it is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.site.config import SiteFacts, site_config
from builder.swap import aside


@dataclass(frozen=True, slots=True)
class MkdocsProject:
    """An ordinary MkDocs project, not yet written.

    Attributes:
        facts: What the configuration says of it.
        pages: Markdown by path from `docs/`, or where it is copied from.
        media: For each file below `docs/` where it is copied from.
    """

    facts: SiteFacts
    pages: Mapping[str, str | Path]
    media: Mapping[str, Path] = field(default_factory=dict)


def write_project(
    project: MkdocsProject,
    layers: Sequence[str],
    theme: Mapping[str, bytes],
    folder: Path,
    site_url: str | None = None,
) -> None:
    """Writes the project to `folder`, replacing what is there in one step.

    `layers` and `site_url` are those of `site_config`.

    Raises:
        GuidewrightError: A base configuration can't be read.
        OSError: The disk refuses; the folder is as it was.
    """
    config = site_config(layers, project.facts, site_url)
    with aside(folder) as made:
        _write(made / "mkdocs.yml", config.encode())
        for name, source in (*project.pages.items(), *project.media.items()):
            target = made / "docs" / name
            if isinstance(source, str):
                _write(target, source.encode())
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        for name, content in theme.items():
            _write(made / "theme" / name, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
