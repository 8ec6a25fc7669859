"""The table is written from the YAML 1.2.2 specification, section 10.3.2 "Tag Resolution"; it is the judge here."""

from __future__ import annotations

import copy
import json
import math
import pickle

import pytest

from builder.scalars import PlainBool, PlainFloat, PlainInt, as_bool, as_builtin, as_written
from builder.yamldoc import parse

NULL = ["null", "Null", "NULL", "~", ""]
TRUE = ["true", "True", "TRUE"]
FALSE = ["false", "False", "FALSE"]
INT = {
    "0": 0, "12": 12, "-19": -19, "+1": 1, "0123": 123, "0o14": 12, "0o7": 7, "0x1F": 31, "0x3a": 58, "-0": 0,
}  # fmt: skip
FLOAT = {
    "0.": 0.0, "-0.0": 0.0, ".5": 0.5, "+12e03": 12000.0, "-2E+05": -200000.0, "1e3": 1000.0, "1.10": 1.1, "+.5": 0.5,
    "12.5e-1": 1.25, ".inf": math.inf, "-.Inf": -math.inf, "+.INF": math.inf,
}  # fmt: skip
TEXT = [
    "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "off", "OFF", "y", "Y", "n", "N", "12:30", "190:20:30", "1_000",
    "0o8", "0b11", "-0x1F", "+0o7", "0X1F", "2024-01-01", "2024-01-01T00:00:00Z", "tRUE", "nULL", "nan", "inf", "+.nan",
    ".", "+", "1.2.3", "e3", "1e", ".e1", "0x", "=", "١٢", "1 2",
]  # fmt: skip


def value_of(text: str) -> object:
    document = parse(f"v: {text}\n".encode(), "f.yaml")
    assert document.findings == ()
    return document.data["v"]


@pytest.mark.parametrize("text", NULL)
def test_null(text):
    assert value_of(text) is None


@pytest.mark.parametrize("text", [*TRUE, *FALSE])
def test_booleans(text):
    value = value_of(text)
    assert isinstance(value, PlainBool)
    assert value == (text in TRUE)
    assert bool(value) is as_bool(value) is (text in TRUE)
    assert as_written(value) == text


@pytest.mark.parametrize(("text", "number"), INT.items())
def test_integers(text, number):
    value = value_of(text)
    assert isinstance(value, PlainInt)
    assert (value, as_written(value)) == (number, text)


@pytest.mark.parametrize(("text", "number"), FLOAT.items())
def test_floats(text, number):
    value = value_of(text)
    assert isinstance(value, PlainFloat)
    assert (value, as_written(value)) == (number, text)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text):
    value = value_of(text)
    assert isinstance(value, PlainFloat)
    assert math.isnan(value)
    assert value.raw == text


@pytest.mark.parametrize("text", TEXT)
def test_everything_else_is_text(text):
    assert value_of(text) == text
    assert type(value_of(text)) is str


@pytest.mark.parametrize("text", [*NULL, *TRUE, *FALSE, *INT, *FLOAT])
def test_quotes_and_the_text_tag_make_text(text):
    assert value_of(f'"{text}"') == value_of(f"!!str {text}") == value_of(f"! {text}") == text


def test_keys_are_always_text_as_written():
    data = parse(b"No: a\ntrue: b\n1.10: c\n~: d\n0x1F: e\n", "f.yaml").data
    assert list(data) == ["No", "true", "1.10", "~", "0x1F"]


def test_a_number_of_many_digits_stays_text():
    assert value_of("9" * 400) == int("9" * 400)
    assert value_of("9" * 5000) == "9" * 5000


def test_written_scalars_are_copied_and_pickled_whole():
    data = parse(b"[0123, 1.10, True]", "f.yaml").data
    for twin in (copy.deepcopy(data), pickle.loads(pickle.dumps(data))):  # noqa: S301 - our own bytes
        assert twin == data
        assert [as_written(value) for value in twin] == ["0123", "1.10", "True"]


def test_as_builtin_gives_what_json_takes():
    data = parse(b"{a: [0123, 1.10, True, ~], b: {c: x}}", "f.yaml").data
    assert json.dumps(as_builtin(data)) == '{"a": [123, 1.1, true, null], "b": {"c": "x"}}'
    assert [type(value) for value in as_builtin(data)["a"]] == [int, float, bool, type(None)]


def test_what_comes_from_no_file_was_not_written():
    assert [as_written(value) for value in (1, 1.5, True, None, [])] == [None] * 5
    assert as_bool("No") == "No"
    assert PlainBool(value=True, raw="true") != 1
    assert len({PlainBool(value=True, raw="true"), PlainBool(value=True, raw="True")}) == 1
