"""Reads a repository from disk: values and findings, never exceptions for what a file says."""

from builder.loading.project import Loaded, load_project
from builder.loading.repository import Repository, find_repository
from builder.loading.settings import Settings, load_settings

__all__ = ["Loaded", "Repository", "Settings", "find_repository", "load_project", "load_settings"]
