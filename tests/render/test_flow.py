from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from builder.model.flows import Flow
from builder.render.flow_layout import Box, layout, order, text_span
from builder.render.flow_text import width, wrap
from builder.render.flowchart import flow_as_text, flowchart
from tests.render.reading import html, seen


def flow_of(*asks: dict[str, Any], title: str = "Flow", flow_id: str = "f") -> Flow:
    return Flow.model_validate({"id": flow_id, "title": title, "decides": "q", "asks": list(asks)})


def ask(ask_id: str, question: str, *ways: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A question; a way leads to a label (`=toxic`) or to another question."""
    keys = [{"label": target[1:]} if target.startswith("=") else {"next": target} for _, target in ways]
    written = [{"answer": answer, **key} for (answer, _), key in zip(ways, keys, strict=True)]
    return {"id": ask_id, "ask": question, "ways": written, **more}


TOXIC = flow_of(
    ask("a", "Can you read the language?", ("No", "=cannot-tell"), ("Yes", "b")),
    ask(
        "b",
        "Is somebody insulted?",
        ("Yes", "c"),
        ("No", "=not-toxic"),
        ("Only in a quotation", "d"),
        help="Read *all* of it.",
    ),
    ask("c", "Because of who they are?", ("Yes", "=hate"), ("No", "=toxic")),
    ask("d", "Does the writer agree with it?", ("Yes", "c"), ("No", "=not-toxic")),
    title="Is it <toxic> & *bad*?",
    flow_id="toxic",
)
ENDS = flow_of(ask("a", "Start?", ("Go", "=x"), ("Stay", "=y")))
BROKEN = flow_of(
    ask("a", "Start?", ("Go", "b"), ("Away", "nowhere"), ("Back to the end", "z")),
    ask("b", "Loop?", ("Back", "a"), ("Self", "b"), ("Out", "=x")),
    ask("z", "Never reached?", ("Yes", "=x"), ("Yes too", "b")),
    ask("b", "Twice?", ("Yes", "=x"), ("No", "a")),
)

words = st.sampled_from(
    ["Is", "it", "harmful", "to", "somebody?", "Donaudampfschifffahrtsgesellschaft", "标签名称是什么", "عربي",
     "a-b-c/d", "\U0001f469\u200d\U0001f467", "W" * 30, "<b>", "&amp;", "*x*", "i" * 50],
)  # fmt: skip
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Flows of any shape: most are sound, some go round in circles or lead nowhere."""
    count = draw(st.integers(1, 9))
    sound = draw(st.booleans())
    asks = []
    for number in range(count):
        nexts = [f"q{other}" for other in range(number + 1 if sound else 0, count)] + ([] if sound else ["lost"])
        targets = st.sampled_from(["=one", "=two", "=three", *nexts])
        ways = draw(st.lists(st.tuples(sentences, targets), min_size=2, max_size=4))
        asks.append(ask(f"q{number}", draw(sentences), *ways))
    return flow_of(*asks, title=draw(sentences))


def inside(inner: Box, outer: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = outer
    return left <= inner.x and top <= inner.y and inner.x + inner.w <= right and inner.y + inner.h <= bottom


def check_drawing(flow: Flow) -> None:
    drawing = layout(flow, lambda label: {"one": "Not toxic", "two": "Identity-based hate " * 3}.get(label, label))
    asks = [box for box in drawing.boxes if box.kind == "ask"]
    assert [box.key for box in asks] == [each.id for each in order(flow)]
    for one, other in combinations(drawing.boxes, 2):
        apart = (
            one.x + one.w < other.x or other.x + other.w < one.x or one.y + one.h < other.y or other.y + other.h < one.y
        )
        assert apart, (one.key, other.key)
    for box in drawing.boxes:
        assert inside(box, (0, 0, drawing.width, drawing.height))
        for line in (*box.lines, *box.answers):
            left, right = text_span(line)
            assert box.x <= left
            assert right <= box.x + box.w
            assert box.y < line.y - line.size * 0.7
            assert line.y + line.size * 0.2 < box.y + box.h
        baselines = sorted(line.y for line in (*box.lines, *box.answers))
        assert all(after - before >= 10 for before, after in pairwise(baselines))
    drawn = {each.id: each for each in reversed(flow.asks)}
    ways = sorted((each.id, way.answer) for each in drawn.values() for way in each.ways)
    assert sorted((edge.start, edge.answer) for edge in drawing.edges) == ways
    for edge in drawing.edges:
        for (x0, y0), (x1, y1) in pairwise(edge.points):
            assert x0 == x1 or y0 == y1
            assert 0 <= min(x0, x1) <= max(x0, x1) <= drawing.width
            assert 0 <= min(y0, y1) <= max(y0, y1) <= drawing.height
            for box in drawing.boxes:
                crosses = (
                    max(x0, x1) > box.x + 0.01
                    and min(x0, x1) < box.x + box.w - 0.01
                    and max(y0, y1) > box.y + 0.01
                    and min(y0, y1) < box.y + box.h - 0.01
                )
                assert not crosses, (edge, box.key)


@pytest.mark.parametrize("flow", [TOXIC, BROKEN])
def test_nothing_overlaps_and_every_way_is_drawn(flow):
    check_drawing(flow)


@settings(max_examples=120, deadline=None)
@given(flows())
def test_nothing_overlaps_in_any_flow(flow):
    check_drawing(flow)


def test_a_usual_flow_is_as_wide_as_a_phone():
    assert layout(TOXIC, str).width <= 340


def test_questions_stand_above_those_that_they_lead_to():
    assert [each.id for each in order(TOXIC)] == ["a", "b", "d", "c"]
    assert [each.id for each in order(BROKEN)] == ["a", "z", "b"]


def test_a_long_flow_is_laid_out_at_once():
    asks = [ask(f"q{n}", "Is it?", ("Yes", f"q{n + 1}"), ("No", f"q{min(n + 7, 300)}")) for n in range(300)]
    assert len(order(flow_of(*asks, ask("q300", "Last?", ("Yes", "=a"), ("No", "=b"))))) == 301


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.floats(40, 300))
def test_lines_hold_all_characters_and_fit(text, room):
    lines = wrap(text, 15, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 15) <= room or len(line) == 1 or not line.isascii() for line in lines)


def test_words_break_where_a_reader_would():
    assert wrap("Identity-based hate", 15, 90) == ["Identity-", "based hate"]
    assert wrap("one two three", 15, 70) == ["one two", "three"]
    assert wrap("标签名称", 10, 25) == ["标签", "名称"]


def test_the_drawing_survives_markdown_and_shows_texts_to_the_letter():
    page = html(
        f"# T\n\n{flowchart(TOXIC, {'hate': '{ #x } *Hate*'}, lambda label: f'labels.html#label-{label}')}\n\nend"
    )
    assert page.endswith("<p>end</p>")
    found = seen(page)
    assert ("svg", "aria-labelledby", "flow-toxic-title") in found.attributes
    assert ("title", "id", "flow-toxic-title") in found.attributes
    links = [value for tag, name, value in found.attributes if (tag, name) == ("a", "href")]
    assert links.count("labels.html#label-not-toxic") == 2
    assert len(links) == 5
    shown = " ".join("".join(found.text).split())
    for text in ("Is it <toxic> & *bad*?", "{ #x } *Hate*", "Only in a quotation", "Does the writer agree with it?"):
        assert text in shown
    assert "em" not in found.tags


@settings(max_examples=60, deadline=None)
@given(flows())
def test_any_drawing_is_one_inert_line(flow):
    line = flowchart(flow, {"one": "<script>x</script>"}, lambda label: None if label == "two" else f"x.html#{label}")
    assert "\n" not in line
    tags = set(seen(html(line)).tags)
    assert tags <= {"div", "svg", "title", "desc", "g", "path", "rect", "text", "tspan", "a"}
    assert html(line) == line


def test_the_text_says_the_same():
    text = flow_as_text(TOXIC, lambda label: f"[{label}](labels.md#{label})", lambda prose: f"    {prose}")
    page = html(text)
    assert seen(page).tags[0] == "ol"
    assert seen(page).tags.count("ol") == 1
    ids = [value for _, name, value in seen(page).attributes if name == "id"]
    assert ids == ["flow-toxic-a", "flow-toxic-b", "flow-toxic-d", "flow-toxic-c"]
    links = [value for _, name, value in seen(page).attributes if name == "href"]
    assert links.count("#flow-toxic-c") == 2
    assert links.count("labels.md#not-toxic") == 2
    assert "    - **Yes** → [question 4](#flow-toxic-c)" in text.splitlines()
    assert "<em>all</em>" in page


def test_a_faulty_flow_has_a_text_too():
    text = flow_as_text(BROKEN, str, lambda prose: f"    {prose}")
    assert "- **Away** → ? nowhere" in text
    assert "- **Self** → [question 3](#flow-f-b)" in text


def test_notes_stand_below_their_way():
    ways = [{"answer": "Yes", "label": "a", "note": "Mind *this*."}, {"answer": "No", "label": "b"}]
    page = html(flow_as_text(flow_of({"id": "a", "ask": "1. Right?", "ways": ways}), str, lambda prose: f"    {prose}"))
    assert re.search(r"<li>\s*<p><strong>Yes</strong> → a</p>\s*<p>Mind <em>this</em>.</p>\s*</li>", page)
    assert seen(page).tags.count("ul") == 1


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with closing(chromium.new_page(viewport={"width": 390, "height": 800})) as opened:
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("family", ["sans-serif", "serif", "DejaVu Sans"])
def test_text_fits_its_boxes_in_a_browser(page, family):
    long = flow_of(
        ask(
            "a",
            "Would a careful reader who knows the subject find a mistake in MOST of the STEPS?",
            ("Yes", "=y"),
            ("No", "b"),
        ),
        ask(
            "b",
            "Wim's wallows: mmm, WWW, iii and lll or Quantity?",
            ("It depends on the CONTEXT", "a"),
            ("No", "=Unclear"),
        ),
    )
    body = flowchart(long, {"y": "MOSTLY Wrong, with Warnings"}, lambda label: f"#{label}")
    page.set_content(
        f"<style>.gw-flow text {{ font-family: {family} }} .gw-flow-label {{ font-weight: 650 }}</style>{html(body)}"
    )
    spills = page.evaluate(
        """() => [...document.querySelectorAll("g:has(> rect)")].flatMap(group => {
            const box = group.querySelector("rect").getBBox();
            return [...group.querySelectorAll("text")].map(text => text.getBBox())
                .filter(t => t.x < box.x || t.x + t.width > box.x + box.width || t.y < box.y
                    || t.y + t.height > box.y + box.height)
                .map(t => [t.x, t.width, box.x, box.width]);
        })"""
    )
    assert spills == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#y"


@pytest.mark.parametrize("word", ["Mistranslation", "Inappropriate", "Inconsistency", "Punctuation"])
def test_words_of_labels_are_not_broken_but_set_smaller(word):
    drawn = layout(ENDS, lambda _: f"{word} for context")
    label = next(box for box in drawn.boxes if box.kind == "label")
    assert word in [line.text for line in label.lines]
    assert all(11 <= line.size <= 15 for line in label.lines)
    assert all(label.x <= end <= label.x + label.w for line in label.lines for end in text_span(line))


def test_a_word_that_no_size_would_save_is_broken_at_the_usual_one():
    drawn = layout(ENDS, lambda _: "x" * 60)
    label = next(box for box in drawn.boxes if box.kind == "label")
    assert len(label.lines) > 3
    assert {line.size for line in label.lines} == {15}
