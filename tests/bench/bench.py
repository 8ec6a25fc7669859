"""Speed as ratios against peers, all in one run: `make bench`.

A ratio says how many times the peer's time we take; the times beside it are of this machine and of this run.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.project import write

RULES = 500
RUNS = 5

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


def seconds(command: Sequence[str]) -> float:
    """The median time of whole processes, after one run to warm the disk's cache."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Path(folder)
        spec = write(repository, "generated", RULES)
        schema = repository / "schema.json"
        python = sys.executable
        run = subprocess.run([python, "-m", "builder", "schema"], check=True, capture_output=True, text=True)
        schema.write_text(json.dumps(json.loads(run.stdout)), "utf-8")
        rows = [
            (
                "read YAML with places and all faults",
                seconds([python, "-c", OUR_LOAD, str(spec)]),
                "PyYAML's CSafeLoader, no places",
                seconds([python, "-c", PEER_LOAD, str(spec)]),
            ),
            (
                "check: shape, references, coverage, contradictions …",
                seconds([python, "-m", "builder", "check", "--repo", folder]),
                "PyYAML and jsonschema: shape alone",
                seconds([python, "-c", PEER_SCHEMA, str(spec), str(schema)]),
            ),
        ]
        size = spec.stat().st_size / 1e6
        out = sys.stdout.write
        out(f"{RULES} rules, {2 * RULES} examples, {size:.1f} MB of YAML; median of {RUNS} whole processes\n\n")
        out("| what | ours | peer | peer's time | ratio |\n| --- | --- | --- | --- | --- |\n")
        for what, ours, peer, theirs in rows:
            out(f"| {what} | {ours:.2f} s | {peer} | {theirs:.2f} s | {ours / theirs:.2f} |\n")


if __name__ == "__main__":
    main()
