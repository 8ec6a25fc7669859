"""No rule gives way, in the end, to itself.

`over` says which rule wins where two apply. If the first is over the second and the second over the first, nobody
knows what to do. The same holds for a circle of three or more.

PASS
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., over: [quotes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic.}
    examples: []

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., over: [quotes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., over: [insults]}
    examples: []
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.flows import circles


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each knot of rules."""
    rules = subject.index.rules
    place = {rule.id: number for number, rule in reversed(list(enumerate(subject.project.rules)))}
    for circle in circles({rule.id: list(rule.over) for rule in rules.values()}):
        last = rules[circle[-1]]
        path = ("rules", place[last.id], "over", last.over.index(circle[0]))
        if len(circle) == 1:
            yield Fault(path, f"the rule '{last.id}' is over itself", "Remove it from its own 'over'.")
        else:
            yield Fault(path, f"precedence goes round in a circle: {' over '.join([*circle, circle[0]])}",
                        "Decide which of these rules wins, and remove the other 'over'.")  # fmt: skip
