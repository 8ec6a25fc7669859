"""For each check exact faults: where they are, and what they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.lint import CHECKS
from tests.lint import base

TABLES = sorted(Path(__file__).parent.glob("truth_table*.txt"))


def example(**changes: str) -> str:
    parts = {
        "kind": "positive",
        "item": "{comment: You are a fool.}",
        "accept": "{toxic: Yes}",
        "reason": "It attacks the reader.",
        "rules": "[insults]",
    }
    lines = "".join(f"\n    {key}: {value}" for key, value in {**parts, **changes}.items())
    return f"examples:\n  - id: one\n    title: An insult{lines}\n"


def rules(*lines: str) -> str:
    return "rules:\n" + "".join(f"  - {{{line}, title: A rule, text: An insult is toxic.}}\n" for line in lines)


def blocks() -> Iterator[object]:
    read = [block for table in TABLES for block in table.read_text(encoding="utf-8").split("\n=== ")[1:]]
    for number, block in enumerate(read):
        name, _, rest = block.partition("\n")
        text, _, faults = rest.partition("-->\n")
        yield pytest.param(name, text, [line for line in faults.splitlines() if line], id=f"{name}-{number}")


@pytest.mark.parametrize(("check", "text", "expected"), list(blocks()))
def test_exact_faults(check, text, expected):
    found = [f"{'.'.join(map(str, fault.path)) or '(the project)'}: {fault.message}" for fault in base.of(check, text)]
    assert found == expected


def test_every_check_is_in_the_table():
    about_suppressions = {"unknown-check", "expired-suppression", "unused-suppression"}
    assert {block.values[0] for block in blocks()} == set(CHECKS) - about_suppressions


def test_hints_name_what_was_probably_meant():
    faults = base.of("unknown-reference", rules("id: insults, gives: [toxic/yes], over: [insutls], for: nroth"))
    assert [fault.hint for fault in faults] == [
        "Did you mean 'north'?",
        "Did you mean 'insults'?",
        "Did you mean 'toxic/Yes'?",
    ]


def test_the_key_is_the_place_where_a_key_is_at_fault():
    (fault,) = base.of("unknown-reference", example(accept="{tone: bad}"))
    assert fault.of == "key"


def test_a_reference_to_what_could_not_be_read_is_no_fault():
    text = (
        rules("id: insults, gives: [toxic/Ja], over: [gone]")
        + "faq: [{id: a, question: Why?, answer: 'See [[rule:gone]].'}]"
    )
    assert base.of("unknown-reference", text, dropped=frozenset({"gone", "Ja"}), whole=False) == []
    assert len(base.of("unknown-reference", text)) == 3


def test_an_answer_with_a_label_that_could_not_be_read_is_no_fault():
    text = example(accept="{toxic: Perhaps}")
    assert base.of("illegal-answer", text, dropped=frozenset({"Perhaps"}), whole=False) == []
    assert len(base.of("illegal-answer", text)) == 1


def test_boxes_lie_on_their_pictures_in_examples_and_quizzes():
    text = """
questions: [{id: cats, title: Cats, ask: Where?, kind: boxes, of: photo, labels: [cat]}]
flows: []
rules: [{id: insults, title: Cats, text: Draw a box around each cat.}]
examples:
  - id: one
    title: A cat
    kind: positive
    item: &item {comment: Look., photo: {file: media/cat.png, alt: A cat.}}
    accept: {cats: {any_of: [[{box: [5, 2, 35, 8], label: cat}], [{box: [25, 20, 16, 8], label: cat}]]}}
    reject: [{question: cats, answer: [{box: [5, 2, 35, 29], label: cat}], why: That is its tail.}]
    reason: There it is.
    rules: [insults]
quizzes:
  - format: 1
    id: practice
    use: practice
    title: Practice
    items:
      - {id: q, kind: label, ask: Where?, item: *item, question: cats,
         answers: [{answer: [{box: [5, 2, 40, 8], label: cat}]}], rules: [insults], reason: There.}
"""
    pictures = {"media/cat.png": (40, 30)}
    faults = base.of("illegal-answer", text, pictures=pictures)
    assert [".".join(map(str, fault.path)) for fault in faults] == [
        "examples.0.accept.cats.any_of.1.0.box",
        "examples.0.reject.0.answer.0.box",
        "quizzes.0.items.0.answers.0.answer.0.box",
    ]
    assert base.of("illegal-answer", text) == []


@pytest.mark.parametrize("check", ["missing-example", "unused-media"])
def test_coverage_is_not_judged_where_something_could_not_be_read(check):
    assert base.of(check, "examples: []")
    assert base.of(check, "examples: []", whole=False) == []


def test_today_is_what_the_caller_says():
    text = "open_questions: [{id: a, question: Why?, owner: Ada, due: 2026-02-28}]"
    assert base.of("overdue", text, today=dt.date(2026, 2, 28)) == []
    assert len(base.of("overdue", text, today=dt.date(2026, 3, 1))) == 1


def test_an_empty_file_is_no_picture():
    faults = base.of("missing-media", "", media={**base.MEDIA, "media/cat.png": 0})
    assert [fault.message for fault in faults] == ["the file 'media/cat.png' is empty"]


def test_the_fortieth_copy_of_a_rule_is_told_as_well():
    said = "Mark a comment toxic if it insults the reader, another writer, or a group of people. See case"
    copies = "".join(f"  - {{id: r{n}, title: T{n}, text: '{said} {n}.'}}\n" for n in range(40))
    assert len(base.of("near-duplicate-rules", f"rules:\n{copies}examples: []\n")) == 39
