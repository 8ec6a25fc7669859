"""All that the preview knows: what stands at each address, and what a page that is open has to be told."""

from __future__ import annotations

import contextlib
import datetime as dt
import queue
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.loading import Repository
from builder.loading.repository import chosen
from builder.model import INTERNAL, TRAINERS
from builder.pipeline.editions import check_audience, front_facts, named_audiences
from builder.preview.frame import SEARCH, Frame
from builder.preview.judge import Judge
from builder.preview.notices import Notice, stopped
from builder.preview.surroundings import Surroundings
from builder.preview.view import Made, ProjectView, made
from builder.render.edition import DRAFT
from builder.render.portal import card, render_portal

FRONT = "index.html"

State = Mapping[str, Any]
"""What an open page is told: the digests of the page and of its look, faults and warnings."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands at an address.

    Attributes:
        html: As a build would make it; None where nothing can be shown yet.
        digest: Of the HTML; empty where there is none.
        title: What to call it where there is no HTML.
    """

    html: str | None
    digest: str
    title: str


class Preview:
    """The preview of a repository. All of it may be asked from any thread.

    Args:
        repository: Where the projects are.
        projects: Those to show; all where none is named.
        audience: For whom.
        today: The day to judge dates by.
        folder: An empty folder for itself.

    Raises:
        GuidewrightError: A named project does not exist, or the templates can't be read.
    """

    def __init__(
        self, repository: Repository, projects: tuple[str, ...], audience: str, today: dt.date, folder: Path
    ) -> None:
        self.repository = repository
        self._projects = projects
        self._audience = audience
        self._lock = threading.RLock()
        self.surroundings = Surroundings(repository, folder)
        self.views = {name: ProjectView(name, repository, audience) for name in chosen(repository, projects)}
        self._judge = Judge(repository, today)
        self._front: Made | None = None
        self._front_frame: tuple[tuple[object, ...], Frame] | None = None
        self._front_trouble: GuidewrightError | None = None
        self.open: dict[object, str] = {}
        self.unfinished: queue.SimpleQueue[ProjectView | None] = queue.SimpleQueue()

    @property
    def roots(self) -> tuple[Path, ...]:
        """What to watch."""
        place = self.repository
        return (place.guidelines, place.quizzes, place.templates, place.base_config)

    def check_audience(self) -> None:
        """Refuses an audience that nobody names; for that, all projects must be read.

        Raises:
            GuidewrightError: With the audiences that there are.
        """
        if self._audience not in {TRAINERS, INTERNAL}:
            views = filter(None, map(self.ready, list(self.views)))
            named = [name for view in views if view.loaded for name in named_audiences(view.loaded)]
            check_audience(named, self._audience)

    def stop(self) -> None:
        """Ends the other process."""
        self._judge.stop()

    def touched(self, changed: Iterable[Path]) -> list[str] | None:
        """The projects that some files belong to; None where the files belong to all of them."""
        found: set[str] = set()
        for path in changed:
            for folder in (self.repository.guidelines, self.repository.quizzes):
                if path.is_relative_to(folder):
                    found |= set(path.relative_to(folder).parts[:1])
                    break
            else:
                return None
        return sorted(found)

    def refresh(self, changed: Iterable[Path]) -> list[ProjectView]:
        """Takes in what has changed on the disk; gives the projects that were read anew."""
        with self._lock:
            touched = self.touched(changed)
            settings = self.surroundings.settings
            known = chosen(self.repository, ()) if not self._projects else [
                name for name in self._projects if (self.repository.guidelines / name).is_dir()
            ]  # fmt: skip
            self.views = {
                name: self.views.get(name) or ProjectView(name, self.repository, self._audience) for name in known
            }
            if touched is None or any(name not in self.views for name in touched):
                self.surroundings.read()
            if touched is None and self.surroundings.settings == settings:
                again = [view for view in self.views.values() if view.read]
                for view in again:
                    view.rebuild(self.surroundings, self._open_pages(view))
                return again
            if touched is None:
                # What nobody looks at is read when somebody does.
                again = [view for view in self.views.values() if self._open_pages(view)]
                for view in self.views.values():
                    view.read = False
            else:
                again = [view for view in self.views.values() if view.id in touched]
            for view in again:
                self._read(view)
            return again

    def ready(self, project: str) -> ProjectView | None:
        """A project that has been read, or None where there is none of that name."""
        with self._lock:
            view = self.views.get(project)
            if view is not None and not view.read:
                self._read(view)
                self.unfinished.put(view)
            return view

    def finish(self, views: Iterable[ProjectView]) -> None:
        """Waits for the warnings about projects that were read; meanwhile, pages are answered."""
        for view in views:
            put = view.all_findings(self._judge)
            with self._lock:
                put()

    def page(self, address: str) -> Page | None:
        """The page at an address such as `project/labels.html`, or the portal at `index.html`. None: there is none."""
        with self._lock:
            project, _, name = address.rpartition("/")
            if not project:
                found = self._portal() if name == FRONT else None
                title = self.surroundings.settings.title
                return None if name != FRONT else _page(found, title)
            view = self.ready(project)
            if view is None or not name.endswith(".html"):
                return None
            if view.good is None:
                return Page(None, "", project) if view.failed else None
            found = view.page(name.removesuffix(".html") + ".md")
            return _page(found, project) if found is not None or view.failed else None

    def state(self, address: str) -> State:
        """What a page that is open at an address has to be told."""
        with self._lock:
            page = self.page(address)
            project, _, name = address.rpartition("/")
            view = self.views.get(project)
            faults = list(self.surroundings.faults)
            warnings: list[Notice] = []
            look = self.surroundings.look
            if view is not None:
                faults += view.faults(name.removesuffix(".html") + ".md")
                warnings = view.warnings()
                look += view.look()
            elif not project:
                faults += [stopped(self._front_trouble)] if self._front_trouble else []
                faults += [fault for each in self.views.values() for fault in each.faults()]
            digest = page.digest if page else ""
            return {"page": digest, "look": look, "gone": page is None, "faults": faults, "warnings": warnings}

    def file(self, project: str, name: str) -> Path | None:
        """A file that a build would put beside the pages: of the theme, or a medium that the project shows."""
        with self._lock:
            if not project:
                frame = self._front_frame[1] if self._portal() and self._front_frame else None
                return frame.asset(name) if frame else None
            view = self.ready(project)
            if view is None or view.good is None:
                return None
            with contextlib.suppress(GuidewrightError):
                return view.good.media.get(name) or view.good.frame.asset(name)
            return None

    def search(self, project: str) -> bytes | None:
        """What the search of a project (or of the portal, `""`) looks through: all its pages, which are made for it."""
        if not project:
            with self._lock:
                front = self._portal()
                return front.frame.search([front.html]) if front else None
        view = self.ready(project)
        if view is None or view.good is None:
            return None
        good, pages = view.good, []
        for path in sorted(good.planned.pages, key=lambda path: (path != "index.md", path)):  # as MkDocs has them
            with self._lock:  # for one page at a time: an edit must not wait for all of them
                try:
                    pages.append(good.page(path).html)
                except GuidewrightError:
                    continue  # whoever opens that page is told why
        with self._lock:
            return good.frame.search(pages)

    def _read(self, view: ProjectView) -> None:
        view.refresh(self.surroundings, self._judge, self._open_pages(view))

    def _open_pages(self, view: ProjectView) -> list[str]:
        opened = {
            address.rpartition("/")[2] for address in list(self.open.values()) if address.startswith(f"{view.id}/")
        }
        return sorted(name.removesuffix(".html") + ".md" for name in opened)

    def _portal(self) -> Made | None:
        """The page with all projects; the last good one where it can't be made."""
        good = [view.good for view in map(self.ready, list(self.views)) if view is not None and view.good is not None]
        around = self.surroundings
        cards = [card(each.edition, "draft") for each in good]
        facts = front_facts(around.settings)
        key = (facts, around.look)
        try:
            markdown = render_portal(cards, around.settings.title, around.settings.summary, around.templates)
            if self._front_frame is None or self._front_frame[0] != key:
                self._front_frame = key, around.frame(facts, ("index.md",))
            frame = self._front_frame[1]
            if self._front is None or self._front.frame is not frame or self._front.markdown != markdown:
                self._front = made(frame, "index.md", markdown)
            self._front_trouble = None
        except GuidewrightError as fault:
            self._front_trouble = fault
        return self._front


def _page(found: Made | None, title: str) -> Page:
    return Page(found.html.text, found.digest, title) if found else Page(None, "", title)


def address_of(parts: list[str]) -> str | None:
    """The address of the page that a path asks for; None where it asks for a file, or for nothing.

    `['a', 'next', 'labels.html']` is `a/labels.html`; folders are their first page.
    """
    match parts:
        case [""] | ["index.html"]:
            return FRONT
        case [project, "" | "index.html" | "next"] | [project, "next", ""]:
            return f"{project}/{FRONT}"
        case [project, "next", name] if name.endswith(".html"):
            return f"{project}/{name}"
    return None


__all__ = ["DRAFT", "FRONT", "SEARCH", "Page", "Preview", "address_of"]
