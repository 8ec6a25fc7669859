"""Spaces that are none to YAML, pasted from word processors and web pages, where the structure of a file needs spaces.

Within a text they are fine. Which of both it is has to be known before parsing, since the parser takes them for the
beginning of a key or a text.
"""

from __future__ import annotations

import re
import unicodedata

from builder.yamldoc.faults import Faults
from builder.yamldoc.limits import MAX_LOOK_ALIKE_LENGTH
from builder.yamldoc.lines import Lines
from builder.yamldoc.outline import Outline

_ZERO_WIDTH = "\u180e\u200b\u2060\ufeff"
_SPACE = f"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_ZERO_WIDTH}]"
_LOOK_ALIKE = re.compile(_SPACE.replace(" ", "", 1))
_INDENT = re.compile(f"{_SPACE}*")
_SIGNS = re.compile(rf"(?:[-?:]{_SPACE}+)*")
_WORD_KEY = re.compile(rf"[a-z][a-z0-9_-]*{_SPACE}*:(?:{_SPACE}+|$)")
_SIBLING_KEY = re.compile(rf"""[^\s\-?:,\[\]{{}}#&*!|>'"%@`][^:#]*:{_SPACE}+""")
_CERTAIN_KEY = re.compile(
    rf"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^\s\-?:,\[\]{{}}#&*!|>'"%@`][^#]*?):(?: {_SPACE}*|$)"""
)
_IN_FLOW = re.compile(
    r"""(?P<quoted>(?:^|(?<=[\s,\[{:]))(?:"(?:\\.|[^"\\])*+(?:"|\\?$)|'(?:''|[^'])*+(?:'|$)))"""
    rf"|(?:^|(?<=[\[{{,])){_SPACE}*(?:[a-z][a-z0-9_-]*:{_SPACE}+)?|(?<=: ){_SPACE}+"
)


def clear_invisible(text: str, faults: Faults) -> str:
    """Report look-alike spaces once for each run of lines, and put ordinary ones in their place.

    Returns:
        Text of the same length. Where characters without width indent a line, what follows in it moves left.
    """
    if len(text) > MAX_LOOK_ALIKE_LENGTH or not _LOOK_ALIKE.search(text):
        return text
    lines, outline = Lines(text), Outline()
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []  # offset of the first look-alike, number of its line and of the last line
    for number in range(1, len(lines.starts) + 1):
        start, end, after = lines.start(number), lines.start(number + 1), lines.start(number + 2)
        line = text[start:end].rstrip("\r\n")
        clean = _cleared(line, text[end:after], outline)
        outline.take(clean)
        pieces += [clean, text[start + len(line) : end]]
        if clean == line:
            continue
        if runs and runs[-1][2] == number - 1:
            runs[-1] = (*runs[-1][:2], number)
        else:
            first = next(at for at, char in enumerate(line) if char != clean[at])
            runs.append((start + first, number, number))
    for index, first, last in runs:
        _report(index, text[index], (first, last), faults)
    return "".join(pieces)


def _report(index: int, char: str, lines: tuple[int, int], faults: Faults) -> None:
    name = unicodedata.name(char).lower()
    article = "An" if name[0] in "aeio" else "A"
    where = f" (lines {lines[0]} to {lines[1]})" if lines[1] > lines[0] else ""
    should = "only ordinary spaces may" if char in _ZERO_WIDTH else "an ordinary space must"
    message = f"{article} {name} stands where {should} stand{where}"
    hint = "Delete it, and type the spaces anew." if char in _ZERO_WIDTH else "Type the space anew."
    faults.add(index, "yaml-invisible-space", message, hint, loses=False)


def _cleared(line: str, next_line: str, outline: Outline) -> str:
    """The line with ordinary spaces wherever spaces make the structure."""
    spaces = len(line) - len(line.lstrip(" "))
    if not _LOOK_ALIKE.search(line) or outline.quote or outline.is_text(spaces):
        return line
    head = line[: _width(line)]
    width = len(head)
    shown = head.translate(dict.fromkeys(map(ord, _ZERO_WIDTH)))
    without = _LOOK_ALIKE.sub("", head)
    if len(without) in outline.key_columns and outline.has_value(len(without)) and line[width:]:
        shown = without  # the line stands below its fellows only without what was pasted
    line = shown + line[width:] + " " * (len(head) - len(shown))
    width = len(shown)
    block = outline.block_column(width)
    if block is not None:
        return _blank(line, 0, min(width, block))
    line = _blank(line, 0, width)
    if outline.depth and not outline.ends_brackets(line, width):
        return line[:width] + _in_flow(line[width:])
    return _entry(line, width, next_line, outline)


def _entry(line: str, at: int, next_line: str, outline: Outline) -> str:
    """The line with ordinary spaces after its dashes, and around the colon of its key."""
    signs = _SIGNS.match(line, at)
    begin = signs.end() if signs else at
    line = _blank(line, at, begin)
    # With no ordinary space after its colon, "note:" may be just words of a text: its neighbours must have keys, too.
    sibling = begin == at and (at == 0 or at in outline.key_columns)
    beside = _width(next_line) == begin and _CERTAIN_KEY.match(next_line, begin) is not None
    key = _CERTAIN_KEY.match(line, begin)
    word = _WORD_KEY.match(line, begin)
    if word and (key or sibling or beside):
        key = word
    elif key is None and sibling:
        key = _SIBLING_KEY.match(line, begin)
    if key is None:
        return _in_value(line, begin)
    colon = line.rindex(":", begin, key.end())
    start = begin + len(line[begin:colon].rstrip()) if key is word else colon
    return _in_value(_blank(line, start, key.end()), key.end())


def _in_value(line: str, at: int) -> str:
    return line[:at] + _in_flow(line[at:]) if line[at : at + 1] in ("{", "[") else line


def _in_flow(text: str) -> str:
    return _IN_FLOW.sub(lambda found: found[0] if found["quoted"] else _LOOK_ALIKE.sub(" ", found[0]), text)


def _blank(line: str, start: int, end: int) -> str:
    return line[:start] + _LOOK_ALIKE.sub(" ", line[start:end]) + line[end:]


def _width(line: str) -> int:
    indent = _INDENT.match(line)
    return indent.end() if indent else 0
