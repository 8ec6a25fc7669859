"""A generated archive of releases, and what a build of it costs: `python -m tests.bench.archive`.

50 projects with 20 releases each and six pages in each release, every release with a rule that says something else. The
peers are `mkdocs build` of the same pages as one site, with Material's pruned navigation, and `mike deploy`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.lint import settable
from builder.loading import Repository, load_project, load_settings
from builder.pipeline.release import release
from builder.releases.archive import read_archive
from builder.releases.freeze import Terms
from builder.versions import Version
from tests.bench.peers import PLACE, as_users_have_it
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, SPEC, write

SAID = "An insult is toxic."
CASE = "edge_cases:\n  - {id: quoted, title: A quoted insult, case: Someone quotes an insult., ruling: Not toxic.}\n"
"""With it the project has six pages."""

PAGES = 6
FIRST_DAY = dt.date(2026, 1, 5)
SETTLED = 2.5
"""Seconds after which the times of files tell of the next change."""

OURS = (sys.executable, "-m", "builder")
COMMAND = "python -m tests.bench.archive"


@dataclass(frozen=True)
class Cost:
    """What a run cost.

    Attributes:
        wall: Seconds.
        cpu: Seconds of all its processes.
        memory: Bytes of the largest of its processes.
    """

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str | Path], folder: Path, cache: Path | None = None) -> Cost:
    """Runs a command once.

    Raises:
        RuntimeError: It fails.
    """
    environment = {**as_users_have_it(), "PYTHONPATH": str(ROOT), "GUIDEWRIGHT_CACHE": str(cache or ""),
                   "NO_MKDOCS_2_WARNING": "1", "PATH": f"{PLACE}{os.pathsep}{os.environ['PATH']}"}  # fmt: skip
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*map(str, command)], cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command}: exit {process.returncode}\n{said.read().decode()[-2000:]}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


@dataclass(frozen=True)
class Archive:
    """A generated repository and the cache of its builds."""

    root: Path

    @property
    def cache(self) -> Path:
        """Where its builds keep what they make."""
        return self.root.parent / f"{self.root.name}-cache"

    def spec(self, project: int) -> Path:
        """The draft of a project."""
        return self.root / "guidelines" / _name(project) / "project.yaml"

    def build(self, *options: str) -> Cost:
        """Builds the site."""
        return run([*OURS, "build", "--drafts", *options], self.root, self.cache)

    def release(self, project: int, number: int) -> None:
        """Makes the release 1.NUMBER.0 of a project."""
        repository, name = Repository(self.root), _name(project)
        text = SPEC.replace("id: tiny", f"id: {name}").replace("title: Tiny", f"title: Tiny {project}") + CASE
        self.spec(project).parent.mkdir(parents=True, exist_ok=True)
        self.spec(project).write_text(text.replace(SAID, f"An insult is toxic {number}."), "utf-8")
        settings, _ = load_settings(repository, settable())
        loaded = load_project(repository, name)
        assert not loaded.findings
        release(repository, loaded, settings, read_archive(repository, name), Version(1, number, 0), Terms(FIRST_DAY))

    def edit(self, number: int) -> None:
        """Edits a rule of the first project."""
        text = self.spec(0).read_text("utf-8")
        before, after = text.split("An insult is toxic", 1)
        self.spec(0).write_text(f"{before}An insult is toxic as {number}{after[after.index('.') :]}", "utf-8")

    def disk(self) -> int:
        """Bytes on the disk of everything that its builds have written; links count once."""
        seen = {}
        for folder in (self.root / "site", self.root / "build", self.cache):
            for path in folder.rglob("*"):
                about = path.lstat()
                seen[about.st_dev, about.st_ino] = about.st_blocks * 512
        return sum(seen.values())


def generate(root: Path, projects: int, releases: int) -> Archive:
    """An archive of so many projects with so many releases each."""
    archive = Archive(root)
    write(root, {name: text for name, text in HEALTHY.items() if not name.startswith(("guidelines", "quizzes"))})
    (root / "guidelines").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for project in range(projects):
        for number in range(releases):
            archive.release(project, number)
    run([*OURS, "verify"], root)
    return archive


def _name(project: int) -> str:
    return f"project-{project:02d}"


def steady(archive: Archive, runs: int) -> float:
    """Seconds of a build after one edited rule, in the median, when the archive has been built before."""
    for _ in range(3):
        time.sleep(SETTLED)
        archive.build()
    times = []
    for number in range(runs):
        archive.edit(number)
        times.append(archive.build().wall)
        time.sleep(SETTLED)
        archive.build()  # what was edited just now is not remembered
    return statistics.median(times)


def pruned(archive: Archive, folder: Path, versions: int) -> Path:
    """The pages of so many versions as one MkDocs site, whose pages hold only the navigation around them."""
    found = sorted((archive.root / "build/pages").glob("project-*/1.*"))
    assert len(found) >= versions, f"{len(found)} versions"
    nav = []
    for version in found[:versions]:
        path = f"{version.parent.name}/{version.name}"
        shutil.copytree(version / "docs", folder / "docs" / path)
        nav.append({path: [f"{path}/{page.name}" for page in sorted((version / "docs").glob("*.md"))]})
    (folder / "docs/index.md").write_text("# All\n", "utf-8")
    config = yaml.safe_load((found[0] / "mkdocs.yml").read_text("utf-8"))
    config["theme"]["features"] = [*config["theme"]["features"], "navigation.prune"]
    shutil.copytree(found[0] / "theme", folder / "theme")
    config = {key: config[key] for key in ("theme", "markdown_extensions", "plugins", "extra_css", "extra_javascript",
                                           "use_directory_urls")} | {"site_name": "All"}  # fmt: skip
    config["nav"] = ["index.md", *nav]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    return folder


def at(pages: int, small: tuple[int, float], large: tuple[int, float]) -> float:
    """What so many pages take by the line through two measured sizes: less than they would, as each page costs more."""
    slope = (large[1] - small[1]) / (large[0] - small[0])
    return large[1] + slope * (pages - large[0])


def deployed(archive: Archive, folder: Path, before: int, runs: int) -> float:
    """Seconds of `mike deploy` of a version into a repository that has others, in the median."""
    version = next((archive.root / "build/pages").glob("project-*/1.*"))
    shutil.copytree(version, folder)
    git = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org")
    for command in (("init", "-q"), ("config", "user.name", "bench"), ("config", "user.email", "bench@example.org"),
                    ("add", "-A"), ("commit", "-qm", "pages")):  # fmt: skip
        run([*git, *command], folder)
    times = [run([PLACE / "mike", "deploy", f"1.{number}.0"], folder).wall for number in range(before + runs)]
    return statistics.median(times[before:])


def measure(
    projects: int, releases: int, few: int, many: int, runs: int, say: Callable[[str], None]
) -> list[list[str]]:
    """The rows of the table: what, ours, theirs, and the ratio.

    Args:
        projects: Of the archive.
        releases: Of each project.
        few: Versions of the smaller site of the peer.
        many: Versions of the larger one.
        runs: How often what is short is measured.
        say: Told what is at work.
    """
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        say("generating")
        small, large = generate(base / "small", 1, releases), generate(base / "large", projects, releases)
        say("first builds")
        firsts = {archive.root.name: archive.build() for archive in (small, large)}
        say("peers")
        peers = {number: run([PLACE / "mkdocs", "build", "-q"], pruned(large, base / f"pruned-{number}", number))
                 for number in (few, many)}  # fmt: skip
        mike = deployed(large, base / "mike", 20, runs)
        say("rebuilds")
        after = {archive.root.name: steady(archive, runs) for archive in (small, large)}
        say("further releases")
        time.sleep(SETTLED)
        nothing = statistics.median(large.build().wall for _ in range(runs))
        disk = large.disk()
        for project in range(min(projects, 20)):
            large.release(project, releases)
        added = large.build().wall
        grown = (large.disk() - disk) / min(projects, 20)
        say("shares")
        shares = [run([*OURS, "build", "--drafts", "--shard", f"{number}/2", "--output", base / f"share-{number}"],
                      large.root, base / f"cache-{number}").wall for number in (1, 2)]  # fmt: skip
    versions = projects * releases
    pages, one_site = versions * PAGES, {number: cost.wall for number, cost in peers.items()}
    whole = at(pages, (few * PAGES, one_site[few]), (many * PAGES, one_site[many]))
    marginal = (added - nothing) / min(projects, 20)
    first, cpu = firsts["large"], {number: cost.cpu / (number * PAGES) for number, cost in peers.items()}
    each = first.cpu / pages
    return [
        [f"a build after one edited rule, {releases} releases", f"{after['small']:.2f} s", "", ""],
        [f"the same, {versions} releases", f"{after['large']:.2f} s", "",
         f"{after['large'] / after['small']:.2f} × {releases} releases"],
        [f"the same pages as one site, pruned, {few * PAGES} pages", "", f"{one_site[few]:.1f} s", ""],
        [f"… {many * PAGES} pages", "", f"{one_site[many]:.1f} s", ""],
        [f"… {pages} pages, on the line through both", f"{after['large']:.2f} s", f"{whole:.0f} s",
         f"{whole / after['large']:.0f} ×"],
        [f"first build, CPU for each page ({few * PAGES} pages as one site)", f"{each * 1000:.1f} ms",
         f"{cpu[few] * 1000:.1f} ms", f"{cpu[few] / each:.1f} ×"],
        [f"first build of {versions} releases", f"{first.wall:.0f} s", "", ""],
        [f"memory of the largest process, {releases} and {versions} releases",
         f"{firsts['small'].memory / 1e6:.0f} and {first.memory / 1e6:.0f} MB",
         f"{peers[many].memory / 1e6:.0f} MB, {many * PAGES} pages", ""],
        ["each release added to a build (20 at once; less a build of nothing)", f"{marginal:.3f} s",
         f"{mike:.2f} s (`mike deploy`)", f"{mike / marginal:.0f} ×"],
        ["one release added, the whole command", f"{nothing + marginal:.2f} s", f"{mike:.2f} s (`mike deploy`)",
         f"{mike / (nothing + marginal):.1f} ×"],
        ["disk for each further release: site, what is kept, and pages", f"{grown / 1e6:.2f} MB", "", ""],
        ["first build in two shares, each by itself", " and ".join(f"{share:.0f} s" for share in shares), "", ""],
    ]  # fmt: skip


def table(rows: Sequence[Sequence[str]], command: str) -> str:
    """The table in Markdown."""
    head = [["", "Guidewright", "peer", "ratio"], ["---"] * 4]
    lines = [f"| {' | '.join(cells)} |" for cells in (*head, *rows)]
    return "\n".join([f"`{command}`", "", *lines, ""])


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and prints the table."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--projects", type=int, default=50)
    reader.add_argument("--releases", type=int, default=20)
    reader.add_argument("--few", type=int, default=100, help="versions of the smaller site of the peer")
    reader.add_argument("--many", type=int, default=400, help="versions of the larger one")
    reader.add_argument("--runs", type=int, default=5)
    chosen = reader.parse_args(arguments)
    rows = measure(chosen.projects, chosen.releases, chosen.few, chosen.many, chosen.runs,
                   lambda line: sys.stderr.write(f"{line}\n"))  # fmt: skip
    sys.stdout.write(table(rows, " ".join([COMMAND, *arguments])))


if __name__ == "__main__":
    main(sys.argv[1:])
