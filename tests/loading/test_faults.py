"""Every fault of shape: its place, id, message and hint, and nothing else, as `faults.txt` holds them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.loading.small import HEALTHY, QUIZ, QUIZ_FILE, SPEC, SPEC_FILE, changed, checked, found

TABLE = (Path(__file__).parent / "faults.txt").read_text("utf-8").removeprefix("== ").split("\n\n== ")


def _row(text: str) -> tuple[str, str, list[str]]:
    _, old, new, *expected = text.strip().splitlines()
    return ast.literal_eval(old[2:]), ast.literal_eval(new[2:]), expected


@pytest.mark.parametrize("row", TABLE, ids=[row.splitlines()[0] for row in TABLE])
def test_one_fault_gives_exactly_its_findings(row, tmp_path):
    old, new, expected = _row(row)
    in_spec = old in SPEC
    files = {
        SPEC_FILE: changed(old, new) if in_spec else SPEC,
        QUIZ_FILE: QUIZ if in_spec else changed(old, new, QUIZ),
    }
    assert found(tmp_path, files) == expected
    assert checked(tmp_path, files).failed


def test_the_table_has_every_id_that_shape_can_give():
    ids = {line.split(" ")[1].rstrip(":") for row in TABLE for line in _row(row)[2]}
    assert {"unknown-key", "missing-key", "wrong-type", "wrong-value", "bad-id", "folder-and-id-differ",
            "unknown-format"} <= ids  # fmt: skip


def test_without_a_fault_there_is_nothing_to_say(tmp_path):
    result = checked(tmp_path, HEALTHY)
    assert result.findings == ()
    assert not result.failed
    assert result.loaded[0].whole
    assert [quiz.id for quiz in result.loaded[0].project.quizzes] == ["tiny-practice"]


IN_QUIZ = {
    "unknown key": ("use: practice", "usage: practice", [
        ("1:1 missing-key: 'use' is missing | `practice` teaches and shows its key; the key of an `exam` is never "
        "published."),
        "3:1 unknown-key: unknown key 'usage' | Did you mean 'use'?",
    ]),
    "unknown key of an item": ("    kind: number\n", "    kind: number\n    option: []\n", [
        "16:5 unknown-key: unknown key 'option' | Did you mean 'options'?",
    ]),
    "wrong kind": ("kind: number", "kind: numbr", [
        "15:11 wrong-value: 'numbr' is not a value of 'kind' | Did you mean 'number'?",
    ]),
    "no rules": ("answers: [{answer: Yes}]\n    rules: [insults]", "answers: [{answer: Yes}]\n    rules: []", [
        "12:12 wrong-value: 'rules' needs at least 1 entry | The rules that it tests.",
    ]),
    "bad id": ("id: how-many", "id: how many", [
        ("14:9 bad-id: 'how many' can't be an id | Ids are lower-case letters a-z, digits and single hyphens, for "
        "example 'stop-at-first-mistake'."),
    ]),
    "a list": (QUIZ, "- a\n", [
        "1:1 wrong-type: the file must be a mapping of keys to values | It starts with 'format: 1'.",
    ]),
    "newer": ("format: 1", "format: 7", [
        "1:9 unknown-format: format 7 is not known | Install the guidewright that wrote it, or a newer one.",
    ]),
    "empty": (QUIZ, "", ["1:1 yaml-empty: The file is empty | Write something into it, or delete it."]),
    "not closed": ("[{answer: 2}]", "[{answer: 2}", None),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_QUIZ)
def test_faults_of_a_quiz_stand_in_its_file(name, tmp_path):
    old, new, expected = IN_QUIZ[name]
    result = checked(tmp_path, {**HEALTHY, QUIZ_FILE: changed(old, new, QUIZ)})
    assert {finding.place.path for finding in result.findings} == {QUIZ_FILE}
    lines = [
        f"{finding.place.line}:{finding.place.column} {finding.id}: {finding.message} | {finding.hint}"
        for finding in result.findings
    ]
    if expected is None:
        assert [finding.id for finding in result.findings] == ["yaml-syntax"]
    else:
        assert lines == expected
    assert result.loaded[0].project is not None, "the spec is read all the same"


def test_other_quizzes_are_read_beside_a_broken_one(tmp_path):
    broken = "quizzes/tiny/broken.yaml"
    result = checked(tmp_path, {**HEALTHY, broken: "- [\n"})
    assert {finding.place.path for finding in result.findings} == {broken}
    assert [quiz.id for quiz in result.loaded[0].project.quizzes] == ["tiny-practice"]
