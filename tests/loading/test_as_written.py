"""Text stays as it was written, although YAML would read a number or a truth value."""

from __future__ import annotations

import pytest

from tests.loading.small import HEALTHY, QUIZ, QUIZ_FILE, SPEC, SPEC_FILE, changed, checked, found

LABELS = "labels: [Yes, No]"
WARNING = "written-as-number"


def labels_of(root, text: str) -> list[str]:
    files = {**HEALTHY, SPEC_FILE: changed(LABELS, f"labels: {text}")}
    project = checked(root, files).loaded[0].project
    return [label.id for label in project.questions[0].labels]


def warnings(root, files: dict[str, str]) -> list[str]:
    result = checked(root, files)
    return [f"{finding.place.line}:{finding.place.column} {finding.message}" for finding in result.findings
            if finding.id == WARNING]  # fmt: skip


@pytest.mark.parametrize("label", ["Yes", "No", "yes", "no", "on", "off", "y", "N", "True story", "12h", "1e", "1.2.3"])
def test_words_of_other_yaml_versions_are_text(tmp_path, label):
    text = f"[{label}, other]"
    assert labels_of(tmp_path, text) == [label, "other"]
    assert warnings(tmp_path, {}) == []


@pytest.mark.parametrize("label", ["true", "false", "True", "FALSE", "1.10", "0123", "007", "1e3", "0x1f", "0o17", "5"])
def test_numbers_and_truth_values_stay_as_written_with_a_warning(tmp_path, label):
    assert labels_of(tmp_path, f"[{label}, other]") == [label, "other"]
    kind = "truth value" if label.lower() in {"true", "false"} else "number"
    assert warnings(tmp_path, {}) == [f"14:14 text is meant here, but {label} is written as a {kind}"]


@pytest.mark.parametrize("label", ["true", "1.10", "0123", "12"])
def test_quotation_marks_say_that_text_is_meant(tmp_path, label):
    assert labels_of(tmp_path, f"['{label}', \"x\"]") == [label, "x"]
    assert warnings(tmp_path, {}) == []


def test_a_time_is_text(tmp_path):
    result = checked(tmp_path, {**HEALTHY, SPEC_FILE: changed("title: Tiny", "title: 12:30")})
    assert result.findings == ()
    assert result.loaded[0].project.title == "12:30"


def test_a_version_as_a_title(tmp_path):
    files = {**HEALTHY, SPEC_FILE: changed("title: Tiny", "title: 1.10")}
    assert found(tmp_path, files) == [
        (
            "project.yaml:3:8 written-as-number: text is meant here, but 1.10 is written as a number | "
            'Put it in quotation marks: "1.10".'
        )
    ]
    assert checked(tmp_path, {}).loaded[0].project.title == "1.10"


def test_in_a_second_file_and_in_a_quiz(tmp_path):
    files = {
        **HEALTHY,
        "guidelines/tiny/more.yaml": "glossary:\n  - {id: v, term: 1.0, definition: The first version.}\n"
        "faq:\n  - {id: which, question: Which one?, answer: 'Take [[term:v]].'}\n",
        QUIZ_FILE: changed("title: Practice", "title: 2.0", QUIZ),
    }
    assert [(finding.place.path, finding.place.line, finding.id) for finding in checked(tmp_path, files).findings] == [
        ("guidelines/tiny/more.yaml", 2, WARNING),
        (QUIZ_FILE, 4, WARNING),
    ]


NUMBERS = {
    "accepted level": SPEC,
    "several levels": changed("accept: {toxic: Yes, level: 2}", "accept: {toxic: Yes, level: {any_of: [1, 2]}}"),
    "range": changed("accept: {toxic: Yes, level: 2}", "accept: {toxic: Yes, level: {from: 1, to: 2}}"),
    "rule": changed("gives: [toxic/Yes]", "gives: [toxic/Yes, level/2]"),
    "condition": changed("    kind: rating\n", "    kind: rating\n    when: [{question: toxic, is: Yes}]\n"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_that_are_meant_give_no_warning(tmp_path, name):
    assert warnings(tmp_path, {**HEALTHY, SPEC_FILE: NUMBERS[name]}) == []


def test_levels_as_answers_of_other_places_give_no_warning(tmp_path):
    extra = """\
flows:
  - id: how-bad
    title: How bad?
    decides: level
    asks:
      - id: threat
        ask: Is it a threat?
        ways:
          - {answer: Yes, label: 2}
          - {answer: No, label: 1}
"""
    text = changed(
        "rules:\n",
        "  - {id: note, title: Note, ask: Why?, kind: text, when: [{question: level, is: 2}]}\n"
        "  - {id: more, title: More, ask: Why?, kind: text, when: [{question: level, is_not: [1]}]}\n"
        "rules:\n",
    )
    assert warnings(tmp_path, {**HEALTHY, SPEC_FILE: text + extra}) == []


def test_a_date_and_a_truth_value_where_they_are_meant(tmp_path):
    text = changed("    kind: choice\n", "    kind: choice\n    ordered: true\n")
    text = changed("rules:\n", "requirements: {deadline: {date: 2026-12-31}, volume: {items: 1000}}\nrules:\n", text)
    assert found(tmp_path, {**HEALTHY, SPEC_FILE: text}) == []
