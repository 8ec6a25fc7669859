"""VS Code's settings: JSON with comments and trailing commas, which stay where they are when a key is set."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_NOT_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])', re.DOTALL)
_SPACE = re.compile(r"\s*")


def plain(text: str) -> str:
    """The same in plain JSON; what is taken out is blank, so that all else stands where it stood."""
    return _TRAILING.sub(_blank, _NOT_JSON.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0])


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """The text of an object with some keys set; a mapping is set key by key where the text has one there, too.

    Raises:
        json.JSONDecodeError: The text is not JSON, even without comments and trailing commas.
    """
    for key, value in values.items():
        text = _with(text, (key,), value)
    return text


def _with(text: str, path: tuple[str, ...], value: Any) -> str:
    bare = plain(text)
    start = bare.index("{")
    spans: dict[str, tuple[int, int]] = {}
    for key in path:
        spans = _spans(bare, start)
        if key in spans:
            start = spans[key][0]
    key, indent = path[-1], "  " * len(path)
    if key not in spans:
        comma = "," if spans else ""
        made = json.dumps(value, indent=2, ensure_ascii=False).replace("\n", f"\n{indent}")
        return f"{text[: start + 1]}\n{indent}{json.dumps(key)}: {made}{comma}{text[start + 1 :]}"
    first, last = spans[key]
    found = json.loads(bare[first:last])
    if isinstance(found, dict) and isinstance(value, Mapping):
        for each, inside in value.items():
            text = _with(text, (*path, each), inside)
        return text
    if found == value:
        return text
    made = json.dumps(value, indent=2, ensure_ascii=False).replace("\n", f"\n{indent}")
    return f"{text[:first]}{made}{text[last:]}"


def _spans(bare: str, start: int) -> dict[str, tuple[int, int]]:
    """Where the values of an object stand, by key; `start` is its brace."""
    spans: dict[str, tuple[int, int]] = {}
    place = _after_space(bare, start + 1)
    while bare[place] != "}":
        key, place = json.JSONDecoder().raw_decode(bare, place)
        first = _after_space(bare, _after_space(bare, place) + 1)
        _, last = json.JSONDecoder().raw_decode(bare, first)
        spans[key] = first, last
        place = _after_space(bare, last)
        if bare[place] == ",":
            place = _after_space(bare, place + 1)
    return spans


def _after_space(bare: str, place: int) -> int:
    found = _SPACE.match(bare, place)
    return found.end() if found else place
