"""Reads a repository from disk: values and findings, never exceptions for what a file says."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from builder.loading.repository import Repository, find_repository

if TYPE_CHECKING:
    from builder.loading.project import Loaded, load_project
    from builder.loading.settings import Settings, load_settings

__all__ = ["Loaded", "Repository", "Settings", "find_repository", "load_project", "load_settings"]

_LATER = {
    "Loaded": "builder.loading.project",
    "load_project": "builder.loading.project",
    "Settings": "builder.loading.settings",
    "load_settings": "builder.loading.settings",
}
"""What brings the models with it, a good part of a second: a command that only asks where things lie goes without."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(importlib.import_module(_LATER[name]), name)
