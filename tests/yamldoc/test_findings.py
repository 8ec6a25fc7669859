"""Each fault with its place and words, beside a healthy look-alike that must stay silent."""

from __future__ import annotations

import pytest

from builder.findings import Severity
from builder.yamldoc import Document, parse


def read(text: str | bytes) -> Document:
    return parse(text.encode() if isinstance(text, str) else text, "p.yaml")


def found(text: str | bytes) -> list[tuple[str, int, int, str]]:
    return [(f.id, f.place.line, f.place.column, f.message) for f in read(text).findings]


S = "yaml-syntax"
# A broken text; the id, line, column and message of its one finding; a sound text that looks much the same.
TABLE = [
    ("a: b: c\n", (S, 1, 5, 'A second ": " in one line'), 'a: "b: c"\n'),
    ("- note: x: y\n", (S, 1, 10, 'A second ": " in one line'), "- note: x:y\n"),
    (
        "a: 1\n  b: 2\n",
        (S, 2, 3, '"b" looks like a key, but the line above already has its value'),
        "a:\n  b: 2\n",
    ),
    ("a:b\nc: d\n", (S, 1, 3, "A space is missing after this colon"), "a: b\nc: d\n"),
    ("z: 1\na:b\nc: d\n", (S, 2, 3, "A space is missing after this colon"), "z: 1\na: b\n"),
    ("a: 1\nfoo\nb: 2\n", (S, 2, 1, '"foo" is neither a key with a value nor an entry of a list'), "a: 1\n  foo\n"),
    ("foo\nb: 2\n", (S, 1, 1, '"foo" has no colon'), "foo:\nb: 2\n"),
    ("a:\n - x\n   y: 1\n", (S, 2, 4, '"x" has no colon'), "a:\n - x: 0\n   y: 1\n"),
    ("-\n-x\n", (S, 2, 2, "A space is missing after this dash"), "-\n- x\n"),
    ('a: "x\nb: 1\n', (S, 1, 4, 'The text that starts here with " is never closed'), 'a: "x\n  b: 1"\n'),
    ("a: 'x\n", (S, 1, 4, "The text that starts here with ' is never closed"), "a: 'x'\n"),
    ("a: 'it's'\n", (S, 1, 8, 'Text goes on after the closing quote: "s\'"'), "a: 'it''s'\n"),
    ('a: "x" y\n', (S, 1, 8, 'Text goes on after the closing quote: "y"'), 'a: "x" # y\n'),
    ("a: [1, 2\nb: 3\n", (S, 1, 4, 'The bracket "[" is never closed'), "a: [1, 2\n  ]\nb: 3\n"),
    ("a: {x: 1\nb: 3\n", (S, 1, 4, 'The bracket "{" is never closed'), "a: {x: 1,\n  b: 3}\n"),
    ("a: [1, 2\n  b: 3]\n", (S, 2, 3, 'A comma or the closing "]" is missing before this'), "a: [1, 2,\n  b: 3]\n"),
    ("a: [1,,2]\n", (S, 1, 7, 'A value is missing before ","'), "a: [1,2,]\n"),
    ("a: b\n]\n", (S, 2, 1, 'A closing "]" without its opening one'), "a: b]\n"),
    ("a: [1]]\n", (S, 1, 7, 'Unexpected here: "]"'), "a: [[1]]\n"),
    ("a:\n  - x\n - y\n", (S, 3, 2, "This entry of a list is not aligned with those above it"), "a:\n  - x\n  - y\n"),
    (
        "a:\n    b: 1\n  c: 2\n",
        (S, 3, 3, "The indentation of this line fits none of the lines above it"),
        "a:\n    b: 1\n    c: 2\n",
    ),
    ("- a\nb: 1\n", (S, 2, 1, 'In a list, an entry without its dash: "b: 1"'), "- a\n- b: 1\n"),
    ("a: 1\n: 3\n", (S, 2, 1, "A key is missing before this colon"), 'a: 1\n"": 3\n'),
    ("a: - b\n", (S, 1, 4, "A list cannot begin in this line"), "a: -b\n"),
    ("a: @x\n", (S, 1, 4, 'A text cannot begin with "@"'), "a: x@y\n"),
    ("a: `x`\n", (S, 1, 4, 'A text cannot begin with "`"'), "a: '`x`'\n"),
    ("a: %x\n", (S, 1, 4, 'A text cannot begin with "%"'), "a: 5%\n"),
    ("a: *bold* words\n", (S, 1, 4, 'A text cannot begin with "*"'), "a: some *bold* words\n"),
    ("a: &b c & d\n\ne: *b c\n", (S, 3, 7, 'Unexpected text after "*b"'), "a: &b c & d\n\ne: *b\n"),
    ("a: >x\n  y\n", (S, 1, 4, "A text of several lines cannot begin like this"), "a: >\n  y\n"),
    (r'a: "\q"', (S, 1, 5, r'The backslash begins no known escape: "\q"'), r"a: '\q'"),
    ("a: 1\n...\nb: 2\n", (S, 3, 1, 'Nothing may follow here: "b: 2"'), "a: 1\n...\n"),
    ("%FOO\n---\na: 1\n", (S, 1, 1, "This directive is not known"), "%YAML 1.2\n---\na: 1\n"),
    (f"{'k' * 1100}: 1\n", (S, 1, 1, "A key may have at most 1,024 characters"), f"{'k' * 1000}: 1\n"),
    ("a:\n\tb: 1\n", ("yaml-tab", 2, 1, "A tab indents this line, and YAML allows only spaces"), "a:\tb\n"),
    (
        "a:\n  b: 1\n  \tc: 1\n",
        ("yaml-tab", 3, 3, "A tab indents this line, and YAML allows only spaces"),
        "a: |\n  b\n  \tc\n",
    ),
    ("a: x\n\tb: 1\n", ("yaml-tab", 2, 1, "A tab indents this line, and YAML allows only spaces"), 'a: "x\n\ty"\n'),
    (
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\nc: [\n>>>>>>> side\n",
        ("yaml-conflict-mark", 2, 1, "Unfinished merge: lines 2 to 7 hold two versions"),
        "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> side\n",
    ),
    (
        "a: 1\n>>>>>>> side\nb: 2\n",
        ("yaml-conflict-mark", 2, 1, "A mark left over from a merge"),
        "a: 1\n# >>>>>>> side\n",
    ),
    (
        "<<<<<<< ours\na: 1\n",
        ("yaml-conflict-mark", 1, 1, "Unfinished merge that has no end mark"),
        '"<<<<<<< ours": 1\n',
    ),
    (
        "a: 1\nb:\n  a: 2\na: 3\n",
        ("yaml-duplicate-key", 4, 1, 'The key "a" stands here twice; the first is in line 1'),
        "a: 1\nb:\n  a: 2\n",
    ),
    (
        "1: x\n'1': y\n",
        ("yaml-duplicate-key", 2, 1, 'The key "1" stands here twice; the first is in line 1'),
        "1: x\n1.0: y\n",
    ),
    ("? [a]\n: b\n", ("yaml-key", 1, 3, "A list or mapping cannot be a key"), "'[a]': b\n"),
    ("?\n: d\n", ("yaml-key", 1, 2, "A key is missing before the colon"), "'': d\n"),
    ("a: {b: c, : d}\n", (S, 1, 11, "A key is missing before this colon"), "a: {b: c, '': d}\n"),
    ("<<: {a: 1}\n", ("yaml-merge-key", 1, 1, 'The merge key "<<" is not read'), "'<<': {a: 1}\n"),
    ("a: !!int 3\n", ("yaml-tag", 1, 4, 'The tag "!!int" is not allowed'), "a: !!str 3\n"),
    ("a: !note this\n", ("yaml-tag", 1, 4, 'The tag "!note" is not allowed'), "a: '!note this'\n"),
    ("a: !%zz x\n", ("yaml-tag", 1, 4, 'The tag "!%zz" is not allowed'), "a: '!%zz x'\n"),
    ("a: !x!y z\n", ("yaml-tag", 1, 4, 'The tag "!x!y" is not allowed'), "a: ! z\n"),
    (
        "a: !!python/object/apply:os.system [ls]\n",
        ("yaml-tag", 1, 4, 'The tag "!!python/object/apply:os.system" is not allowed'),
        "a: [ls]\n",
    ),
    ("a: *b\n", ("yaml-unknown-alias", 1, 4, "No &b stands before this alias"), "z: &b 1\na: *b\n"),
    (
        "a: &a [*a]\n",
        ("yaml-alias-bomb", 1, 8, "*a stands inside &a: it contains itself without end"),
        "a: &a [1]\nb: [*a]\n",
    ),
    (
        "a: 1\n---\nb: 2\n",
        ("yaml-multiple-documents", 2, 1, "A second document starts here, and a file holds only one"),
        "---\na: 1\n",
    ),
    ("", ("yaml-empty", 1, 1, "The file is empty"), "null\n"),
    ("# only words\n---\n", ("yaml-empty", 1, 1, "The file is empty"), "# words\n---\n''\n"),
    (
        "a: x\x07y\n",
        ("yaml-control-character", 1, 5, "The invisible character U+0007 (bell) may not stand in a YAML file"),
        'a: "x\\ay"\n',
    ),
    (
        "a: long enough to be text\n\x00b: 1\n",
        ("yaml-control-character", 2, 1, "The invisible character U+0000 (NUL) may not stand in a YAML file"),
        "a: long enough to be text\nb: 1\n",
    ),
    (r'a: "x\0"', ("yaml-control-character", 1, 6, r'The escape "\0" stands for NUL'), r'a: "x\\0"'),
    (r'a: "\\\x00"', ("yaml-control-character", 1, 7, r'The escape "\x00" stands for NUL'), r"a: 'x\0'"),
    (
        r'a: "\ud800"',
        ("yaml-control-character", 1, 5, r'The escape "\ud800" is half of a character or none at all'),
        r'a: "\U0001F600 \u00e9"',
    ),
    (b"a: \xe9\n", ("yaml-encoding", 1, 4, "The byte 0xe9 is not UTF-8"), "a: é\n"),
    (
        b"a: ok\nb: x\xffy\xff\n",
        ("yaml-encoding", 2, 5, "The byte 0xff is not UTF-8 (and 1 more in this file)"),
        "b: ÿ\n",
    ),
    ("a: ü\n".encode("utf-16"), ("yaml-encoding", 1, 1, "The file is in UTF-16, but must be in UTF-8"), "\ufeffa: ü\n"),
    ("a: üb\n".encode("utf-16-be"), ("yaml-encoding", 1, 1, "The file is in UTF-16, but must be in UTF-8"), "a: ü\n"),
    ("a: ü\n".encode("utf-32"), ("yaml-encoding", 1, 1, "The file is in UTF-32, but must be in UTF-8"), "a: ü\n"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("yaml-binary", 1, 1, "This is not a text file"), "PNG: 1\n"),
    (
        "[" * 65 + "]" * 65,
        ("yaml-too-deep", 1, 65, "More than 64 lists and mappings inside one another"),
        "[" * 64 + "]" * 64,
    ),
]


@pytest.mark.parametrize(
    ("broken", "expected", "healthy"), TABLE, ids=[f"{row[1][0]}-{n}" for n, row in enumerate(TABLE)]
)
def test_a_fault_is_found_at_its_place_and_its_look_alike_is_not(broken, expected, healthy):
    assert found(broken) == [expected]
    assert found(healthy) == []
    assert read(healthy).complete


def test_every_finding_is_an_error_with_a_hint():
    for broken, _, _ in TABLE:
        for finding in read(broken).findings:
            assert finding.severity is Severity.ERROR
            assert finding.hint
            assert finding.place.path == "p.yaml"


def test_each_of_eleven_faults_in_one_file_is_found():
    text = r"""title: first: second
rules:
  - id: a
    text: "He said
  - id: b
    text: @home
    text: 2
  - id:c
    text: x
labels: [Yes, No
scale:
	low: 1
label: x
label: y
note: "\ud800"
other: *nothing
tagged: !maybe 1
<<<<<<< HEAD
p: 1
=======
p: 2
>>>>>>> side
last: 1
"""
    assert [(f.id, f.place.line) for f in read(text).findings] == [
        ("yaml-syntax", 1),
        ("yaml-syntax", 4),
        ("yaml-syntax", 6),
        ("yaml-syntax", 8),
        ("yaml-syntax", 10),
        ("yaml-tab", 12),
        ("yaml-duplicate-key", 14),
        ("yaml-control-character", 15),
        ("yaml-unknown-alias", 16),
        ("yaml-tag", 17),
        ("yaml-conflict-mark", 18),
    ]
    assert read(text).data["last"] == 1


def test_all_duplicates_are_reported_and_the_first_counts():
    document = read("a: 1\na: 2\nb: {c: 3, c: 4}\na: [5]\n")
    assert [(f.place.line, f.place.column) for f in document.findings] == [(2, 1), (3, 11), (4, 1)]
    assert document.data == {"a": 1, "b": {"c": 3}}
    assert not document.complete


def test_what_was_left_out_is_not_said_to_be_unknown():
    assert [f.id for f in read("a: &x [1\nb: *x\n").findings] == ["yaml-syntax"]


def test_too_many_findings_of_a_kind_are_counted():
    findings = read('a: "' + "\x07" * 250 + '"\n').findings
    assert len(findings) == 100
    assert findings[-1].message.endswith("(and 150 more like this)")


def test_too_large_is_refused_before_reading():
    limit = 8 * 1024 * 1024
    (finding,) = read(b"a: @" * (limit // 4) + b"!").findings
    assert (finding.id, finding.message) == (
        "yaml-too-large",
        "The file has 8.0 MiB, and the most that is read is 8 MiB",
    )


def test_a_tag_loses_no_data():
    document = read("a: !!int 3\nb: !mine {c: 1}\n")
    assert document.data == {"a": 3, "b": {"c": 1}}
    assert document.complete


def test_windows_line_ends_and_unicode_separators_do_not_move_places():
    document = read("a: x\u2028y\r\nb: |\r\n  one\r\n  two\u0085\r\nc: *no\r\n")
    assert [(f.place.line, f.place.column) for f in document.findings] == [(5, 4)]
    assert document.data == {"a": "x\u2028y", "b": "one\ntwo\u0085\n", "c": None}


ONE_FAULT = [
    ('"format: 1\nid: a\ntitle: "x: y"\n', 1, {"id": "a", "title": "x: y"}),
    ("!format: 1\nid: a\ntitle: b\n", 1, {"id": "a", "title": "b"}),
    ("a: 1\nrules\n- id: r\n  text: x\n- id: s\nlast: 2\n", 2, {"a": 1, "last": 2}),
    ("rules:\n  - id: a\n    b: c: d\nexamples:\n- id: e\n  x: {y: z}\nlast: 2\n", 3, None),
    ("rules:\n  - id:a\n    t: x\n  - id: b\nlast: 2\n", 2, {"rules": [{"id": "b"}], "last": 2}),
    ("ex:\n- id: e1\n  a\n    deep: 1\n- id: e2\n  b: c\n", 3, {"ex": [{"id": "e1"}, {"id": "e2", "b": "c"}]}),
    ("a: |\n  b: @\nc: {\n  d: @\n}\ne: 1\n", 4, {"a": "b: @\n", "e": 1}),
]


@pytest.mark.parametrize(("text", "line", "data"), ONE_FAULT)
def test_one_fault_draws_no_others_after_it(text, line, data):
    document = read(text)
    assert [finding.place.line for finding in document.findings] == [line]
    assert not document.complete
    if data is not None:
        assert document.data == data
