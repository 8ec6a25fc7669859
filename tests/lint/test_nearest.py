"""The name that was probably meant."""

from __future__ import annotations

import pytest

from builder.lint.nearest import Nearest

NAMES = ["no-insults", "no-threats", "quotations", "toxic/Yes", "toxic/No", "a", "Z"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("no-insluts", "no-insults"),
        ("noinsults", "no-insults"),
        ("No-Threats", "no-threats"),
        ("threats", "no-threats"),
        ("toxic/yes", "toxic/Yes"),
        ("quotation", "quotations"),
        ("A", "a"),
        ("something else", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_meant(name, meant):
    assert Nearest(NAMES).to(name) == meant


def test_the_hint_is_silent_where_nothing_is_near():
    assert Nearest(NAMES).hint("xyz") == ""
    assert Nearest([]).hint("xyz") == ""
    assert Nearest(NAMES).hint("quotation") == "Did you mean 'quotations'?"
