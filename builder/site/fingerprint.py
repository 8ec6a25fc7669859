"""Digests of what a part of the site is made of: the same digest, the same bytes."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import jinja2

from builder.site.mkdocs_project import MkdocsProject


def surroundings_key(engine: str, layers: Sequence[str], theme: Mapping[str, bytes], site_url: str | None) -> str:
    """The digest of what all sites of a run have in common: program, engine, configuration and theme.

    Args:
        engine: Its name.
        layers: The texts of the base configurations, each over the one before it.
        theme: The files of the theme, by path.
        site_url: Where the portal will stand; None for what the configurations say.
    """
    frame = {name: digest_of(content) for name, content in sorted(theme.items())}
    return digest_of(json.dumps([engine, list(layers), frame, site_url, _program()]).encode())


def site_key(project: MkdocsProject, digests: Mapping[str, str], surroundings: str) -> str:
    """The digest of a site.

    Args:
        project: What it is made of; the content of its files is not looked at.
        digests: SHA-256 of each of its pages and media, by path from `docs/`.
        surroundings: What it has in common with other sites.
    """
    made_of = {path: digests[path] for path in sorted({*project.pages, *project.media})}
    return digest_of(json.dumps([surroundings, asdict(project.facts), made_of]).encode())


def texts_key(files: Mapping[str, bytes]) -> str:
    """The digest of files that are put into the site as they are, by path."""
    return digest_of(json.dumps({name: digest_of(text) for name, text in sorted(files.items())}).encode())


def digest_of(content: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _program() -> list[str]:
    """What makes sites: the files beside this one, the interpreter, and everything that is installed, with versions."""
    here = [digest_of(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))]
    return [*here, sys.version, *_installed()]


def _installed() -> list[str]:
    """The names of the folders in which an installer says what it has put there; they hold name and version."""
    # Jinja2 stands where the engines and their extensions do.
    place = Path(jinja2.__file__).parent.parent
    return sorted(path.name for path in place.glob("*.dist-info"))
