"""`ignore` silences one check inside one entry, and tells when it does not work."""

from __future__ import annotations

import datetime as dt

import pytest

from builder.lint import CHECKS
from tests.lint import base


def spec(ignore: str, rest: str = "over: [nothing]") -> str:
    return f"""
rules:
  - {{id: insults, title: No insults, text: An insult is toxic., gives: [toxic/Yes], {rest}, ignore: [{ignore}]}}
"""


def ids(text: str, **changes: object) -> list[str]:
    return [check for check, _ in base.found(text, **changes)]


def test_it_silences_its_check_inside_its_entry():
    assert ids("rules: [{id: insults, title: T, text: So., gives: [toxic/Yes], over: [nothing]}]") == [
        "unknown-reference"
    ]
    assert ids(spec("{check: unknown-reference, reason: The rule comes next week.}")) == []


def test_it_silences_no_other_check_and_no_other_entry():
    text = spec("{check: rule-cycle, reason: So.}", "over: [nothing]")
    assert ids(text) == ["unknown-reference", "unused-suppression"]
    elsewhere = (
        spec("{check: unknown-reference, reason: So.}", "over: []")
        + "faq: [{id: a, question: Q?, answer: 'See [[rule:x]].'}]"
    )
    assert ids(elsewhere) == ["unknown-reference", "unused-suppression"]


def test_it_holds_for_entries_inside_its_entry():
    text = """
ignore: [{check: unknown-reference, reason: The rules come next week.}]
faq: [{id: a, question: Why?, answer: 'See [[rule:x]].'}]
"""
    assert ids(text) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2026, 3, 9), []),
        (dt.date(2026, 3, 10), []),
        (dt.date(2026, 3, 11), ["unknown-reference", "expired-suppression"]),
    ],
)
def test_it_ends_after_its_day(today, expected):
    text = spec("{check: unknown-reference, reason: The rule comes next week., until: 2026-03-10}")
    assert ids(text, today=today) == expected


def test_an_expired_one_is_reported_at_its_day_and_not_as_unused():
    text = spec("{check: unknown-reference, reason: So., until: 2026-02-01}", "over: []")
    ((check, fault),) = base.found(text)
    assert (check, fault.path) == ("expired-suppression", ("rules", 0, "ignore", 0, "until"))
    assert fault.message == "the suppression of 'unknown-reference' ended on 2026-02-01"


def test_an_unused_one_is_reported_where_it_stands():
    text = spec("{check: unknown-reference, reason: So.}, {check: overdue, reason: So.}")
    ((check, fault),) = base.found(text)
    assert (check, fault.path) == ("unused-suppression", ("rules", 0, "ignore", 1))
    assert fault.message == "the suppression of 'overdue' silences nothing"


def test_two_of_the_same_are_both_of_use():
    text = spec("{check: unknown-reference, reason: So.}, {check: unknown-reference, reason: Also.}")
    assert ids(text) == []


@pytest.mark.parametrize(
    "check", ["yaml-tab", "wrong-type", "unused-suppression", "unknown-check", "expired-suppression"]
)
def test_what_cannot_be_silenced_is_refused(check):
    ((found, fault),) = base.found(spec(f"{{check: {check}, reason: So.}}", "over: []"))
    assert found == "unknown-check"
    assert fault.message == f"'{check}' can't be silenced"


def test_a_suppression_cannot_silence_a_fault_about_itself():
    text = spec("{check: overdue, reason: So.}, {check: unused-suppression, reason: So.}", "over: []")
    assert ids(text) == ["unused-suppression", "unknown-check"]


def test_an_unknown_check_gets_a_hint():
    ((check, fault),) = base.found(spec("{check: unknown-refrence, reason: So.}", "over: []"))
    assert (check, fault.path) == ("unknown-check", ("rules", 0, "ignore", 0, "check"))
    assert fault.hint == "Did you mean 'unknown-reference'?"


def test_nobody_knows_what_is_unused_where_something_could_not_be_read():
    text = spec("{check: missing-example, reason: So.}, {check: overdue, reason: So.}", "over: []")
    assert ids(text, whole=False) == []


def test_the_checks_about_suppressions_come_last():
    assert list(CHECKS)[-3:] == ["unknown-check", "expired-suppression", "unused-suppression"]
