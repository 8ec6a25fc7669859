"""Prose on a page against an independent judge: what markdown-it-py by itself makes of the same Markdown."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.model.intext import references
from builder.render.prose import Link, prose
from tests.render.reading import html

JUDGE = MarkdownIt("commonmark").enable("table")
BLOCKS = {"blockquote", "hr", "li", "ol", "p", "pre", "table", "td", "th", "thead", "tr", "ul"}
BREAK = "¶"


class Structure(HTMLParser):
    """Blocks and marks in order, destinations of links, and words.

    Left out is what means nothing: our own wrapping, marks for bold in what is bold, where exactly in an item there
    are paragraphs, a last row without words. A heading is a bold paragraph.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.handle_starttag("p", [])
            tag = "strong"
        marks = [f" {name}={value}" for name in ("href", "start") if (value := values.get(name))]
        side = re.sub("[ ;]", "", values.get("style") or "")
        self.add(tag, f"<{tag}{''.join(marks)}{side}>")
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in {"br", "hr"}:
            return
        self.open.pop()
        self.add("strong" if re.fullmatch("h[1-6]", tag) else tag, f"</{tag}>")
        if re.fullmatch("h[1-6]", tag):
            self.found[-1] = "</strong>"
            self.handle_endtag("p")

    def add(self, tag, written):
        if tag == "p" and "li" in self.open:
            self.found.append(BREAK)
        elif tag not in {"div", "tbody"} and not (tag == "strong" and "strong" in self.open):
            self.found.append(written)

    def handle_data(self, data):
        self.found += data.replace("\u200b", "").split()


def structure(page: str) -> str:
    """The structure as one text."""
    text = (
        " ".join(Structure(re.sub("</?span[^>]*>", "", page)).found).replace(".html>", ".md>").replace(".html#", ".md#")
    )
    text = re.sub("<tr> (<td[^>]*> </td> )+</tr> ", "", text)
    block = f"</?(?:{'|'.join(BLOCKS)})[^>]*>"
    return re.sub(f"(?:{BREAK} )+(?={block}|{BREAK})|({block})(?: {BREAK})+", r"\1", text)


def shown(text: str, context: str = "block") -> str:
    return prose(text, resolve=lambda *_: None, context=context)


def check(text: str) -> None:
    assert structure(html(shown(text))) == structure(JUDGE.render(text))


words = st.sampled_from(
    ["word", "a_b", "snake_case_id", "2 * 3", "x < y", "AT&T", "&amp;", "&copy;", "1986.", "# x", "- x", "+ 1", "> x",
     "!", "!!! note", "??? x", ": x", "=== x", "{: .c }", "{#id}", "[sic]", "[^1]", "^x^", "~~x~~", "\\*", "\\_x\\_",
     "\\# x", "\\[x]", "\\<b>", "C#", "(x)", "*[x]: y", '"q"', "é", "标签", "…", "a | b", "==x==", ":smile:", "\\\\",
     "\\- x", "1\\. x", "100%", "~", "x^2", "@me", "--", "---x", "....", "http://x.y", "\\`", "\\|", "#5", "5) x"]
)  # fmt: skip
code = st.sampled_from(["`x`", "`a b`", "`` a`b ``", "`<b>`", "`*x*`", "`{: .x }`", "`&amp;`", "`\\`"])
atoms = words | code | st.sampled_from(
    ["[a](b.md)", "[a *b*](c.md#d)", "[`x`](y.html)", "<https://e.org/a?b=c&d>", "[a](<b.md>)", '[a](b.md "t")', "[r]"]
)  # fmt: skip
marked = st.builds(
    lambda mark, inside: f"{mark}{' '.join(['é', *inside, 'word'])}{mark}",
    st.sampled_from(["*", "**", "_", "__", "***"]),
    st.lists(st.sampled_from(["word", "`x`", "a_b", "é", "[a](b.md)", "*i*", "**b**", "_u_", "(x)"]), max_size=3),
)
line = st.lists(atoms | marked, min_size=1, max_size=5).map(" ".join)
paragraph = st.lists(line, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n"]).map(lambda end: end.join(lines))
)
heading = st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 6), line)
fenced = st.sampled_from(
    ["```\nx = {1}\n\n# y\n```", "~~~ py\n*a* < 5\n~~~", "````\n```\n````", "    a\n\n    b", "```text\n- a\n```"]
)
table = st.builds(
    lambda sides, rows: "\n".join(f"| {row[0]} | {row[1]} |" for row in (rows[0], sides, *rows[1:])),
    st.tuples(*[st.sampled_from([":--", "---", ":-:", "--:"])] * 2),
    st.lists(
        st.tuples(*[st.sampled_from(["a", "*b*", "`c`", "[d](e.md)", "f\\|g", "", "- h", "{: .x }", "5 < 6"])] * 2),
        min_size=1,
        max_size=3,
    ),
)
definition = st.sampled_from(["[r]: https://e.org/x", '[r]: <a.md> "t"', "[other]: b.md"])


def nested(inner):
    def listing(items, mark, gap):
        out = []
        for number, item in enumerate(items):
            sign = f"{number + mark[0]}{mark[1]} " if mark[0] else f"{mark[1]} "
            rest = "\n".join(f"{' ' * len(sign)}{line}" if line else "" for line in item.split("\n"))
            out.append(sign + rest[len(sign) :])
        return gap.join(out)

    marks = st.sampled_from([(0, "-"), (0, "*"), (0, "+"), (1, "."), (1, ")"), (3, "."), (0, "-"), (1, ".")])
    lists = st.builds(listing, st.lists(inner, min_size=1, max_size=3), marks, st.sampled_from(["\n", "\n\n"]))
    return lists | inner.map(
        lambda text: "\n".join(f"> {line}".rstrip() if not line else f"> {line}" for line in text.split("\n"))
    )


block = st.recursive(
    paragraph | heading | fenced | table | st.just("---") | definition,
    lambda inner: nested(
        st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda each: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(each))
        )
    ),
    max_leaves=6,
)
document = st.lists(block, min_size=1, max_size=4).map("\n\n".join)


@settings(max_examples=300, deadline=None)
@given(document)
def test_a_page_says_what_commonmark_says(text):
    check(text)


REFERENCES = (
    "[[rule:x]]", "[[label:q/A|some words]]", "`[[rule:code]]`", "\\[[rule:no]]", "*[[rule:y]]*", "![[rule:z]]",
    "``a ` [[rule:code]]``", "[[rule:]]", "[[[rule:w]]]", "**[[faq:f|*g*]]**",
)  # fmt: skip
whole = st.lists(st.sampled_from([*REFERENCES, "word", "a_b", "x < y"]), min_size=1, max_size=5).map(" ".join)
told = st.lists(
    # The checks see paragraphs, not items: a lone tick in one item may find its like in the next.
    whole.map(lambda text: f"{text} an odd ` [[rule:o]]")
    | whole.map(lambda text: f"- {text}\n- {text}")
    | whole.map(lambda text: f"> {text}")
    | whole.map(lambda text: f"# {text}")
    | whole.map(lambda text: f"- word\n\n  ```\n  {text}\n  ```" if "`" not in text else text)
    | whole.map(lambda text: f"| a | b |\n| - | - |\n| {text} | c |")
    | st.sampled_from(["```\n[[rule:code]]\n```", "~~~ py\n[[rule:code]]\n~~~"]),
    min_size=1,
    max_size=3,
).map("\n\n".join)


@settings(max_examples=200, deadline=None)
@given(told)
def test_a_page_links_what_the_checks_call_references(text):
    page = html(prose(text, resolve=lambda kind, name, _: Link("x", f"r.md#{kind}:{name}", f"r.html#{kind}:{name}")))
    linked = [unescape(found) for found in re.findall(r'<a href="r\.(?:md|html)(?:#|&#35;)([^"]*)"', page)]
    assert linked == [f"{each.kind}:{each.id}" for each in references(text)]
