"""Findings for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from builder.findings import Finding, Severity
from builder.report.visible import visible


def as_text(findings: Sequence[Finding]) -> str:
    """One finding a line, its hint below it, and a line that counts them."""
    lines = []
    for finding in findings:
        lines.append(
            f"{visible(str(finding.place))}: {finding.severity.value} [{finding.id}] {visible(finding.message)}"
        )
        if finding.hint:
            lines.append(f"    {visible(finding.hint)}")
    if findings:
        lines.append("")
    lines.append(_count(findings))
    return "\n".join(lines) + "\n"


def _count(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return "No findings."
    parts = [
        f"{counts[severity]} {severity.value}{'s' if counts[severity] != 1 else ''}"
        for severity in Severity
        if counts[severity]
    ]
    return f"{', '.join(parts)}. 'guidewright explain ID' says more about a check."
