"""Which lines of a source guideline are carried by which entries of a spec, and which by none.

`docs/fit/<project>.yaml` maps ranges of lines to entries, or gives a reason why nothing carries them. This prints
every line that is neither, and every entry named there that the spec does not have.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.loading import find_repository, load_project
from builder.model import Index, Project
from builder.yamldoc import parse

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "shared" / "corpus"
WHOLE = {"requirements", "item", "procedure", "sensitive", "escalation"}
"""Parts of a spec that are cited as a whole."""


def unknown(project: Project, ids: list[str]) -> Iterator[str]:
    """The ids (`kind:id`, or the name of a part of the spec) that the project does not have."""
    known = Index(project).known
    for each in ids:
        kind, _, entry = each.partition(":")
        if not (kind in WHOLE and getattr(project, kind)) and entry not in known.get(kind, {}):
            yield each


def report(path: Path, corpus: Path) -> tuple[list[str], int, int, int]:
    """Faults, and the number of lines that carry text, are carried by entries, and have a reason."""
    data: dict[str, Any] = parse(path.read_bytes(), path.name).data
    project = load_project(find_repository(HERE), data["project"]).project
    if project is None:
        return [f"{data['project']}: the spec can't be read"], 0, 0, 0
    faults, total, carried, reasoned = [], 0, 0, 0
    for source in data["sources"]:
        lines = (corpus / source["file"]).read_text("utf-8").split("\n")
        said: dict[int, bool] = {}
        for entry in source["lines"]:
            ids = entry.get("ids", [])
            place = f"{path.name}: {source['file']}:{entry['from']}"
            faults += [f"{place}: no entry '{each}'" for each in unknown(project, ids)]
            if not ids and not entry.get("reason"):
                faults.append(f"{place}: neither ids nor a reason")
            for line in range(entry["from"], entry["to"] + 1):
                said[line] = said.get(line, False) or bool(ids)
        for number, line in enumerate(lines, 1):
            if line.strip():
                total += 1
                carried += said.get(number, False)
                reasoned += number in said and not said[number]
                if number not in said:
                    faults.append(f"{source['file']}:{number}: nothing carries: {line.strip()}")
    return faults, total, carried, reasoned


def main(corpus: Path) -> int:
    """Returns 1 where a line is neither carried nor explained."""
    if not corpus.is_dir():
        sys.stderr.write(f"The sources are not here: {corpus}\n")
        return 2
    failed = False
    for path in sorted(HERE.glob("*.yaml")):
        faults, total, carried, reasoned = report(path, corpus)
        failed = failed or bool(faults)
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
        share = (carried + reasoned) / total if total else 0
        sys.stdout.write(f"{path.stem}: {total} lines, {carried} carried, {reasoned} with a reason ({share:.1%})\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
