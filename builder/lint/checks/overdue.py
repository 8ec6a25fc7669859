"""Open questions are settled by the day that they are due.

An open question blocks a release, so one whose day has passed holds up everybody. Settle it and write a decision, or
agree on a new day with its owner.

PASS
    open_questions:
      - {id: emoji, question: Are emoji text?, owner: Ada, due: 2099-12-31}

FAIL
    open_questions:
      - {id: emoji, question: Are emoji text?, owner: Ada, due: 2020-01-31}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject


def run(subject: Subject) -> Iterator[Fault]:
    """Open questions whose day is before today."""
    for number, question in enumerate(subject.project.open_questions):
        if question.due < subject.today:
            yield Fault(("open_questions", number, "due"),
                        f"the open question '{question.id}' was due on {question.due.isoformat()}",
                        f"Owner: {question.owner}. Settle it and write a decision, or agree on a new day.")  # fmt: skip
