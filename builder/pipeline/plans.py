"""The plans of all projects, remembered for as long as nothing changes of what they were made of."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.loading import load_project
from builder.pipeline.check import about_project
from builder.pipeline.memory import Memory, digest, program
from builder.pipeline.plan import Desk, Plan
from builder.releases.archive import read_archive
from builder.render.portal import Card
from builder.site.parts import Part

SETTLED = 2.0
"""Seconds after which a further change of a file shows in its times, even on disks that count whole seconds."""


class Plans:
    """The plans of projects.

    Args:
        desk: What they are made with.
        today: The day against which dates are judged.
    """

    def __init__(self, desk: Desk, today: dt.date) -> None:
        self.desk = desk
        self.today = today
        self.memory = Memory(desk.repository)

    def of(self, project: str) -> Plan:
        """The plan of a project, without recipes where it is remembered.

        Raises:
            GuidewrightError: A template or a base configuration is broken.
            OSError: The disk refuses.
        """
        repository, name = self.desk.repository, f"plan-{project}-{self._view}"
        seen = None
        if self.memory.folder is not None:
            seen = _seen(repository.guidelines / project, repository.quizzes / project)
        key = digest(f"{self._common}\n{seen}".encode())
        kept = _plan(self.memory.recall(name, key)) if seen else None
        if kept is not None:
            return kept
        made = self.anew(project)
        if seen and not made.errors:
            self.memory.keep(name, key, {**asdict(_bare(made)), "errors": [], "recipes": None})
        return made

    def anew(self, project: str) -> Plan:
        """The plan of a project with its recipes; `of` says what is raised."""
        repository = self.desk.repository
        loaded = load_project(repository, project)
        findings = about_project(loaded, self.today, self.desk.settings)
        return self.desk.plan(loaded, read_archive(repository, project), findings)

    @cached_property
    def _view(self) -> str:
        """Plans of several views are remembered side by side."""
        return digest(json.dumps([asdict(self.desk.wanted), self.desk.outfit.chosen]).encode())[:12]

    @cached_property
    def _common(self) -> str:
        """What all plans depend on."""
        desk = self.desk
        return json.dumps([program(), desk.outfit.key, self.today.isoformat(), desk.files.pages, repr(desk.settings)])


def _bare(plan: Plan) -> Plan:
    return Plan(plan.id, plan.audiences, plan.warnings, (), plan.parts, plan.card)


def _plan(kept: Any) -> Plan | None:
    if kept is None:
        return None
    try:
        shown = kept["card"]
        lists = {name: tuple(shown[name]) for name in ("tasks", "owners")} if shown else {}
        return Plan(
            id=kept["id"],
            audiences=tuple(kept["audiences"]),
            warnings=kept["warnings"],
            errors=(),
            parts=tuple(Part(**part) for part in kept["parts"]),
            card=Card(**{**shown, **lists}) if shown else None,
        )
    except (KeyError, TypeError):
        return None


def _seen(*folders: Path) -> str | None:
    """What the system says of everything below some folders: whoever changes a file changes this.

    None where that can't be told, or where something has changed just now, so that the next change might not show.
    """
    newest = 0
    lines = []
    try:
        for folder in folders:
            for path, about in _entries(str(folder)):
                newest = max(newest, about.st_ctime_ns)
                lines.append(f"{path}\0{about.st_mode}\0{about.st_ino}\0{about.st_size}\0{about.st_mtime_ns}"
                             f"\0{about.st_ctime_ns}")  # fmt: skip
    except OSError:
        return None
    if newest > (time.time() - SETTLED) * 1e9:
        return None
    return digest("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


def _entries(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.lexists(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)
