"""Speed as ratios against peers, all in one run: `make bench`.

Every time is of a whole process, the median of several runs. A ratio says how many times longer the peer takes; the
times beside it are of this machine and of this run.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import serve
from tests.bench.peers import DOORSTOP, GRIFFE, LINKML, PLACE, SPHINX_NEEDS, STRICTDOC, Peer, as_users_have_it
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


def median(run: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The median of several runs in seconds, after one that warms the disk's cache; `before` is not timed."""
    times = []
    for _ in range(RUNS + 1):
        before()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


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

    def cold(self, *arguments: str) -> float:
        """Seconds of a first run."""
        return median(lambda: self.run(*arguments), self.forget)

    def warm(self, *arguments: str) -> float:
        """Seconds of a second run over the same files."""
        return median(lambda: self.run(*arguments))


def of_peer(peer: Peer, root: Path, *, cold: bool) -> float:
    """Seconds that a peer takes."""
    folder = root / peer.name.replace(" ", "-")
    if not folder.exists():
        folder.mkdir()
        peer.write(folder, SIZE)
    return median(lambda: peer.run(folder), (lambda: peer.forget(folder)) if cold else lambda: None)


def rows(root: Path) -> Sequence[Row]:
    """Every comparison with a program that does a like job."""
    ours = Ours(root)
    schema = root / "schema.json"
    done = subprocess.run([sys.executable, "-m", "builder", "schema"], check=True, capture_output=True, text=True)
    schema.write_text(json.dumps(json.loads(done.stdout)), "utf-8")

    def python(code: str, *files: Path) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code, *map(str, files)], check=True)

    cold, warm, render = ours.cold("check"), ours.warm("check"), ours.cold("render")
    found = [
        Row("read YAML with places and all faults", median(python(OUR_LOAD, ours.spec)),
            "PyYAML's CSafeLoader: no places", median(python(PEER_LOAD, ours.spec))),
        Row("check, cold", cold, "PyYAML and jsonschema: shape alone", median(python(PEER_SCHEMA, ours.spec, schema))),
        Row("check, cold", cold, f"{DOORSTOP.name}: {DOORSTOP.does}", of_peer(DOORSTOP, root, cold=False)),
        Row("check, cold", cold, f"{STRICTDOC.name}, warm: {STRICTDOC.does}", of_peer(STRICTDOC, root, cold=False)),
        Row("check, warm", warm, f"{GRIFFE.name}: {GRIFFE.does}", of_peer(GRIFFE, root, cold=False)),
    ]  # fmt: skip
    found += [
        Row("check and render, cold", render, f"{peer.name}: {peer.does}", of_peer(peer, root, cold=True))
        for peer in (SPHINX_NEEDS, LINKML)
    ]
    return found


def main() -> int:
    """Prints the table, then the times from an edit to the browser."""
    if not PLACE.exists():
        sys.stderr.write("The peers are not installed: run 'make bench'.\n")
        return 2
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        compared = rows(Path(folder))
        size = (Path(folder) / "repository/guidelines/generated/project.yaml").stat().st_size / 1e6
    out(f"{SIZE:,} rules, {SIZE:,} linked examples, {size:.1f} MB of YAML; median of {RUNS} whole processes\n\n")
    out("| what | ours | peer | peer's time | times as long |\n| --- | --- | --- | --- | --- |\n")
    out("".join(f"{row}\n" for row in compared))
    out("\n")
    serve.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
