"""Text that the trainer writes."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

import re
import unicodedata
import warnings

from builder.answers.kind import Kind
from builder.answers.plain import text
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import TextQuestion


def normal(written: str) -> str:
    """The text as it is compared: Unicode's composed form, without white space at its ends."""
    return unicodedata.normalize("NFC", written).strip()


class TextKind(Kind[TextQuestion, str]):
    """Answers of a `text` question: text within its limits.

    Two texts are equal or not (distance 0 or 1); how good an answer in open words is, a person judges.
    Words are what white space separates; characters are code points of the normalised text.
    """

    def read(self, question: TextQuestion, raw: Raw, scope: Scope, faults: Faults) -> str | None:
        """The normalised text."""
        written = text(raw, (), f"the answer to '{question.id}'", faults)
        if written is None:
            return None
        answer = normal(written)
        if not answer:
            faults.add((), f"the answer to '{question.id}' is empty")
            return None
        _check_size(question.min_words, question.max_words, len(answer.split()), "word", faults)
        _check_size(question.min_characters, question.max_characters, len(answer), "character", faults)
        for limit in question.must_match:
            if _occurs(limit.pattern, answer) is False:
                faults.add((), f"the text does not keep to the limit: {limit.says}")
        for limit in question.must_not_match:
            if _occurs(limit.pattern, answer):
                faults.add((), f"the text does not keep to the limit: {limit.says}")
        return answer

    def distance(self, question: TextQuestion, a: str, b: str, scope: Scope, tolerance: float | None) -> float:
        """0 for the same text, else 1."""
        return float(a != b)


def _check_size(low: int | None, high: int | None, found: int, unit: str, faults: Faults) -> None:
    units = unit if found == 1 else f"{unit}s"
    if low is not None and found < low:
        faults.add((), f"the text has {found} {units}, and {low} are the least")
    if high is not None and found > high:
        faults.add((), f"the text has {found} {units}, and {high} are the most")


def _occurs(pattern: str, answer: str) -> bool | None:
    """Whether the pattern occurs; None where it is none, which is a finding of its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd pattern is told of by a check, not on the terminal
            return re.search(pattern, answer) is not None
    except (re.error, RecursionError, OverflowError):
        return None
