"""From an edit to the browser: how long `guidewright serve` takes, with few projects and with many.

`python -m tests.bench.serve`. The clock runs from just before the file is written until the new words are in the page
that is open, in a real browser; both read the same machine's clock.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import launch

ROOT = Path(__file__).parent.parent.parent
EDITS = 12
PAUSE = 1000
"""Milliseconds between edits: nobody saves faster, and the warnings about the one before are through."""

FEW, MANY = 5, 50
PAGES = ("instructions.html", "labels.html")

SEEN = """
(words) => new Promise((resolve) => {
  const look = () => document.querySelector("article")?.textContent.includes(words);
  const done = () => resolve(performance.timeOrigin + performance.now());
  if (look()) return done();
  new MutationObserver((_, observer) => { if (look()) { observer.disconnect(); done(); } })
    .observe(document.body, {subtree: true, childList: true, characterData: true});
})
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page took.

    Attributes:
        page: Which one.
        projects: How many there were.
        size: Bytes of the page's HTML.
        seconds: For each edit.
    """

    page: str
    projects: int
    size: int
    seconds: tuple[float, ...]


def largest(guidelines: Path) -> str:
    """The project with the most bytes of YAML."""
    return max(
        (folder for folder in guidelines.iterdir() if (folder / "project.yaml").is_file()),
        key=lambda folder: sum(path.stat().st_size for path in folder.rglob("*.yaml") if "releases" not in path.parts),
    ).name


def repository_of(target: Path, project: str, count: int) -> None:
    """A repository with `project` and copies of it and its neighbours, `count` in all."""
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    others = [folder.name for folder in sorted((ROOT / "guidelines").iterdir()) if folder.name != project]
    draft = shutil.ignore_patterns("releases")
    shutil.copytree(ROOT / "guidelines" / project, target / "guidelines" / project, ignore=draft)
    shutil.copytree(ROOT / "quizzes" / project, target / "quizzes" / project)
    for number in range(count - 1):
        source, name = others[number % len(others)], f"copy-{number}"
        shutil.copytree(ROOT / "guidelines" / source, target / "guidelines" / name, ignore=draft)
        if (ROOT / "quizzes" / source).is_dir():
            shutil.copytree(ROOT / "quizzes" / source, target / "quizzes" / name)
        spec = target / "guidelines" / name / "project.yaml"
        spec.write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", spec.read_text("utf-8"), count=1), "utf-8")


@contextmanager
def serving(repository: Path, *arguments: str) -> Iterator[str]:
    """A running `guidewright serve`; yields its address."""
    command = [sys.executable, "-m", "builder", "serve", "--port", "0", "--repo", str(repository), *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        try:
            yield found[0]
        finally:
            process.terminate()


def largest_examples(address: str, project: str) -> str:
    """The page of examples with the most HTML: there may be one, or a list that leads to several."""
    with urllib.request.urlopen(f"{address}{project}/next/examples.html", timeout=60) as answer:  # noqa: S310 -- ours
        pages = {"examples.html", *re.findall(r'href="(examples-[^"#]+\.html)', answer.read().decode())}
    sizes = {}
    for page in sorted(pages):
        with urllib.request.urlopen(f"{address}{project}/next/{page}", timeout=60) as answer:  # noqa: S310 -- ours
            text = answer.read().decode()
        if "gw-item" in text:
            sizes[page] = len(text)
    return max(sizes, key=lambda page: sizes[page])


def place_to_edit(repository: Path, project: str, page: str, shown: str) -> tuple[Path, str]:
    """A file and a line of it whose words stand on the page."""
    keys = {"instructions.html": "why", "labels.html": "definition"}
    for path in sorted((repository / "guidelines" / project).rglob("*.yaml")):
        for found in re.finditer(rf"(?m)^ *{keys.get(page, 'reason')}: ([A-Z][\w ,.]+)$", path.read_text("utf-8")):
            if found[1] in shown and path.read_text("utf-8").count(found[0]) == 1:
                return path, found[0]
    raise AssertionError(f"no plain line of the spec is on {page}")


def measure(browser: Browser, repository: Path, address: str, project: str, page: str) -> Measured:
    """The seconds from edit to page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(f"{address}{project}/next/{page}")
    tab.wait_for_function("document.documentElement.dataset.gwPreview")
    tab.wait_for_timeout(1500)
    size = len(tab.content().encode())
    words = tab.evaluate("document.querySelector('article').textContent")
    path, line = place_to_edit(repository, project, page, words)
    text = path.read_text("utf-8")
    seconds = []
    for number in range(EDITS):
        words = f"Seen {number} {time.time_ns()}"
        tab.evaluate(f"(words) => {{ globalThis.seen = ({SEEN})(words); }}", words)
        start = time.time()
        # As editors do it: written beside, moved into place.
        beside = path.with_suffix(".new")
        beside.write_text(text.replace(line, f"{line} {words}", 1), "utf-8")
        beside.replace(path)
        seconds.append(tab.evaluate("globalThis.seen") / 1000 - start)
        tab.wait_for_timeout(PAUSE)
    path.write_text(text, "utf-8")
    tab.wait_for_timeout(800)
    context.close()
    count = sum(1 for _ in (repository / "guidelines").iterdir())
    # The first one also warms the other process.
    return Measured(f"{project}/{page}", count, size, tuple(seconds[1:]))


def run() -> list[Measured]:
    """Measures all pages, with few and with many projects."""
    project = largest(ROOT / "guidelines")
    found = []
    with launch() as browser:
        for count in (FEW, MANY):
            with tempfile.TemporaryDirectory() as folder:
                repository = Path(folder)
                repository_of(repository, project, count)
                with serving(repository) as address:
                    tab = browser.new_page()
                    tab.goto(address, timeout=180_000)  # the portal shows all projects: now all are read
                    tab.wait_for_timeout(count * PAUSE / 2)  # until the warnings about all of them are known
                    tab.close()
                    pages = (largest_examples(address, project), *PAGES)
                    found += [measure(browser, repository, address, project, page) for page in pages]
    return found


def main() -> None:
    """Prints the table."""
    out = sys.stdout.write
    out("| page | size | projects | median | slowest |\n| --- | --- | --- | --- | --- |\n")
    for each in run():
        median, slowest = statistics.median(each.seconds), max(each.seconds)
        out(f"| {each.page} | {each.size / 1000:.0f} kB | {each.projects} | {median:.3f} s | {slowest:.3f} s |\n")


if __name__ == "__main__":
    main()
