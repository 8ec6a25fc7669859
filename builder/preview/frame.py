"""A MkDocs project held in memory: its pages are made one at a time, by MkDocs' own parts, as a build makes them."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

from builder.errors import GuidewrightError
from builder.preview.pieces import Pieces, cut
from builder.site.compiled import Compiled
from builder.site.config import SiteFacts, site_config
from builder.site.engine import EPOCH

SEARCH = "search/search_index.json"

_NEVER = (".html", ".py", ".pyc", ".md", ".yml")
"""Files of a theme that MkDocs does not copy into the site."""


@dataclass(frozen=True, slots=True)
class Html:
    """A finished page.

    Attributes:
        text: The HTML.
        path: The Markdown file.
        content: The HTML of the Markdown alone.
        contents: Its headings.
    """

    text: str
    path: str
    content: str
    contents: TableOfContents


class Frame:
    """What surrounds the pages of one site: its configuration, navigation and templates.

    Args:
        facts: What the configuration says of the site.
        layers: The texts of the base configurations, each over the one before it.
        folder: Where `theme/` and an empty `docs/` are; the configuration is put beside them to be read.
        paths: The files below `docs/`: pages, in the navigation or not, and media.
        compiled: Templates that other frames have compiled.

    Raises:
        GuidewrightError: MkDocs can't use the configuration.
    """

    def __init__(
        self, facts: SiteFacts, layers: Sequence[str], folder: Path, paths: tuple[str, ...], compiled: Compiled
    ) -> None:
        # What the reader of the terminal needs is said by us, and no clock may reach a page.
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        os.environ["SOURCE_DATE_EPOCH"] = EPOCH
        logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
        text = site_config(layers, facts)
        config_file = folder / "mkdocs.yml"
        config_file.write_text(text, "utf-8")
        try:
            config = load_config(str(config_file))
            config.plugins.on_startup(command="serve", dirty=False)
            self.config: MkDocsConfig = config.plugins.on_config(config)
            env = self.config.theme.get_env()
            env.bytecode_cache = compiled
            files = Files([File.generated(self.config, path, content="") for path in paths])
            self.files = self.config.plugins.on_files(files, config=self.config)
            set_exclusions(self.files, self.config)
            nav = get_navigation(self.files, self.config)
            self.nav = self.config.plugins.on_nav(nav, config=self.config, files=self.files)
            for file in self.files.documentation_pages():
                if file.page is None:  # it is not in the navigation
                    Page(None, file, self.config)
            self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)
        except (Exception, SystemExit) as fault:  # `Abort` of MkDocs is a SystemExit
            raise _fault(fault) from fault
        self._pieces: dict[str, Pieces] = {}
        self._titles: dict[str, str | None] = {}

    def page(self, path: str, markdown: str) -> Html:
        """The HTML of a page, as a build would make it.

        Raises:
            GuidewrightError: A template of the theme is broken, or MkDocs can't read the page.
        """
        config, plugins = self.config, self.config.plugins
        page: Any = self._page(path)
        index = self._search_index()
        if index is not None:
            # To index a large page takes as long as all else together; that waits until somebody searches.
            index.add_entry_from_context = lambda page: None  # noqa: ARG005 -- the signature is the plugin's
        config._current_page = page  # noqa: SLF001 -- as MkDocs' own build does; its extensions read it
        try:
            page = plugins.on_pre_page(page, config=config, files=self.files)
            page.markdown, page.meta = meta.get_data(markdown)
            page.markdown = plugins.on_page_markdown(page.markdown, page=page, config=config, files=self.files)
            self._convert(page, path)
            page.content = plugins.on_page_content(page.content, page=page, config=config, files=self.files)
            content, contents = page.content, page.toc
            page.active = True
            context: Any = get_context(self.nav, self.files, config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            text = plugins.on_post_page(template.render(context), page=page, config=config)
        except (Exception, SystemExit) as fault:
            raise _fault(fault) from fault
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001
        return Html(text, path, content, contents)

    def take_over(self, other: Frame) -> None:
        """Takes over what `other` has converted; its configuration and paths must be the same."""
        self._pieces, self._titles = other._pieces, other._titles

    def search(self, pages: list[Html]) -> bytes | None:
        """The search index over `pages`; None where the site has no such search."""
        index = self._search_index()
        if index is None:
            return None
        index.entries = []
        for each in pages:
            page = self._page(each.path)
            page.content, page.toc = each.content, each.contents
            type(index).add_entry_from_context(index, page)
        return str(index.generate_search_index(None)).encode()

    def asset(self, name: str) -> Path | None:
        """A file of the theme that a build would copy to `name`, or None."""
        parts = name.split("/")
        if name.lower().endswith(_NEVER) or any(not part or part.startswith(".") for part in parts):
            return None
        if any(sign in name for sign in "\\:\0"):
            return None
        for folder in self.config.theme.dirs:
            path = Path(folder, *parts)
            if path.is_file() and path.resolve().is_relative_to(Path(folder).resolve()):
                return path
        return None

    def _page(self, path: str) -> Any:
        page = getattr(self.files.get_file_from_path(path), "page", None)
        if page is None:
            raise GuidewrightError(f"MkDocs knows no page '{path}'")
        return page

    def _convert(self, page: Any, path: str) -> None:
        markdown = page.markdown
        start = next(cut(markdown))

        def whole(text: str) -> tuple[str, TableOfContents]:
            page.markdown = text
            page.render(self.config, self.files)
            if text.startswith(start):
                self._titles[path] = page._title_from_render  # noqa: SLF001 -- where MkDocs keeps a page's heading
            return page.content, page.toc

        page.content, page.toc = self._pieces.setdefault(path, Pieces()).convert(markdown, whole)
        page.markdown, page._title_from_render = markdown, self._titles.get(path)  # noqa: SLF001

    def _search_index(self) -> Any:
        for name in ("material/search", "search"):
            plugin: Any = self.config.plugins.get(name)
            if hasattr(getattr(plugin, "search_index", None), "entries"):
                return plugin.search_index
        return None


def _fault(fault: BaseException) -> GuidewrightError:
    """What MkDocs or a template of the theme ran into."""
    if isinstance(fault, GuidewrightError):
        return fault
    if isinstance(fault, TemplateError):
        place = f"theme/{fault.name}:{fault.lineno}" if isinstance(fault, TemplateSyntaxError) else ""
        return GuidewrightError(f"a template of the theme is broken: {fault}", place=place, exit_code=1)
    hint = "Check mkdocs.yml and the theme: 'guidewright build' says more."
    return GuidewrightError(f"MkDocs can't make the pages: {fault}", hint=hint, exit_code=1)
