"""Finds what nobody meant to type: runs of keys in prose.

The measure is what English and German words never do, not what they seldom do: German alone has eight consonants in a
row ("Angstschweiß"), so clusters that are one sound count as one before a run is long.
"""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from builder.lint.words import words

_SIGNS = re.compile(r",\.")
_END_OF_SIGNS = re.compile(r"[\s\d(){}\[\]]")
_SIGN_RUN = re.compile(r"(?:[a-z]?[,.;]){5,}")
_MANY_COMMAS = re.compile(r",{4,}|;{4,}")
_ROWS = tuple(
    "asdf sdfg dfgh fghj ghjk hjkl zxcv xcvb cvbn vbnm yxcv lkjh kjhg jhgf hgfd gfds fdsa qwer uiop poiu".split()  # noqa: SIM905
)
_KEYBOARDS = frozenset({"qwerty", "qwertz"})
_CONSONANTS = "bcdfghjklmnpqrstvwxzß"
_SUSPECT = re.compile(
    rf"[{_CONSONANTS}]{{5,}}|['’][{_CONSONANTS}]{{4,}}|(?<!i)j[bcdfghklmnpqrstvwxz]",
    re.IGNORECASE,
)
_SHAPE = bytes(
    ord("c") if chr(code).lower() in _CONSONANTS else code if chr(code) in "'?" else ord(" ") for code in range(256)
)
_WORD_CHARACTERS = re.compile(r"[\w'’]")
_CLUSTER = re.compile(
    r"tsch|dsch|sch|tch|ngst|chts|ch|ck|ph|th|sh|gh|rh|wh|ng|st|sp|ts|tz|pf|ss|ff|ll|mm|nn|pp|rr|tt|ß"
)
_REPEATED = re.compile(r"(.)\1+")
_STUTTERED = re.compile(r"(?<!i)j[bcdfghklmnpqrstvwxz]")
_VOWELS = frozenset("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýÿ")
_FARTHEST = 60
"""No word is longer; looking farther would take long where someone wrote no spaces."""
_LONG = 6
"""This many sounds without a vowel are no word."""
_QUOTES = frozenset("“”„«»\"‘’‚'*_`")
_KNOWN = frozenset({"tsktsk"})


_ODD_SIGNS = re.compile(r",\.|,[a-z][,.;]|,{4}|;{4}|j(?=[^\x00j]*j)")
_ODD_SHAPES = re.compile(rb"[c'?]cccc")
_ROMAN = re.compile(r"[ivxlcdm]+")
_TIGHT = re.compile(r",[a-z][,.;]")
_TRIPLES = (
    "qwe wer ert rty rtz tyu tzu yui zui uio iop asd sdf dfg fgh ghj hjk jkl zxc yxc xcv cvb vbn bnm poi oiu iuy lkj kjh"
    " jhg hgf gfd fds dsa mnb nbv bvc vcx cxz wef sdk dkf ghg jkj"
)
_TWICE = re.compile(rf"({_TRIPLES.replace(' ', '|')})\1")
_SAME_LETTER = re.compile(r"([^\W\d_])\1{3,}")
_THRICE = re.compile(r"([^\W\d_]{2,5}?)\1{2,}")
_LAUGHTER = re.compile(r"(?:[bcdghjklmnwy]?h?[aeiou]h?|[aeiou][hw])+[bcdhkms]?")
_ONLY_KEYS = words("jkl dfg fgh ghj hjk sdf xcv cvb vbn bnm zxc kjh jhg hgf gfd fds lkj mnb vcx cxz")
_COMMAS_AND_KEYS = re.compile(r",\.(?=[a-z][,.;]|,)|(?<!\w)([a-z])[,.;]\1[,.;]")


def odd(word: str) -> bool:
    """Whether a word (in small letters) is one key pressed again and again, or a few in turn."""
    if _SAME_LETTER.search(word) or word in _ONLY_KEYS or _TWICE.search(word):
        return not _ROMAN.fullmatch(word)
    return bool(_THRICE.fullmatch(word)) and not _LAUGHTER.fullmatch(word)


def suspects(texts: Sequence[str]) -> set[int]:
    """The numbers of the texts that are worth a closer look: found in all of them at once, which is quicker."""
    small = [text.lower() for text in texts]
    joined = "\x00".join(small)
    starts = list(accumulate((len(text) + 1 for text in small), initial=0))
    shape = joined.encode("ascii", "replace").translate(_SHAPE)
    places = [
        *(match.start() for match in _ODD_SIGNS.finditer(joined)),
        *(match.start() for match in _ODD_SHAPES.finditer(shape)),
    ]
    for row in _ROWS:
        place = joined.find(row)
        while place >= 0:
            places.append(place)
            place = joined.find(row, place + 1)
    return {bisect_right(starts, place) - 1 for place in places}


def mash(text: str, *, words: bool = True) -> str | None:
    """The first run of keys in a text, or None; always None for a text that is not among its `suspects`.

    Args:
        text: Prose, with what is no language blanked.
        words: Whether to judge words too: only where the language is one that the measure fits (English, German).
    """
    if ",." in text:
        for match in _SIGNS.finditer(text):
            before = _END_OF_SIGNS.split(text[max(0, match.start() - _FARTHEST) : match.start()])[-1]
            around = before + _END_OF_SIGNS.split(text[match.start() : match.end() + _FARTHEST])[0]
            run = _SIGN_RUN.search(around)
            if run and run[0].count(",") >= 2:  # noqa: PLR2004 -- "etc.,." has one
                return around
    if (keys := _COMMAS_AND_KEYS.search(text) if ",." in text or _TIGHT.search(text) else None) is not None:
        return text[max(0, keys.start() - 1) : keys.end() + 1].strip()
    if (commas := _MANY_COMMAS.search(text)) is not None:
        return commas[0]
    small = text.lower()
    for row in _ROWS:
        if row in small:
            start = small.index(row)
            word, quoted = _around(text, start, start + len(row))
            if word and not quoted and word.lower() not in _KEYBOARDS:
                return word
    return _word(text) if words else None


def _word(text: str) -> str | None:
    for match in _SUSPECT.finditer(text):
        word, quoted = _around(text, match.start(), match.end())
        if word and not quoted and _unpronounceable(word):
            return word
    return None


def _around(text: str, start: int, end: int) -> tuple[str, bool]:
    """The word around a place, and whether it stands in quotation marks or emphasis.

    The word is empty where it is no word but a name for a machine: with digits, capitals inside, dots or slashes.
    """
    first, last = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    while start > first and _WORD_CHARACTERS.match(text[start - 1]):
        start -= 1
    while end < last and _WORD_CHARACTERS.match(text[end]):
        end += 1
    word = text[start:end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    inner = word.strip("'’_")
    quoted = (before in _QUOTES and after in _QUOTES and bool(before and after)) or (
        word[:1] in _QUOTES and word[-1:] in _QUOTES
    )
    machine = (
        not inner.replace("'", "").replace("’", "").isalpha()
        or inner[1:] != inner[1:].lower()
        or before in {"/", "\\", "@", "#", "."}
        or (after in {"/", "\\", "@", "."} and text[end + 1 : end + 2].isalnum())
    )
    return ("" if machine else inner), quoted


def _unpronounceable(word: str) -> bool:
    small = word.lower()
    if small in _KNOWN:
        return False
    if len(_STUTTERED.findall(small)) >= 2:  # noqa: PLR2004 -- "hajj" and names have one
        return True
    pieces = re.split(r"['’]", small)
    if any(len(piece) >= 4 and _VOWELS.isdisjoint(piece) for piece in pieces[1:]):  # noqa: PLR2004 -- n't, 've, 'll
        return True
    if _VOWELS.isdisjoint(small) and len(_REPEATED.sub(r"\1", small)) >= _LONG:
        return True
    return any(len(_CLUSTER.sub("C", run)) >= _LONG for run in re.findall(rf"[{_CONSONANTS}]+", small))
