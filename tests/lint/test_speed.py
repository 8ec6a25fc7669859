"""A large project is checked while one waits."""

from __future__ import annotations

import os

import pytest

from builder.lint import lint
from tests.lint import base

MANY = 1000
SECONDS = 6.0
"""Several times what it takes, since machines differ; a quadratic loop takes minutes."""


def large(broken: bool) -> dict:
    data = dict(base.base())
    data["rules"] = [
        {
            "id": f"rule-{number}",
            "title": f"Insults of kind {number}",
            "text": "An insult is toxic, whoever it is aimed at. " * 5 + f"See [[rule:rule-{(number + 1) % MANY}]].",
            "gives": ["toxic/Yes"],
            "over": [f"role-{number}" if broken else f"rule-{number + 1}"] if number < MANY - 1 else [],
        }
        for number in range(MANY)
    ]
    example = data["examples"][0]
    data["examples"] = [
        {**example, "id": f"example-{number}", "rules": [f"rule-{number}", f"rule-{(number + 1) % MANY}"]}
        for number in range(MANY)
    ]
    return data


def seconds(data: dict) -> float:
    subject = base.subject(data)
    start = work()
    lint(subject)
    return work() - start


def work() -> float:
    """Seconds of work, that of processes which were started for it included."""
    return sum(os.times()[:4])


def test_a_thousand_rules_and_examples_take_no_time_worth_mentioning():
    assert seconds(large(broken=False)) < SECONDS


def test_a_thousand_faults_with_hints_do_not_either():
    assert seconds(large(broken=True)) < SECONDS


LONG = 60_000
HOSTILE = {
    "letters": "a" * LONG,
    "capitals": "A" * LONG + "x",
    "consonants": "bbbbbbaaa" * (LONG // 9),
    "dots": "a." * (LONG // 2) + "@://",
    "commas": "a" * LONG + ",." + "a" * LONG,
    "spaces": "[[rule:" + " " * LONG,
    "brackets": "[[a:" * (LONG // 4),
    "pictures": "![" * (LONG // 2),
    "picture": "![a](" + "a" * LONG,
    "backticks": "".join("`" * (1 + number % 300) + " " for number in range(400)),
    "code": "`a` " * (LONG // 4),
    "dollars": "$a" * (LONG // 2),
    "questions": "?" * LONG + "a",
    "fences": "```\n" * (LONG // 4) + "~~~",
    "angles": "<a " * (LONG // 3),
    "digits": "1" * LONG,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(text):
    data = dict(base.base())
    data["faq"] = [{"id": "a", "question": "Why?", "answer": text, "rules": [text[:LONG]]}]
    assert seconds(data) < SECONDS


@pytest.mark.parametrize("name", ["questions", "digits", "letters"])
def test_nor_does_one_that_is_compared_with_its_variant(name):
    text = HOSTILE[name]
    data = dict(base.base())
    data["variants"] = [{"id": "de", "by": "language", "title": "In German", "language": "de"}]
    variant = {"variant": "de", "text": f"{text} 3"}
    data["rules"] = [{**data["rules"][0], "text": f"{text} 2", "variants": [variant]}]
    assert seconds(data) < SECONDS


def test_messages_stay_in_one_line():
    data = dict(base.base())
    data["faq"] = [{"id": "a", "question": "Why?", "answer": "So.", "rules": ["x\ny" * 1000]}]
    ((_, fault),) = lint(base.subject(data))
    assert fault.message.startswith("there is no rule 'x yx yx")
    assert len(fault.message) < 300
