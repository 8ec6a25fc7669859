"""Words that say how binding a sentence is, language by language."""

# ruff: noqa: E501 -- lists of words
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from builder.lint.modals import AGENT
from builder.lint.words import words

_PARTICIPLE = r"(?:\w{2,}(?:ed|en|wn|pt|lt|nt)|put|cut|let|set|sent|made|done|told|held|left|kept|said|read)"


@dataclass(frozen=True, slots=True)
class Signals:
    """Patterns that find words of one language.

    Attributes:
        duty: What only a *must* or *must not* may say.
        advice: What only a *should* or *should not* may say.
        permission: What says that the reader may choose.
        choice: What says so in the widest sense.
        imperative: A sentence that tells the reader to do something.
        forbids: What forbids something.
        forbids_first: A sentence that begins by forbidding.
    """

    duty: re.Pattern[str]
    advice: re.Pattern[str]
    permission: re.Pattern[str]
    choice: re.Pattern[str]
    imperative: re.Pattern[str]
    forbids: re.Pattern[str]
    forbids_first: re.Pattern[str]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


_SP = r"\s+"
_AGENT = AGENT.replace(" ", r"\ ")
_POSSIBLE = (
    "not|never|only|well|be|been|have|has|had|feel|think|find|want|wonder|see|meet|notice|need|know|seem|happen|come|encounter"
    "|believe|prefer|get|hear|lose|end|become|remember|recogni[sz]e|suspect|run|miss|like|dislike|wish|disagree|also|either"
    "|then|still|sometimes|already|even"
)
"""What follows a "may" that permits nothing."""
_RELATIVE = "".join(rf"(?<!\b{word}\ )" for word in ("that", "which", "what", "whom", "than", "though", "where", "as"))
"""Not after these words: "a comment that you may read" tells what is possible."""
_CLAUSE = r"^(?:(?:if|when|where|while|in|for|after|before|unless|as\ long\ as)\b[^,.;]*,\ )?(?:please\ )?"
_IMPERATIVE = (
    "accept|add|answer|ask|assign|choose|check|copy|correct|count|cite|draw|encourage|follow|give|grade|ignore|judge|keep|label"
    "|leave|look|make|mark|move|name|note|omit|pass|pick|put|rank|rate|read|record|remove|repeat|report|say|select|set"
    "|show|skip|spell|split|start|state|stop|tag|take|tell|transcribe|transfer|treat|type|use|verify|write|annotate|listen"
)
_ENGLISH = Signals(
    duty=_pattern(
        rf"\b{_AGENT}\ (?:must|shall|have\ to|are\ required\ to)(?:\ (?:not|never))?\b"
        rf"|\b(?:must|shall)(?:\ (?:not|never|always|also|then))?\ be\ {_PARTICIPLE}\b"
        r"|\b(?:is|are)\ (?:strictly\ )?(?:mandatory|obligatory|compulsory|forbidden|prohibited|required)\b"
        r"|\b(?:it\ must|they\ must|must\ always|must\ never|always\ must|without\ exception)\b"
    ),
    advice=_pattern(
        rf"\b{_AGENT}\ (?:should|ought\ to|had\ better|might\ want\ to|may\ want\ to|are\ encouraged\ to)(?:\ not)?\b"
        rf"|\bshould(?:\ not|\ never|\ always|\ also|\ then|n't)?\ be\ {_PARTICIPLE}\b"
        r"|\b(?:preferably|ideally)\b|\b(?:is|are)\ recommended\b|\b(?:we|it\ is)\ recommend(?:ed)?\b|^try\ to\b"
        r"|^consider\b|^(?:please\ )?try\ not\ to\b|\bit\ is\ (?:better|best|advisable)\ to\b"
    ),
    permission=_pattern(
        rf"\b{_AGENT}\ (?:also\ )?(?:may|can|could|might)(?:\ also|\ either|\ then)?\ (?:choose|mark|give|add|leave|skip|"
        r"treat|use|write|decide|omit|rate|grade|answer|ignore|accept|label|select|pick|put|set|keep|mark|count|take|"
        r"correct|report|ask|transcribe|annotate|remove|drop|assign|look|let|draw|box|cite|tag|start|stop|split|merge)\b"
        rf"|{_RELATIVE}\b{_AGENT}\ (?:also\ )?may(?:\ also|\ either|\ then)?\ (?!(?:{_POSSIBLE})\b)[a-z]+\b"
        rf"|\b{_AGENT}\ (?:need\ not|needn't|do(?:es)?\ not\ have\ to|do(?:es)?n't\ have\ to)\ (?!be\b)\w+"
        r"|\b(?:is|are)\ optional\b|\bif\ you\ (?:like|want|wish|prefer)\b|\bat\ your\ (?:own\ )?discretion\b"
        rf"|\b{_AGENT}\ (?:are|is)\ (?:free|allowed|permitted|welcome)\ to\b|\bfeel\ free\ to\b"
        r"|\bmay(?:\ also|\ either)?\ be\ (?:marked|graded|rated|labeled|labelled|skipped|omitted|left|added|given|chosen|"
        r"used|written|ignored|dropped|tagged|set|transcribed|annotated)\b"
    ),
    choice=_pattern(
        r"\b(?:may|can(?!not|'t|\ not)|could|might|optional|optionally|allowed|permitted|free\ to|need\ not|needn't|either"
        r"|accept(?:ed|able|s)?|discretion|if\ you\ (?:like|want|wish|prefer)|do\ not\ have\ to|don't\ have\ to"
        r"|nobody\ has\ to|choice|welcome|possible|fine)\b|\b(?:mark|give|choose|rate|grade|label|use|write)\b[^.;,]*\ or\b"
    ),
    imperative=_pattern(rf"{_CLAUSE}(?:{_IMPERATIVE})\b(?!\ (?:is|are|was|has|may|can)\b)"),
    forbids=_pattern(
        rf"{_CLAUSE}(?:then\ )?(?:(?:do|does)\ not|don't|never|avoid|refrain|not|nobody|nothing|no|none|neither|without"
        rf"|cannot|stop|keep\ \w+\ out|leave\ (?:\w+\ ){{1,4}}(?:out|alone|unmarked|blank|behind|another|as)|ignore|skip|"
        rf"reject|refuse)\b"
        rf"|{_CLAUSE}(?!(?:if|when|where|while|a|an|the|in|for|after|before|it|there)\b)(?:\w+\ ){{1,3}}"
        r"(?:no|nothing|nobody(?:'s)?|none|never|neither)\b"
        r"|\b(?:must|may|shall|should|ought)\ (?:not|never)\b|\b(?:mustn't|shouldn't|shan't)\b"
        r"|\b(?:is|are)\ (?:never|not\ (?:allowed|permitted|accepted|acceptable)|forbidden|prohibited|out\ of\ bounds)\b"
        r"|[;:—–]\ (?:do\ not|don't|never)\b"
    ),
    forbids_first=_pattern(
        rf"{_CLAUSE}(?:do\ not|don't|never|avoid|refrain\ from)\b"
        rf"|^(?:{_AGENT}\ )?[\w' ]{{0,40}}\b(?:must|shall)\ (?:not|never)\b"
        rf"|{_CLAUSE}(?:{_IMPERATIVE})\ (?:\w+\ )?(?:no|nothing)\b"
    ),
)
_NOT_IN_GERMAN = r"(?!(?:\ (?!und\b|oder\b)[^\s,;]+){0,5}?\ nicht\b)"
"""Not before a "nicht" in the same clause: "Sie müssen das nicht tun" leaves the choice."""
_AGENT_MUST = r"(?:du|man|sie|ihr)\ (?:musst?|müssen|müsst)|(?:musst?|müssen|müsst)\ (?:du|man|sie|ihr)"
_GERMAN = Signals(
    duty=_pattern(
        rf"\b(?:muss|musst|müssen|müsst)\b{_NOT_IN_GERMAN}"
        r"|\b(?:zwingend|verpflichtend|verboten|untersagt|darf(?:st)?\ nicht|darf(?:st)?\ nie)\b"
    ),
    advice=_pattern(r"\b(?:sollte|solltest|sollten|solltet|möglichst|vorzugsweise|idealerweise|empfehlen|empfohlen)\b"),
    permission=_pattern(
        r"\b(?:(?:du|man|sie|ihr)\ (?:darf(?:st)?|dürfen|dürft)|(?:darf(?:st)?|dürfen|dürft)\ (?:du|man|sie|ihr))\b"
        rf"(?!(?:\ [^\s,;]+){{0,4}}?\ (?:nicht|nie|kein\w*)\b)|\b(?:{_AGENT_MUST})\b(?={_NOT_IN_GERMAN[3:]}"
        r"|\b(?:freigestellt|wahlweise|nach\ belieben|optional)\b"
    ),
    choice=_pattern(
        r"\b(?:darf(?:st)?|dürfen|dürft|kann(?:st)?|können|könnt|könnte\w*|erlaubt|zulässig|freigestellt|wahlweise|möglich"
        rf"|nach\ belieben|optional|entweder)\b|\b(?:musst?|müssen|müsst)\b(?={_NOT_IN_GERMAN[3:]}"
    ),
    imperative=_pattern(r"^(?!)$"),
    forbids=_pattern(
        r"\b(?:nicht|nichts|niemand|kein\w*|nie|niemals|nirgends|ohne|weder|verboten|untersagt|unzulässig|vermeide\w*"
        r"|unterlass\w*|verzichte\w*|ignorier\w*|lass\ \w+\ weg)\b"
    ),
    forbids_first=_pattern(r"^(?:niemals|nie|vermeide\w*|verzichte\w*)\b|^[\w ]{0,40}\bdarf(?:st)?\ (?:nicht|nie)\b"),
)
_SIGNALS = {"en": _ENGLISH, "de": _GERMAN}


def signals(language: str) -> Signals | None:
    """The words of a language, or None where nobody has listed them."""
    return _SIGNALS.get(language)


@dataclass(frozen=True)
class Trigger:
    """Words (in small letters) without which none of the patterns of one kind finds anything.

    Attributes:
        whole: Whole words.
        beginnings: Beginnings of words.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def among(self, vocabulary: Iterable[str]) -> list[str]:
        """Those of many words that are such."""
        return [word for word in vocabulary if word in self.whole or word.startswith(self.beginnings)]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:(?:{'|'.join(sorted(self.whole))})\b|{'|'.join(self.beginnings)})")

    def within(self, text: str) -> bool:
        """Whether a text holds one: quicker than to look for what it may mean."""
        return bool(self._pattern.search(text.lower()))


FORBIDDING = Trigger(
    words("do don never avoid refrain must mustn shall no nothing nie niemals darf darfst"), ("vermeid", "verzicht")
)
"""For `forbids_first`."""
ADVISING = Trigger(
    words("should shouldn ought better best might may try consider sollte solltest sollten solltet"),
    ("encourag", "prefer", "ideal", "recommend", "advisab", "möglichst", "vorzug", "empf"),
)
"""For `advice`."""
PERMITTING = Trigger(
    words(
        """
        may might can could free allowed welcome like want wish prefer need needn have discretion darf
        darfst dürft dürfen musst muss müsst müssen belieben
        """
    ),
    ("option", "permit", "freigest", "wahlweise"),
)
"""For `permission`."""
OBLIGING = Trigger(
    words("must shall have has required muss musst müsst müssen darf darfst without"),
    ("mandat", "oblig", "compuls", "forbid", "prohib", "zwing", "verpflicht", "verboten", "untersagt"),
)
"""For `duty`."""
