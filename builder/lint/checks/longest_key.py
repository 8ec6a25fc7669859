"""The right option is not the longest one, at least not more often than by chance.

Authors qualify the right answer until it is beyond dispute and leave the wrong ones short, and takers know it: of all
cues for the test-wise, length is the best known (Haladyna and others 2002, guideline "keep the length of options
about equal"). The check counts in each quiz the items of which the longest option is right, compares that with what
chance alone would give (one in four of items with four options, twice that where two of four are right), and reports
a quiz for which so many, or more, come about by chance in fewer than 2 of 100. The sum is exact, so few items are
enough if they are plain (4 of 5, 3 of 3 with four options each) and many are needed if they are not (9 of 16). Items
with one right option are looked at by themselves first, and then all together.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: single, ask: A?, options: [{id: a, text: No}, {id: b, text: Yes and No}],
             answers: [{answer: a}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: p1, kind: single, ask: A?, options: &short [{id: a, text: No}, {id: b, text: Yes},
             {id: c, text: Perhaps}, {id: d, text: It}], answers: [{answer: c}], rules: [insults], reason: So.}
          - {id: p2, kind: single, ask: B?, options: *short, answers: [{answer: c}], rules: [insults], reason: So.}
          - {id: p3, kind: single, ask: C?, options: *short, answers: [{answer: c}], rules: [insults], reason: So.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.chance import BY_CHANCE, by_chance
from builder.lint.optionkeys import Keyed, keyed

NAMED = 8
"""So many items are named at most."""


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for a quiz at most, at the first item that shows the pattern."""
    for number, quiz in enumerate(subject.project.quizzes):
        items = [item for item in keyed(quiz) if item.item.id not in subject.dropped]
        for looked_at in ([item for item in items if item.item.kind == "single"], items):
            longest = [item for item in looked_at if _longest(item) in item.key]
            if longest and by_chance(len(longest), [item.chance for item in looked_at]) < BY_CHANCE:
                yield _fault(number, quiz.id, longest, len(looked_at))
                break


def _fault(number: int, quiz: str, longest: list[Keyed], items: int) -> Fault:
    names = ", ".join(f"'{item.item.id}'" for item in longest[:NAMED]) + (" …" if len(longest) > NAMED else "")
    return Fault(
        ("quizzes", number, "items", longest[0].place, "options"),
        f"in '{quiz}' the longest option is right in {len(longest)} of {items} items: {names}",
        "Shorten right options, or write wrong ones that are as long and as plausible.",
    )


def _longest(item: Keyed) -> str | None:
    """The option that is longer than each other one; None where two are."""
    by_length = sorted(item.options, key=lambda option: len(_shown(option.text)), reverse=True)
    first, second = by_length[0], by_length[1]
    return first.id if len(_shown(first.text)) > len(_shown(second.text)) else None


def _shown(text: str) -> str:
    return " ".join(text.split())
