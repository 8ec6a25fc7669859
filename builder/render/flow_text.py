"""How wide text will be, without a font at hand, and where to break its lines."""

from __future__ import annotations

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,:;'’|!()[]{}- ")
_BROAD = frozenset("mwMW@%—…")
_WORDS = re.compile(r"\s+|[^\s/\-–—]*[/\-–—]+|[^\s/\-–—]+")


def width(text: str, size: float) -> float:
    """The estimated width of `text` in units, set in a plain sans-serif of `size`; rather too wide than too narrow."""
    return sum(map(_share, text)) * size


def _share(character: str) -> float:
    """A character's width as a share of the size of the font."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.05
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 0.95
    if character.isupper():
        return 0.71
    return 0.58 if character.isascii() or character.isalpha() else 0.75


def longest(text: str, size: float) -> float:
    """The width of the longest word that must not be broken; words of scripts without spaces may be."""
    words = (word.strip() for word in _WORDS.findall(text))
    whole = (word for word in words if not any(unicodedata.east_asian_width(each) in {"W", "F"} for each in word))
    return max((width(word, size) for word in whole), default=0.0)


def wrap(text: str, size: float, room: float) -> list[str]:
    """Lines of `text` that fit into `room`; words are broken only where a word alone does not fit. Never empty."""
    lines = [""]
    for piece in _pieces(" ".join(text.split()), size, room):
        if width((lines[-1] + piece).rstrip(), size) <= room or not lines[-1].strip():
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.strip() for line in lines if line.strip()] or [""]


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Pieces between which a line may end: words, single characters of scripts without spaces, parts of long words."""
    pieces: list[str] = []
    for word in _WORDS.findall(text):
        part = ""
        for character in word:
            wide = unicodedata.east_asian_width(character) in {"W", "F"}
            joins = unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf", "Me"}
            if part and not joins and (wide or width(part + character, size) > room):
                pieces.append(part)
                part = ""
            part += character
        pieces.append(part)
    return pieces
