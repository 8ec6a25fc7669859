"""Figures as texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.edits import edits, inflected
from builder.lint.numerals import value
from builder.lint.passages import Sentence, split
from builder.lint.quantities import Quantity
from builder.lint.tongues import tongue


@pytest.mark.parametrize(
    ("written", "number"),
    [("12,000", 12000), ("0.5", 0.5), ("two", 2), ("thirty-one", 31), ("zwölf", 12), ("a hundred", 100), ("3,5", 3.5)],
)
def test_numbers_in_digits_and_words_are_read(written, number):
    assert value(written) == number


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="many"):
        value("many")


def quantities(text: str) -> list[Quantity]:
    return Sentence(text, 0).quantities


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("at most 50 words", "max", float("-inf"), 50, "words"),
        ("two seconds or longer", "min", 2, float("inf"), "seconds"),
        ("between two and five errors", "range", 2, 5, "errors"),
        ("0–5 words", "range", 0, 5, "words"),
        ("four or more parts", "min", 4, float("inf"), "parts"),
        ("a two-second pause", "plain", 2, 2, "second"),
    ],
)
def test_limits_are_told_from_plain_figures(text, kind, low, high, unit):
    (found,) = quantities(text)
    assert (found.kind, found.low, found.high, found.unit) == (kind, low, high, unit)


def test_two_and_three_are_no_range():
    assert [found.kind for found in quantities("two and three words")] == ["plain", "plain"]


def test_open_ends_are_told_from_closed_ones():
    over, at_least = quantities("over 10 words, at least 10 words")
    assert (over.low_in, at_least.low_in) == (False, True)


@given(st.text(alphabet="12 ,.-–tohreandw%5", max_size=60))
def test_no_text_breaks_the_reading_of_figures(text):
    places = [(found.start, found.end) for found in quantities(text)]
    assert places == sorted(places)
    assert all(start < end for start, end in places)


@given(st.text(max_size=120))
def test_sentences_hold_every_word_once(text):
    assert " ".join(sentence.text for sentence in split(text)).split() == text.split()


def test_abbreviations_and_lists_do_not_confuse_sentences():
    text = "Mark it, e.g. Here. Then go on:\n\n- one;\n- two."
    assert [sentence.text for sentence in split(text)] == ["Mark it, e.g. Here.", "Then go on:", "- one;", "- two."]


@pytest.mark.parametrize(
    ("word", "other", "count"), [("toxic", "toxci", 1), ("toxic", "toxc", 1), ("toxic", "mild", 3)]
)
def test_slips_are_counted(word, other, count):
    assert edits(word, other) == count


def test_another_ending_is_no_slip():
    assert inflected("insult", "insulted")
    assert not inflected("insult", "inslut")


def test_languages_are_told_by_small_words():
    assert tongue("Write the word as you hear it.") == "en"
    assert tongue("Schreiben Sie das Wort, wie Sie es hören, und nicht anders.") == "de"
    assert tongue("Nib nib.") is None
