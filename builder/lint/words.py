"""Short lists of words that checks know."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text, apart by spaces."""
    return frozenset(text.split())


ORDINARY_ACRONYMS = words(
    """
    AC AD AI AM API APIs ASCII BC CD CEO CSS CSV DC DIY DNA DVD EU FAQ FAQs FM GB GIF GPS HD HTML HTTP HTTPS ID IDs
    IP IQ ISO IT JPEG JPG JSON KB LED MB MP3 MP4 NATO NASA OK PC PDF PIN PM PNG PS PSA QR RAM RSS SIM SMS SUV SVG TV
    UFO UI UK UN URL URLs US USA USB UTC UTF VIP WWW XML YAML ZIP
    """
)
"""Acronyms that need no entry in a glossary."""

STRESSED = words(
    """
    ALL ALWAYS AND ANY ARE AS AT BE BEFORE BOTH BUT BY CAN CANNOT DO DOES EACH EITHER EVERY FIRST FIXME FOR FROM HAS
    HAVE HOW IF IN INTO IS JUST LAST LEAST LESS MANY MAY MORE MOST MUST NEVER NO NONE NOT NOTE NOW OF ON ONE ONLY OR
    OUT OVER SAME SHALL SHOULD SO STOP TBA TBD THAN THAT THE THEN THESE THEY THIS THOSE TO TODO TWO UP VERY WAS WHAT
    WHEN WHERE WHICH WHO WHOLE WHY WILL WITH WITHOUT XXX YES YOU YOUR ABER ALLE AUCH DAS DER DIE EIN EINE IMMER KEIN
    KEINE MUSS NICHT NIE NIEMALS NUR ODER SOLL UND VOR WENN
    """
)
"""Words that texts write in capitals to stress them, and marks that another check knows."""

ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
"""Roman numbers up to 39."""

STRONG = re.compile(
    r"\b(?:(?:mother)?fuck(?:s|ed|er|ers|ing)?|cunts?|n[i1]gg(?:er|a)s?|fagg?ots?|kikes?|wh[o0]res?|sluts?|bitch(?:es)?"
    r"|kill yourself|kys|rapists?|raped|behead(?:ed|ing)|fotzen?|hurens[oö]hn(?:e|en)?|vergewaltig(?:t|en|ung))\b",
    re.IGNORECASE,
)
"""Words in an item that no trainer should meet unwarned. Few, and none with a harmless second meaning that is common:
a false alarm here would teach people to add a warning that nobody believes."""
