"""Words in place of a picture or a recording that say nothing of it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from builder.lint.unwritten import only_signs
from builder.model.items import ENDINGS

_ENDING = "|".join(sorted({ending for endings in ENDINGS.values() for ending in endings}))
_A_FILE = re.compile(rf"(?:\S*/)?[^\s/]+(?: [^\s/]+)?\.(?:{_ENDING})", re.IGNORECASE)
_BY_A_CAMERA = re.compile(r"(?:dscn?|dscf|img|pict?|pxl|screenshot|scan|untitled|unbenannt)[\W_]*\d[\d\W_]*")
_PICTURE = (
    r"(?:alternative text|alternativtext|alt[ -]?text|alt|text alternative|abbildung|beschreibung|bild|"
    r"bildbeschreibung|caption|chart|description|diagramm?|drawing|figure|foto|fotografie|gra(?:f|ph)ik|graphic|icon|"
    r"illustration|image|img|jpe?g|photo|photograph|pic|picture|png|screenshot|symbol|thumbnail|zeichnung)"
)
_ARTICLE = r"(?:an?|the|this|that|one|my|some|ein|eine|das|die|der|dies|dieses|is|ist|here|hier)"
_GENERIC = re.compile(
    rf"(?:{_ARTICLE} )*(?:{_PICTURE}[ -]?)+(?:(?:no\.?|nr\.?|number|nummer)? ?#?\d+|of|von|here|hier|file|description)?"
    r"|no (?:alt|alt text|description|text)|ohne (?:alternativtext|beschreibung|text)|keine beschreibung"
    r"|none|null|nil|empty|leer|n/a|untitled|unbenannt|to ?do|tb[acd]|fixme|x{3,}|placeholder|platzhalter|text folgt"
)

_RECORDING = (
    r"(?:audio|audioclip|audiodatei|audioaufnahme|aufnahme|aufzeichnung|mitschnitt|sprachaufnahme|tonaufnahme|tondatei|"
    r"tonspur|recording|transcript|transcription|transkript|transkription|abschrift|sound ?(?:clip|file|recording)|"
    r"(?:audio|voice) (?:clip|file|recording|sample)|recorded (?:audio|speech|voice)|mp3|wav|ogg|flac)"
)
_NO_TRANSCRIPT = re.compile(
    rf"(?:{_ARTICLE} )*{_RECORDING}(?: (?:no\.?|nr\.?|number|nummer)? ?#?\d+| here| hier)?"
    r"|no transcript(?:ion)?|kein(?:e)? (?:transkript|transkription|abschrift)|to ?do|tb[acd]|fixme|n/a|"
    r"transcript (?:to follow|follows)|(?:transkript|abschrift|text) folgt"
)
"""Few words: anything can be said in a recording, but hardly anybody says only what it is."""


def lacking(text: str | None, file: str, what: Literal["text alternative", "transcript"]) -> str:
    """What is wrong with the words for a picture or a recording, to follow "has"; empty if they may say something.

    Args:
        text: The words.
        file: The path of the file, as it was written.
        what: What they should be. A transcript may be nearly any words, since nearly anything can be said.
    """
    said = " ".join((text or "").split())
    if not said:
        return f"no {what}"
    if only_signs(said) or _names_file(said, file):
        return f"'{said}' for its {what}, which says nothing"
    generic = _GENERIC if what == "text alternative" else _NO_TRANSCRIPT
    if generic.fullmatch(said.strip(" .:!…()[]<>{}*_\"'").lower()):
        return f"'{said}' for its {what}, which says nothing"
    return ""


def _names_file(said: str, file: str) -> bool:
    """Whether the words are the name of a file, or all but the ending of the name of this one.

    A file may be called what it shows, so that its name in other letters (`Cat` for `cat.png`) says something.
    """
    name = PurePosixPath(file)
    if _A_FILE.fullmatch(said) or _BY_A_CAMERA.fullmatch(said.lower()):
        return True
    wholly = {name.stem, str(name.with_suffix("")) if name.name else ""}
    return said in wholly or (not name.stem.isalpha() and said.lower() == name.stem.lower())
