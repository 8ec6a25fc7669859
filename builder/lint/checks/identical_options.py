"""No two options of a quiz item say the same, and none says "all of the above".

Whoever chooses one of two equal options is right by luck. "All of the above" and "none of the above" lose their
meaning as soon as the options are shuffled, reward those who recognise two right answers, and tell nothing of what a
taker knows; the same holds for "both a and b". Capitals, spaces and the full stop at the end make no difference here,
unless the text is in quotation marks or code, where the spelling may be what is asked.

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
from builder.model import QuizItem
from builder.source import KeyPath

_TO_THE_LETTER = re.compile(
    r"(\$[^$]*\$|`[^`]*`|\"[^\"]*\"|[“„][^“”]*[“”]|«[^»]*»|(?<!\w)['‘‚][^'‘’]*['‘’](?!\w)|<[^<>]*>|\[[^\[\]]*\])"
)
_END = re.compile(r"[.!…;,:\s]+\Z")
_OTHERS = re.compile(
    r"\b(?:all|none|any|both|neither|each|any|some|every one|two|either)(?: (?:one|two|three|four))?(?: of)?(?: the)?"
    r"(?: (?:options?|answers?|choices?|statements?|ones?|responses?))?(?: (?:listed|given|mentioned|named))?"
    r" (?:above|below|preceding|foregoing)\b"
    r"|\A(?:all|none|neither|both|any|either) of (?:these|them|those|the (?:others?|options|answers|choices))\Z"
    r"|\A(?:all|both|no|neither) (?:of the )?(?:(?:other|given|listed) )?(?:options|answers|choices|statements)"
    r"(?: (?:is|are) (?:all )?(?:right|correct|true|wrong|false|incorrect))?\Z"
    r"|\A(?:options?|answers?|both|neither|only)? ?\(?[a-h]\)?(?:, ?\(?[a-h]\)?)* (?:and|or|nor|&) \(?[a-h]\)?"
    r"(?: (?:is|are) (?:both )?(?:right|correct|true|wrong|false))?\Z"
    r"|\A(?:all(?:e|es)|keine?[rs]?|beide[rs]?)(?: der| davon| von)?(?: diesen?| den)? ?"
    r"(?:oben|obigen|genannten?|vorherigen|vorstehenden|aufgeführten|anderen)\b"
    r"|\A(?:alle|keine|beide)(?: der)? (?:antworten|optionen|möglichkeiten|aussagen)"
    r"(?: (?:ist|sind|treffen|trifft) \w+)?\Z"
    r"|\A(?:alle|alles|keine?[rs]?|nichts|beides|keines) (?:davon|von beiden?|hiervon)\Z",
    re.IGNORECASE,
)


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz, item by item."""
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            if item.options:
                yield from _item(item, ("quizzes", number, "items", place))


def _item(item: QuizItem, path: KeyPath) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for place, option in enumerate(item.options):
        where: KeyPath = (*path, "options", place, "text")
        normal = _normal(option.text)
        if normal in seen:
            yield Fault(where, f"the options '{seen[normal]}' and '{option.id}' of '{item.id}' say the same",
                        "Write another option, or remove one.")  # fmt: skip
        seen.setdefault(normal, option.id)
        told = _END.sub("", " ".join(option.text.split()))
        if _OTHERS.search(told):
            yield Fault(where, f"the option '{option.id}' of '{item.id}' speaks of the other options: '{told}'",
                        "Write what it means, or make the item a multiple choice: options are shuffled.")  # fmt: skip


def _normal(text: str) -> str:
    """The text without capitals and a full stop, but for what stands in quotation marks, brackets, code or formulas."""
    pieces = _TO_THE_LETTER.split(_END.sub("", " ".join(unicodedata.normalize("NFC", text).split())))
    return "".join(piece if place % 2 else piece.casefold() for place, piece in enumerate(pieces))
