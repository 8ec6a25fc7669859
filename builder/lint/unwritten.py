"""Texts that say nothing: only signs, or only that a text will stand here one day."""

from __future__ import annotations

import re
import string
import unicodedata

LONGEST = 80
"""A text that only announces another is shorter."""

_SIGNS = frozenset(string.punctuation)

_WHAT = (
    r"(?:(?:the|an?|this|some|more|further|full|exact) )*(?:text|answer|contents?|definition|description|details?|"
    r"examples?|explanation|information|info|more|note|reason|rule|ruling|summary|title|translation|wording|this|it)"
)
_DONE = (
    r"(?:added|announced|completed|confirmed|continued|decided|defined|described|determined|done|filled in|provided|"
    r"specified|supplied|translated|written)"
)
_WHEN = r"(?:soon|later|shortly|in due course|as soon as possible)"
_ENGLISH = (
    r"to ?do|tb[acd]|fixme|placeholder|lorem ipsum",
    rf"(?:{_WHAT} )?(?:(?:is |are )?(?:still |yet )+)?to (?:be {_DONE}|follow|come)(?: {_WHEN})?",
    rf"(?:{_WHAT} )?will (?:follow|come|be (?:added|filled in|supplied))|(?:{_WHAT} )?will be {_DONE} {_WHEN}",
    rf"(?:{_WHAT} )?(?:will |is |are )?(?:coming|following|follows?|come) {_WHEN}|more (?:{_WHAT} )?{_WHEN}",
    rf"(?:{_WHAT} )?(?:is |are |has |have )?(?:still not|not yet) (?:been )?{_DONE}|not {_DONE} yet",
    rf"{_WHAT} (?:is |are )?(?:still )?(?:pending|outstanding|in progress|under way|on its way)",
    rf"(?:still )?(?:awaiting|waiting for|pending) {_WHAT}|to be (?:supplied|provided|confirmed|translated) by [\w ]+",
    rf"(?:please )?fill (?:this |me )?in(?: {_WHEN}| here)?|under construction|work in progress",
    r"(?:add |enter |insert |put |your |some )*text(?: goes)? here|(?:dummy|placeholder) text",
)
_WAS = (
    r"(?:(?:der|die|das|ein|eine|dieser|diese|weitere|weiterer|genaue|genauer|nähere) )*(?:text|antwort|abschnitt|"
    r"begründung|beispiele?|beschreibung|definition|details|eintrag|entscheidung|erklärung|erläuterung|genaueres|hinweise?|"
    r"infos?|informationen|inhalte?|mehr|näheres|regel|titel|übersetzung|weiteres|wortlaut|zusammenfassung|dies|es)"
)
_GETAN = (
    r"(?:angegeben|ausformuliert|ausgefüllt|begründet|beschrieben|bestimmt|definiert|eingefügt|eingetragen|entschieden|"
    r"ergänzt|erstellt|festgelegt|formuliert|geklärt|geschrieben|hinzugefügt|nachgeliefert|nachgereicht|nachgetragen|übersetzt|vervollständigt)"
)
_TUN = (
    r"(?:auszufüllen|bestimmen|definieren|einzufügen|einzutragen|entscheiden|ergänzen|festzulegen|formulieren|klären|"
    r"nachzureichen|nachzutragen|schreiben|tun)"
)
_NACH = r"(?:nachgeliefert|nachgereicht|nachgetragen|nachgeschickt)"
"""These say "later" themselves."""
_WANN = r"(?:noch|später|bald|demnächst|in kürze|nachträglich)"
_GERMAN = (
    rf"(?:{_WAS} )?(?:folgt|folgen|kommt|kommen)(?: {_WANN})+|{_WAS} (?:folgt|folgen)|folgt",
    rf"(?:{_WAS} )?(?:wird|werden|ist|sind|muss|müssen)(?: {_WANN})+ (?:nicht )?{_GETAN}(?: werden)?",
    rf"(?:{_WAS} )?(?:wird|werden)(?: [\w ]{{1,30}})? {_NACH}|{_WAS} (?:reichen|liefern|tragen) wir(?: {_WANN})? nach",
    rf"{_WAS} (?:steht|stehen) (?:noch )?aus|{_WAS} (?:ist |sind )?(?:noch )?(?:ausstehend|in arbeit|offen)",
    rf"(?:{_WAS} )?(?:ist |sind )?noch nicht {_GETAN}",
    rf"(?:{_WAS} )?(?:ist |sind )?noch zu {_TUN}|zu ergänzen",
    r"bitte (?:noch )?(?:ausfüllen|einfügen|ergänzen|nachtragen)",
    r"hier (?:noch )?text (?:einfügen|ergänzen|eintragen)|(?:noch )?in arbeit|noch offen",
    rf"(?:{_WAS} )?(?:fehlt|fehlen) noch|platzhalter(?:text)?|blindtext|mustertext",
)
_UNWRITTEN = re.compile("|".join((*_ENGLISH, *_GERMAN)))
_FRAME = re.compile(r"^[\W_]+|[\W_]+$")


def only_signs(text: str) -> bool:
    """Whether a text is punctuation and spaces alone; a drawn sign, such as a note or a star, says something."""
    if text[:1].isalnum():
        return False
    return all(sign in _SIGNS or unicodedata.category(sign)[0] in "PZC" for sign in text) and bool(text.strip())


def announces(text: str) -> bool:
    """Whether a text only says that it is still to be written, in English or German."""
    if len(text) > LONGEST:
        return False
    text = text.strip(string.punctuation)
    return _UNWRITTEN.fullmatch(_FRAME.sub("", " ".join(text.split())).lower()) is not None
