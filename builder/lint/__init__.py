"""Checks: what is wrong with a project beyond its form. One file each, one table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.errors import GuidewrightError
from builder.findings import Severity
from builder.lint import docs
from builder.lint.base import Check, Fault, Subject
from builder.lint.nearest import Nearest
from builder.lint.other_findings import OTHER_FINDINGS, WARNINGS
from builder.lint.severities import PROMISED, with_severities
from builder.lint.suppressions import ABOUT_SUPPRESSIONS, Suppressions
from builder.lint.table import CHECKS
from builder.spread import processes, spread

__all__ = [
    "CHECKS",
    "OTHER_FINDINGS",
    "Check",
    "Fault",
    "Subject",
    "explain",
    "explained_ids",
    "lint",
    "other_severity",
    "settable",
]


def settable() -> dict[str, bool | None]:
    """Every check, and whether a repository may set the severity of its findings; None for faults of form."""
    return {**dict.fromkeys(OTHER_FINDINGS), **{check: check not in PROMISED for check in CHECKS}}


def lint(
    subject: Subject, levels: Mapping[str, str] | None = None, *, errors_only: bool = False
) -> list[tuple[Check, Fault]]:
    """What all checks find in a project, without what its suppressions silence.

    Args:
        subject: The project.
        levels: Severities (or `off`) that differ in this repository, by check.
        errors_only: Whether only checks are run whose findings are errors.
    """
    suppressions = Suppressions(subject)
    found: list[tuple[Check, Fault]] = []
    chosen = {
        check.id: check
        for check in with_severities(CHECKS.values(), levels or {})
        if check.severity is Severity.ERROR or not errors_only
    }
    ran = [check for check in chosen.values() if subject.whole or not check.needs_whole]
    for check, faults in zip(ran, _run(ran, subject), strict=True):
        found += [(check, fault.in_one_line()) for fault in suppressions.apply(check.id, faults)]
    about = suppressions.faults(
        known=[name for name in CHECKS if name not in ABOUT_SUPPRESSIONS],
        ran={check.id for check in ran} if subject.whole else frozenset(),
        fixed={*OTHER_FINDINGS, *ABOUT_SUPPRESSIONS},
    )
    return found + [(chosen[check], fault.in_one_line()) for check, fault in about if check in chosen]


def _run(checks: Sequence[Check], subject: Subject) -> list[list[Fault]]:
    """What each check finds, before anything is silenced."""

    def one(number: int) -> list[Fault]:
        return list(checks[number].run(subject))

    workers = processes(len(subject.entries))
    if workers > 1:
        subject.prepare()
    return spread(one, len(checks), workers)


def explained_ids() -> list[str]:
    """Every id that `explain` knows: checks first, then findings about the files themselves."""
    return [*CHECKS, *OTHER_FINDINGS]


def other_severity(finding_id: str) -> Severity:
    """The severity of a finding about the files themselves."""
    return Severity.WARNING if finding_id in WARNINGS else Severity.ERROR


def explain(finding_id: str) -> str:
    """The documentation of a finding, for the terminal.

    Raises:
        GuidewrightError: There is no such finding.
    """
    if finding_id in CHECKS:
        check = CHECKS[finding_id]
        return docs.for_terminal(check.id, check.severity, check.doc)
    if finding_id in OTHER_FINDINGS:
        return docs.for_terminal(finding_id, other_severity(finding_id), OTHER_FINDINGS[finding_id])
    known = explained_ids()
    raise GuidewrightError(f"there is no check '{finding_id}'", hint=Nearest(known).hint(finding_id))
