"""Findings as SARIF 2.1.0 (OASIS standard), for code-scanning services and editors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from urllib.parse import quote

from builder import __version__
from builder.findings import Finding, Severity

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(findings: Sequence[Finding]) -> str:
    """A log with one run. Columns count Unicode code points, as ours do."""
    rules = sorted({finding.id for finding in findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "guidewright",
                        "version": __version__,
                        "rules": [{"id": rule} for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, rules.index(finding.id)) for finding in findings],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _result(finding: Finding, rule: int) -> dict[str, object]:
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    place = finding.place
    return {
        "ruleId": finding.id,
        "ruleIndex": rule,
        "level": LEVEL[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(place.path)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


def _uri(path: str) -> str:
    """The path as a relative reference; a file name that is no UTF-8 keeps its bytes."""
    return quote(os.fsencode(path))
