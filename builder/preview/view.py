"""One project in the preview: its last good state, its pages as far as anybody asked for them, and what is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading import Loaded, Repository
from builder.model import Project
from builder.pipeline.render import draft_facts, edition_of
from builder.preview.frame import Frame, Html
from builder.preview.judge import Judge
from builder.preview.memory import Memory
from builder.preview.notices import Notice, errors, stopped, warnings
from builder.preview.surroundings import Surroundings
from builder.render.edition import Edition
from builder.render.media import media_of
from builder.render.pages import Planned, plan_edition


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was made the last time, and from what."""

    frame: Frame
    markdown: str
    html: Html
    digest: str


@dataclass(slots=True)
class Good:
    """A state of a project that passed its checks.

    Attributes:
        edition: What is shown.
        planned: Its pages, not yet made.
        frame: What surrounds them.
        frame_key: What the frame was made from.
        media: The files that it shows, by address.
        made: Pages that were made, also of states before this one.
    """

    edition: Edition
    planned: Planned
    frame: Frame
    frame_key: tuple[object, ...]
    media: dict[str, Path]
    made: dict[str, Made] = field(default_factory=dict)
    _fresh: set[str] = field(default_factory=set)

    def page(self, path: str) -> Made:
        """A page of this state; made only if the Markdown or the frame is new.

        Raises:
            GuidewrightError: A template is broken.
        """
        known = self.made.get(path)
        if known is not None and path in self._fresh:
            return known
        markdown = self.planned.pages[path]()
        if known is None or known.frame is not self.frame or known.markdown != markdown:
            html = self.frame.page(path, markdown)
            self.made[path] = Made(self.frame, markdown, html, hashlib.sha256(html.text.encode()).hexdigest()[:16])
        self._fresh.add(path)
        return self.made[path]


class ProjectView:
    """A project.

    Args:
        project: Its id.
        repository: Where it is.
        audience: For whom its pages are.
    """

    def __init__(self, project: str, repository: Repository, audience: str) -> None:
        self.id = project
        self.read = False
        self.good: Good | None = None
        self.findings: tuple[Finding, ...] = ()
        self._trouble: dict[str, GuidewrightError] = {}
        self._loaded: Loaded | None = None
        self._memory = Memory()
        self._repository = repository
        self._audience = audience

    @property
    def failed(self) -> bool:
        """Whether the last state could not be shown."""
        return bool(self._trouble) or any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def project(self) -> Project | None:
        """The project as it was read the last time, faulty or not."""
        return self._loaded.project if self._loaded else None

    def faults(self, path: str | None = None) -> list[Notice]:
        """What keeps the last good state, or the last good state of one page."""
        found = [fault for place, fault in self._trouble.items() if path is None or place in {"", path}]
        return [*map(stopped, found), *errors(self.findings)]

    def warnings(self) -> list[Notice]:
        """What else is to be said about it."""
        return warnings(self.findings)

    def look(self) -> str:
        """Differs whenever a picture or a recording is a new one under its old name."""
        said = []
        for name, path in sorted(self.good.media.items() if self.good else ()):
            try:
                found = path.stat()
                said.append(f"{name} {found.st_mtime_ns} {found.st_size}")
            except OSError:
                said.append(name)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]

    def refresh(self, surroundings: Surroundings, judge: Judge, wanted: Iterable[str]) -> None:
        """Reads and checks the project; if it is right, it becomes the good state.

        Args:
            surroundings: Of its pages.
            judge: Runs the checks meanwhile.
            wanted: Pages that somebody has open: they are made first.
        """
        judge.ask(self.id)
        loaded, digest = self._memory.load(self._repository, self.id)
        self._loaded = loaded
        trouble: dict[str, GuidewrightError] = {}
        candidate = None
        if loaded.whole and loaded.project is not None and loaded.project.visible_to(self._audience):
            try:
                candidate = self._candidate(loaded.project, surroundings)
            except GuidewrightError as fault:
                trouble[""] = fault
        if candidate is not None:
            trouble |= _make(candidate, wanted)
        found = judge.answer(loaded, digest, surroundings.settings)
        self.findings = tuple(sorted({*loaded.findings, *found}))
        self._trouble = trouble
        self.read = True
        if not self.failed:
            self.good = candidate

    def page(self, path: str) -> Made | None:
        """A page of the good state; the page before it where its template is broken. None where there is none."""
        if self.good is None or path not in self.good.planned.pages:
            return None
        try:
            made = self.good.page(path)
        except GuidewrightError as fault:
            self._trouble[path] = fault
            return self.good.made.get(path)
        self._trouble.pop(path, None)
        return made

    def _candidate(self, project: Project, surroundings: Surroundings) -> Good:
        edition = edition_of(project, self._audience, surroundings.settings)
        planned = plan_edition(edition, surroundings.templates)
        source = self._repository.guidelines / self.id
        media = {name: source / name for name in media_of(edition.project)}
        facts = draft_facts(edition, planned.nav)
        key = (facts, surroundings.look, tuple(media))
        before = self.good
        if before is not None and before.frame_key == key:
            return Good(edition, planned, before.frame, key, media, dict(before.made))
        frame = surroundings.frame(facts, tuple(media))
        if before is None:
            return Good(edition, planned, frame, key, media)
        if before.frame_key[1:] == key[1:] and list(before.planned.pages) == list(planned.pages):
            frame.take_over(before.frame)
        return Good(edition, planned, frame, key, media, dict(before.made))


def _make(candidate: Good, wanted: Iterable[str]) -> dict[str, GuidewrightError]:
    """Makes the pages that are open; gives what went wrong, by page."""
    trouble = {}
    for path in wanted:
        if path in candidate.planned.pages:
            try:
                candidate.page(path)
            except GuidewrightError as fault:
                trouble[path] = fault
    return trouble
