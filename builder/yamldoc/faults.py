"""Collects what is wrong with one file, by offset, and turns it into findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from builder.findings import Finding, Severity
from builder.source import Place
from builder.yamldoc.limits import MAX_FINDINGS_OF_A_KIND
from builder.yamldoc.lines import Lines

_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault at an offset of the text.

    Attributes:
        index: Offset in characters, from 0.
        id: The finding's id.
        message: What is wrong.
        hint: What to do.
        loses: Whether part of the file is missing from the data because of it.
        severity: How much it matters.
    """

    index: int
    id: str
    message: str
    hint: str
    loses: bool = True
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Faults:
    """The faults of one file in the order in which they were found; at most a fixed number of one kind are kept."""

    items: list[Fault] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    def add(
        self, index: int, id_: str, message: str, hint: str, *, loses: bool = True, severity: Severity = Severity.ERROR
    ) -> None:
        """Keep a fault, or only count it when there are enough of its kind."""
        self.take(Fault(index, id_, message, hint, loses, severity))

    def take(self, fault: Fault) -> None:
        """Keep a fault, or only count it when there are enough of its kind."""
        self.count[fault.id] += 1
        if self.count[fault.id] <= MAX_FINDINGS_OF_A_KIND:
            self.items.append(fault)

    def extend(self, other: Faults) -> None:
        """Take over what another collection holds and counts."""
        for fault in other.items:
            self.take(fault)
        for id_, count in other.count.items():
            self.leave_out(id_, count - MAX_FINDINGS_OF_A_KIND)

    def leave_out(self, id_: str, count: int) -> None:
        """Count faults (none, if `count` is negative) that are too many to keep."""
        self.count[id_] += max(0, count)

    def findings(self, path: str, lines: Lines) -> tuple[Finding, ...]:
        """All findings, sorted by place; the last of a kind of which there are too many says how many were left out."""
        found: list[Finding] = []
        last: dict[str, int] = {}
        for fault in sorted(set(self.items)):
            line, column = lines.at(fault.index)
            last[fault.id] = len(found)
            found.append(Finding(Place(path, line, column), fault.id, fault.severity, fault.message, fault.hint))
        for id_, index in last.items():
            more = self.count[id_] - MAX_FINDINGS_OF_A_KIND
            if more > 0:
                found[index] = replace(found[index], message=f"{found[index].message} (and {more} more like this)")
        return tuple(sorted(found))


def named(text: str) -> str:
    """A text from the file as messages show it: on one line, in quotes, cut where it is long."""
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= _SHOWN else f'"{flat[: _SHOWN - 1]}…"'
