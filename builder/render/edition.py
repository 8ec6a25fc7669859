"""What is rendered: one version of a project, as one audience may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.model import INTERNAL, Index, Project, for_audience
from builder.render.coverage import Coverage, coverage

DRAFT = "next"
"""The version of a spec between releases."""


@dataclass(frozen=True)
class Edition:
    """One version of a project for one audience.

    Attributes:
        full: The whole project. Nothing of it may reach a page but through `project`.
        audience: `trainers`, `internal`, or an audience's id.
        version: `next` for the draft.
        ask_address: The template of the "ask about this" address, or None.
        ask_title: The words of that link.
        pictures: Width and height in pixels of the project's pictures, by path from the project's folder.
    """

    full: Project
    audience: str
    version: str = DRAFT
    ask_address: str | None = None
    ask_title: str = field(default="Ask about this")
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def internal(self) -> bool:
        """Whether specialists are meant, who see coverage and open questions."""
        return self.audience == INTERNAL

    @cached_property
    def project(self) -> Project:
        """What the audience may see."""
        return for_audience(self.full, self.audience)

    @cached_property
    def index(self) -> Index:
        """Finds entries of what the audience may see."""
        return Index(self.project)

    @cached_property
    def coverage(self) -> Coverage:
        """Which rule and label has examples and questions."""
        return coverage(self.project, self.index)
