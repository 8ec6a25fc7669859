"""Options that only speak of other options: "All of the above", "Both a and b are fine", "Either of the first two"."""

from __future__ import annotations

import re
from collections.abc import Collection

_KNOWN = re.compile(
    r"\b(?:all|none|any|both|neither|each|any|some|every one|two|either)(?: (?:one|two|three|four))?(?: of)?(?: the)?"
    r"(?: (?:options?|answers?|choices?|statements?|ones?|responses?))?(?: (?:listed|given|mentioned|named))?"
    r" (?:above|below|preceding|foregoing)\b"
    r"|\A(?:all|none|neither|both|any|either) of (?:these|them|those|the (?:others?|options|answers|choices))\Z"
    r"|\A(?:all|both|no|neither) (?:of the )?(?:(?:other|given|listed) )?(?:options|answers|choices|statements)"
    r"(?: (?:is|are) (?:all )?(?:right|correct|true|wrong|false|incorrect))?\Z"
    r"|\A(?:all(?:e|es)|keine?[rs]?|beide[rs]?)(?: der| davon| von)?(?: diesen?| den)? ?"
    r"(?:oben|obigen|genannten?|vorherigen|vorstehenden|aufgeführten|anderen)\b"
    r"|\A(?:alle|keine|beide)(?: der)? (?:antworten|optionen|möglichkeiten|aussagen)"
    r"(?: (?:ist|sind|treffen|trifft) \w+)?\Z"
    r"|\A(?:alle|alles|keine?[rs]?|nichts|beides|keines) (?:davon|von beiden?|hiervon)\Z",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:options?|answers?|choices?|alternatives?|possibilit(?:y|ies)"
    r"|antwort(?:en)?|optionen|option|möglichkeit(?:en)?)"
)
_QUANTITY = (
    r"(?:both|either|neither|any|all|none|each|one|only|not|two|three|some|everything|sowohl|weder|entweder|alle[s]?"
    r"|beide[rs]?|nur|keine?[rs]?|eine?[rs]?)(?: one| three| two)?"
)
_SAID = (
    r"(?: (?:is|are|was|were|would|will|can|could|may|must|should|do|does|hold|apply|applies|work|fit|fits|holds|works"
    r"|together|combined|ist|sind|wäre|wären|gilt|gelten|geht|gehen|trifft|treffen|stimmt|stimmen|passt|passen"
    r"|zusammen)\b(?: [^\s]+){0,5})?"
)
_LIKED = (
    r"(?:,? [(]?(?:(?:just )?(?:as|if|what|whatever|whichever|whatever one)(?: of them)?"
    r" you (?:like|please|prefer|want|wish|choose)"
    r"|whichever|whatever|at (?:your )?(?:will|choice|discretion)|it (?:does not|doesn't) matter(?: which)?"
    r"|no matter which"
    r"|wie (?:du|sie|ihr|man) (?:will|willst|wollen|wollt|mag|magst|mögen|möchte|möchtest|möchten|möchtet)"
    r"|nach (?:belieben|wahl|wunsch)|je nach (?:belieben|wunsch)|egal(?:,)? welche[rs]?|beliebig)[)]?)?"
)
_ORDER = r"(?:first|second|third|fourth|last|previous|next|other|others|remaining|preceding|former|latter)"
_ORDNUNG = r"(?:erste|zweite|dritte|vierte|letzte|vorige|nächste|andere|übrige)[nrs]?"
_COUNT = r"(?: (?:one|two|three|four|ones|beiden|zwei|drei|vier))?"
_OF_PLACES = re.compile(
    rf"\A{_QUANTITY} (?:of the|der|von den) (?:(?:two|three|beiden) )?(?:{_ORDER}|{_ORDNUNG}){_COUNT}"
    rf"(?: {_NOUN})?{_SAID}{_LIKED}\Z"
    rf"|\A(?:{_QUANTITY} (?:of )?)?(?:the|der|den|die|beide|zwei) (?:(?:{_ORDER}|{_ORDNUNG}|beiden|two|three)"
    rf"(?:,? (?:and|or|und|oder)(?: the| die)? (?:{_ORDER}|{_ORDNUNG}))?{_COUNT} )+{_NOUN}{_SAID}\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\A(?:only )?(?:(?:the|die|der|das) )?(?:{_ORDER}|{_ORDNUNG}){_COUNT}\b(?! {_NOUN})", re.IGNORECASE
)


def speaks_of_others(text: str, ids: Collection[str], others: Collection[str], shown: Collection[str]) -> bool:
    """Whether an option says nothing of its own.

    Args:
        text: The option.
        ids: The ids of all options of the item.
        others: The texts of the other options.
        shown: Names that something else in the item has (the responses `a` and `b`), which are not those of options.
    """
    if _KNOWN.search(text) or _letters(ids, shown).search(text):
        return True
    # Where another option is "The second", the places are those of sentences, pictures or replies.
    return bool(_OF_PLACES.search(text)) and not any(
        _PLACE.search(other) and not _OF_PLACES.search(other) for other in others
    )


def _letters(ids: Collection[str], shown: Collection[str]) -> re.Pattern[str]:
    """An expression for texts such as "both a and b", "a, b and c are fine", "all but c", "the same as in b"."""
    taken = {name.casefold() for name in shown}
    short = sorted({name for name in (*ids, *"abcdefgh") if name.casefold() not in taken and len(name) <= 1} | {
        name for name in ids if any(sign.isdigit() for sign in name) and name.casefold() not in taken})  # fmt: skip
    if not short:
        return re.compile(r"(?!)")
    one = rf"(?:{_NOUN} )?[(\[]?(?:{'|'.join(map(re.escape, short))})[)\]]?"
    joined = r",? (?:and|or|nor|&|und|oder|noch|als auch|as well as|plus) (?:also )?"
    several = rf"{one}(?:, ?{one})*(?:{joined}|(?:, ){_QUANTITY} ){one}"
    return re.compile(
        rf"\A(?:{_QUANTITY}(?: of)?:? )?(?:{_NOUN} )?{several}{_SAID}{_LIKED}\Z"
        rf"|\A(?:all|any|everything|each|alle[s]?|jede)(?: {_NOUN})? (?:but|except(?: for)?|save|außer|bis auf) "
        rf"(?:{one}|{several})\Z"
        rf"|\A(?:the )?(?:same|like|wie|dasselbe wie|see|siehe)(?: as| in)* {_NOUN} {one}\Z"
        rf"|\A(?:the )?same as (?:in )?{one}\Z",
        re.IGNORECASE,
    )
