"""Whatever the bytes, a document comes back; whatever the data, it comes back equal and each place is right."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.scalars import as_builtin
from builder.yamldoc import parse

# PyYAML's writer takes U+0085, U+2028 and U+2029 for line ends, as YAML 1.1 did, and folds text there.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x85\u2028\u2029"), max_size=30)
SCALAR = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | TEXT
DATA = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=25
)
YAMLISH = st.lists(
    st.sampled_from([*"[]{}:,-?&*!|>'\"%@`#\t\n\r ab1~<=\\\0\x07\ufeff\u2028é", ": ", "- ", "\n  ", "\n- ", "\na: ",
                     "\n  b: ", "\u00a0", "\u200b", "：",
                     "“", "<<<<<<< x\n", "=======\n", ">>>>>>> y\n", "---\n", "...\n", "&a ", "*a ", "!!str ",
                     "\\ud800", "\\x", "? ", "<<: ", "|\n", "\n\t", "!%", "%TAG ! x:\n"]),
    max_size=60,
).map("".join)  # fmt: skip


class _Quoting(yaml.SafeDumper):
    """Text in quotes, so that it is text to every version of YAML."""


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def dumped(data: Any, **options: Any) -> str:
    return yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, **options)


@given(st.binary(max_size=300) | YAMLISH.map(str.encode) | YAMLISH.map(lambda text: text.encode("utf-16")))
@settings(max_examples=400, deadline=1000)
@example(b"")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\0")
@example(b"a: [\r\xff")
@example(b"a: !%zz x")
def test_any_bytes_give_a_document(raw):
    document = parse(raw, "f.yaml")
    lines = 1 + len(re.findall(rb"\r\n|\r|\n", raw)) if b"\0" not in raw else math.inf
    assert list(document.findings) == sorted(document.findings)
    assert all(1 <= finding.place.line <= lines and finding.place.column >= 1 for finding in document.findings)
    assert document.findings or document.complete
    assert as_builtin(document.data) == as_builtin(document.data) or "nan" in repr(document.data)
    assert document == parse(raw, "f.yaml") or "nan" in repr(document.data)


@given(DATA, st.booleans(), st.sampled_from([20, 80, 10_000]))
@settings(max_examples=300, deadline=None)
@example("a\n=======\nb\n", False, 80)  # noqa: FBT003
def test_data_comes_back_equal_and_every_place_points_at_its_value(data, flow, width):
    text = dumped(data, default_flow_style=flow, width=width)
    document = parse(text.encode(), "f.yaml")
    assert document.findings == ()
    assert document.complete
    assert as_builtin(document.data) == data
    lines = text.split("\n")
    for keypath, value in walk(data):
        place = document.place(keypath)
        here = lines[place.line - 1][place.column - 1 :]
        if isinstance(value, str):
            assert here.startswith('"')
        elif isinstance(value, bool | int | None):
            assert here.startswith("null" if value is None else str(value).lower())
        if keypath and isinstance(keypath[-1], str):
            key = document.place(keypath, of="key")
            assert lines[key.line - 1][key.column - 1] == '"'


@given(st.text(st.sampled_from("\x85\u2028\u2029ab \\e0"), max_size=20))
def test_unicode_line_ends_are_ordinary_characters(text):
    document = parse(f"a: '{text}'\nb: 1\n".encode(), "f.yaml")
    assert document.data == {"a": text, "b": 1}
    assert document.place(("b",)).line == 2


def walk(data: Any, keypath: tuple[str | int, ...] = ()) -> Any:
    yield keypath, data
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from walk(value, (*keypath, key))


FAULTS = {
    "never closed text": ('"open', 0),
    "second colon": ("x: y", 1),
    "at sign": ("@x", 0),
    "open list": ("[1, 2", 0),
    "open mapping": ("{a: 1", 0),
    "after the quote": ("'it's'", 4),
    "unknown escape": (r'"\q"', 1),
    "half a character": (r'"\ud800"', 1),
    "alias": ("*bold* x", 0),
}
ENTRIES = st.lists(st.tuples(DATA, st.none() | st.sampled_from(sorted(FAULTS))), min_size=1, max_size=8)


@given(ENTRIES, st.booleans(), st.sampled_from([20, 10_000]))
@settings(max_examples=300, deadline=None)
def test_each_planted_fault_is_found_and_nothing_else(entries, in_list, width):
    """Faults stand apart in entries of one collection, between sound ones: one finding each, at its place."""
    lines: list[str] = []
    expected: list[tuple[int, int]] = []
    sound: dict[str, Any] = {}
    for number, (data, fault) in enumerate(entries):
        head = f"- k{number}: " if in_list else f"k{number}: "
        if fault is None:
            body = dumped({f"k{number}": data}, width=width, default_flow_style=False).rstrip("\n").split("\n")
            body[0] = body[0].replace(f'"k{number}"', f"k{number}", 1)
            lines += [f"- {body[0]}", *(f"  {line}" if line else "" for line in body[1:])] if in_list else body
            sound[f"k{number}"] = data
        else:
            text, column = FAULTS[fault]
            lines.append(head + text)
            expected.append((len(lines), len(head) + column + 1))
    document = parse(("\n".join(lines) + "\n").encode(), "f.yaml")
    assert [(f.place.line, f.place.column) for f in document.findings] == expected
    assert document.complete == (not expected)
    data = as_builtin(document.data)
    flat = {key: value for entry in data or [] for key, value in entry.items()} if in_list else data or {}
    assert {key: value for key, value in flat.items() if key in sound} == sound
