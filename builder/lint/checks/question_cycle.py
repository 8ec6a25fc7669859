"""No question waits, in the end, for its own answer.

`when` says after which answers a question is asked. If the first waits for the second and the second for the first,
neither is ever asked, and nobody notices: the page just never shows them. The same holds for a circle of three or more,
and for a question that waits for itself.

PASS
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}
      - {id: depth, title: Depth, ask: How bad is it?, kind: choice, labels: [mild, grave],
         when: [{question: toxic, is: Yes}]}

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No],
         when: [{question: depth, is: grave}]}
      - {id: depth, title: Depth, ask: How bad is it?, kind: choice, labels: [mild, grave],
         when: [{question: toxic, is: Yes}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.conditions import waits_for
from builder.lint.flows import circles


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each knot of questions."""
    edges = waits_for(subject.index)
    place = {question.id: number for number, question in reversed(list(enumerate(subject.project.questions)))}
    for circle in circles(edges):
        last = circle[-1]
        path = ("questions", place[last], "when", edges[last].index(circle[0]))
        if len(circle) == 1:
            yield Fault(path, f"the question '{last}' waits for its own answer", "Remove it from its own 'when'.")
        else:
            told = " waits for ".join(f"'{name}'" for name in [*circle, circle[0]])
            yield Fault(path, f"these questions are never asked: {told}",
                        "Decide which of them is asked first, and remove its 'when'.")  # fmt: skip
