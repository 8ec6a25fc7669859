"""Marks that are opened and not closed in a text."""

from __future__ import annotations

import re

from builder.model.intext import code_spans

_ANY = re.compile(r"[*_`$()\[\]{}\"“”„«»~<>]|\\[()\[\]]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+][ \t]|\d{1,3}[.)][ \t]))")
_REFERENCE = re.compile(r"(?<!\\)\[\[[\w \t-]+:[^\[\]\n]+\]\]")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-.!$\"'<>|~]")
FORMULA = re.compile(r"\$\$.+?\$\$|\$(?=\S)(?:\\.|[^$\\])*?(?<=\S)\$(?!\d)", re.DOTALL)
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<?\b[a-z][a-z+.-]*://[^\s<>)\]]+>?", re.IGNORECASE)
_SMILEY = re.compile(
    r"(?<![\w\"'])[:;=][-'^]?[()\[\]{}|/DPpO3]+|[()]+[-']?[:;](?![\w])|\^_+\^|\(\s?[°ಠ^-]_+[°ಠ^-]\s?\)"
)
_ENUMERATED = re.compile(
    r"(?:(?<=\s)|^)(?:[a-zA-Z]|[ivx]{1,4})\)(?=\s)|(?:(?<=[.,:;]\s)|^)\d{1,3}\)(?=\s)", re.MULTILINE
)
_INTERVAL = re.compile(r"[\[(\]]\s?-?[\d.]+\s?[,;]\s?-?[\d.∞]+\s?[\])\[]")
_MONEY = re.compile(r"(?:US|A|C|NZ)?\$\s?\d[\d,.]*(?![\d^_\\{=+*/a-zA-Z])[^\s$]?|\d\s?\$(?=[\s.,;:)]|$)|\bUS\$")
_FOREIGN = re.compile(r"\b(?:US|A|C|NZ)\$\s?\d[\d,.]*")
_OPENS_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])")
_CLOSES_EMPHASIS = re.compile(r"(?<=[^\s*])\*(?![\w*])")
_OPENS_LOW = re.compile(r"(?<![\w_\\])_(?=[^\s_])")
_CLOSES_LOW = re.compile(r"(?<=[^\s_])_(?![\w_])")
_BULLET = re.compile(r"^[ \t>]*[*+-][ \t]", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$", re.MULTILINE)
_BRACKET = re.compile(r"[()\[\]{}]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_INCHES = re.compile(r"(?<=\d)\"(?=\s?[x×]|\s(?:screen|display|monitor|long|wide|tall|high|deep)\b)")
_STRAIGHT = re.compile(r"\"[^\"]*\"")
_TICKS = re.compile(r"`+")
_NEAR = 24

Problem = tuple[str, str, bool]
"""The mark, what stands around it, and whether it opens."""


def unclosed(text: str, *, markdown: bool, formulas: bool = False) -> Problem | None:
    """The first mark that lacks its twin, or None.

    Args:
        text: What the author wrote.
        markdown: Whether it is Markdown; in other texts only brackets and quotation marks are marks.
        formulas: Whether the project writes formulas: a lone dollar before a figure is no money then.
    """
    if markdown and "[[" in text:
        text = _REFERENCE.sub(_hide, text)
    if not _ANY.search(text):
        return None
    plain = text
    if markdown:
        spans = code_spans(text)
        for start, end in spans:
            plain = f"{plain[:start]}{_blank(plain[start:end])}{plain[end:]}"
        plain = _ESCAPED.sub(_hide, plain)
        if "$" in plain:
            for formula in FORMULA.finditer(plain):
                if (problem := _in_formula(text[formula.start() : formula.end()])) is not None:
                    return problem
            plain = FORMULA.sub(_hide, plain)
        plain = _ADDRESS.sub(_hide, _LINK_TARGET.sub(_hide, plain))
    position = 0
    for match in (*_PARAGRAPH.finditer(plain), None):
        end = match.start() if match else len(plain)
        problem = _paragraph(plain, position, end, markdown=markdown, formulas=formulas)
        if problem:
            return problem
        position = match.end() if match else end
    return None


def has_formula(text: str) -> bool:
    """Whether a Markdown text holds a formula that is more than an amount of money."""
    return any(re.search(r"[a-zA-Z\\^_=]", match[0]) for match in FORMULA.finditer(text))


def _hide(match: re.Match[str]) -> str:
    return _blank(match[0])


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else "\x00" for character in text)


def _paragraph(text: str, start: int, end: int, *, markdown: bool, formulas: bool) -> Problem | None:
    part = text[start:end]
    if not _ANY.search(part):
        return None
    if markdown:
        problem = _ticks(part) or _dollars(part, formulas=formulas) or _emphasis(part)
        if problem:
            return problem
    return _brackets(part) or _quotes(part)


def _ticks(part: str) -> Problem | None:
    match = _TICKS.search(part)
    return _at(part, match[0], match.start()) if match else None


def _dollars(part: str, *, formulas: bool) -> Problem | None:
    if "$" not in part:
        return None
    left = _FOREIGN.sub(_hide, part) if formulas else _MONEY.sub(_hide, part)
    place = left.find("$")
    while place >= 0:
        after, before = left[place + 1 : place + 2], left[place - 1 : place] if place else ""
        if (after and not after.isspace() and after not in ".,;:)\"'”") or (before and not before.isspace()):
            return _at(part, "$", place, opened=bool(after and not after.isspace() and after not in ".,;:)"))
        place = left.find("$", place + 1)
    return None


def _in_formula(formula: str) -> Problem | None:
    """Braces, brackets, and commands that come in pairs, inside a formula."""
    braces = re.sub(r"\\[{}]", "", formula)
    near = f"{' '.join(formula.split())[: 2 * _NEAR]}"
    if braces.count("{") != braces.count("}"):
        opened = braces.count("{") > braces.count("}")
        return "{" if opened else "}", near, opened
    if "[" not in braces and "]" not in braces and braces.count("(") != braces.count(")"):
        opened = braces.count("(") > braces.count(")")
        return "(" if opened else ")", near, opened
    for opening, closing in ((r"\\left(?![a-zA-Z])", r"\\right(?![a-zA-Z])"), (r"\\begin\{", r"\\end\{")):
        opens, closes = len(re.findall(opening, formula)), len(re.findall(closing, formula))
        if opens != closes:
            name = "\\left" if "left" in opening else "\\begin"
            return (
                name if opens > closes else name.replace("left", "right").replace("begin", "end"),
                near,
                opens > closes,
            )
    return None


def _emphasis(part: str) -> Problem | None:
    if "*" not in part and "_" not in part:
        return None
    part = _BULLET.sub(_hide, _RULE.sub(_hide, part))
    for mark, opens, closes in (("*", _OPENS_EMPHASIS, _CLOSES_EMPHASIS), ("_", _OPENS_LOW, _CLOSES_LOW)):
        strong = [match.start() for match in re.finditer(re.escape(mark * 2), part)]
        flanked = [place for place in strong if not _inside_word(part, place, 2) and not _alone(part, place, 2)]
        if len(flanked) % 2:
            place = _odd(part, flanked, 2)
            return _at(part, mark * 2, place, opened=_opening(part, place, 2))
        single = part
        for place in strong:
            single = f"{single[:place]}\x00\x00{single[place + 2 :]}"
        opened = [match.start() for match in opens.finditer(single)]
        closed = [match.start() for match in closes.finditer(single)]
        if len(opened) != len(closed):
            places = opened if len(opened) > len(closed) else closed
            return _at(part, mark, places[-1], opened=len(opened) > len(closed))
    return None


def _inside_word(part: str, place: int, width: int) -> bool:
    return part[place - 1 : place].isalnum() and part[place + width : place + width + 1].isalnum() if place else False


def _alone(part: str, place: int, width: int) -> bool:
    before, after = part[place - 1 : place] if place else " ", part[place + width : place + width + 1] or " "
    return before.isspace() and after.isspace()


def _opening(part: str, place: int, width: int) -> bool:
    after = part[place + width : place + width + 1]
    return bool(after) and not after.isspace() and (place == 0 or not part[place - 1].isalnum())


def _odd(part: str, places: list[int], width: int) -> int:
    """The one of an odd number of marks that has no twin: the first that opens where another is open, or the last."""
    open_at: int | None = None
    for place in places:
        if open_at is None:
            open_at = place
        elif _opening(part, place, width) and part[place - 1 : place].isspace():
            return open_at
        else:
            open_at = None
    return places[-1] if open_at is None else open_at


def _brackets(part: str) -> Problem | None:
    if not _BRACKET.search(part):
        return None
    left = part
    for pattern in (_SMILEY, _INTERVAL, _ENUMERATED):
        left = pattern.sub(_hide, left)
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(left):
        sign = match[0]
        if sign not in _PAIRS:
            stack.append((sign, match.start()))
        elif stack and stack[-1][0] == _PAIRS[sign]:
            stack.pop()
        else:
            return _at(part, *stack[-1]) if stack else _at(part, sign, match.start(), opened=False)
    return _at(part, *stack[-1]) if stack else None


def _quotes(part: str) -> Problem | None:
    straight = _INCHES.sub("\x00", part) if part.count('"') % 2 else ""
    if straight.count('"') % 2:
        place = straight.rfind('"')
        return _at(part, '"', place, opened=True)
    part = _STRAIGHT.sub(_hide, part)
    for opening, closing in (("“", "”"), ("«", "»")):
        opens, closes = part.count(opening), part.count(closing)
        if opening == "“" and "„" in part:
            opens, closes = part.count("„"), part.count("“") + part.count("”")
        if opens != closes and not (opening == "«" and closes and part.find(closing) < part.find(opening)):
            sign = opening if opens > closes else closing
            return _at(part, sign, part.find(sign) if sign in part else 0, opened=opens > closes)
    return None


def _at(part: str, mark: str, place: int, *, opened: bool = True) -> Problem:
    near = part[max(0, place - (0 if opened else _NEAR)) : place + _NEAR].replace("\x00", " ")
    return mark, " ".join(near.split()).rstrip(".:;, "), opened
