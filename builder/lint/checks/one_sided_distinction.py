"""Where one label says how it differs from another, the other says so too.

A trainer who wavers between two labels opens the page of one of them, and nobody knows which. If only one page tells
them apart, half of the readers never see it. The other label answers with a `distinguish` of its own, or at least
names the first one in its own text (`[[label:question/label]]`).

PASS
    questions:
      - id: toxic
        title: Toxicity
        ask: Is it toxic?
        kind: choice
        labels:
          - {id: Yes, distinguish: [{from: toxic/No, by: Somebody is attacked.}]}
          - {id: No, distinguish: [{from: toxic/Yes, by: "Nobody is attacked, only an argument."}]}

FAIL
    questions:
      - id: toxic
        title: Toxicity
        ask: Is it toxic?
        kind: choice
        labels:
          - {id: Yes, distinguish: [{from: toxic/No, by: Somebody is attacked.}]}
          - {id: No, definition: Nobody is attacked.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.distinctions import distinctions


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each distinction that is not answered."""
    found = distinctions(subject)
    said = {(one, other) for each in found for one in each.of for other in each.told}
    for each in found:
        back = each.from_
        if back is None or back in each.of or back not in subject.index.labels:
            continue  # one that does not exist is an unknown reference
        if _lost(subject, back) or any((back, one) in said for one in each.of):
            continue
        own = each.of[0]
        yield Fault(
            each.path,
            f"'{own}' says how it differs from '{back}', but '{back}' says nothing of '{own}'",
            f"Add to '{back}' a 'distinguish' from '{own}'.",
        )


def _lost(subject: Subject, ref: str) -> bool:
    question, _, label = ref.partition("/")
    return bool(subject.dropped & {ref, question, label})
