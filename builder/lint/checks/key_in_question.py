"""The question does not give away which option is right.

If the right option repeats words of the question and no other option does, a taker finds it by comparing words (a
"clang association"; Haladyna and others 2002). The check compares the words that carry a meaning, without their
endings, and reports an item whose right option shares two or more with the question that no other option has, while
no wrong option gives as much away. Three words or more, whatever they are, give it away where the question holds the
right option word for word and no other one; in quotation marks they are what is asked about. Items with several right
options are left alone. Repeat the words in a wrong option, or use others in the right one.

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

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: p1
            kind: single
            ask: A comment is polite. It does not help. What holds?
            options: [{id: a, text: It does not help.}, {id: b, text: It is fine.}]
            answers: [{answer: a}]
            rules: [insults]
            reason: So.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.optionkeys import Keyed, keyed
from builder.lint.quoted import quotations
from builder.lint.sameitems import words
from builder.lint.wording import stems

WHOLE = 3
"""From so many words on an option counts that the question holds as it is, whatever the words are."""
SHARED = 2
"""One word in common is what a question and its answer often have, and not only the right one."""


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz, item by item."""
    language = subject.project.language
    for number, quiz in enumerate(subject.project.quizzes):
        for item in keyed(quiz):
            if len(item.key) == 1 and item.item.id not in subject.dropped:
                place = next(place for place, option in enumerate(item.options) if option.id in item.key)
                shared = _given_away(item, place, language)
                if shared:
                    yield Fault(
                        ("quizzes", number, "items", item.place, "options", place, "text"),
                        f"the question of '{item.item.id}' gives away the right option '{item.options[place].id}': "
                        f"of all options only this one repeats {shared}",
                        "Repeat the words in a wrong option as well, or use others in the right one.",
                    )


def _given_away(item: Keyed, place: int, language: str) -> str | None:
    """The words that the right option, at `place`, alone shares with the question."""
    if _word_for_word(item, place):
        return f"'{' '.join(item.options[place].text.split())}'"
    asked = stems(item.item.ask, language)
    shared = [stems(option.text, language) & asked for option in item.options]
    wrong = [found for other, found in enumerate(shared) if other != place]
    alone = shared[place].difference(*wrong)
    if len(alone) < SHARED or any(len(found - shared[place]) >= len(alone) for found in wrong):
        return None
    text = item.options[place].text
    told = [word for word in dict.fromkeys(text.split()) if stems(word, language) & alone]
    return ", ".join(f"'{word.strip('.,;:!?()')}'" for word in told[:4])


def _word_for_word(item: Keyed, place: int) -> bool:
    """Whether the question holds the text of the right option, and of no other one; what it quotes is not its own."""
    if len(words(item.options[place].text)) < WHOLE:
        return False
    ask = item.item.ask
    for start, end in quotations(ask):
        ask = f"{ask[:start]}{'|' * (end - start)}{ask[end:]}"
    asked = f" {' '.join(words(ask))} "
    return [f" {' '.join(words(option.text))} " in asked for option in item.options] == [
        other == place for other in range(len(item.options))
    ]
