"""Numbers as prose writes them: `12,000`, `0.5`, `zwei`, `thirty-one`."""

from __future__ import annotations

import re

_ENGLISH = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_GERMAN = [
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig",
]  # fmt: skip
_GERMAN_TENS = {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90}

NUMBER_WORDS: dict[str, float] = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **_TENS,
    **{word: number for number, word in enumerate(_GERMAN)},
    **_GERMAN_TENS,
    "hundred": 100, "thousand": 1000, "hundert": 100, "tausend": 1000, "dozen": 12, "twice": 2, "thrice": 3,
    "zweimal": 2, "dreimal": 3, "half": 0.5,
}  # fmt: skip
"""Words for numbers, with what they mean. `one` and `eins` among them, the German article not."""

_WORDS = "|".join(sorted(set(_ENGLISH) | set(_TENS) | set(_GERMAN) | set(_GERMAN_TENS), key=len, reverse=True))
_FIRST = "".join(sorted({word[0] for word in NUMBER_WORDS} | {"a"}))
NUMBER = rf"(?=[\d{_FIRST}])(?:(?<![\w.,/])\d{{1,3}}(?:,\d{{3}})+(?![\w,])|(?<![\w.,/])\d+(?:[.,]\d+)?(?![\w]|[.,]\d)|\b(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ENGLISH[1:10])})\b|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:hundred|thousand)\b|\b(?:{_WORDS})\b|\b(?:hundert|tausend)\b)"  # noqa: E501
"""A regular expression for a number in digits or in words. Most letters begin none, which it sees first."""


def value(written: str) -> float:
    """The number that was written.

    Raises:
        ValueError: It is no number.
    """
    small = written.lower().strip()
    if small[:1].isdigit() and " " not in small:
        return _digits(small)
    parts = re.split(r"[- ]", small)
    if parts[-1] in {"hundred", "thousand"}:
        first = 1.0 if parts[0] in {"a", "an"} or len(parts) == 1 else value(parts[0])
        return first * NUMBER_WORDS[parts[-1]]
    try:
        return float(sum(NUMBER_WORDS[part] for part in parts))
    except KeyError as error:
        raise ValueError(written) from error


def _digits(written: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written):
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))


def shown(number: float) -> str:
    """The number as a message shows it."""
    return str(int(number)) if float(number).is_integer() else str(number)


def minutes(number: float) -> str:
    """So many minutes, as a message says it."""
    return f"{shown(number)} minute{'' if number == 1 else 's'}"
