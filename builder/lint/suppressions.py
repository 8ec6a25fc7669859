"""`ignore`: silences a check inside an entry, for a reason, perhaps until a day; and tells when it does not work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from builder.lint.base import Fault, Subject
from builder.lint.nearest import Nearest
from builder.model.base import Suppression
from builder.source import KeyPath

UNKNOWN = "unknown-check"
EXPIRED = "expired-suppression"
UNUSED = "unused-suppression"
ABOUT_SUPPRESSIONS = frozenset({UNKNOWN, EXPIRED, UNUSED})
"""Faults about suppressions can't be silenced by one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A suppression, the entry that it holds for, and where it stands itself."""

    suppression: Suppression
    entry: KeyPath
    path: KeyPath


class Suppressions:
    """The suppressions of a project, and which of them were of use."""

    def __init__(self, subject: Subject) -> None:
        self._today = subject.today
        self._by_entry: dict[tuple[str, KeyPath], list[Placed]] = {}
        self._used: set[KeyPath] = set()
        self._all: list[Placed] = []
        for path, entry, _ in subject.entries:
            for number, suppression in enumerate(entry.ignore):
                placed = Placed(suppression, path, (*path, "ignore", number))
                self._all.append(placed)
                if not self._expired(placed):
                    self._by_entry.setdefault((suppression.check, path), []).append(placed)

    def apply(self, check: str, faults: Iterable[Fault]) -> Iterator[Fault]:
        """The faults that nothing silences."""
        for fault in faults:
            if not self._silences(check, fault.path):
                yield fault

    def faults(
        self, known: Collection[str], ran: Collection[str], fixed: Collection[str]
    ) -> Iterator[tuple[str, Fault]]:
        """What is wrong with the suppressions themselves, each with the id of its check.

        Args:
            known: The ids of checks that can be silenced.
            ran: Those that ran; of the others nobody knows whether there was something to silence.
            fixed: Ids of findings that can't be silenced.
        """
        names = Nearest(known)
        for placed in self._all:
            check = placed.suppression.check
            path = (*placed.path, "check")
            if check in fixed:
                yield UNKNOWN, Fault(path, f"'{check}' can't be silenced", "Correct what it reports, and remove this.")
            elif check not in known:
                yield UNKNOWN, Fault(path, f"there is no check '{check}'", names.hint(check))
            elif self._expired(placed):
                until = placed.suppression.until
                yield EXPIRED, Fault((*placed.path, "until"), f"the suppression of '{check}' ended on {until}",
                                     "Correct what it silenced, or agree on a new day.")  # fmt: skip
            elif check in ran and placed.path not in self._used:
                yield UNUSED, Fault(placed.path, f"the suppression of '{check}' silences nothing", "Remove it.")

    def _silences(self, check: str, path: KeyPath) -> bool:
        if not self._by_entry:
            return False
        found = False
        for length in range(len(path) + 1):
            for placed in self._by_entry.get((check, path[:length]), ()):
                self._used.add(placed.path)
                found = True
        return found

    def _expired(self, placed: Placed) -> bool:
        until = placed.suppression.until
        return until is not None and until < self._today
