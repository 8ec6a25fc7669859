"""Findings for people and for programs: exact forms, and nothing in a finding can break one."""

from __future__ import annotations

import json
import unicodedata
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.findings import Finding, Severity
from builder.report import FORMATS
from builder.report.visible import visible
from builder.source import Place

ONE = Finding(
    Place("guidelines/tiny/project.yaml", 3, 8), "wrong-type", Severity.ERROR, "'title' must be text", "A name."
)
BARE = Finding(Place("quizzes/tiny/a.yaml", 1, 1), "overdue", Severity.WARNING, "it is late")
NOTE = Finding(Place("a.yaml", 2, 5), "hint", Severity.NOTE, "by the way")

HOSTILE = Finding(
    Place("guidelines/a,b:c%d\ne/project.yaml", 12, 7),
    "wrong-value",
    Severity.ERROR,
    "'50%\r\nof::it' is\x1b[31m red\u202e",
    "Try,\nagain: 100%",
)

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30).filter(
    lambda name: not name.startswith("/")  # paths count from the repository
)
findings = st.lists(
    st.builds(
        Finding,
        place=st.builds(Place, names, st.integers(1, 10**6), st.integers(1, 10**6)),
        id=st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True),
        severity=st.sampled_from(list(Severity)),
        message=st.text(max_size=60),
        hint=st.text(max_size=60),
    ),
    max_size=6,
)


def test_text():
    assert FORMATS["text"]([ONE, BARE, NOTE]) == (
        "guidelines/tiny/project.yaml:3:8: error [wrong-type] 'title' must be text\n"
        "    A name.\n"
        "quizzes/tiny/a.yaml:1:1: warning [overdue] it is late\n"
        "a.yaml:2:5: note [hint] by the way\n"
        "\n"
        "1 error, 1 warning, 1 note. 'guidewright explain ID' says more about a check.\n"
    )


def test_text_counts():
    assert FORMATS["text"]([]) == "No findings.\n"
    assert FORMATS["text"]([ONE, ONE]).splitlines()[-1].startswith("2 errors. ")


def test_json():
    assert json.loads(FORMATS["json"]([ONE, BARE])) == {
        "findings": [
            {
                "id": "wrong-type",
                "severity": "error",
                "message": "'title' must be text",
                "path": "guidelines/tiny/project.yaml",
                "line": 3,
                "column": 8,
                "hint": "A name.",
            },
            {
                "id": "overdue",
                "severity": "warning",
                "message": "it is late",
                "path": "quizzes/tiny/a.yaml",
                "line": 1,
                "column": 1,
                "hint": "",
            },
        ]
    }
    assert json.loads(FORMATS["json"]([])) == {"findings": []}


def test_json_keeps_its_order_of_keys():
    (row,) = json.loads(FORMATS["json"]([ONE]))["findings"]
    assert list(row) == ["id", "severity", "message", "path", "line", "column", "hint"]


def test_github():
    assert FORMATS["github"]([ONE, BARE, NOTE]).splitlines() == [
        "::error file=guidelines/tiny/project.yaml,line=3,col=8,title=wrong-type::'title' must be text. A name.",
        "::warning file=quizzes/tiny/a.yaml,line=1,col=1,title=overdue::it is late",
        "::notice file=a.yaml,line=2,col=5,title=hint::by the way",
    ]
    assert FORMATS["github"]([]) == ""


def test_github_escapes_what_would_end_a_property_or_the_line():
    assert FORMATS["github"]([HOSTILE]) == (
        "::error file=guidelines/a%2Cb%3Ac%25d%0Ae/project.yaml,line=12,col=7,title=wrong-value"
        "::'50%25%0D%0Aof::it' is\x1b[31m red\u202e. Try,%0Aagain: 100%25\n"
    )


def test_text_shows_control_characters():
    assert FORMATS["text"]([HOSTILE]).splitlines()[:2] == [
        r"guidelines/a,b:c%d e/project.yaml:12:7: error [wrong-value] '50%\r of::it' is\x1b[31m red\u202e",
        "    Try, again: 100%",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("\r", r"\r"),
        ("\x00\x7f\x85", r"\x00\x7f\x85"),
        ("\u2028\u200b\ufeff", r"\u2028\u200b\ufeff"),
        ("a\u00a0b\u2009c d", r"a\xa0b\u2009c d"),
        ("\udc80", r"\udc80"),
        ("\U000e0041", r"\U000e0041"),
        ("Größe 好 مشروع 🙂", "Größe 好 مشروع 🙂"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


# No package of ours ships the standard's own JSON Schema, so its demands on what we write are listed here.
def check_sarif(log: dict) -> None:
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert driver["name"]
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert isinstance(result["message"]["text"], str)
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert set(place["region"]) == {"startLine", "startColumn"}
        assert all(isinstance(number, int) and number >= 1 for number in place["region"].values())
        uri = urlsplit(place["artifactLocation"]["uri"])
        assert uri.path == place["artifactLocation"]["uri"], "a relative reference and nothing but a path"
        assert uri.path.isascii()
        assert not set(uri.path) & set(' \\<>"{}|^`')


def test_sarif():
    log = json.loads(FORMATS["sarif"]([ONE, BARE, ONE]))
    check_sarif(log)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["overdue", "wrong-type"]
    assert run["results"][1] == {
        "ruleId": "overdue",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "it is late"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "quizzes/tiny/a.yaml"},
                    "region": {"startLine": 1, "startColumn": 1},
                }
            }
        ],
    }


def test_sarif_of_a_file_name_that_is_no_text():
    odd = Finding(Place("a/\udcff b#?.yaml"), "overdue", Severity.NOTE, "late")
    (result,) = json.loads(FORMATS["sarif"]([odd]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a/%FF%20b%23%3F.yaml"


@settings(max_examples=40)
@given(findings)
def test_sarif_of_anything(found):
    log = json.loads(FORMATS["sarif"](found))
    check_sarif(log)
    results = log["runs"][0]["results"]
    assert len(results) == len(found)
    for result, finding in zip(results, found, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert unquote_to_bytes(place["artifactLocation"]["uri"]).decode() == finding.place.path
        assert result["message"]["text"].startswith(finding.message)


@settings(max_examples=40)
@given(findings)
def test_json_loses_nothing(found):
    text = FORMATS["json"](found)
    assert text.isascii()
    rows = json.loads(text)["findings"]
    read = [
        Finding(
            Place(row["path"], row["line"], row["column"]),
            row["id"],
            Severity(row["severity"]),
            row["message"],
            row["hint"],
        )
        for row in rows
    ]
    assert read == found


@settings(max_examples=40)
@given(findings)
def test_a_finding_is_one_line_of_github(found):
    lines = FORMATS["github"](found).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found)
    for line, finding in zip(lines, found, strict=True):
        head, properties, message = line.split(" ", 1)[0], *line.split(" ", 1)[1].split("::", 1)
        assert head == {"error": "::error", "warning": "::warning", "note": "::notice"}[finding.severity.value]
        read = dict(pair.split("=", 1) for pair in properties.split(","))
        assert list(read) == ["file", "line", "col", "title"]
        assert unescaped(read["file"]) == finding.place.path
        assert unescaped(message) == (f"{finding.message}. {finding.hint}" if finding.hint else finding.message)


def unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


@settings(max_examples=40)
@given(findings)
def test_text_is_one_line_for_a_finding_and_one_for_its_hint(found):
    text = FORMATS["text"](found)
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in text.replace("\n", "")}
    assert "\r" not in text
    expected = len(found) + sum(bool(finding.hint) for finding in found) + (2 if found else 1)
    assert text.count("\n") == expected
