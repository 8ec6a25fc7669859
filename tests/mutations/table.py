"""Recall and false alarms of every check: `make mutations` writes the table of the handbook.

`python -m tests.mutations.table [CHECK]...` prints what was missed, and writes nothing, where checks are named.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from builder.lint import CHECKS
from builder.loading import Repository
from tests.mutations.hunt import ROOT, TODAY, copy, found, hunt, of_check, projects

PAGE = ROOT / "docs" / "mutations.md"

HEAD = """\
# Do the checks find real faults?

For each check, faults were planted one by one in the projects of `guidelines/`, as people make them: a line deleted, a
figure changed in one place, a key flipped. They were written from the description of each check, by somebody who had
not seen how it works; `tests/mutations/planted/` holds all of them. *Recall* is the share that the check found. *False
alarms* are its findings in the same projects as they are, which are healthy.

`make mutations` makes this table anew; `make test` fails where it is not true.

"""


@dataclass(frozen=True)
class Score:
    """How well a check does.

    Attributes:
        check: Its id.
        planted: How many faults were planted for it, by name.
        missed: Those that it did not find.
        projects: In how many projects faults were planted.
        alarms: What it found in the healthy projects.
    """

    check: str
    planted: tuple[str, ...]
    missed: tuple[str, ...]
    projects: int
    alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of faults that were found; 0 where none was planted."""
        return 1 - len(self.missed) / len(self.planted) if self.planted else 0.0


def score(check: str) -> Score:
    """Plants what there is for one check."""
    planted = of_check(check)
    with tempfile.TemporaryDirectory() as folder:
        repository = copy(Path(folder))
        caught = list(hunt(repository, planted))
    alarms = [str(finding.place) for name in projects() for finding in found(Repository(ROOT), name, check, TODAY)]
    return Score(
        check,
        tuple(mutation.name for mutation in planted),
        tuple(each.mutation.name for each in caught if not each.findings),
        len({mutation.project for mutation in planted}),
        tuple(alarms),
    )


def row(each: Score) -> str:
    """What the table says of one check."""
    count = len(each.planted)
    cells = (
        f"[`{each.check}`](reference/checks.md#{each.check})", f"{count}", f"{each.projects}",
        f"{count - len(each.missed)}", f"{each.recall:.2f}", f"{len(each.alarms)}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def table(scores: Sequence[Score]) -> str:
    """The page of the handbook."""
    lines = [
        "| check | faults planted | in projects | found | recall | false alarms |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += map(row, scores)
    planted = sum(len(each.planted) for each in scores)
    missed = sum(len(each.missed) for each in scores)
    alarms = sum(len(each.alarms) for each in scores)
    lines.append(f"| **all {len(scores)}** | {planted} | {len(projects())} | {planted - missed} | "
                 f"{1 - missed / planted if planted else 0:.2f} | {alarms} |")  # fmt: skip
    return HEAD + "\n".join(lines) + "\n"


def main(chosen: Sequence[str]) -> int:
    """Returns 1 where a check misses more than one in twenty, or finds fault with a healthy project."""
    with ProcessPoolExecutor() as pool:
        scores = list(pool.map(score, chosen or list(CHECKS)))
    for each in scores:
        sys.stdout.writelines(f"{each.check}: not found: {name}\n" for name in each.missed)
        sys.stdout.writelines(f"{each.check}: false alarm at {place}\n" for place in each.alarms)
    if not chosen:
        PAGE.write_text(table(scores), "utf-8")
    bad = [each.check for each in scores if each.recall < 0.95 or each.alarms]
    planted = sum(len(each.planted) for each in scores)
    sys.stdout.write(f"{planted} faults planted for {len(scores)} checks; below 0.95, or with false alarms: {bad}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
