"""One broken entry makes no other false: what was lost is no reason to report what refers to it."""

from __future__ import annotations

import pytest

from builder.findings import Severity
from tests.loading.small import HEALTHY, QUIZ, QUIZ_FILE, SPEC, SPEC_FILE, changed, checked, found

RULES = """\
rules:
  - id: cut-off
    title: Cut off
    text: "See [[rule:whole]]."
    gives: [toxic/Yes]
    over: [insults]
  - id: whole
    title: Whole
    text: "See [[rule:cut-off]]."
"""
CITING = changed("rules:\n", RULES).replace("    rules: [insults]\n", "    rules: [insults, cut-off]\n")


def ids(root, text: str, quiz: str = QUIZ) -> list[str]:
    files = {**HEALTHY, SPEC_FILE: text, QUIZ_FILE: quiz}
    return [finding.id for finding in checked(root, files).findings if finding.severity is Severity.ERROR]


def test_the_spec_that_the_tests_damage_is_right(tmp_path):
    assert set(ids(tmp_path, CITING)) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: cut-off\n", '  - id: "cut-off\n'),
        ("  - id: cut-off\n", "    id: cut-off\n"),
        ("    title: Cut off\n", "\ttitle: Cut off\n"),
        ("    title: Cut off\n", '    title: "Cut off\n'),
        ("kind: text}\n", 'kind: text, help: "Read}\n'),
        ("    title: Toxicity\n", '    title: "Toxicity\n'),
        ("  - id: one\n", "    id: one\n"),
    ],
)
def test_what_stands_in_a_file_that_lost_a_part_is_not_missed(tmp_path, old, new):
    found_ids = ids(tmp_path, changed(old, new, CITING))
    assert found_ids
    assert all(one.startswith("yaml-") for one in found_ids), found_ids


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  - id: cut-off\n    title: Cut off\n", "  - title: Cut off\n", ["missing-key"]),
        ("  - id: cut-off\n", "  - id: Cut_Off\n", ["bad-id"]),
        ("  - id: cut-off\n", "  - id: ✂️\n", ["bad-id"]),
        ("  - id: cut-off\n", "  - id: 12\n", ["unknown-reference"]),
        ("id: toxic\n", "id: Toxic!\n", ["bad-id"]),
        ("{id: comment, ", "{", ["missing-key"]),
        ("labels: [Yes, No]", "labels: [{title: Yes}, No]", ["missing-key"]),
    ],
)
def test_references_to_an_entry_without_a_readable_id_are_left_alone(tmp_path, old, new, expected):
    assert sorted(set(ids(tmp_path, changed(old, new, CITING)))) == expected


def test_a_kind_that_lost_nothing_is_judged(tmp_path):
    text = changed("  - id: cut-off\n    title: Cut off\n", "  - title: Cut off\n", CITING)
    text = text.replace("gives: [toxic/Yes]}", "gives: [toxic/Ja]}")
    assert ids(tmp_path, text) == ["missing-key", "unknown-reference"]


def test_an_id_that_is_bad_but_readable_hides_no_other_fault(tmp_path):
    text = changed("  - id: cut-off\n", "  - id: Cut_Off\n", CITING).replace("[[rule:whole]]", "[[rule:hole]]")
    text = text.replace("[insults, cut-off]\n  - id: two", "[insults, wall]\n  - id: two")
    assert ids(tmp_path, text) == ["bad-id", "unknown-reference"]


def test_precedence_that_could_not_be_read_contradicts_nobody(tmp_path):
    # The example follows 'quotes', which is over 'insults'; without that 'over' the key would seem wrong.
    text = changed(
        "rules:\n", "rules:\n  - {id: quotes, title: Quotes, text: Fine., gives: [toxic/No], over: [insults]}\n"
    )
    text = changed("    rules: [insults]\n  - id: two", "    rules: [insults, quotes]\n  - id: two", text)
    text = text.replace("accept: {toxic: Yes, level: 2}", "accept: {toxic: No, level: 2}").replace(
        "{question: toxic, answer: No, why: It attacks the reader.}",
        "{question: toxic, answer: Yes, why: It attacks the reader.}",
    )
    assert "contradicts-rules" not in ids(tmp_path / "right", text)
    assert ids(tmp_path / "no-list", changed("over: [insults]", "over: insults", text)) == ["wrong-type"]
    assert ids(tmp_path / "unknown", changed("{id: quotes,", "{id: quots,", text)) == ["unknown-reference"]


def test_an_example_that_lost_a_part_is_not_judged_by_the_rest(tmp_path):
    assert ids(tmp_path, changed("accept: {toxic: No, level: 1}", 'accept: {toxic: "No, level: 1}')) == ["yaml-syntax"]


def test_an_exam_whose_pass_mark_is_faulty_has_one(tmp_path):
    quiz = changed("use: practice\n", "use: exam\npass_mark: {overall: 80}\n", QUIZ)
    assert found(tmp_path, {SPEC_FILE: SPEC, QUIZ_FILE: quiz}) == [
        "quizzes/tiny/practice.yaml:4:22 wrong-value: 'overall' must be at most 1, not 80 | 80 % is 0.8."
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("80 %", "wrong-type: 'overall' must be a number, not '80 %' | 80 % is 0.8."),
        ("62.5%", "wrong-type: 'overall' must be a number, not '62.5%' | 62.5 % is 0.625."),
        ("most of it", "wrong-type: 'overall' must be a number, not 'most of it' | The share of all points."),
        ("800 %", "wrong-type: 'overall' must be a number, not '800 %' | The share of all points."),
    ],
)
def test_a_share_with_its_sign_is_written_as_a_number(tmp_path, written, expected):
    quiz = changed("use: practice\n", f"use: exam\npass_mark: {{overall: {written}}}\n", QUIZ)
    assert found(tmp_path, {SPEC_FILE: SPEC, QUIZ_FILE: quiz}) == [f"quizzes/tiny/practice.yaml:4:22 {expected}"]


def test_a_variant_where_there_are_none(tmp_path):
    text = changed("gives: [toxic/Yes]}", "gives: [toxic/Yes], only: german}")
    assert found(tmp_path, {**HEALTHY, SPEC_FILE: text}) == [
        (
            "project.yaml:21:88 unknown-reference: there is no variant 'german' | "
            "Variants are those that 'variants' of the project lists."
        )
    ]
