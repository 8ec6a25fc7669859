"""Findings as GitHub workflow commands, which become annotations in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from builder.findings import Finding, Severity

COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(findings: Sequence[Finding]) -> str:
    """One `::error file=…,line=…,col=…,title=…::message` a line.

    Escapes as documented at docs.github.com under "Workflow commands" and implemented in actions/toolkit (`%`, line
    breaks, and in properties also `:` and `,`).
    """
    lines = []
    for finding in findings:
        place = finding.place
        properties = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(finding.id)}"
        message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
        lines.append(f"::{COMMAND[finding.severity]} {properties}::{_message(message)}")
    return "".join(f"{line}\n" for line in lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
