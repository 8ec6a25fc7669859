"""What is said to exclude each other really does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lint.mustbe import MOST, holds_in_all, readings

WANTED = [
    "^<(?:A|B)>(?: |$)", "a{2,4}b", "(?i)ab", "[abc]x", "(?:foo|bar)+", "x(?=y)y", "^a?b$", "a|b|", "(?m)^ab$", "[^a]b",
    r"\bab\b", "(a)(?:b|\\1)", "(?:ab){3}", "a.c", "[a-z]{2}", "(?s:a.)b", "ab*?c", "(?:^|x)a",
]  # fmt: skip
UNWANTED = [
    "<",
    "a",
    "ab",
    "^a",
    "b$",
    r"\bab",
    "[a-c]",
    "aa+b",
    "(?i)B",
    "(?<!x)a",
    "x|A",
    "(?m)^ab",
    "oo|ar",
    r"\Aab\Z",
]
CLAIMED = [(wanted, unwanted) for wanted in WANTED for unwanted in UNWANTED if holds_in_all(wanted, [unwanted])]


@given(st.data())
@settings(max_examples=300)
def test_whatever_matches_the_one_matches_the_other(data):
    wanted, unwanted = data.draw(st.sampled_from(CLAIMED))
    text = data.draw(st.from_regex(wanted))
    assert re.search(unwanted, text)


@pytest.mark.parametrize(
    ("wanted", "unwanted"),
    [("^<(?:A|B)>", "[<>]"), ("a{2,4}b", "aa+b"), ("(?:foo|bar)+", "oo|ar"), ("^a?b$", "b$"), ("(?i)ab", "(?i)B")],
)
def test_what_is_sure_is_claimed(wanted, unwanted):
    assert holds_in_all(wanted, [unwanted])


@pytest.mark.parametrize(
    ("wanted", "unwanted"),
    [("foo", "^foo"), ("ab", r"ab\b"), ("(?i)ab", "ab"), (r"\d", "[0-9]"), ("ab", "(?<!x)ab"), ("(", "a"), ("a", "(")],
)
def test_what_is_not_sure_is_not(wanted, unwanted):
    assert not holds_in_all(wanted, [unwanted])


@pytest.mark.parametrize("pattern", ["(?:" * 30 + "a" + "){8}" * 30, "[abcd]{8}" * 8, "(?:a|b|c){0,8}" * 9, "a{9999}"])
def test_no_expression_takes_long_to_spell_out(pattern):
    assert len(readings(pattern)) <= MOST
