"""The question does not give away which option is right.

If the right option repeats words of the question and no other option does, a taker finds it by comparing words (a
"clang association"; Haladyna and others 2002). The check compares the words that carry a meaning, without their
endings, and reports an item whose right option shares two or more with the question that no other option has, while
no wrong option gives as much away. Items with several right options are left alone. Repeat the words in a wrong option,
or use others in the right one.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: p1
            kind: single
            ask: What do you do with a damaged comment?
            options: [{id: a, text: Skip the damaged comment}, {id: b, text: Rate the damaged comment}]
            answers: [{answer: a}]
            rules: [insults]
            reason: So.

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: p1
            kind: single
            ask: What do you do with a damaged comment?
            options: [{id: a, text: Skip the damaged comment}, {id: b, text: Answer No}]
            answers: [{answer: a}]
            rules: [insults]
            reason: So.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.optionkeys import Keyed, keyed
from builder.lint.wording import stems

SHARED = 2
"""One word in common is what a question and its answer often have, and not only the right one."""


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz, item by item."""
    language = subject.project.language
    for number, quiz in enumerate(subject.project.quizzes):
        for item in keyed(quiz):
            if len(item.key) == 1 and item.item.id not in subject.dropped:
                given_away = _given_away(item, language)
                if given_away:
                    place, words = given_away
                    yield Fault(
                        ("quizzes", number, "items", item.place, "options", place, "text"),
                        f"the question of '{item.item.id}' gives away the right option '{item.options[place].id}': "
                        f"of all options only this one repeats {words}",
                        "Repeat the words in a wrong option as well, or use others in the right one.",
                    )


def _given_away(item: Keyed, language: str) -> tuple[int, str] | None:
    """The position of the right option and the words that it alone shares with the question."""
    asked = stems(item.item.ask, language)
    shared = [stems(option.text, language) & asked for option in item.options]
    place = next(place for place, option in enumerate(item.options) if option.id in item.key)
    wrong = [words for other, words in enumerate(shared) if other != place]
    alone = shared[place].difference(*wrong)
    if len(alone) < SHARED or any(len(words - shared[place]) >= len(alone) for words in wrong):
        return None
    text = item.options[place].text
    told = [word for word in dict.fromkeys(text.split()) if stems(word, language) & alone]
    return place, ", ".join(f"'{word.strip('.,;:!?()')}'" for word in told[:4])
