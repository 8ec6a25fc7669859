"""MkDocs kept in this process: what it takes to start and to compile the theme is paid once, not once for each site.

The site is made by MkDocs' own `build`. Two things differ from the program `mkdocs`: the templates stay compiled, and
the theme's own files are not copied, since all sites share them (see `share`).
"""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

from builder.site.compiled import Compiled

COMPILED = Compiled()


class NotBuilt(Exception):  # noqa: N818 -- it is what has happened
    """MkDocs did not make the site; `said` are the lines that it told its user."""

    def __init__(self, said: list[str]) -> None:
        super().__init__("\n".join(said))
        self.said = said


def build(project: Path, target: Path, *, theme_too: bool = False) -> None:
    """Builds the MkDocs project in a folder into `target`, the theme's own files only if `theme_too`.

    Not for two threads at once: MkDocs logs by one logger, and extensions look for files from the current folder.

    Raises:
        NotBuilt: MkDocs reports a fault or a warning.
        OSError: The disk refuses.
    """
    said: list[str] = []
    here = Path.cwd()
    os.chdir(project)
    try:
        with _heard(said), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # for those who write plugins
            _build(target, theme_too=theme_too)
    except OSError:
        raise
    except (MkDocsException, TemplateError, SystemExit) as fault:  # MkDocs' `Abort` is a SystemExit
        raise NotBuilt([*said, str(fault)]) from fault
    except Exception as fault:
        # Plugins and extensions raise what they like.
        raise NotBuilt([*said, f"{type(fault).__name__}: {fault}"]) from fault
    finally:
        os.chdir(here)


def _build(target: Path, *, theme_too: bool) -> None:
    config = load_config("mkdocs.yml", site_dir=str(target), strict=True)
    theme: Theme = config.theme
    make = theme.get_env

    def environment() -> Environment:
        made = make()
        made.bytecode_cache = COMPILED
        if not theme_too:
            # MkDocs copies the theme's files that it finds by this list.
            made.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
        return made

    theme.get_env = environment  # type: ignore[method-assign]
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


class _Hearing(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said += f"{record.levelname:<8} -  {record.getMessage()}".splitlines()


@contextlib.contextmanager
def _heard(said: list[str]) -> Iterator[None]:
    """Adds to `said` what MkDocs warns of, and leaves its logger as it was."""
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, list(logger.handlers))
    hearing = _Hearing(said)
    logger.handlers, logger.propagate = [hearing], False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.level, logger.propagate, logger.handlers = before
