"""Hints that name what was meant, and slips that are told once."""

from __future__ import annotations

import pytest

from tests.lint import base
from tests.lint.test_truth_table import example, rules

RULES = """\
rules:
  - id: broken-off
    was: cut-off
    title: Broken off
    text: "%s"
    gives: [toxic/Yes]
    exceptions: [{id: shop-only, when: In shops., then: It is not., gives: [toxic/No]}]
"""


def hints(check: str, text: str, **changes: object) -> list[str]:
    return [fault.hint for fault in base.of(check, text, **changes)]


def messages(check: str, text: str, **changes: object) -> list[str]:
    return [fault.message for fault in base.of(check, text, **changes)]


def test_a_renamed_entry_is_named():
    text = RULES % "See [[rule:cut-off]]." + example(rules="[cut-off]")
    assert hints("unknown-reference", text) == ["It is now called 'broken-off'."] * 2


def test_a_renamed_question_is_named_with_its_labels():
    text = (
        "questions:\n  - {id: harm, was: toxic, title: Harm, ask: Does it harm?, kind: choice,"
        " labels: [{id: Sure, was: Yes}, No]}\n"
    ) + rules("id: insults, gives: [toxic/No, harm/Yes, toxic/Yes]")
    found = [hint for hint in hints("unknown-reference", text) if "'harm/" in hint]
    assert found[-3:] == [
        "It is now called 'harm/No'.", "It is now called 'harm/Sure'.", "It is now called 'harm/Sure'.",
    ]  # fmt: skip


def test_an_exception_is_written_with_its_rule():
    text = RULES % "A rule." + example(rules="[broken-off]", exceptions="[shop-only]", accept="{toxic: No}")
    assert hints("unknown-reference", text) == ["Write rule/exception: 'broken-off/shop-only'."]
    assert base.of("contradicts-rules", text) == []


def test_an_exception_of_a_rule_that_is_not_cited_still_contradicts():
    text = RULES % "A rule." + "  - {id: insults, title: A rule, text: An insult is toxic.}\n"
    text += example(exceptions="[broken-off/shop-only]")
    assert len(base.of("contradicts-rules", text)) == 1


@pytest.mark.parametrize(("written", "meant"), [("Internal", "internal"), ("trainer", "trainers"), ("nort", "north")])
def test_an_audience_is_found_whatever_its_case(written, meant):
    assert hints("unknown-reference", rules(f"id: insults, for: {written}")) == [f"Did you mean '{meant}'?"]


def test_a_mistyped_field_is_not_missed_as_well():
    (fault,) = base.of("illegal-answer", example(item="{coment: You are a fool.}"))
    assert fault.message == "the item has no field 'coment'"
    assert "'comment'" in fault.hint


def test_a_field_that_resembles_nothing_is_not_the_missing_one():
    assert messages("illegal-answer", example(item="{xyz: You are a fool.}")) == [
        "the item has no field 'xyz'",
        "the item lacks the field 'comment'",
    ]


def test_fields_are_not_judged_where_one_was_lost():
    text = example(item="{comment: You are a fool., review: Fine.}")
    assert messages("illegal-answer", text) == ["the item has no field 'review'"]
    assert messages("illegal-answer", text, lost_kinds=frozenset({"field"}), whole=False) == []


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("{comment: A., photo: media/cat.png}", "Write {file: media/cat.png, alt: …}."),
        ("{comment: A., talk: media/talk.mp3}", "Write {file: media/talk.mp3, transcript: …}."),
    ],
)
def test_a_bare_path_becomes_a_file(item, hint):
    assert hints("illegal-answer", example(item=item)) == [hint]


def test_an_example_that_cites_a_mistyped_rule_still_shows_the_rule_that_was_meant():
    text = rules("id: insults, gives: [toxic/Yes]")
    told = "no example shows the rule 'insults' at work"
    assert told in messages("missing-example", text + example(rules="[threats]"))
    assert told not in messages("missing-example", text + example(rules="[insluts]"))


def test_flows_that_lost_a_question_are_not_judged():
    flow = "flows:\n  - {id: main, title: Main, decides: toxic, asks: [{id: a, ask: Is it?, ways: %s}]}\n"
    text = flow % "[{answer: Yes, label: Yes}, {answer: No, label: Yes}]"
    assert base.of("unreachable-label", text)
    lost = frozenset({"main"})
    assert base.of("unreachable-label", text, dropped=lost, whole=False) == []
    loose = flow % "[{answer: Yes, label: Yes}, {answer: No}]"
    assert base.of("flow-dead-end", loose)
    assert base.of("flow-dead-end", loose, dropped=lost, whole=False) == []


def test_what_follows_from_an_unknown_label_is_left_out():
    text = rules("id: insults, gives: [toxic/Ye]") + example()
    assert len(base.of("unknown-reference", text)) == 1
    assert base.of("contradicts-rules", text) == []
    assert len(base.of("contradicts-rules", rules("id: insults, gives: [toxic/No]") + example())) == 1


@pytest.mark.parametrize(("accepted", "shown"), [("unclaer", True), ("Perhaps", False)])
def test_an_example_of_a_mistyped_label_shows_the_one_that_was_meant(accepted, shown):
    text = example(accept=f"{{toxic: {accepted}}}")
    assert len(base.of("illegal-answer", text)) == 1
    assert ("no example accepts 'toxic/unclear'" not in messages("missing-example", text)) == shown


def test_an_unknown_audience_leaks_nothing():
    cited = "faq: [{id: a, question: Why?, answer: 'See [[rule:insults]].'}]\n"
    assert base.of("internal-leak", rules("id: insults, for: interal") + cited) == []
    assert base.of("internal-leak", rules("id: insults, for: internal") + cited)


@pytest.mark.parametrize(("of", "count"), [("coment", 0), ("comment", 1)])
def test_answers_about_an_unknown_field_are_not_judged(of, count):
    question = f"{{id: part, title: Part, ask: Where?, kind: spans, of: {of}, labels: [x, z]}}"
    text = (
        f"questions: [{question}]\nflows: []\n"
        + rules("id: insults")
        + example(accept="{part: [{text: Nowhere, label: x}]}")
    )
    assert len(base.of("illegal-answer", text)) == count
    assert len(base.of("unknown-reference", text)) == 1 - count
