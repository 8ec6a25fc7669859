"""One project in the preview: its last good state, its pages as far as anybody asked for them, and what is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading import Loaded, Repository, Settings
from builder.pipeline.editions import draft_facts, edition_of
from builder.preview.frame import Frame, Html
from builder.preview.judge import Judge
from builder.preview.memory import Memory
from builder.preview.notices import Notice, errors, stopped, warnings
from builder.preview.surroundings import Surroundings
from builder.render.edition import Edition
from builder.render.media import media_of
from builder.render.pages import plan_edition


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was made the last time, and from what."""

    frame: Frame
    markdown: str
    html: Html
    digest: str


class Good:
    """A state of a project that passed its checks.

    Args:
        edition: What is shown.
        surroundings: Of its pages.
        source: The folder of the project.
        before: The state before this one, whose pages are used again where they would come out the same.
    """

    def __init__(self, edition: Edition, surroundings: Surroundings, source: Path, before: Good | None) -> None:
        self.edition = edition
        self.planned = plan_edition(edition, surroundings.templates)
        self.media = {name: source / name for name in media_of(edition.project)}
        self.made: dict[str, Made] = dict(before.made) if before else {}
        self._fresh: set[str] = set()
        self._facts = draft_facts(edition, self.planned.nav)
        # Pictures count among the files that MkDocs knows, and links are made by these.
        self._around = (surroundings.look, tuple(self.media), tuple(self.planned.pages))
        self._surroundings = surroundings
        if before and before._frame is None:  # noqa: SLF001 -- one of us
            before = before._before  # noqa: SLF001 -- or a long chain of states would be kept
        alike = before is not None and before._around == self._around  # noqa: SLF001
        self._before: Good | None = before if alike else None
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """What surrounds the pages; made when the first of them is asked for.

        Raises:
            GuidewrightError: MkDocs can't use the configuration.
        """
        if self._frame is None:
            before, self._before = self._before, None  # or all the states before would be kept for ever
            known = before._frame if before else None  # noqa: SLF001
            if before is not None and known is not None and before._facts == self._facts:  # noqa: SLF001
                self._frame = known
            else:
                self._frame = self._surroundings.frame(self._facts, (*self.planned.pages, *self.media))
                if known is not None:
                    self._frame.take_over(known)
        return self._frame

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
            self.made[path] = made(self.frame, path, markdown)
        self._fresh.add(path)
        return self.made[path]


def made(frame: Frame, path: str, markdown: str) -> Made:
    """Makes a page.

    Raises:
        GuidewrightError: A template of the theme is broken.
    """
    html = frame.page(path, markdown)
    return Made(frame, markdown, html, hashlib.sha256(html.text.encode()).hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Question:
    """What the checks were asked: a number, and of what."""

    number: int
    loaded: Loaded
    digest: str
    settings: Settings


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
        self.loaded: Loaded | None = None
        self._question: Question | None = None
        self._memory = Memory()
        self._repository = repository
        self._audience = audience

    @property
    def failed(self) -> bool:
        """Whether the last state could not be shown."""
        return bool(self._trouble) or any(finding.severity is Severity.ERROR for finding in self.findings)

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
        self.read = True
        self._trouble = {}
        try:
            number = judge.ask(self.id)
            self.loaded, digest = self._memory.load(self._repository, self.id)
            candidate = self._candidate(surroundings, wanted) if self.loaded.whole else None
            found = judge.errors(number, self.loaded, digest, surroundings.settings)
            # Until all checks have run, the warnings are those of before.
            before = [finding for finding in self.findings if finding.severity is not Severity.ERROR]
            self.findings = tuple(sorted({*self.loaded.findings, *found, *before}))
            self._question = Question(number, self.loaded, digest, surroundings.settings)
        except Exception as fault:  # noqa: BLE001 -- ours; the preview must live on until it is mended
            self._trouble[""] = _ours(fault)
        if not self.failed:
            self.good = candidate

    def all_findings(self, judge: Judge) -> Callable[[], None]:
        """Waits until all checks have run; what it gives puts their findings into place, if they are still wanted."""
        question = self._question
        found: tuple[Finding, ...] = ()
        broken: dict[str, GuidewrightError] = {}
        try:
            if question is not None:
                found = judge.all(question.number, question.loaded, question.digest, question.settings)
        except Exception as fault:  # noqa: BLE001 -- as above
            broken[""] = _ours(fault)

        def put() -> None:
            if question is not None and self._question is question:
                self._trouble |= broken
                self.findings = tuple(sorted({*question.loaded.findings, *found}))
                self._question = None

        return put

    def rebuild(self, surroundings: Surroundings, wanted: Iterable[str]) -> None:
        """Shows the project in new surroundings; it was checked already."""
        self._trouble = {}
        if self.failed or self.loaded is None:
            return
        try:
            candidate = self._candidate(surroundings, wanted)
        except Exception as fault:  # noqa: BLE001 -- as above
            self._trouble[""] = _ours(fault)
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
        return made

    def _candidate(self, surroundings: Surroundings, wanted: Iterable[str]) -> Good | None:
        """The state that was read, with the pages that are open made; what goes wrong with these is kept."""
        project = self.loaded.project if self.loaded else None
        if project is None or not project.visible_to(self._audience):
            return None
        folder = self._repository.guidelines / self.id
        edition = edition_of(project, self._audience, surroundings.settings, folder)
        candidate = Good(edition, surroundings, folder, self.good)
        for path in wanted:
            if path in candidate.planned.pages:
                try:
                    candidate.page(path)
                except GuidewrightError as fault:
                    self._trouble[path] = fault
        return candidate


def _ours(fault: Exception) -> GuidewrightError:
    if isinstance(fault, GuidewrightError):
        return fault
    hint = "Please report it, with the output of 'guidewright check' under GUIDEWRIGHT_DEBUG=1."
    return GuidewrightError(f"a fault in guidewright itself: {type(fault).__name__}: {fault}", hint=hint)
