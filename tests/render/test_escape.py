from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from builder.render import escape
from tests.render.reading import html, seen, text_content

NASTY = (
    "<script>alert(1)</script>",
    "{{ config }} {% if x %}",
    "**a** _b_ `c` ~~d~~ ==e== ^^f^^ $g$",
    "[x](javascript:alert(1)) ![y](z) [r]: u [^1] *[abbr]",
    "{: .x} { #id } {: onclick=alert(1) }",
    "&amp; &lt; &#65; &#x41; &copy &copy; &",
    "\\* \\\\ \\",
    "a\n\n\tb\r\nc\rd",
    "\x01\x02amp\x03\x02wzxhzdk:0\x03\x04",
    "\x02klzzwxh:0001\x03 \x0242\x03",
    "\x1b[31m\x7f\x80\x85\x96\x9f\ufeff\ufffe\U0010ffff",
    "   lead and trail   ",
    "a | b || c \\| d",
    "<a@b.c> <http://x.y> http://x.y",
    "<!-- x --> <![CDATA[ y ]]> <?php z ?>",
    "</div></td></span></p>",
    "```\nx\n```",
    "~~~\nx\n~~~",
    "--- ... << >> \"q\" 'q'",
    ':smile: ++ctrl++ {++x++} ==m== --8<-- "x"',
    "שלום \u202e عالم 你好 👩‍👩‍👧",
)
STARTS = (
    "1. x", "12) x", "١. x", "# x", "###### x", "#x", "- x", "-", "---", "- - -", "> x", "+ x", "* x", "***", "_x_",
    "=== ", "===", '=== "T"', "!!! note", '!!! note "T"', "??? x", "???+ x", "    code", "\tcode", "[x]: y", "| a |",
    ": x", "~~~", "```", "<div>", "<!-- x", "&#35; x", "\\# x", "![x]", "[!note] x", "a: b", "{: .x }", "\xa0x", " - x",
)  # fmt: skip
TITLES = (
    "C#", "C ##", "C\\#", "a {#id}", "a { .b }", "Q&A", "Q&A;", "&#65 x", "AT&T", "a_b", "a_ b", "_a", "snake_case_id",
    "x < y", "x<y>", "<3", "a*b*c", "`a` and `b|c`", "a ` b | c", "\\", "\\|", "a\\", "]", "[", "](x)", 'a "b"', "a  b",
    "**", "a**", " a", "a ", "\u200b", "a\u2028b",
)  # fmt: skip

possible = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
hostile = st.lists(
    st.sampled_from(
        [*"&<>\"'`*_{}[]()#+-.!|~^$=:\\@/ \t\n\r?1a;é\x01\x02\x03\x85\xa0\u2028", "amp", "div", "    ", "\n\n"]
    )
    | st.sampled_from(NASTY),
    max_size=8,
).map("".join)
texts = possible | hostile
checked = settings(max_examples=150, deadline=None)


def one_line(text: str) -> str:
    return re.sub("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)


def marked(text: str) -> str:
    """Between marks, so that nothing around it can hide what is lost at its ends."""
    found = re.search("⟦(.*)⟧", text, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("text", [*NASTY, *STARTS, *TITLES])
def test_html_text_shows_to_the_letter_in_every_kind_of_place(text):
    check_html_text(text)


@checked
@given(texts)
def test_html_text_shows_any_text_to_the_letter(text):
    check_html_text(text)


def check_html_text(text: str) -> None:
    element = f"<div>⟦<span>{escape.html_text(text)}</span>⟧</div>"
    inline = f"⟦<span>{escape.html_text(text)}</span>⟧"
    places = {
        "block": element,
        "block after text": f"before\n\n{element}\n\nafter",
        "list item": f"- a\n\n    {element}",
        "tight item": f"1. {inline}\n2. b",
        "paragraph": f"a {inline} b",
        "cell": f"| a | b |\n| - | - |\n| {inline} | x |",
        "heading": f"## {inline} {{ #x }}",
        "details": f'??? note "x"\n\n    {element}',
    }
    for place, source in places.items():
        assert marked(text_content(html(source))) == text, place


@checked
@given(texts)
@example("a\nb")
def test_attributes_hold_any_text_to_the_letter(text):
    for source in ('<div data-x="{}">x</div>', 'a <span data-x="{}">x</span> b'):
        page = html(source.format(escape.html_attribute(text)))
        # The same way as for texts: a parser that knows HTML5, which gives the value back in its own escapes.
        assert marked(text_content(as_text(page))) == text


def as_text(page: str) -> str:
    """The page with its one `data-x` moved from the attribute into text: both read character references alike."""
    found = re.search(r'data-x="([^"]*)"', page)
    assert found
    return f"<p>⟦{found[1]}⟧</p>"


def inline_places(text: str) -> dict[str, str]:
    written = escape.markdown_inline(text)
    return {
        "paragraph": written,
        "second line": f"a\n{written}",
        "second block": f"a\n\n{written}",
        "middle": f"a {written} b",
        "heading": f"## {written}",
        "heading with attributes": f"## {written} {{ #id }}",
        "item": f"- {written}",
        "numbered item": f"1. {written}\n2. b",
        "nested item": f"- a\n\n    - {written}",
        "term": f"{written}\n:   definition",
        "definition": f"term\n:   {written}",
        "cell": f"| a | b |\n| - | - |\n| {written} | `c|d` |",
        "last cell": f"| a | b |\n| - | - |\n| `c` | {written} |",
        "header cell": f"| {written} | b |\n| - | - |\n| x | y |",
        "link": f"[{written}](y.md#z)",
        "link with title": f'a [{written}](y.md "t"){{ .c }} b',
        "strong": f"**{written}**",
        "label": f"a: [**{written}**](y.md), b",
        "details": f"??? note\n\n    {written}",
        "quote": f"> {written}",
    }


def check_inline(text: str) -> None:
    shown = one_line(text)
    harmless = inline_places("word")
    for place, source in inline_places(text).items():
        page = html(source)
        around = text_content(html(harmless[place]))
        if shown:
            assert text_content(page) == around.replace("word", shown), place
            assert seen(page).tags == seen(html(harmless[place])).tags, place
            assert len(seen(page).attributes) == len(seen(html(harmless[place])).attributes), place


@pytest.mark.parametrize("text", [*NASTY, *STARTS, *TITLES])
def test_a_title_shows_to_the_letter_wherever_it_stands(text):
    check_inline(text)


@checked
@given(texts)
def test_any_title_shows_to_the_letter_wherever_it_stands(text):
    check_inline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Great, but wrong",
        "a_b",
        "snake_case",
        "x < y",
        "AT&T is here",
        "a + b - c = d",
        "What? No!",
        "C# or F#!",
        "(a) 1.5",
    ],
)
def test_what_needs_no_escape_gets_none(text):
    assert escape.markdown_inline(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. x", "1\\. x"),
        ("a*b", "a\\*b"),
        ("_a_b_", "\\_a_b\\_"),
        ("<b>", "&lt;b>"),
        ("&amp;", "&amp;amp;"),
        ("C#", "C\\#"),
        ("a|b", "a\\|b"),
        ("a\r\nb", "a b"),
    ],
)
def test_an_escaped_title_stays_readable(text, written):
    assert escape.markdown_inline(text) == written


@checked
@given(texts)
@example('a "b" (c) \\" `d`')
@example("\xa0 x \u2003")
def test_link_titles_hold_any_text_to_the_letter(text):
    page = html(f'see [x](y.md#z "{escape.title_attribute(text)}"){{ .t }} and (more) "this"')
    found = re.search(r'title="([^"]*)"', page)
    assert found
    assert marked(text_content(f"<p>⟦{found[1]}⟧</p>")) == text.replace("\x85", " ")
    assert seen(page).attributes[0] == ("a", "class", "t")
    assert text_content(page) == 'see x and (more) "this"'


@pytest.mark.parametrize(
    "function",
    [escape.html_text, escape.pre_text, escape.html_attribute, escape.markdown_inline, escape.title_attribute],
)
@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\udfff"])
def test_what_html_cannot_say_is_refused(function, text):
    with pytest.raises(ValueError, match="cannot stand on a page"):
        function(text)


def test_slugs_are_plain():
    assert escape.slug("Not toxic") == "not-toxic"
    assert escape.slug("rule-7") == "rule-7"
    assert escape.slug("Yes") == "yes"


@checked
@given(st.text())
@example("")
@example("+")
def test_slugs_are_valid_in_addresses_and_never_empty(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", escape.slug(text))


@pytest.mark.parametrize(
    ("one", "other"), [("A+", "A-"), ("A", "A+"), ("не знаю", "да"), ("naïve", "naive"), ("a.b", "a b")]
)
def test_slugs_tell_labels_apart(one, other):
    assert escape.slug(one) != escape.slug(other)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with closing(chromium.new_page()) as opened:
        yield opened


@pytest.mark.browser
def test_a_browser_shows_every_text_to_the_letter(page):
    everything = "".join(map(chr, [*range(1, 0x2100), 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF]))
    texts = [*NASTY, *STARTS, *TITLES, everything, "\nfirst", "\r\n"]
    source = "\n\n".join(
        f'<div class="t" title="{escape.html_attribute(text)}">{escape.html_text(text)}</div>\n\n'
        f"<pre>{escape.pre_text(text)}</pre>\n\n"
        f"- a <b>{escape.html_text(text)}</b>"
        for text in texts
    )
    page.set_content(html(source))
    assert page.eval_on_selector_all("div.t", "all => all.map(one => one.textContent)") == texts
    assert page.eval_on_selector_all("div.t", "all => all.map(one => one.title)") == texts
    assert page.eval_on_selector_all("pre", "all => all.map(one => one.textContent)") == texts
    assert page.eval_on_selector_all("b", "all => all.map(one => one.textContent)") == texts
    assert page.eval_on_selector_all("script", "all => all.length") == 0
