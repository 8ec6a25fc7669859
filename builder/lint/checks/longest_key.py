"""The right option is not the longest one, at least not more often than by chance.

Authors qualify the right answer until it is beyond dispute and leave the wrong ones short, and takers know it: of all
cues for the test-wise, length is the best known (Haladyna and others 2002, guideline "keep the length of options
about equal"). The check counts in each quiz the items of which the longest option is right, compares that with what
chance alone would give (one in four of items with four options, twice that where two of four are right), and reports
a quiz for which so many, or more, come about by chance in fewer than 2 of 100. The sum is exact, so few items are
enough if they are plain (4 of 5, 3 of 3 with four options each) and many are needed if they are not (9 of 16).

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


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for a quiz at most, at the first item that shows the pattern."""
    for number, quiz in enumerate(subject.project.quizzes):
        items = [item for item in keyed(quiz) if item.item.id not in subject.dropped]
        longest = [item for item in items if _longest(item) in item.key]
        if longest and by_chance(len(longest), [item.chance for item in items]) < BY_CHANCE:
            names = ", ".join(f"'{item.item.id}'" for item in longest[:8])
            yield Fault(
                ("quizzes", number, "items", longest[0].place, "options"),
                f"in '{quiz.id}' the longest option is right in {len(longest)} of {len(items)} items: {names}"
                + (" …" if len(longest) > 8 else ""),  # noqa: PLR2004 -- as many as are named
                "Shorten right options, or write wrong ones that are as long and as plausible.",
            )


def _longest(item: Keyed) -> str | None:
    """The option that is longer than each other one; None where two are."""
    by_length = sorted(item.options, key=lambda option: len(_shown(option.text)), reverse=True)
    first, second = by_length[0], by_length[1]
    return first.id if len(_shown(first.text)) > len(_shown(second.text)) else None


def _shown(text: str) -> str:
    return " ".join(text.split())
