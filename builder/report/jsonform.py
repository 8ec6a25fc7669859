"""Findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from builder.findings import Finding


def as_json(findings: Sequence[Finding]) -> str:
    """`{"findings": [{"id", "severity", "message", "path", "line", "column", "hint"}…]}`."""
    rows = [
        {
            "id": finding.id,
            "severity": finding.severity.value,
            "message": finding.message,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    # ASCII, so that no terminal, pipe or lone surrogate can spoil it.
    return json.dumps({"findings": rows}, indent=2) + "\n"
