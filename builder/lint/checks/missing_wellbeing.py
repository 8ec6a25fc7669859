"""Where work may distress, the project says what is done about it.

A warning alone leaves people alone with it. `wellbeing` says that breaks are paid, how to opt out, and whom to talk to.

PASS
    sensitive: {topics: [insults], warning: You will read insults., wellbeing: Take a break whenever you need one.}

FAIL
    sensitive: {topics: [insults], warning: You will read insults.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject


def run(subject: Subject) -> Iterator[Fault]:
    """One fault at most."""
    sensitive = subject.project.sensitive
    if sensitive is not None and not (sensitive.wellbeing or "").strip():
        yield Fault(("sensitive",), "nothing is said of the well-being of those who meet the sensitive topics",
                    "Write under 'wellbeing' about breaks, opting out, and whom to talk to.")  # fmt: skip
