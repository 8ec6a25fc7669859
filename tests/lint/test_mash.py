"""Slips of the keyboard are found; ordinary English and German are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.mash import mash, suspects
from builder.lint.prose import blanked


def words(text: str) -> list[str]:
    return text.split()


SLIPS = words(
    """
    ,.m.,m,m,.guides ,.m,m,m,. asdfgh it'mhnms it’mhnms sdkjfhskdjf kjsdhf asdjhaksjdh jkjkjkjk dfkgjhdkfjg
    hjkhjkhjk xcvbnm ,,,,,
    """
)

WORDS = words(
    """
    Knightsbridge catchphrase latchstring Hirschsprung Angstschweiß Borschtsch Rechtsschutz Deutschschweiz
    Geschichtsschreibung Wirtschaftsstruktur Rechtschreibung Dschungel Herbstschmuck Durststrecke Selbstschutz
    Obstschnaps Angstschrei Kunststoffschmelze Fjord hajj Ljubljana rhythms hmmm shhh pssst strengths twelfths
    lengths y'all rock'n'roll o'clock couldn't've that'll Schwartzkopf Milchschnitte Weltschmerz Nachtschwärmer
    Kirschsaft Gerichtsspruch Höchststrafe Impfpflicht Schutzpflicht Strumpfhose Volkswirtschaftslehre
    Sumpfpflanze Schlachtschüssel Erstschlag Zehntklässler Marschschritt qwerty QWERTZ Rijksmuseum tsktsk jetzt
    rückwärts
    """
)

PHRASES = [
    "Wait ... and then, e.g., go on; i.e. stop at 5 p.m., not at 1.000,5.",
    "Options a, b, c, and so on, etc., u.s.w., z.B., d.h., v.1.2.3, “…,”.",
    "Values: 1,000.50; 3.14,15; x1,y1,z1; (a),(b),(c).",
    "A list: one, two, three,... and more!!! Really?!",
    "Obfuscated words such as “fckngwrd” or *mthrfckr* or 'sdfghj' count.",
    "Open `asdfgh.py`, then https://example.org/sdfghjkl and mail xcvbnm@example.org.",
    "The formula $kjhgfd_{xcvbnm}$ and the file sdfghjk.txt and the id rule_dfghjk2.",
    "See [[rule:asdfghjkl]] and [[rule:zxcvbnm|the rule]].",
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found_in_prose(slip):
    assert mash(f"Sometimes the reply adds {slip} to the text.") is not None


def test_it_names_the_slip():
    assert mash("adds insight or ,.m.,m,m,.guides the solution") == ",.m.,m,m,.guides"


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_left_alone(word):
    assert mash(f"The word {word} stands here.") is None


@pytest.mark.parametrize("phrase", PHRASES)
def test_punctuation_quotations_code_and_addresses_are_left_alone(phrase):
    assert mash(blanked(phrase)) is None


def test_words_of_other_languages_are_not_judged():
    assert mash("Strč prst skrz krk, zvrhlpstrkt.", words=False) is None


PIECES = st.sampled_from([*"abcdjkmsß ,.;'’İéQ\n", "sdf", "asdf", "m,m,", *SLIPS])


@given(st.lists(st.lists(PIECES).map("".join)))
def test_no_slip_is_outside_of_what_is_looked_at(texts):
    assert {number for number, text in enumerate(texts) if mash(text)} <= suspects(texts)
