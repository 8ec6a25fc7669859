from __future__ import annotations

from builder.source import Place
from builder.yamldoc import parse

TEXT = """\ufefftitle: "\U0001f600" # a smile
rules:
- id: a
  text: 'x'
- {id: "\U0001f600b", n: 5}
empty:
base: &base
  deep: [1, two]
again: *base
"""
DOCUMENT = parse(TEXT.encode(), "p/project.yaml")


def at(*keypath: str | int, of: str = "value") -> tuple[int, int]:
    place = DOCUMENT.place(keypath, of=of)
    assert place.path == "p/project.yaml"
    return place.line, place.column


def test_values_and_keys():
    assert DOCUMENT.findings == ()
    assert at() == (1, 1)
    assert (at("title", of="key"), at("title")) == ((1, 1), (1, 8))
    assert (at("rules", of="key"), at("rules")) == ((2, 1), (3, 1))
    assert (at("rules", 0), at("rules", 0, of="key")) == ((3, 3), (3, 3))
    assert (at("rules", 0, "text", of="key"), at("rules", 0, "text")) == ((4, 3), (4, 9))
    assert (at("rules", 1, "n", of="key"), at("rules", 1, "n")) == ((5, 14), (5, 17))
    assert (at("empty", of="key"), at("empty")) == ((6, 1), (6, 7))


def test_an_alias_stands_where_it_is_used_and_its_parts_where_they_were_written():
    assert at("again") == (9, 8)
    assert at("again", "deep") == (8, 9)
    assert at("again", "deep", 1) == (8, 13)


def test_the_nearest_known_ancestor_stands_in_for_an_unknown_path():
    assert at("rules", 0, "missing", "x") == at("rules", 0)
    assert at("rules", 0, "text", "x", of="key") == at("rules", 0, "text", of="key")
    assert at("rules", 7) == at("rules")
    assert at("rules", -1) == at("rules")
    assert at("rules", "0") == at("rules")
    assert at("nothing") == (1, 1)


def test_keys_of_a_mapping_in_the_order_of_the_file():
    assert DOCUMENT.keys_of(("rules", 1)) == {
        "id": Place("p/project.yaml", 5, 4),
        "n": Place("p/project.yaml", 5, 14),
    }
    assert list(DOCUMENT.keys_of(())) == ["title", "rules", "empty", "base", "again"]
    assert list(DOCUMENT.keys_of(("again",))) == ["deep"]
    assert DOCUMENT.keys_of(("rules",)) == DOCUMENT.keys_of(("rules", 9)) == DOCUMENT.keys_of(("title",)) == {}


def test_a_file_without_data_still_has_a_place():
    empty = parse(b"", "e.yaml")
    assert empty.place(("a",)) == Place("e.yaml", 1, 1)
    assert empty.keys_of(()) == {}
