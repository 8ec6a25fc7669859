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
_ONE = re.compile(
    r"\b(?:one|ein(?:e[mnrs]?)?|1|une?|uno|una|één|een|uma?)\s+(?:single\s+|einzige[mnrs]?\s+)?(?:second|minute|hour|day|week|month|year|percent|word"
    r"|letter|character|sentence|pixel|point|sekunde|minute|stunde|tag|woche|monat|jahr|prozent|wort|buchstabe|zeichen|satz|punkt"
    r"|heure|jour|semaine|mois|mot|phrase|segundo|minuto|hora|día|semana|palabra|secondo|ora|giorno|parola|seconde|uur|woord|palavra)\w*",
    re.IGNORECASE,
)
"""One of something that is measured. Elsewhere "one" and "ein" often count nothing."""
_BOTH = re.compile(
    r"\b(?:both|pairs?|couple|either|beide[nrsm]?|paar\w*|deux|ambos|ambas|entrambi|beide|either)\b", re.IGNORECASE
)
_COUNTED = {
    "fr": "deux trois quatre cinq six sept huit _ dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque _ sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
}
_ELSEWHERE = {
    language: {word: float(number) for number, word in enumerate(listed.split(), start=2)}
    for language, listed in _COUNTED.items()
}
"""Words for two to twelve in languages whose numbers are known from nowhere else; none that means something else."""
_WORD = re.compile(r"[^\W\d_]+")
_NEGATED = {
    "en": re.compile(r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|avoid|forbidden|unless)\b|n't\b", re.IGNORECASE),
    "de": re.compile(
        r"\b(?:nicht|kein\w*|nie|niemals|nichts|niemand\w*|nirgends|weder|ohne|außer|es sei denn|vermeide\w*|verboten|weglassen|weg)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_FENCED = re.compile(r"[ \t>]*(?P<mark>`+|~{3,})(?P<inside>.*?)(?:(?P=mark))?\s*", re.DOTALL)
_NAMED = frozenset({"rule", "label", "question", "example", "edge-case", "flow"})


@dataclass(frozen=True)
class Gist:
    """The gist of a text.

    Attributes:
        tongue: Its language.
        digits: Numbers in digits.
        numbers: Numbers in digits or words, without one.
        one: Whether it says one of something that is measured, such as "one second".
        both: Whether it may count two in another way.
        marks: What stands in code marks and is no word: signs and markers.
        targets: What it refers to.
        sentences: For each sentence, whether it negates and whether it permits or advises.
    """

    tongue: str
    digits: frozenset[float]
    numbers: frozenset[float]
    one: bool
    both: bool
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
        if language in _ELSEWHERE:
            numbers = {number for word, number in written if word[0].isdigit()}
            numbers.update(_ELSEWHERE[language].get(word, 1.0) for word in _WORD.findall(plain.lower()))
        marks = {_inside(text[start:end]) for start, end in code_spans(text)} - {""}
        return cls(
            language,
            frozenset(number for word, number in written if word[0].isdigit()),
            frozenset(numbers - {1.0}),
            bool(_ONE.search(plain)),
            bool(_BOTH.search(plain)),
            frozenset(mark for mark in marks if not _LETTERS.fullmatch(mark)),
            frozenset(f"{each.kind}:{each.id}" for each in references(text) if each.kind in _NAMED),
            tuple(_bound(sentence.text, language) for sentence in split(plain)),
        )

    def figures_against(self, other: Gist, *, more: bool = False) -> str:
        """How the figures of another text differ from this one's; empty where they do not.

        Args:
            other: The gist of the other text.
            more: Whether one of them may say more than the other; then only a figure in place of another differs.
        """
        if more and not (self.numbers - other.numbers and other.numbers - self.numbers):
            return ""
        either_two = frozenset({2.0}) if self.both or other.both else frozenset()
        differ = (self.numbers ^ other.numbers) - either_two
        if differ and not (self.numbers and other.numbers):
            differ &= self.digits ^ other.digits
        if differ or self._one_against(other):
            return f"it says {other._figures()} in place of {self._figures()}"
        return ""

    def _one_against(self, other: Gist) -> bool:
        """Whether one of them says one, and the other one only another number."""
        single, counted = (self, other) if not self.numbers else (other, self)
        return (
            single.one
            and not single.numbers
            and bool(counted.numbers - ({2.0} if single.both else set()))
            and not counted.one
        )

    def _figures(self) -> str:
        return (
            ", ".join(shown(number) for number in sorted(self.numbers | ({1.0} if self.one else set()))) or "no figure"
        )

    def against(self, other: Gist, *, strict: bool, more: bool = False) -> str:
        """What another text says otherwise; empty where nothing is.

        Args:
            other: The gist of the other text.
            strict: Whether it is a translation. Otherwise what it leaves out may be left out on purpose.
            more: Whether one of them may have figures that the other one lacks.
        """
        problem = self.figures_against(other, more=more)
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


def _inside(span: str) -> str:
    """What stands between the code marks; a `~` in them is no mark of code itself."""
    match = _FENCED.fullmatch(span)
    return (match["inside"] if match else span).strip()


def _bound(sentence: str, language: str) -> tuple[bool, str]:
    negated = _NEGATED.get(language)
    found = signals(language)
    kind = "an order"
    if found is not None:
        kind = "advice" if found.advice.search(sentence) else "a choice" if found.permission.search(sentence) else kind
    return bool(negated and negated.search(sentence)), kind
