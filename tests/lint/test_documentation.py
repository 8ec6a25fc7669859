"""The documentation of checks is true: its snippets are run; files, table and documentation are tied together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import builder.lint.checks as folder
from builder import yamldoc
from builder.errors import GuidewrightError
from builder.findings import Severity
from builder.lint import CHECKS, OTHER_FINDINGS, docs, explain, explained_ids
from builder.yamldoc import parse
from tests.lint import base

SNIPPETS = [
    pytest.param(check.id, snippet, id=f"{check.id}-{number}-{snippet.outcome}")
    for check in CHECKS.values()
    for number, snippet in enumerate(docs.parse(check.doc).snippets)
]


def test_the_base_project_is_clean():
    assert base.found() == []


@pytest.mark.parametrize(("check", "snippet"), SNIPPETS)
def test_a_snippet_has_the_outcome_that_it_claims(check, snippet):
    faults = base.of(check, snippet.text)
    if snippet.outcome == "pass":
        assert faults == []
    else:
        assert faults
        assert all(fault.message and not fault.message.endswith(".") for fault in faults)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_each_check_is_documented_from_both_sides(check):
    parsed = docs.parse(check.doc)
    assert {snippet.outcome for snippet in parsed.snippets} == {"pass", "fail"}
    assert parsed.summary.endswith(".")
    assert len(parsed.text) > 80


def test_each_file_is_in_the_table_and_each_row_has_a_file():
    files = {path.stem.replace("_", "-") for path in Path(folder.__file__).parent.glob("*.py")} - {"--init--"}
    assert files == set(CHECKS)


def test_ids_match_their_rows():
    assert all(check.id == name for name, check in CHECKS.items())
    assert not set(CHECKS) & set(OTHER_FINDINGS)


@pytest.mark.parametrize("name", explained_ids())
def test_every_id_is_explained(name):
    text = explain(name)
    assert text.startswith(f"{name} (")
    assert len(text.splitlines()) >= 4


def test_an_unknown_id_is_named_with_a_suggestion():
    with pytest.raises(GuidewrightError, match="there is no check 'unknown-refrence'") as raised:
        explain("unknown-refrence")
    assert raised.value.hint == "Did you mean 'unknown-reference'?"


def test_explain_shows_faulty_and_healthy_snippets():
    text = explain("rule-cycle")
    assert "This is found:" in text
    assert "This is fine:" in text
    assert CHECKS["rule-cycle"].severity is Severity.ERROR


@pytest.mark.parametrize("name", [name for name, doc in OTHER_FINDINGS.items() if "PASS\n" in doc or "FAIL\n" in doc])
def test_snippets_about_files_are_as_they_claim(name):
    for snippet in docs.parse(OTHER_FINDINGS[name]).snippets:
        findings = parse(snippet.text.encode(), "test.yaml").findings
        if snippet.outcome == "pass":
            assert not findings
        elif name.startswith("yaml-"):
            assert name in {finding.id for finding in findings}


def test_every_id_that_reading_reports_is_explained():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(yamldoc.__file__).parent.glob("*.py"))
    reported = set(re.findall(r'"(yaml-[a-z-]+)"', source))
    assert reported
    assert reported <= set(OTHER_FINDINGS)
