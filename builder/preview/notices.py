"""What the panel over a page says."""

from __future__ import annotations

from collections.abc import Iterable

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity

Notice = dict[str, str]
"""`place` (`file:line:column`), `id`, `message` and `hint`, all of them plain text."""


def notice(finding: Finding) -> Notice:
    """A finding for the panel."""
    return {"place": str(finding.place), "id": finding.id, "message": finding.message, "hint": finding.hint}


def stopped(fault: GuidewrightError) -> Notice:
    """What ended the making of a page."""
    return {"place": fault.place, "id": "", "message": fault.title, "hint": fault.hint}


def errors(findings: Iterable[Finding]) -> list[Notice]:
    """Those that keep the last good page."""
    return [notice(finding) for finding in findings if finding.severity is Severity.ERROR]


def warnings(findings: Iterable[Finding]) -> list[Notice]:
    """Those that don't."""
    return [notice(finding) for finding in findings if finding.severity is not Severity.ERROR]
