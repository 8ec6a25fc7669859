"""Which lines of a source guideline are carried by which entries of a spec, and which by none.

`docs/fit/<project>.yaml` maps ranges of lines of each source to what carries them (`named.py` says what can be
named), or gives a reason why nothing does. Where a project adds to its sources, its list `added` says what, and after
which practice. At least 95 % of the lines must be carried: of each source, of each project, and of all together.

A line counts if it holds a letter or a digit. An empty line, a bare bullet, a rule across the page or a bracket says
nothing that an entry could carry, so it counts on neither side: neither as carried nor as left out.

Printed are the faults, then the shares. Faults are a line that no range covers, a range without ids and without a
reason or outside of the file, a name that the spec does not have, and a file of the corpus that no map names.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from named import missing

from builder.loading import find_repository, load_project
from builder.model import Project
from builder.yamldoc import parse

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "shared" / "corpus"
ABOUT = {"README.md", "LICENSE", "SOURCE.txt"}
"""Files of the corpus that say where the others come from."""
LEAST = 0.95
_WORD = re.compile(r"[^\W_]")


@dataclass
class Count:
    """The lines of a source that say something, by what became of them."""

    name: str
    lines: int = 0
    carried: int = 0
    reasoned: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        """Whether at least 95 % of the lines are carried. A source without lines is a mistake in itself."""
        return self.lines > 0 and self.carried >= LEAST * self.lines

    def __str__(self) -> str:
        share = self.carried / self.lines if self.lines else 0
        said = f"{self.name}: {self.lines} lines, {self.carried} carried ({share:.1%}), {self.reasoned} with a reason"
        return said if self.enough else f"{said}: fewer than {LEAST:.0%}"


def count(source: dict[str, Any], text: str, project: Project) -> Count:
    """What became of each line of one source."""
    found = Count(source["file"])
    lines = text.split("\n")
    carried: set[int] = set()
    explained: set[int] = set()
    for entry in source["lines"]:
        place = f"{found.name}:{entry['from']}"
        ids = entry.get("ids", [])
        found.faults += [f"{place}: no entry '{each}'" for each in missing(project, ids)]
        if not ids and not entry.get("reason"):
            found.faults.append(f"{place}: neither ids nor a reason")
        if entry["to"] > len(lines):
            found.faults.append(f"{place}: the file has {len(lines)} lines, the range ends at {entry['to']}")
        if not 1 <= entry["from"] <= entry["to"]:
            found.faults.append(f"{place}: a range ends where it begins or later, and begins at 1 or later")
        (carried if ids else explained).update(range(entry["from"], entry["to"] + 1))
    for number, line in enumerate(lines, 1):
        if _WORD.search(line):
            found.lines += 1
            found.carried += number in carried
            found.reasoned += number in explained - carried
            if number not in carried | explained:
                found.faults.append(f"{found.name}:{number}: nothing carries: {line.strip()}")
    return found


def added(data: dict[str, Any], project: Project) -> Iterator[str]:
    """Faults in the list of what a project adds to its sources."""
    for number, entry in enumerate(data.get("added", ()), 1):
        place = f"{data['project']}: added {number}"
        if not entry.get("practice"):
            yield f"{place}: it does not say after which practice"
        if not entry.get("ids"):
            yield f"{place}: it names no entries"
        yield from (f"{place}: no entry '{each}'" for each in missing(project, entry.get("ids", ())))


def total(name: str, counts: list[Count]) -> Count:
    """The sum of several counts, without their faults."""
    return Count(name, *(sum(getattr(each, key) for each in counts) for key in ("lines", "carried", "reasoned")))


def unmapped(corpus: Path, mapped: set[str]) -> list[str]:
    """The files of the corpus that no map names."""
    files = (path for path in corpus.rglob("*") if path.is_file() and path.name not in ABOUT)
    return sorted({path.relative_to(corpus).as_posix() for path in files} - mapped)


def main(corpus: Path, maps: Path = HERE, start: Path = HERE) -> int:
    """Prints faults and shares.

    Args:
        corpus: The folder of the sources.
        maps: The folder of the maps.
        start: Where the search for the repository begins.

    Returns:
        0 if all is well, 1 if there are faults or too few lines are carried, 2 if the sources are not here.
    """
    if not corpus.is_dir():
        sys.stderr.write(f"The sources are not here: {corpus}\n")
        return 2
    faults: list[str] = []
    shares: list[str] = []
    everything: list[Count] = []
    repository = find_repository(start)
    for path in sorted(maps.glob("*.yaml")):
        data: dict[str, Any] = parse(path.read_bytes(), path.name).data
        project = load_project(repository, data["project"]).project
        if project is None:
            faults.append(f"{data['project']}: the spec can't be read")
            continue
        there = [each for each in data["sources"] if (corpus / each["file"]).is_file()]
        faults += [f"{path.name}: no file '{each['file']}'" for each in data["sources"] if each not in there]
        sources = [count(each, (corpus / each["file"]).read_text("utf-8"), project) for each in there]
        faults += [fault for each in sources for fault in each.faults]
        faults += added(data, project)
        shares += [str(total(path.stem, sources)), *(f"  {each}" for each in sources)]
        everything += sources
    faults += [f"{name}: no map names it" for name in unmapped(corpus, {each.name for each in everything})]
    overall = total("All sources", everything)
    sys.stdout.writelines(f"{line}\n" for line in (*faults, *shares, overall))
    return 0 if not faults and all(each.enough for each in (*everything, overall)) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
