"""Findings for people and for programs: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.findings import Finding
from builder.report.github import as_github
from builder.report.jsonform import as_json
from builder.report.sarif import as_sarif
from builder.report.text import as_text

FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The forms of `--format`."""

__all__ = ["FORMATS"]
