"""How much findings matter in one repository: what `severity` in its settings changes, and what nobody can change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.findings import Severity
from builder.lint.base import Check

OFF = "off"

PROMISED = frozenset({
    "contradicts-rules", "duplicate-id", "flow-dead-end", "guessable-exam", "illegal-answer", "illegal-quiz",
    "impossible-limit", "internal-leak", "missing-media", "never-asked", "question-cycle", "rule-cycle",
    "teaches-and-tests", "unknown-check", "unknown-reference", "unpassable-exam", "unreachable-label",
})  # fmt: skip
"""Checks whose silence readers rely on: every reference resolves, every key is legal and follows the rules, every exam
can be passed and not by guessing, nothing internal gets out. A single finding can be suppressed with a reason."""


def with_severities(checks: Iterable[Check], levels: Mapping[str, str]) -> Iterator[Check]:
    """The checks as a repository wants them, without those that are off."""
    for check in checks:
        level = levels.get(check.id)
        if level is None:
            yield check
        elif level != OFF:
            yield replace(check, severity=Severity(level))
