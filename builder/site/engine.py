"""The engines that turn a MkDocs project into a site, as any team would run them."""

from __future__ import annotations

import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from builder.errors import GuidewrightError

EPOCH = "315532800"
"""1980-01-01, the oldest day that every archive format knows: no clock may reach the output."""

SURROUNDINGS = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
"""Material prints a notice about MkDocs 2, which is not for the reader of our messages."""

LINES_SHOWN = 12
TRACEBACK = "Traceback (most recent call last):"

DISK = {errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC, errno.EPERM, errno.EROFS}
DISK_REFUSED = re.compile(r"(?:\[Errno |\(os error )(\d+)[\])]")
"""How Python (MkDocs) and Rust (Zensical) print the system's refusals."""


def mkdocs(project: Path, target: Path, *, theme_too: bool = False) -> None:
    """Builds with MkDocs, in this process, into `target`, which must not exist yet.

    Args:
        project: The MkDocs project.
        target: Where the site is put.
        theme_too: Whether the theme's own files are put there, too.

    Raises:
        GuidewrightError: MkDocs reports a fault or a warning.
        OSError: The disk refuses.
    """
    os.environ.update(SURROUNDINGS)
    from builder.site import kept  # noqa: PLC0415 -- it takes a while, and Material looks at the environment then

    try:
        kept.build(project, target, theme_too=theme_too)
    except kept.NotBuilt as fault:
        raise _fault("mkdocs", project, 1, fault.said) from fault


def mkdocs_apart(project: Path, target: Path) -> None:
    """Builds with MkDocs as a program of its own into `target`, which must not exist yet.

    Raises:
        GuidewrightError: MkDocs reports a fault or a warning.
    """
    _run("mkdocs", ["build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(target)], project)


def zensical(project: Path, target: Path) -> None:
    """Builds with Zensical into `target`, which must not exist yet.

    Raises:
        GuidewrightError: Zensical is not installed, or reports a fault or a warning.
    """
    _run("zensical", ["build", "--strict", "--config-file", "mkdocs.yml"], project)
    shutil.move(project / "site", target)
    shutil.rmtree(project / ".cache", ignore_errors=True)


Engine = Callable[[Path, Path], None]
"""Builds the MkDocs project in the first folder into the second one."""

ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical, "mkdocs-apart": mkdocs_apart}
"""The engines by name. `mkdocs-apart` is for plugins and hooks, which may leave traces in a process."""

WITH_THEME: dict[str, Engine] = {**ENGINES, "mkdocs": partial(mkdocs, theme_too=True)}
"""The same, all with the theme's own files."""

CHOICES = ("mkdocs", "zensical")
"""What `--engine` takes."""

IN_PROCESS = frozenset({"mkdocs"})
"""Those that build in the process that calls them, and gain from processes that stay."""


def _run(engine: str, arguments: list[str], project: Path) -> None:
    if importlib.util.find_spec(engine) is None:
        raise GuidewrightError(f"{engine} is not installed", hint=f"Install it: pip install 'guidewright[{engine}]'.")
    environment = {**os.environ, **SURROUNDINGS, "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 -- our own interpreter, and arguments that we made
        [sys.executable, "-m", engine, *arguments],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = [line.rstrip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise _fault(engine, project, done.returncode, said)


def _fault(engine: str, project: Path, code: int, said: list[str]) -> GuidewrightError:
    """What a failed run of an engine means to the user."""
    title = f"{engine} could not build the pages in {project}"
    refused = next((int(found[1]) for line in said for found in DISK_REFUSED.finditer(line)), 0)
    if refused in DISK:
        hint = "Check the disk: is it full, or may you not write there?"
        return GuidewrightError(f"{title}: {os.strerror(refused)}", hint=hint)
    if code < 0:
        return ended(engine, project, code)
    if TRACEBACK in said:
        # The stack of another program helps nobody; what it ends with may.
        said = [*said[: said.index(TRACEBACK)], said[-1]]
    return GuidewrightError(title, hint="It said:\n    " + "\n    ".join(said[-LINES_SHOWN:]), exit_code=1)


def ended(engine: str, project: Path, code: int) -> GuidewrightError:
    """What it means that the process of an engine ended before its work was done; `code` as `subprocess` gives it."""
    title = f"{engine} could not build the pages in {project}"
    hint = "Something else ended it: perhaps the memory was full."
    return GuidewrightError(f"{title}: it was ended" + (f" by signal {-code}" if code < 0 else ""), hint=hint)
