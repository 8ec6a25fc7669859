"""References in prose: found to the letter, and never in code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.intext import KINDS, code_spans, references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[rule:no-threats]].", [("rule", "no-threats", None)]),
        ("[[label:toxic/Not toxic|a mild one]]", [("label", "toxic/Not toxic", "a mild one")]),
        ("[[ rule : a | b ]]", [("rule", "a", "b")]),
        ("[[rule:a|]]", [("rule", "a", None)]),
        ("[[edge-case:a]][[faq:b]]", [("edge-case", "a", None), ("faq", "b", None)]),
        ("[[page:x]]", [("page", "x", None)]),
        (r"\[[rule:a]]", []),
        ("[[rule]] [[1, 2]] [[:a]] [[rule:]] [rule:a]", []),
        ("[[rule:a\nb]]", []),
        ("`[[rule:a]]` [[rule:b]]", [("rule", "b", None)]),
        ("``a ` [[rule:a]]`` [[rule:b]]", [("rule", "b", None)]),
        ("an odd ` tick, [[rule:a]]", [("rule", "a", None)]),
        ("one ` tick\n\nand ` another [[rule:a]]", [("rule", "a", None)]),
        (r"\`[[rule:a]]\`", [("rule", "a", None)]),
        ("```\n[[rule:a]]\n```\n[[rule:b]]", [("rule", "b", None)]),
        ("~~~ python\n[[rule:a]]\n```\n[[rule:b]]\n~~~\n[[rule:c]]", [("rule", "c", None)]),
        ("- item\n\n  ```\n  [[rule:a]]\n  ```\n", []),
        ("```\nnever closed [[rule:a]]", [("rule", "a", None)]),
        ("````\n```\n[[rule:a]]\n````", []),
    ],
)
def test_what_is_a_reference(text, expected):
    assert [(found.kind, found.id, found.text) for found in references(text)] == expected


def test_spans_cut_the_reference_out_of_the_text():
    text = "Ö: see [[rule:a|this]] and [[faq:b]]."
    assert [text[found.start : found.end] for found in references(text)] == ["[[rule:a|this]]", "[[faq:b]]"]


def test_every_kind_is_read():
    assert [found.kind for kind in KINDS for found in references(f"[[{kind}:x]]")] == list(KINDS)


@given(st.text(alphabet="`~[]:|\\ab \n", max_size=60))
def test_spans_are_in_order_and_apart(text):
    position = 0
    for start, end in code_spans(text):
        assert position <= start < end <= len(text)
        position = end
    position = 0
    for found in references(text):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.start + 2] == "[["
        assert text[found.end - 2 : found.end] == "]]"
        position = found.end


@given(st.text(alphabet="`~ a\n", max_size=60))
def test_what_follows_a_closed_code_span_is_a_reference(text):
    found = list(references(f"{text}\n\n`x` [[rule:a]]"))
    if "```" not in text and "~~~" not in text:
        assert [inner.id for inner in found] == ["a"]
