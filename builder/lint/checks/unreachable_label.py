"""A decision flow leads to every label of the question that it decides.

A label that no way ends in will hardly ever be given by those who follow the flow, whatever the label reference says
of it. The way out ("cannot tell") counts as well. Where that is meant, the flow says so in `leaves_out`. A way that
ends in a broader label counts for its narrower ones.

PASS
    flows:
      - id: main
        title: Is it toxic?
        decides: toxic
        leaves_out: [unclear]
        asks:
          - id: insult
            ask: Is someone insulted?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No, label: No}

FAIL
    flows:
      - id: main
        title: Is it toxic?
        decides: toxic
        asks:
          - id: insult
            ask: Is someone insulted?
            ways:
              - {answer: Yes, label: Yes}
              - {answer: No, label: No}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.flows import ways
from builder.model.labels import Severity, Strength


def run(subject: Subject) -> Iterator[Fault]:
    """Labels that no way ends in, then labels that are left out in vain."""
    for number, flow in enumerate(subject.project.flows):
        if flow.id in subject.dropped:
            continue  # some of its ways may have been lost
        ends = {way.label for _, _, way in ways(flow, ()) if way.label is not None}
        left_out = set(flow.leaves_out)
        for entry in subject.labels_by_question.get(flow.decides, ()):
            if isinstance(entry.label, (Strength, Severity)) or not entry.leaf:
                continue
            if not (ends | left_out) & {entry.id, *entry.parents}:
                yield Fault(("flows", number, "decides"), f"no way in the flow '{flow.id}' ends in '{entry.ref}'",
                            "Let a way end in it, or name it in 'leaves_out'.")  # fmt: skip
        for place, label in enumerate(flow.leaves_out):
            if label in ends:
                yield Fault(("flows", number, "leaves_out", place),
                            f"the flow '{flow.id}' leaves out '{label}', but a way ends in it",
                            "Remove it from 'leaves_out', or change the way.")  # fmt: skip
