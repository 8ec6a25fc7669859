"""Builds of guidelines repositories, as a team would run them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.loading import Repository
from builder.loading.templates import load_templates
from builder.pipeline.build import build as make_site
from builder.pipeline.check import Checked
from builder.pipeline.editions import Wanted
from builder.pipeline.plan import Desk
from builder.releases.archive import read_archive
from builder.site.workshop import Outfit
from tests.theme.pages import Page, _Reader

ROOT = Path(__file__).parents[2]
PROJECTS = tuple(sorted(path.parent.name for path in ROOT.glob("guidelines/*/project.yaml")))
SAMPLED = "comment-toxicity"
"""The project that stands for all where a test is slow and says the same of each."""
TODAY = "2026-11-02"
"""Nothing in the real projects is overdue on this day."""


def copy_repository(target: Path) -> Path:
    """What a team keeps in its repository before its first release, without the program and what is generated."""
    target.mkdir(parents=True)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    for name in ("guidelines", "quizzes"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("releases"))
    return target


def guidewright(repository: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command on `repository`."""
    command = [sys.executable, "-m", "builder", *arguments, "--repo", str(repository)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        command, cwd=repository, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
    )


def build(repository: Path, *options: str) -> Path:
    """Build the site of `repository`; what the command said is shown where it refused."""
    done = guidewright(repository, "build", "--today", TODAY, *options)
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return repository / "site"


def desk(repository: Path, found: Checked, audience: str) -> Desk:
    """What a build of drafts and releases with MkDocs works with."""
    files = load_templates(Repository(repository))
    outfit = Outfit("mkdocs", files.config, files.theme)
    return Desk(Repository(repository), found.settings, Wanted(audience, drafts=True), files, outfit)


def build_loaded(repository: Path, found: Checked, audience: str) -> Path:
    """Build the site of projects as they are given, whatever the files say."""
    made = desk(repository, found, audience)
    plans = [made.plan(each, read_archive(made.repository, each.id), ()) for each in found.loaded]
    make_site(made, plans, lambda _: plans[0], repository / "site", lambda _: None)
    return repository / "site"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first of several test processes makes, and the others wait for."""
    base = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder, finished = base / f"shared-{name}", base / f"shared-{name}.done"
    with (base / f"shared-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            finished.touch()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differing(one: Path, other: Path) -> list[str]:
    """The files that two folders do not have alike."""
    ours, theirs = files(one), files(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def read_site(site: Path) -> dict[str, Page]:
    """Every page of all sites in a folder, by its address; one without an article counts as a whole."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        url = path.relative_to(site).as_posix()
        pages[url] = Page(url, reader.root, next(iter(reader.root.find("article")), reader.root))
    return pages
