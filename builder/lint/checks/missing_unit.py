"""Every limit and measure says what it counts.

"Mark pauses longer than 2" may mean seconds, words or lines. A limit in a rule, and a question that is answered with a
number, name their unit. Levels of a scale, shares ("2 of 3"), formulas, and a second figure whose unit stands with the
first one in the same sentence are left alone.

PASS
    rules:
      - {id: insults, title: No insults, text: Mark pauses longer than 2 seconds. Give at least 3 on the scale.}

FAIL
    rules:
      - {id: insults, title: No insults, text: Mark pauses longer than 2.}

FAIL
    questions:
      - {id: toxic, title: Length, ask: How long is it?, kind: number, low: 0}
    flows: []
    examples: []
    rules: [{id: insults, title: No insults, text: An insult is toxic.}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.numerals import NUMBER
from builder.lint.passages import Passage, Sentence
from builder.lint.quantities import Quantity
from builder.model import QuizItem
from builder.model.examples import Example
from builder.model.questions import NumberQuestion, Rating
from builder.model.requirements import QualityTarget
from builder.model.scales import Anchor, Refinement, Scale

_END = (
    r"(?:[.,;:)?!–—\"”]|$|(?:and|or|but|if|when|where|because|is|are|was|should|must|may|can|to|in|for|on|at|by|as|than"
    r"|while|unless|before|after|without|with|from|between|until|since|und|oder|wenn|ist|sind|sein|zwischen|bei|für)\b)"
)
_NOTHING_FOLLOWS = re.compile(
    rf"\s*(?:{_END}|(?:wide|high|long|tall|deep|thick|broad|large|big|apart|away|old|breit|hoch|lang|tief|groß|alt)\b\s*{_END})",
    re.IGNORECASE,
)
"""What shows that the figure had no unit; an adjective of size only at the end of what is said, as in "8 wide or"."""
_MORE = re.compile(
    r"\s+(?:or|and)\s+(?:more|less|fewer|longer|shorter|above|below|over|under|higher|lower|greater|up)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\s*(?:(?:of|out\s+of|von)\s+(?:the\s+)?\w|in\s+(?:(?:every|a\s+row|all|total|number|each)\b|{NUMBER}))",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"\b(?:rat(?:e|es|ed|ing|ings)|levels?|scales?|scores?|grades?|graded|points?|anchors?|stufen?|skala|(?-i:Note)|noten|alpha|kappa|tau"
    r"|correlation|version|modulo|numbers?|figures?|digits?|zero|sum|product|equals?|answer\s+(?:is|was|of))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:step|rule|part|line|page|section|chapter|question|example|level|number|figure|no\.|version|give|gives|item)\s+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:pauses?|silences?|gaps?|delays?|durations?|lengths?|distances?|size|widths?|heights?|limit|weight|speed|volume|takes?"
    r"|lasts?|waits?|lasting|every|after|for|pausen?|dauer|länge)\s+(?:of\s+|is\s+|to\s+|von\s+)?(?:about\s+|around\s+|exactly\s+)?$",
    re.IGNORECASE,
)
_DIMENSION = re.compile(
    r"\b(?:longer|shorter|wider|faster|slower|louder|quieter|taller|heavier|within|older|younger|länger|kürzer)\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(r"\b(?!is\b|this\b|its\b|has\b|was\b|as\b|us\b|does\b|says\b)[^\W\d_]{3,}s\b")
_YEARS = range(1900, 2101)


def run(subject: Subject) -> Iterator[Fault]:
    """Questions first, then limits in the texts."""
    for number, question in enumerate(subject.project.questions):
        if isinstance(question, NumberQuestion) and question.unit is None:
            yield Fault(("questions", number), f"the question '{question.id}' asks for a number without a unit",
                        "Add 'unit': what is counted or measured.")  # fmt: skip
    titles = {question.title.lower() for question in subject.project.questions if question.kind == "rating"}
    for passage in subject.passages.with_figures:
        if any(
            isinstance(owner, (Example, QuizItem, QualityTarget, Anchor, Scale, Refinement))
            for owner in passage.found.owners
        ):
            continue
        if any(isinstance(owner, (Rating, NumberQuestion)) for owner in passage.found.owners):
            continue
        fault = _in(passage, titles)
        if fault:
            yield fault


def _in(passage: Passage, titles: set[str]) -> Fault | None:
    before = False
    for sentence in passage.sentences:
        small = sentence.text.lower()
        if _LEVELS.search(sentence.text) or any(title in small for title in titles):
            continue
        known = False
        for quantity in sentence.quantities:
            if _bare(sentence, quantity, known=known or (before and "limit" in quantity.words)):
                return Fault(passage.found.path, f"'{quantity.words}' has no unit", "Say what it counts or measures.")
            known = known or not _NOTHING_FOLLOWS.match(sentence.text, quantity.end)
        before = before or known
    return None


def _bare(sentence: Sentence, quantity: Quantity, *, known: bool) -> bool:  # noqa: PLR0911 -- one for each exception
    text = sentence.text
    figure = text[quantity.start : quantity.end]
    number = quantity.figures[-1]
    dimension = bool(_DIMENSION.search(quantity.words)) or bool(_MEASURED.search(text[: quantity.start]))
    more = _MORE.match(text, quantity.end)
    end = more.end() if more else quantity.end
    if (number == 1 and not (dimension and figure == "1")) or 0 <= number < 1:
        return False  # "longer than one" may mean one of the things before
    if not _NOTHING_FOLLOWS.match(text, end) or _SHARE.match(text, end) or number in _YEARS:
        return False
    if _NUMBERED.search(text[: quantity.start]) or text[end : end + 1] == "%":
        return False
    if known:
        return False
    if dimension:
        return True
    if quantity.kind == "plain" or (
        quantity.kind == "range" and not figure[0].isdigit() and "between" in quantity.words
    ):
        return False
    return figure[0].isdigit() or not _PLURAL_BEFORE.search(text[: quantity.start])
