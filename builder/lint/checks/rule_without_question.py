"""Where a project has quizzes, each rule is tested by a quiz item.

A rule that nobody is asked about is a rule of which nobody knows whether it was understood. Each quiz item names the
rules that it tests (`rules`). A rule that is internal, or that an audience of its own sees, may do without; so may a
project without any quiz.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: irony, title: Irony, text: Irony is hard to see.}
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.references import meant
from builder.model.base import TRAINERS


def run(subject: Subject) -> Iterator[Fault]:
    """Rules in their order."""
    tested = {
        rule if rule in subject.index.rules else meant(subject, "rule", rule)
        for quiz in subject.project.quizzes
        for item in quiz.items
        for rule in item.rules
    }
    if not tested:
        return
    for number, rule in enumerate(subject.project.rules):
        if rule.id not in tested and TRAINERS in rule.meant_for:
            yield Fault(("rules", number), f"no quiz item tests the rule '{rule.id}'",
                        "Add an item that does, or name the rule in one that does already.")  # fmt: skip
