"""What a translation has to keep: figures, marks, references, negations, and how binding each sentence is."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from dataclasses import dataclass

from builder.lint.numerals import NUMBER, shown, value
from builder.lint.passages import split
from builder.lint.prose import blanked
from builder.lint.quoted import quotations
from builder.lint.strengths import signals
from builder.lint.tongues import tongue
from builder.model.intext import code_spans, references

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:(?P<two>twice|zweimal|doppelt)|(?P<three>thrice|dreimal)|(?P<half>half|halbe?[nrs]?))\b", re.IGNORECASE
)
_NEGATED = {
    "en": re.compile(r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|avoid|forbidden|unless)\b|n't\b", re.IGNORECASE),
    "de": re.compile(
        r"\b(?:nicht|kein\w*|nie|niemals|nichts|niemand\w*|nirgends|weder|ohne|außer|es sei denn|vermeide\w*|verboten|weglassen|weg)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_FENCE = re.compile(r"^[`~]+|[`~]+$")
_NAMED = frozenset({"rule", "label", "question", "example", "edge-case", "flow"})


@dataclass(frozen=True)
class Gist:
    """The gist of a text.

    Attributes:
        tongue: Its language.
        digits: Numbers in digits.
        numbers: Numbers in digits or words, without one.
        marks: What stands in code marks and is no word: signs and markers.
        targets: What it refers to.
        sentences: For each sentence, whether it negates and whether it permits or advises.
    """

    tongue: str
    digits: frozenset[float]
    numbers: frozenset[float]
    marks: frozenset[str]
    targets: frozenset[str]
    sentences: tuple[tuple[bool, str], ...]

    @classmethod
    def of(cls, text: str, own: str) -> Gist:
        """The gist of a Markdown text; `own` is the language where the text does not tell."""
        plain = blanked(text)
        for start, end in quotations(plain):
            if plain[start] not in "*_":
                plain = f"{plain[:start]}{' ' * (end - start)}{plain[end:]}"
        language = tongue(plain) or own
        written = [(match[0], value(match[0])) for match in _NUMBER.finditer(plain)]
        numbers = {number for _, number in written}
        for match in _TIMES.finditer(plain):
            numbers.add(2.0 if match["two"] else 3.0 if match["three"] else 0.5)
        marks = {_FENCE.sub("", text[start:end]).strip() for start, end in code_spans(text)}
        return cls(
            language,
            frozenset(number for word, number in written if word[0].isdigit()),
            frozenset(numbers - {1.0}),
            frozenset(mark for mark in marks if not _LETTERS.fullmatch(mark)),
            frozenset(f"{each.kind}:{each.id}" for each in references(text) if each.kind in _NAMED),
            tuple(_bound(sentence.text, language) for sentence in split(plain)),
        )

    def figures_against(self, other: Gist) -> str:
        """How the figures of another text differ from this one's; empty where they do not."""
        differ = self.digits ^ other.digits if self.numbers != other.numbers else frozenset()
        if (self.numbers and other.numbers and self.numbers != other.numbers) or differ:
            there = ", ".join(shown(number) for number in sorted(other.numbers)) or "no figure"
            here = ", ".join(shown(number) for number in sorted(self.numbers)) or "none"
            return f"it says {there} in place of {here}"
        return ""

    def against(self, other: Gist, *, strict: bool) -> str:
        """What another text says otherwise; empty where nothing is.

        Args:
            other: The gist of the other text.
            strict: Whether it is a translation. Otherwise what it leaves out may be left out on purpose.
        """
        problem = self.figures_against(other)
        if problem:
            return problem
        for mine, theirs, what in ((self.marks, other.marks, "marks"), (self.targets, other.targets, "refers to")):
            if mine != theirs and (strict or (mine and theirs)):
                extra, lacks = sorted(theirs - mine), sorted(mine - theirs)
                told = f"{what} '{extra[0]}'" if extra else f"leaves out '{lacks[0]}'"
                return f"it {told}"
        return self._sentences(other, strict=strict)

    def _sentences(self, other: Gist, *, strict: bool) -> str:
        if len(self.sentences) == len(other.sentences):
            for place, (mine, theirs) in enumerate(zip(self.sentences, other.sentences, strict=True), start=1):
                if mine[0] != theirs[0]:
                    return f"its sentence {place} {'negates' if theirs[0] else 'does not negate'}"
                if mine[1] != theirs[1]:
                    return f"its sentence {place} is {theirs[1]}"
        elif strict and any(negates for negates, _ in self.sentences) != any(negates for negates, _ in other.sentences):
            return "it negates" if any(negates for negates, _ in other.sentences) else "it negates nothing"
        return ""


def _bound(sentence: str, language: str) -> tuple[bool, str]:
    negated = _NEGATED.get(language)
    found = signals(language)
    kind = "an order"
    if found is not None:
        kind = "advice" if found.advice.search(sentence) else "a choice" if found.permission.search(sentence) else kind
    return bool(negated and negated.search(sentence)), kind
