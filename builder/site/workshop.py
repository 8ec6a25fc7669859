"""Makes the parts of a site that are not kept yet: few in this process, many by processes that stay."""

from __future__ import annotations

import contextlib
import os
import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.site.cache import Cache
from builder.site.config import SiteFacts, traits
from builder.site.engine import ENGINES, IN_PROCESS, WITH_THEME, Engine
from builder.site.fingerprint import surroundings_key
from builder.site.mkdocs_project import MkdocsProject, write_project
from builder.site.parts import Pages, Part, Recipe, Texts, write_texts
from builder.site.share import share, shared_files
from builder.site.sitemap import complete_sitemap
from builder.site.worker import Worker

FEW = 40
"""Pages that are made sooner than a second process has started."""

PORTAL, THEME = ".portal", ".theme"
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Outfit:
    """What all parts are made with.

    Attributes:
        chosen: The engine that the user chose.
        layers: The texts of the base configurations, each over the one before it.
        theme: The files of the theme, by path.
        site_url: Where the portal will stand; None for what the configurations say.
    """

    chosen: str
    layers: Sequence[str]
    theme: Mapping[str, bytes]
    site_url: str | None = None

    @cached_property
    def engine(self) -> str:
        """The engine that builds: another way of running MkDocs where plugins could leave traces in a process."""
        return "mkdocs-apart" if self.chosen in IN_PROCESS and not traits(self.layers).repeatable else self.chosen

    @cached_property
    def key(self) -> str:
        """The digest of all this.

        Raises:
            GuidewrightError: A base configuration can't be read.
        """
        return surroundings_key(self.engine, self.layers, self.theme, self.site_url)

    @cached_property
    def shared(self) -> Part | None:
        """The part with the theme's own files, if sites can have them in common."""
        return Part("", self.key) if traits(self.layers).shareable else None

    def write(self, project: MkdocsProject, pages: Path) -> Path:
        """Writes a MkDocs project to the folder below `pages` where projects of its name are written.

        Raises:
            GuidewrightError: A base configuration can't be read.
            OSError: The disk refuses; the folder is as it was.
        """
        folder = pages.joinpath(*(project.facts.path or PORTAL).split("/"))
        write_project(project, self.layers, self.theme, folder, self.site_url)
        return folder


@dataclass(frozen=True)
class Workshop:
    """Where parts are made.

    Attributes:
        outfit: What they are made with.
        folder: Where the MkDocs projects are written.
        cache: Where parts are kept.
        report: Told of each folder that is written, and of each part that is made.
    """

    outfit: Outfit
    folder: Path
    cache: Cache
    report: Callable[[str], None]

    def make(self, recipes: Sequence[Recipe]) -> None:
        """Makes parts and keeps them.

        Raises:
            GuidewrightError: The engine reports a fault, or a base configuration can't be read.
            OSError: The disk refuses.
        """
        for recipe in recipes:
            if isinstance(recipe, Texts):
                with self.cache.made(recipe.part.key) as new:
                    write_texts(recipe, new)
        pages = [recipe for recipe in recipes if isinstance(recipe, Pages)]
        if not pages:
            return
        shared = self._shared_files()
        for number, made in enumerate(self._built(pages, shared), 1):
            self.report(f"built {made.part.path or 'the portal'} ({number} of {len(pages)})")

    def _built(self, pages: Sequence[Pages], shared: Mapping[str, Path]) -> Iterator[Pages]:
        """Builds, and gives what is done."""
        if self.outfit.engine in IN_PROCESS and (sum(each.count for each in pages) <= FEW or len(pages) == 1):
            for each in pages:
                self._build(each, shared, ENGINES[self.outfit.engine])
                yield each
            return
        size = min(os.cpu_count() or 1, len(pages))
        with self._engines(size) as idle, ThreadPoolExecutor(size) as pool:

            def one(each: Pages) -> Pages:
                engine = idle.get()
                try:
                    self._build(each, shared, engine)
                finally:
                    idle.put(engine)
                return each

            # Only so many at a time wait with what they are made of.
            waiting = {pool.submit(one, each) for each in pages}
            try:
                for done in as_completed(waiting):
                    yield done.result()
            finally:
                pool.shutdown(cancel_futures=True)

    @contextlib.contextmanager
    def _engines(self, size: int) -> Iterator[queue.SimpleQueue[Engine]]:
        """As many engines as may run at once."""
        idle: queue.SimpleQueue[Engine] = queue.SimpleQueue()
        with contextlib.ExitStack() as stack:
            for _ in range(size):
                if self.outfit.engine in IN_PROCESS:
                    worker = Worker(self.outfit.engine)
                    stack.callback(worker.close)
                    idle.put(worker.build)
                else:
                    idle.put(ENGINES[self.outfit.engine])
            yield idle

    def _build(self, pages: Pages, shared: Mapping[str, Path], engine: Engine) -> None:
        part, folder = pages.part, self.outfit.write(pages.project(), self.folder)
        self.report(f"wrote build/pages/{folder.relative_to(self.folder).as_posix()}")
        with self.cache.made(part.key) as new:
            engine(folder, new)
            if part.path:
                # Servers know one page for what is not there: the portal's.
                (new / NOT_FOUND).unlink(missing_ok=True)
                complete_sitemap(new)
            share(new, part.path, shared)

    def _shared_files(self) -> dict[str, Path]:
        """The theme's own files, which are made if they are not kept."""
        part, outfit = self.outfit.shared, self.outfit
        if part is None:
            return {}
        listing = self.cache.listing(part.key)
        if listing is None:
            empty = MkdocsProject(SiteFacts("", [], "", "en", {}), {"index.md": ""})
            folder = self.folder / THEME
            write_project(empty, outfit.layers, outfit.theme, folder, outfit.site_url)
            with self.cache.made(part.key) as new:
                WITH_THEME[outfit.engine](folder, new)
                kept = shared_files(new)
                for path in [each for each in new.rglob("*") if each.is_file()]:
                    if path.relative_to(new).as_posix() not in kept:
                        path.unlink()
            listing = self.cache.listing(part.key) or {}
        return {name: self.cache.file(part.key, name) for name in listing}
