"""Faults planted in the projects: `planted/<check>.yaml` says what is changed, and the check must find it.

They are written from the description of each check alone, without a look at how it works. Those in `held_out/` were
written later by somebody who had seen neither the checks nor, but for one file, the first ones. They only measure: a
check that was changed so as to find one of them would take away their worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.yamldoc import parse

HERE = Path(__file__).parent
PLANTED = HERE / "planted"
HELD_OUT = HERE / "held_out"


class MisplacedError(ValueError):
    """A mutation that does not fit the project that it was written for."""


@dataclass(frozen=True)
class Edit:
    """One change to one file.

    Attributes:
        file: Its path from the root of the repository.
        replace: What is replaced; it stands in the file exactly once. None for the whole file.
        by: What stands there then; None removes the file.
    """

    file: str
    replace: str | None
    by: str | None

    def apply(self, root: Path) -> None:
        """Changes the file below `root`.

        Raises:
            MisplacedError: The text to replace is not there, or not once.
        """
        path = root / self.file
        if self.by is None:
            path.unlink()
            return
        text = self.by
        if self.replace is not None:
            old = path.read_text("utf-8")
            if old.count(self.replace) != 1:
                raise MisplacedError(f"{self.file}: {self.replace!r} stands there {old.count(self.replace)} times")
            text = old.replace(self.replace, self.by)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@dataclass(frozen=True)
class Mutation:
    """A fault that somebody could make.

    Attributes:
        check: The check that must find it.
        name: What was done, in a few words; unique for the check.
        project: Where.
        edits: How.
        today: The day on which it is looked for.
    """

    check: str
    name: str
    project: str
    edits: tuple[Edit, ...]
    today: str


def mutations(check: str, today: str, folder: Path = PLANTED) -> list[Mutation]:
    """What is planted for a check, in the order of the file; `today` where a mutation does not say its own."""
    path = folder / f"{check}.yaml"
    if not path.exists():
        return []
    document = parse(path.read_bytes(), path.name)
    if document.findings:
        raise MisplacedError(f"{path.name}: {document.findings[0]}")
    return [_mutation(check, entry, today) for entry in document.data]


def _mutation(check: str, entry: dict[str, Any], today: str) -> Mutation:
    edits = tuple(_edit(each) for each in entry["edits"])
    projects = {edit.file.split("/")[1] for edit in edits}
    if len(projects) != 1:
        raise MisplacedError(f"{check}, {entry['name']}: edits of {sorted(projects)}")
    return Mutation(check, entry["name"], projects.pop(), edits, str(entry.get("today", today)))


def _edit(entry: dict[str, Any]) -> Edit:
    if set(entry) not in ({"file", "replace", "with"}, {"file", "write"}, {"file", "remove"}):
        raise MisplacedError(f"an edit has 'replace' and 'with', 'write', or 'remove': {entry}")
    if "remove" in entry:
        return Edit(entry["file"], None, None)
    return Edit(entry["file"], entry.get("replace"), entry["write"] if "write" in entry else entry["with"])
