"""A comma in braces ends a text, so that its rest stands as a key without a value."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from builder.scalars import PlainInt
from builder.yamldoc.faults import Faults, named
from builder.yamldoc.spans import MapSpan, offset

_PIECE = r"""[^,:{}\[\]"#\n]+"""
_REST = re.compile(rf"{_PIECE}(?:,(?={_PIECE}[,}}\n]){_PIECE})*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+,\d+")
_LONGEST = 60


def report_comma(text: str, data: dict[str, Any], span: MapSpan, key: str, index: int, faults: Faults) -> int:
    """A finding for a key in braces that has no colon.

    Args:
        text: What is parsed.
        data: What the braces hold so far.
        span: Where that stands.
        key: The key.
        index: Its offset.
        faults: Takes the finding; a warning about the quotation that the comma cut is replaced by it.

    Returns:
        The offset up to which further such keys belong to the same text.
    """
    found = _REST.match(text, index)
    end = found.end() if found else index + len(key)
    if not data:
        entries = text[index:end].strip()
        is_list = text[end : end + 1] == "}" and len(entries) <= _LONGEST
        hint = "Write `key: value`; a list stands in square brackets" + (f": [{entries}]." if is_list else ".")
        faults.add(index, "yaml-comma", f"In braces, {named(key)} has no colon and no value", hint)
        return end
    start = offset(next(islice(reversed(span.entries.values()), 1))[1])
    if faults.items and (faults.items[-1].id, faults.items[-1].index) == ("yaml-typographic-quote", start):
        faults.items.pop()
        faults.count["yaml-typographic-quote"] -= 1
    before = next(reversed(data))
    whole = " ".join(text[start:end].split())
    message = f"A comma in braces ends the value of {named(before)}, so {named(key)} stands alone"
    if isinstance(data[before], PlainInt) and _GROUPED.fullmatch(whole):
        hint = f"Write the number without commas: {whole.replace(',', '')}."
    elif isinstance(data[before], PlainInt) and _DECIMAL.fullmatch(whole):
        hint = f"Write the number with a point: {whole.replace(',', '.')}."
    elif _is_shown(whole, data[before]) and text[end : end + 1] in (",", "}"):
        hint = f'Put the whole text in quotes: "{whole}".'
    else:
        hint = "Put the whole text in quotes."
    faults.add(index, "yaml-comma", message, hint)
    return end


def _is_shown(whole: str, value: Any) -> bool:
    """Whether double quotes around a text, as it stands there, make it what was meant."""
    return len(whole) <= _LONGEST and isinstance(value, str) and whole[0] != "'" and not re.search(r"[\"\\]", whole)
