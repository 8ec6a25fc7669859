"""Which language a text is written in, by its small words: enough to tell a translation from its original."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "en": "the of and to is in that it for as with be not you are or this on an if by from where when at its",
    "de": "der die das und ist nicht ein eine einen sie zu den dem mit von auf für im wenn oder als auch wie werden",
    "fr": "le la les des et est une dans pour que qui pas sur ne avec vous sont ou au du ce si par",
    "es": "el la los las y es una para que no en con por se del un si lo como más su son al",
    "it": "il lo gli le di e è una per che non in con si del un se come più sono al della nel",
    "nl": "de het een en is niet van voor dat met op zijn te als of aan bij ook dan wordt",
    "pt": "o os as e é uma para que não em com por se do da um como mais são ao na no",
}
SMALL_WORDS = {name: frozenset(words.split()) for name, words in _SMALL.items()}
_ENOUGH = 2


def tongue(text: str) -> str | None:
    """The language of a text, or None where too few small words tell it."""
    words = _WORD.findall(text.lower())
    counts = {name: sum(word in small for word in words) for name, small in SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    second = max((count for name, count in counts.items() if name != best), default=0)
    return best if counts[best] >= _ENOUGH and counts[best] > second else None
