"""The words of a text that carry its meaning, without their endings."""

from __future__ import annotations

import re

STEM = 5
"""So many letters of a word are compared, so that endings make no difference."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:'s|es|s|ed|ing)\Z")

EMPTY = {
    "en": """the and for are was were its that this these those which what who whom whose when where how why does did
        done you your yours with without from one two not than then they them their theirs she his her hers our ours
        has have had having can cannot could may might must should would will shall only also both each every all any
        some other others another such there here into onto over under out off more most less least own same very just
        about after before first second last between again once still too yes none nobody nothing something somebody
        anything anybody per because since while though although until unless whether either neither but nor upon""",
    "de": """der die das den dem des ein eine einer eines einem einen und oder für ist sind war waren sein seine seiner
        ihr ihre ihrer ihren ihnen sie wir uns unser unsere dass dies diese dieser dieses welche welcher welches was wer
        wen wem wann warum wie hat haben hatte hatten kann können könnte muss müssen soll sollen sollte darf dürfen
        will wollen wird werden wurde nicht nur auch beide jede jeder jedes alle alles einige andere anderer anderen
        solche dort hier über unter aus mehr meist weniger selbst sehr etwa nach vor erste zweite letzte zwischen ohne
        mit von vom zum zur bei beim auf als wenn weil denn aber noch schon mal man kein keine keiner keinen nichts
        etwas jemand niemand ja nein durch gegen bis seit dann mir dir mich dich sich ihm ihn""",
}  # fmt: skip
"""Words that stand in every text, by language."""

_EMPTY = {language: frozenset(words.split()) for language, words in EMPTY.items()}
_ALL_EMPTY = frozenset[str]().union(*_EMPTY.values())


def stems(text: str, language: str) -> frozenset[str]:
    """The stems of the words that carry a meaning.

    Args:
        text: The text.
        language: Its language, such as `en` or `de-AT`. Where its empty words are not known, only words of five
            letters or more count.
    """
    empty = _EMPTY.get(language.partition("-")[0].casefold())
    found = (word for word in _WORD.findall(text.casefold()) if word not in (_ALL_EMPTY if empty is None else empty))
    if empty is None:
        found = (word for word in found if len(word) >= STEM)
    return frozenset(_ENDING.sub("", word)[:STEM] for word in found)
