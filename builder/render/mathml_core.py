"""The part of MathML that browsers draw ("MathML Core"), and nothing beyond it."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree as ET

from builder.render.escape import html_attribute, html_text

DEEPEST = 100
"""Trees deeper than this are refused, in elements."""

_ELEMENTS = frozenset(
    re.split(
        " ",
        "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts"
        " mprescripts mtable mtr mtd mstyle mpadded mphantom menclose",
    )
)
_ATTRIBUTES = frozenset(
    re.split(
        " ",
        "stretchy fence form minsize maxsize accent accentunder linethickness width height depth voffset lspace rspace"
        " displaystyle scriptlevel separator symmetric largeop movablelimits columnspan rowspan",
    )
)
_VALUE = re.compile(r"[A-Za-z0-9.+%-]{1,20}")
_COMMAND = re.compile(r"\\[A-Za-z]+|^\\.")
_ENCLOSING = {
    "box": "gw-math-box",
    "updiagonalstrike": "gw-math-cancel",
    "downdiagonalstrike": "gw-math-cancel",
    "updiagonalstrike downdiagonalstrike": "gw-math-cancel",
    "horizontalstrike": "gw-math-strike",
}
_SIDES = {"left": "gw-math-left", "right": "gw-math-right"}
_LINE = "\u2015"
_LINED = {"mover": "gw-math-over", "munder": "gw-math-under"}


class _NotUnderstoodError(Exception):
    """The tree holds what we do not draw."""


def written(tree: ET.Element, *, alttext: str, block: bool) -> str | None:
    """The tree on one line, safe in Markdown, or None where it holds what is not understood.

    Args:
        tree: A `<math>` element.
        alttext: The source, for tools that can't read MathML.
        block: Whether the formula stands on a line of its own.
    """
    try:
        inside = "".join(_written(child, 0) for child in tree)
    except _NotUnderstoodError:
        return None
    display = ' display="block"' if block else ""
    return f'<math{display} alttext="{html_attribute(alttext)}">{inside}</math>'


def _written(element: ET.Element, depth: int) -> str:
    name = element.tag.rpartition("}")[2]
    text = (element.text or "").strip() if name != "mtext" else (element.text or "")
    if name not in _ELEMENTS or depth > DEEPEST or _COMMAND.search(text) or (element.tail or "").strip():
        raise _NotUnderstoodError
    if any(ord(character) < ord(" ") for character in text) or (name == "mi" and text == "&"):
        raise _NotUnderstoodError
    attributes = {key: value for key, value in element.attrib.items() if key in _ATTRIBUTES and _VALUE.fullmatch(value)}
    classes = [_SIDES[side] for side in [element.get("columnalign", "")] if side in _SIDES]
    if name == "menclose":
        name = "mrow"
        classes.append(_ENCLOSING.get(element.get("notation", ""), "gw-math-box"))
    variant = element.get("mathvariant", "")
    if name == "mtext" and variant not in {"", "normal"}:
        classes += [f"gw-math-{word}" for word in variant.split("-") if word in {"bold", "italic", "monospace"}]
    elif variant == "normal" and len(text) == 1:
        attributes["mathvariant"] = "normal"
    elif variant:
        text = "".join(_letter(character, variant) for character in text)
    if name in _LINED and [child.text for child in element][1:] == [_LINE]:
        # A line is drawn by CSS: without a font for mathematics browsers do not stretch it.
        return f'<mrow class="{_LINED[name]}">{_written(element[0], depth + 1)}</mrow>'
    if classes:
        attributes["class"] = " ".join(classes)
    if name == "mtext":
        text = _spaces_kept(text)
    inside = html_text(text) + "".join(_written(child, depth + 1) for child in element)
    marks = "".join(f' {key}="{html_attribute(value)}"' for key, value in sorted(attributes.items()))
    return f"<{name}{marks}>{inside}</{name}>"


def _spaces_kept(text: str) -> str:
    """MathML drops spaces at the ends of `<mtext>`, where LaTeX shows them."""
    return re.sub(r"^ +| +$", lambda found: "\xa0" * len(found[0]), text)


_HOLES = {"SCRIPT": "SCRIPT", "FRAKTUR": "BLACK-LETTER", "DOUBLE-STRUCK": "DOUBLE-STRUCK"}


def _letter(character: str, variant: str) -> str:
    """A letter in one of the alphabets that Unicode has for mathematics: browsers ignore `mathvariant`."""
    style = variant.upper().replace("-", " ").replace("DOUBLE STRUCK", "DOUBLE-STRUCK")
    style = style.replace("SANS SERIF", "SANS-SERIF")
    if (style, character) == ("ITALIC", "h"):
        return "\u210e"
    kind = unicodedata.name(character, "").replace("LATIN ", "").replace("GREEK ", "").replace(" LETTER ", " ")
    for name in (f"MATHEMATICAL {style} {kind}", f"{_HOLES.get(style, '?')} {kind}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return character
