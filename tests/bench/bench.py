"""Speed as ratios against peers, all in one run: `make bench`.

Every time is of a whole process, the median of several runs in turn with the peer's. A ratio says how many times longer
the peer takes; the times beside it are of this machine and of this run.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import archive, serve
from tests.bench.peers import (
    DOORSTOP,
    DOORSTOP_LINKS,
    GRIFFE,
    LINKML,
    PLACE,
    SPHINX_NEEDS,
    STRICTDOC,
    Peer,
    as_users_have_it,
)
from tests.bench.project import write

SIZE = 1000
"""Rules, and as many examples that each cite one."""

RUNS = 3

PEER_LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)"
PEER_SCHEMA = """
import json, sys, yaml
from jsonschema import Draft202012Validator
data = yaml.load(open(sys.argv[1], encoding="utf-8"), Loader=yaml.CSafeLoader)
faults = list(Draft202012Validator(json.load(open(sys.argv[2], encoding="utf-8"))).iter_errors(data))
assert not faults, faults[0]
"""
OUR_LOAD = """
import sys
from builder.yamldoc import parse
found = parse(open(sys.argv[1], "rb").read(), "project.yaml")
assert not found.findings
"""


@dataclass(frozen=True)
class Timed:
    """Something to time.

    Attributes:
        run: What is timed.
        before: What is done before each run, and is not timed.
    """

    run: Callable[[], object]
    before: Callable[[], object] = lambda: None

    def seconds(self) -> float:
        """How long one run takes."""
        self.before()
        start = time.perf_counter()
        self.run()
        return time.perf_counter() - start


def in_turn(ours: Timed, theirs: Timed) -> tuple[float, float]:
    """The medians in seconds, after one run of each that warms the disk's cache.

    They take turns, since a machine is not equally fast all the time: what is slow for one is then slow for the other.
    """
    times = [(ours.seconds(), theirs.seconds()) for _ in range(RUNS + 1)][1:]
    return statistics.median(own for own, _ in times), statistics.median(other for _, other in times)


@dataclass(frozen=True)
class Row:
    """One comparison.

    Attributes:
        what: What we do.
        ours: Seconds.
        peer: Who does the nearest to it, and what that is.
        theirs: Seconds.
    """

    what: str
    ours: float
    peer: str
    theirs: float

    def __str__(self) -> str:
        """A row of a Markdown table."""
        return (
            f"| {self.what} | {self.ours:.2f} s | {self.peer} | {self.theirs:.2f} s | {self.theirs / self.ours:.1f} |"
        )


class Ours:
    """Our own commands on a generated repository."""

    def __init__(self, root: Path) -> None:
        self.repository = root / "repository"
        self.spec = write(self.repository, "generated", SIZE, SIZE)
        self.cache = root / "cache"
        shutil.copyfile(Path(__file__).parents[2] / "mkdocs.yml", self.repository / "mkdocs.yml")

    def run(self, *arguments: str) -> None:
        """Runs a command, which must find nothing wrong."""
        environment = {**as_users_have_it(), "GUIDEWRIGHT_CACHE": str(self.cache)}
        command = [sys.executable, "-m", "builder", *arguments, "--repo", str(self.repository)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    def forget(self) -> None:
        """What makes the next run a first one."""
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.rmtree(self.repository / "build", ignore_errors=True)

    def cold(self, *arguments: str) -> Timed:
        """A first run."""
        return Timed(lambda: self.run(*arguments), self.forget)

    def warm(self, *arguments: str) -> Timed:
        """A second run over the same files."""
        return Timed(lambda: self.run(*arguments))


def of_peer(peer: Peer, root: Path, *, cold: bool) -> Timed:
    """A run of a peer."""
    folder = root / peer.name.replace(" ", "-")
    folder.mkdir()
    peer.write(folder, SIZE)
    return Timed(lambda: peer.run(folder), (lambda: peer.forget(folder)) if cold else lambda: None)


def rows(root: Path) -> Iterator[Row]:
    """Every comparison with a program that does a like job."""
    ours = Ours(root)
    schema = root / "schema.json"
    done = subprocess.run([sys.executable, "-m", "builder", "schema"], check=True, capture_output=True, text=True)
    schema.write_text(json.dumps(json.loads(done.stdout)), "utf-8")

    def python(code: str, *files: Path) -> Timed:
        return Timed(lambda: subprocess.run([sys.executable, "-c", code, *map(str, files)], check=True))

    def row(what: str, own: Timed, peer: str, theirs: Timed) -> Row:
        mine, other = in_turn(own, theirs)
        return Row(what, mine, peer, other)

    check = ours.cold("check")
    yield row("read YAML with places and all faults", python(OUR_LOAD, ours.spec),
              "PyYAML's CSafeLoader: no places", python(PEER_LOAD, ours.spec))  # fmt: skip
    yield row("check, cold", check, "PyYAML and jsonschema: shape alone", python(PEER_SCHEMA, ours.spec, schema))
    for peer in (DOORSTOP, DOORSTOP_LINKS, STRICTDOC):
        yield row("check, cold", check, f"{peer.name}, warm: {peer.does}", of_peer(peer, root, cold=False))
    yield row("check, warm", ours.warm("check"), f"{GRIFFE.name}: {GRIFFE.does}", of_peer(GRIFFE, root, cold=False))
    for peer in (SPHINX_NEEDS, LINKML):
        yield row("check and render, cold", ours.cold("render"), f"{peer.name}: {peer.does}",
                  of_peer(peer, root, cold=True))  # fmt: skip


def main() -> int:
    """Prints the table, then the times from an edit to the browser, then what an archive of releases costs."""
    if not PLACE.exists():
        sys.stderr.write("The peers are not installed: run 'make bench'.\n")
        return 2
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        compared = list(rows(Path(folder)))
        size = (Path(folder) / "repository/guidelines/generated/project.yaml").stat().st_size / 1e6
    out(f"{SIZE:,} rules, {SIZE:,} linked examples, {size:.1f} MB of YAML; medians of {RUNS} processes in turn\n\n")
    out("| what | ours | peer | peer's time | times as long |\n| --- | --- | --- | --- | --- |\n")
    out("".join(f"{row}\n" for row in compared))
    out("\n")
    serve.main()
    out("\n")
    archive.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
