"""The table of all checks. Each has a file of its own, read only when the check is to run or to be explained."""

from __future__ import annotations

from builder.findings import Severity
from builder.lint.base import Check

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        Check("unknown-reference", ERROR),
        Check("illegal-answer", ERROR),
        Check("illegal-quiz", ERROR),
        Check("contradicts-rules", ERROR),
        Check("contradicting-examples", ERROR),
        Check("rule-cycle", ERROR),
        Check("question-cycle", ERROR),
        Check("flow-dead-end", ERROR),
        Check("unreachable-label", ERROR),
        Check("missing-example", WARNING, needs_whole=True),
        Check("duplicate-id", ERROR),
        Check("undefined-term", WARNING, needs_whole=True),
        Check("missing-media", ERROR),
        Check("unused-media", WARNING, needs_whole=True),
        Check("missing-text-alternative", ERROR),
        Check("missing-warning", ERROR),
        Check("missing-wellbeing", WARNING),
        Check("placeholder", ERROR),
        Check("written-as-number", WARNING),
        Check("overdue", WARNING),
        Check("internal-leak", ERROR),
        Check("one-sided-distinction", WARNING),
        Check("missing-cannot-tell", WARNING, needs_whole=True),
        Check("missing-precedence", WARNING),
        Check("contrast-without-difference", WARNING),
        Check("hard-to-read", WARNING),
        Check("must-and-may", WARNING),
        Check("strength-in-text", WARNING),
        Check("similar-labels", WARNING),
        Check("missing-anchor", WARNING),
        Check("impossible-limit", ERROR),
        Check("identical-options", ERROR),
        Check("untaught", WARNING, needs_whole=True),
        Check("never-asked", ERROR),
        Check("unused-entry", WARNING, needs_whole=True),
        Check("vague-word", WARNING),
        Check("duplicate-title", WARNING),
        Check("lost-backslash", ERROR),
        Check("longest-key", WARNING),
        Check("key-position", WARNING),
        Check("rule-without-question", WARNING, needs_whole=True),
        Check("teaches-and-tests", ERROR),
        Check("near-duplicate-rules", WARNING),
        Check("unclosed-mark", WARNING),
        Check("dead-link", WARNING),
        Check("figures-disagree", WARNING),
        Check("missing-unit", WARNING),
        Check("missing-boundary", WARNING),
        Check("guessable-exam", ERROR),
        Check("unpassable-exam", ERROR),
        Check("unbalanced-gold", WARNING, needs_whole=True),
        Check("key-in-question", WARNING),
        Check("misspelled-id", WARNING),
        Check("variants-differ", WARNING),
        Check("inconsistent-term", WARNING),
        Check("unknown-check", ERROR),
        Check("expired-suppression", WARNING),
        Check("unused-suppression", WARNING),
    )
}
"""Every check by id, in the order in which they run."""
