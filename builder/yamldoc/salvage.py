"""A broken file is read again without the entry that broke it, so that one run shows all faults.

The parser stops at its first error. Everything before it was understood, so the entries of block lists and mappings
seen until then are certain. From the last of them on, the text is cut at lines that stand in the column of a collection
around it and look like its next entry: no text of several lines may contain such a line, since it would have to be
indented more. The first of these pieces that cannot be read on its own is the broken one: its error is the one to
report (a quote left open shows where it opens, not at the next quote far below), and spaces take its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from yaml.error import MarkedYAMLError, YAMLError

from builder.yamldoc.compose import Composer
from builder.yamldoc.faults import Fault, Faults
from builder.yamldoc.limits import MAX_SALVAGE_EVENTS, MAX_SYNTAX_ATTEMPTS, LimitReachedError
from builder.yamldoc.lines import Lines
from builder.yamldoc.spans import ListSpan
from builder.yamldoc.syntax import SYNTAX, Broken, explain, not_an_entry
from builder.yamldoc.view import View

_KEY = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s\-?:,\[\]{}#&*!|>'"%@`][^\n#]*?)[ \t]*:(?=\s|$)""")
_DASH = re.compile(r"-(?=\s|$)")
_CONTENT = re.compile(r"^[ \t]*(?!#)([^\s#])", re.MULTILINE)


def compose_all(view: View, lines: Lines, faults: Faults) -> Composer:
    """Read a view; where it breaks, leave the broken entry out and read it again.

    Returns:
        The last reading, with its data and spans; its faults and all syntax errors are in `faults`.
    """
    spent = 0
    attempts = 0
    while True:
        composer = Composer(view, lines)
        attempts += 1
        try:
            composer.run()
        except LimitReachedError:
            composer.forget()
            break
        except YAMLError as error:
            broken = _explained(error, view.text)
            spent += composer.nodes
            cut = None if broken.repair else _broken_piece(composer, view, lines, broken)
            if cut:
                broken = cut.broken
            faults.take(broken.fault)
            if attempts >= MAX_SYNTAX_ATTEMPTS or spent > MAX_SALVAGE_EVENTS or not (broken.repair or cut):
                composer.forget()
                break
            if broken.repair:
                view = view.with_stand_in(*broken.repair)
            elif cut:
                view = view.without(cut.start, cut.end)
        else:
            break
    faults.extend(composer.faults)
    return composer


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    broken: Broken


def _explained(error: YAMLError, text: str) -> Broken:
    if isinstance(error, MarkedYAMLError):
        return explain(error, text)
    return Broken(Fault(0, SYNTAX, f"YAML cannot be read: {error}", "Check the file in an editor."), 0)


def _broken_piece(composer: Composer, view: View, lines: Lines, broken: Broken) -> _Piece | None:
    """The piece to leave out, and what is wrong in it; `None` where no certain entry is near."""
    if composer.entry is None:
        return _broken_head(composer, view.text, lines, broken)
    start = _entry_start(composer, view.text)
    for end in chain(_cuts(composer, view.text, lines, start), [len(view.text)]):
        found = _read_alone(view.text, lines, start, end)
        if found or end > broken.at:
            blamed = broken if found is None or found.at == broken.at else found
            return _Piece(_narrowed(view.text, lines, start, min(blamed.fault.index, end - 1)), end, blamed)
        start = end
    return None


def _narrowed(text: str, lines: Lines, start: int, fault: int) -> int:
    """Where the line at fault begins, if all before it is sound; so an entry keeps what it said until then."""
    line_start = lines.start(lines.line(fault))
    begin = line_start + len(text[line_start : fault + 1]) - len(text[line_start : fault + 1].lstrip(" "))
    if begin <= start or _read_alone(text, lines, start, line_start):
        return start
    return min(begin, fault)


def _broken_head(composer: Composer, text: str, lines: Lines, broken: Broken) -> _Piece | None:
    """What stands before the first key behind the first line, where nothing but a single text was read until then."""
    first = _CONTENT.search(text)
    if first is None or not isinstance(composer.root, int | None) or first[1] in ("[", "{"):
        return None
    start = first.start(1)
    for line in range(lines.line(start) + 1, len(lines.starts) + 1):
        end = lines.start(line)
        if _KEY.match(text, end):
            found = _read_alone(text, lines, start, end)
            if found is None and broken.fault.index >= end:
                found = Broken(Fault(start, SYNTAX, *not_an_entry(text[start:end])), broken.at)
            return _Piece(start, end, found or broken)
    return None


def _entry_start(composer: Composer, text: str) -> int:
    """The latest entry, from its dash (or the question mark of a long key) on where it has one."""
    entry = composer.entry or 0
    sign = text.rfind("-" if composer.entry_is_item else "?", 0, entry)
    return sign if sign >= 0 and not text[sign + 1 : entry].strip() else entry


def _cuts(composer: Composer, text: str, lines: Lines, start: int) -> Iterator[int]:
    """Offsets of the lines after `start` that look like the next entry of a collection around it."""
    dashes: set[int] = set()
    keys: set[int] = set()
    for frame in [*composer.stack, *composer.closed]:
        if frame.block and frame.column >= 0:
            (dashes if isinstance(frame.span, ListSpan) else keys).add(frame.column)
    deepest = max([lines.at(start)[1] - 1, *(frame.column for frame in composer.stack if frame.block)])
    for line in range(lines.line(start) + 1, len(lines.starts) + 1):
        begin, end = lines.start(line), lines.start(line + 1)
        content = text[begin:end].lstrip(" ")
        column = end - begin - len(content)
        if not content.strip() or content.startswith("#") or column > deepest:
            continue
        deepest = column  # whatever stood deeper has ended, and a line in its column belongs to something else
        if (column in dashes and _DASH.match(content)) or (column in keys and _KEY.match(content)):
            yield begin


def _read_alone(text: str, lines: Lines, start: int, end: int) -> Broken | None:
    """What is wrong in a piece, read as if it were all; `None` if nothing is."""
    column = lines.at(start)[1] - 1
    piece = " " * column + text[start:end]
    try:
        Composer(View(piece), Lines(piece)).run()
    except LimitReachedError:
        return None  # the whole file's next reading will say so
    except YAMLError as error:
        return _explained(error, piece).moved(start - column)
    return None
