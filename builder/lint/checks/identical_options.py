"""No two options of a quiz item say the same, and none says "all of the above".

Whoever chooses one of two equal options is right by luck. "All of the above" and "none of the above" lose their
meaning as soon as the options are shuffled, reward those who recognise two right answers, and tell nothing of what a
taker knows; the same holds for "both a and b are fine", "all but c" and "either of the first two", unless the letters
or places are those of the replies, pictures or sentences that the item asks about. Capitals, spaces and the full stop
at the end make no difference here, unless the text is in quotation marks or code, where the spelling may be what is
asked.

PASS
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: first
            kind: single
            ask: When is a comment toxic?
            options: [{id: a, text: When it insults somebody}, {id: b, text: When it is long}]
            answers: [{answer: a}]
            rules: [insults]
            reason: An insult is toxic.

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: first
            kind: single
            ask: When is a comment toxic?
            options: [{id: a, text: When it insults somebody}, {id: b, text: When it insults  somebody.}]
            answers: [{answer: a}]
            rules: [insults]
            reason: An insult is toxic.

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - id: first
            kind: single
            ask: When is a comment toxic?
            options: [{id: a, text: When it insults somebody}, {id: b, text: None of the above}]
            answers: [{answer: a}]
            rules: [insults]
            reason: An insult is toxic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.otheroptions import speaks_of_others
from builder.model import QuizItem
from builder.source import KeyPath

_TO_THE_LETTER = re.compile(
    r"(\$[^$]*\$|`[^`]*`|\"[^\"]*\"|[“„][^“”]*[“”]|«[^»]*»|(?<!\w)['‘‚][^'‘’]*['‘’](?!\w)|<[^<>]*>|\[[^\[\]]*\])"
)
_LETTER = re.compile(r"(?<!\w)(?:[B-HJ-Z]|A(?= (?:and|or|is|und|oder|ist)\b)|A(?=[.,;:?]))(?!\w)")
"""A letter that names something in a question: "Reply A beats reply B"."""
_END = re.compile(r"[.!…;,:\s]+\Z")


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz, item by item."""
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            if item.options:
                yield from _item(item, ("quizzes", number, "items", place))


def _item(item: QuizItem, path: KeyPath) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    ids = [option.id for option in item.options]
    shown = _shown(item)
    for place, option in enumerate(item.options):
        where: KeyPath = (*path, "options", place, "text")
        normal = _normal(option.text)
        if normal in seen:
            yield Fault(where, f"the options '{seen[normal]}' and '{option.id}' of '{item.id}' say the same",
                        "Write another option, or remove one.")  # fmt: skip
        seen.setdefault(normal, option.id)
        told = _told(option.text)
        others = [_told(other.text) for other in item.options if other is not option]
        if speaks_of_others(told, ids, others, shown):
            yield Fault(where, f"the option '{option.id}' of '{item.id}' speaks of the other options: '{told}'",
                        "Write what it means, or make the item a multiple choice: options are shuffled.")  # fmt: skip


def _shown(item: QuizItem) -> set[str]:
    """The names of responses, pictures and other parts of the item, and letters that its question speaks of."""
    parts = (part for value in item.item.values() if isinstance(value, tuple) for part in value)
    return {part.id for part in parts if part.id} | set(_LETTER.findall(item.ask))


def _told(text: str) -> str:
    return _END.sub("", " ".join(text.split()))


def _normal(text: str) -> str:
    """The text without capitals and a full stop, but for what stands in quotation marks, brackets, code or formulas."""
    pieces = _TO_THE_LETTER.split(_END.sub("", " ".join(unicodedata.normalize("NFC", text).split())))
    return "".join(piece if place % 2 else piece.casefold() for place, piece in enumerate(pieces))
