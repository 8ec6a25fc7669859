"""A page that is converted in pieces is the page that is converted whole."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure.toc import get_toc

from builder.preview.pieces import MARK, Pieces, cut, nested

EXTENSIONS = ["admonition", "attr_list", "def_list", "tables", "toc", "pymdownx.details", "pymdownx.superfences"]

BLOCKS = (
    "A paragraph with *words*.",
    "## A heading { #a }",
    '## Another { #b data-kind="x" }',
    "### A smaller one { #c }",
    "### A smaller one { #d }",
    "## Without an anchor",
    "## Without an anchor",
    "#### Small { #e }",
    "```text\n## No heading { #f }\n\n## Nor this { #g }\n```",
    "~~~\n\n## No heading { #h }\n\n~~~",
    '<div class="gw-item"><p>One line</p></div>',
    '<div class="gw-item">\n\n## Inside { #i }\n\n</div>',
    "<dl>\n<dt>Term</dt><dd>Meaning</dd>\n</dl>",
    "-   An entry\n\n    with more\n\n-   Another",
    '!!! note "Title"\n\n    ## Within { #j }\n\n    Text.',
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "Term\n:   Meaning",
    f"Text {MARK} text",
    MARK,
    "<p>not closed",
)  # fmt: skip


def whole(text):
    converter = markdown.Markdown(extensions=EXTENSIONS)
    html = converter.convert(text)
    return html, get_toc(converter.toc_tokens)


def flat(contents):
    return str(contents)


pages = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=9).map("\n\n".join)


@settings(deadline=None)
@given(pages)
def test_in_pieces_or_whole_it_is_the_same(page):
    html, contents = Pieces().convert(page, whole)
    expected, headings = whole(page)
    assert (html, flat(contents)) == (expected, flat(headings))


@settings(deadline=None)
@given(st.lists(pages, min_size=2, max_size=3))
def test_after_an_edit_too(versions):
    pieces = Pieces()
    for page in versions:
        html, contents = pieces.convert(page, whole)
        expected, headings = whole(page)
        # A piece that was the last one once may end in an empty line.
        assert html.replace("\n\n", "\n") == expected.replace("\n\n", "\n")
        assert flat(contents) == flat(headings)


def test_only_what_is_new_is_converted():
    asked = []

    def told(text):
        asked.append(text)
        return whole(text)

    pieces = Pieces()
    page = "# Page { #page }\n\n## One { #one }\n\nFirst.\n\n## Two { #two }\n\nSecond."
    pieces.convert(page, told)
    pieces.convert(page.replace("Second", "Changed"), told)
    assert len(asked) == 2
    assert "Changed" in asked[1]
    assert "First" not in asked[1]
    pieces.convert(page.replace("Second", "Changed"), told)
    assert len(asked) == 2


def test_what_is_no_longer_on_the_page_is_forgotten():
    pieces = Pieces()
    pieces.convert("# Page { #page }\n\n## One { #one }\n\nFirst.", whole)
    pieces.convert("# Page { #page }", whole)
    assert list(pieces.kept) == ["# Page { #page }"]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("# Page\n\n## One { #one }\n\nText\n\n### Two { #two }\n\nText", 3),
        ("# Page\n\n## One\n\nText", 1),
        ("# Page\n\n```\n\n## One { #one }\n\n```", 1),
        ("# Page\nText\n## One { #one }", 1),
        ("<div>\n\n## One { #one }\n\n</div>\n\n## Two { #two }", 2),
    ],
)
def test_a_page_is_cut_before_headings_with_an_anchor(page, count):
    assert len(list(cut(page))) == count


def test_headings_stand_inside_those_above():
    found = nested([("Page", "p", 1), ("One", "a", 2), ("Deep", "b", 4), ("Two", "c", 2)])
    top = found.items
    assert [link.id for link in top] == ["p"]
    assert [link.id for link in top[0].children] == ["a", "c"]
    assert [link.id for link in top[0].children[0].children] == ["b"]
