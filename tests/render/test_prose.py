from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.render import mathml_core
from builder.render.prose import Link, not_allowed, plain_text, prose, rendered, unsafe_links
from builder.render.prose_terms import TermLink, linker
from tests.render.reading import html, seen, text_content
from tests.render.test_escape import NASTY, STARTS, TITLES

TERMS = linker(
    [
        TermLink("slur", ("slur", "slurs"), "glossary.md#term-slur", "glossary.html#term-slur", 'A "bad" (word)'),
        TermLink("us", ("US",), "glossary.md#term-us", "glossary.html#term-us", "A country"),
        TermLink("zh", ("标签",), "glossary.md#term-zh", "glossary.html#term-zh", ""),
    ]
)


def resolve(kind: str, entry: str, shown: str | None) -> Link | None:
    return (
        None
        if entry == "gone"
        else Link(shown or f"The {entry}", f"labels.md#{kind}-{entry}", f"labels.html#{kind}-{entry}")
    )


def written(text: str, context: str = "block") -> str:
    return prose(text, resolve=resolve, terms=TERMS, context=context)


def page_of(text: str) -> str:
    return html(written(text))


def inside(page: str) -> str:
    """The HTML without white space between tags and without classes."""
    return re.sub(r' class="[^"]*"|<span></span>', "", re.sub(r">\s+<", "><", page)).replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Great, but *wrong*.",
        "Use **bold** and `code`.",
        "a_b is snake_case",
        "x < y & z > 0",
        "One.\n\nTwo.",
        "Do:\n\n- a\n- b\n\nDone.",
        "> quoted",
    ],
)
def test_simple_prose_stays_as_it_was_written(text):
    assert written(text) == text


def test_a_list_at_the_end_stays_apart_from_one_that_follows():
    page = html(f"{written('- a')}\n\n{written('- b')}\n\n- c")
    assert inside(page) == "<ul><li>a</li></ul><!-- --><ul><li>b</li></ul><!-- --><ul><li>c</li></ul>"
    assert text_content(page).split() == ["a", "b", "c"]
    assert written("- a", "list") == "    - a"
    assert written("> a") == "> a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do:\n- a\n- b", "<p>Do:</p><ul><li>a</li><li>b</li></ul><!-- -->"),
        ("Do:\n1. a\n2. b", "<p>Do:</p><ol><li>a</li><li>b</li></ol><!-- -->"),
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul><!-- -->"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><!-- -->"),
        ("1. a\n  - b\n2. c", '<div><ol><li>a</li></ol><ul><li>b</li></ul><ol start="2"><li>c</li></ol></div>'),
        ("a\n\n3. b\n4. c", '<div><p>a</p><ol start="3"><li>b</li><li>c</li></ol></div>'),
        ("- # a\n  b\n- c", "<ul><li><p><strong>a</strong></p><p>b</p></li><li><p>c</p></li></ul><!-- -->"),
        ("# A **b**", "<p><strong>A b</strong></p>"),
        ("***a** b*", "<p><em><strong>a</strong> b</em></p>"),
        ("`a`*b*`c`", "<p><code>a</code><em>b</em><code>c</code></p>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul><!-- -->"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul><!-- -->"),
        ("> a\n\n> b", "<blockquote><p>a</p></blockquote><!-- --><blockquote><p>b</p></blockquote>"),
        ("- a\n\n1. b", "<ul><li>a</li></ul><!-- --><ol><li>b</li></ol><!-- -->"),
        ("- a\n  ```\n  x\n  ```\n- b", None),
        ("It was\n1986. A year.", "<p>It was 1986. A year.</p>"),
        ("a\n# H\nb", "<p>a</p><p><strong>H</strong></p><p>b</p>"),
        ("Title\n=====\nb", "<p><strong>Title</strong></p><p>b</p>"),
        ("a\n> q\n> r\n\nb", "<p>a</p><blockquote><p>q r</p></blockquote><p>b</p>"),
        ("![a cat](cat.png)", "<p>a cat</p>"),
        ("![a *b*c\n![d](e) `f`](g.png)!", "<p>a bc d <code>f</code>!</p>"),
        ("a  \nb", "<p>a<br /> b</p>"),
        ("a\\\nb", "<p>a<br /> b</p>"),
        ("x\n\n---\n\ny", "<p>x</p><hr /><p>y</p>"),
        ("[a](b.md#c)", '<p><a href="b.md#c">a</a></p>'),
        ("<https://e.org>", '<p><a href="https://e.org" rel="noopener noreferrer">https://e.org</a></p>'),
        ("[a](https://e.org/x_(y))", '<p><a href="https://e.org/x_%28y%29" rel="noopener noreferrer">a</a></p>'),
        ("[![a](b.png) c](d.md)", '<p><a href="d.md">a c</a></p>'),
        ("[a](javascript:alert)", "<p>a</p>"),
        ("[a](JaVa&#115;cript&colon;alert)", "<p>a</p>"),
        ("[a](//e.org) [b](data:text/html,x) [c](vbscript:x)", "<p>a b c</p>"),
        ("a {: .x } b", "<p>a {: .x } b</p>"),
        ("!!! note\n    x", "<p>!!! note x</p>"),
        ("a\n: b", "<p>a &#58; b</p>"),
        ("*[x]: y", "<p>*[x]: y</p>"),
        ("a<b and <placeholder>", "<p>a&lt;b and &lt;placeholder&gt;</p>"),
        ("<placeholder>\n*x*", "<p>&lt;placeholder&gt; <em>x</em></p>"),
        ("<kind:id>", "<p>&lt;kind:id&gt;</p>"),
        ('[a](b.md "A (t)")', '<p><a href="b.md" title="A &#40;t&#41;">a</a></p>'),
        ("[a](b.md?x=1&amp;copy=2)", '<p><a href="b.md?x=1&amp;copy=2">a</a></p>'),
        ("<script>alert(1)</script>x", "<div>x</div>"),
        ("a <b onclick='x'>b</b> <img src=x onerror=y>", "<div><p>a <b>b</b></p></div>"),
        ("[a]\n\n[a]: https://e.org", '<p><a href="https://e.org" rel="noopener noreferrer">a</a></p>'),
        ("see [a]\n\n[a]: javascript:x", "<p>see a</p>"),
        ("see [sic] and [^1]", "<p>see [sic] and [^1]</p>"),
        ("|a|b|\n|-|-|\n|`x|y`|z|", None),
    ],
)  # fmt: skip
def test_what_authors_write_means_what_they_expect(text, expected):
    page = inside(page_of(text))
    if expected is not None:
        assert page.replace("&#91;", "[").replace("&#93;", "]") == expected


def test_code_and_tables_work_in_lists_and_alone():
    assert seen(page_of("- a\n  ```py\n  x = {1}\n  ```\n- b")).tags.count("code") == 1
    assert "x = {1}" in text_content(page_of("- a\n  ```py\n  x = {1}\n  ```\n- b"))
    table = page_of("Look:\n\n|a|b|\n|-|:-:|\n|`x|y`|[[rule:r|q]]|")
    assert seen(table).tags.count("td") == 2
    assert "x|y" in text_content(table)
    assert text_content(page_of("````\n```\n\n# x\n````")).strip() == "```\n\n# x"


def test_references_become_links():
    assert written("See [[rule:no-x]].") == "See [The no-x](labels.md#rule-no-x)."
    assert written("See [[label:q/A|*that*]].") == "See [\\*that\\*](labels.md#label-q/A)."
    assert written("See [[rule:gone]] and `[[rule:no-x]]`.") == "See gone and `[[rule:no-x]]`."
    assert 'href="labels.html#rule-x"' in html(written("<b>See</b> [[rule:x]]")).replace("&#35;", "#")
    assert seen(page_of("![[rule:x]]")).tags == ["p", "a"]


def test_a_term_is_explained_where_it_is_first_used():
    page = page_of("No slur. Slurs are bad. `slur` [slur](x.md). Give us the US of 新标签的.")
    links = [value for tag, name, value in seen(page).attributes if (tag, name) == ("a", "href")]
    assert links == ["glossary.md#term-slur", "x.md", "glossary.md#term-us", "glossary.md#term-zh"]
    assert ("a", "title", 'A "bad" (word)') in seen(page).attributes
    assert text_content(page) == "No slur. Slurs are bad. slur slur. Give us the US of 新标签的."
    assert "glossary" not in prose("slur", resolve=resolve, terms=TERMS, seen={"slur"})
    assert "gw-term" in written("<i>A slur</i>")


def test_formulas_are_drawn_and_dollars_stay():
    assert seen(page_of("Half is $\\frac{1}{2}$.")).tags[:3] == ["p", "span", "math"]
    assert text_content(page_of("It costs $5 and $10, `$x$`.")) == "It costs $5 and $10, $x$."
    assert text_content(page_of("Bad: $\\foo$.")) == "Bad: $\\foo$."
    assert seen(page_of("| a |\n|---|\n| $\\|x\\|$ |")).tags.count("td") == 1


def test_a_cell_is_one_line_and_a_list_is_indented():
    many = "a | b\n\n- c\n- d"
    assert "\n" not in written(many, "cell")
    page = html(f"| x | y |\n| - | - |\n| {written(many, 'cell')} | z |")
    assert seen(page).tags.count("td") == 2
    assert seen(page).tags.count("li") == 2
    assert written("a\n\nb", "list") == "    a\n\n    b"
    assert written("a\nb | `c|d`", "cell") == "a b \\| <code>c&#124;d</code>"


def test_the_checks_can_ask_what_is_wrong():
    assert unsafe_links("[a](javascript:x) [b](https://e.org) [c](data:x) `[d](vbscript:x)` <a href='ftp://x'>") == [
        "javascript:x",
        "data:x",
        "ftp://x",
    ]
    assert unsafe_links("[a](b.md) and [c](d:e)") == ["d:e"]
    assert not_allowed("# H\n\n<b>x</b> ![y](z) a {: .b}\n\n- > # In") == [
        "the heading “H”",
        "the HTML <b>",
        "an image",
        "the attribute list {: .b}",
        "the heading “In”",
    ]
    assert not_allowed("Fine *text* with {braces}, a < b, `<b>` and <placeholder>.") == []


def test_plain_text_is_what_is_read():
    assert plain_text("A *bad* [word](x.md), see [[rule:r]]: `x` and $y$.\n\n- One", resolve) == (
        "A bad word, see The r: x and y. One"
    )


def test_a_chat_shows_its_lines_and_no_links():
    assert rendered("a\nb  \nc") == "<p>a<br> b<br> c</p>"
    assert rendered("- a\n  b\n- c") == "<ul> <li>a<br> b</li> <li>c</li> </ul>"
    assert rendered("```\na\nb\n```") == "<pre><code>a&#10;b&#10;</code></pre>"
    assert rendered("[a](b.md) <b>\n\n[x]: javascript:y") == "<p>a &#60;b&#62;</p> <p>&#91;x&#93;: javascript:y</p>"


def test_what_is_nested_too_deep_is_still_there():
    assert "deep" in text_content(page_of("> " * 40 + "deep"))
    assert "deep" in rendered("- " * 40 + "deep")


def test_what_html_cannot_say_is_refused():
    with pytest.raises(ValueError, match=r"U\+0000"):
        written("a\x00b")


ALLOWED_TAGS = set(
    re.split(
        " ",
        "p ul ol li em strong code pre a br hr blockquote table thead tbody tr th td div span math b i del sub sup kbd"
        " u h2 small mark q s ins abbr cite dfn samp var dl dt dd",
    )
) | set(mathml_core._ELEMENTS)
ALLOWED_ATTRIBUTES = {
    ("a", "href"), ("a", "title"), ("a", "class"), ("a", "rel"), ("td", "style"), ("th", "style"), ("code", "class"),
    ("div", "class"), ("pre", "class"), ("span", "class"), ("math", "alttext"), ("math", "display"),
    ("mo", "fence"), ("mo", "form"), ("mspace", "width"), ("mrow", "class"), ("h2", "id"),
    ("mtable", "displaystyle"), ("mtd", "class"),
    ("mi", "mathvariant"), ("mo", "stretchy"), ("ol", "start"), ("abbr", "title"), ("pre", "id"), ("p", "class"),
}  # fmt: skip
BITS = (
    *NASTY, *STARTS, *TITLES,
    "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n    ", "```\n", "\n```", "~~~", "`", "``", "*", "**", "_",
    "[", "](", ")", "](x)", "![", "[[rule:x]]", "[[rule:gone|", "]]", "|", "\n|-|-|\n", "$", "$$", "$x^2$",
    "slur", "US", "<b>", "</b>", "<div>", "</div>", "<!--", "-->", "<a href=javascript:x>", "<https://e.org>",
    "\\", "&", ";", "#", "{", "}", "{: onclick=x }", "{ .c }", "!", "javascript:x", "https://e.org", "word", " ",
    "  \n", "\t", "\ue000", "\ue0000\ue001", "<h1>", "<p>", "<td>", "<math>", "<svg>", "<style>", "<img src=x>",
    "[x]: javascript:y",
)  # fmt: skip


def check_safe(text: str, way=written) -> None:
    started = time.process_time()
    for context in ("block", "list", "cell"):
        body = way(text, context)
        source, after = {
            "block": (f"{body}\n\n## After {{ #after }}\n\nend", ["h2", "p"]),
            "list": (f"- x\n\n{body}\n\n## After {{ #after }}\n\nend", ["h2", "p"]),
            "cell": (f"| a | b |\n| - | - |\n| {body} | word |\n\n## After {{ #after }}\n\nend", ["h2", "p"]),
        }[context]
        page = html(source)
        found = seen(page)
        assert set(found.tags) <= ALLOWED_TAGS, context
        assert {(tag, name) for tag, name, _ in found.attributes} <= ALLOWED_ATTRIBUTES, context
        assert found.tags[-2:] == after, context
        assert ("h2", "id", "after") in found.attributes, context
        assert page.endswith("<p>end</p>"), context
        for tag, name, value in found.attributes:
            if name == "href":
                assert re.match(r"https?:|mailto:|(?!//)[^:]*(?:[/#?]|$)", value or "x"), (tag, value)
            if name == "class":
                known = r"(?:gw-[a-z-]+ ?)+|highlight|err|language-[\w+#.-]+|[a-z]{1,2}\d?|"
                assert re.fullmatch(known, value or ""), value
        assert not {"\x02", "\x03", "\ue000", "\ue001"} & set(page)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", BITS)
def test_no_bit_leaks(text):
    check_safe(text)
    check_safe(f"word {text}")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
@example("- x\n\n    <div>\n\n# y")
@example("<!-- \n\n -->")
def test_no_mixture_leaks(text):
    check_safe(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_foreign_markdown_is_inert(text):
    line = rendered(text)
    assert "\n" not in line
    check_safe(text, way=lambda text, context: ("    " if context == "list" else "") + f"<div>{rendered(text)}</div>")
    assert "a" not in seen(line).tags


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_is_safe(text):
    check_safe(text)


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "*" * 5000, "> " * 3000, "- " * 3000, "`" * 4999, "![" * 3000, "<" * 5000, "$" * 4999, "[[" * 3000,
     "*a_" * 2000, "|" * 3000 + "\n" + "|-" * 3000, "[a](" * 2000, "    " * 2000 + "x", "<b>" * 300, "```\n" * 2000,
     "- a\n" * 1000, "x\n" * 3000, "\\" * 4999, "&" * 5000, "<!-- " * 2000, "[" * 2000 + "](x)" * 2000, "(" * 5000],
)  # fmt: skip
def test_nothing_hangs(text):
    started = time.process_time()
    written(text)
    rendered(text)
    assert time.process_time() - started < 10
