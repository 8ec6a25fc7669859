from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.render.mathml import Formula, Text, formula, formulas, math_text, split_math, unknown_latex
from tests.render.reading import html, seen, text_content

UNDERSTOOD = (
    r"\frac{a}{b}", r"\sqrt[3]{x}", r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{aligned}a&=b\\&=c\end{aligned}",
    r"\begin{cases}x & \text{if } x>0\\0 & \text{otherwise}\end{cases}", r"\sum_{i=1}^{n} i^2", r"\binom{n}{k}",
    r"\text{the answer is } 5", r"f'(x)", r"a\equiv b\pmod{n}", r"\overline{AB}", r"1,\dots,n", r"\boxed{5}",
    r"\mathbb{R}\ni x", r"\left(\frac12\right)^n", r"\lim_{x\to 0} x", r"\operatorname{lcm}(a,b)", r"90^\circ",
    r"a<b", r"\{1,2\}", r"5\%", r"a\not=b", r"\begin{array}{c|c}a&b\\ \hline c&d\end{array}",
    r"\cancel{x}", r"a=b\\c=d",
)  # fmt: skip

NOT_UNDERSTOOD = (
    r"\foo{x}", r"\begin{foo}x\end{foo}", r"\def\a{\a\a}\a", r"\newcommand{\x}{y}\x", r"\href{javascript:alert(1)}{x}",
    r"\class{x}{y}", r"\style{color:red}{y}", r"\color{red}x", "x_{1", "}", r"\left(x", "50% of x", "a & b", "x" * 4001,
    "{" * 60 + "}" * 60, r"\frac" * 700, "^", r"x^a^b", r"\verb|x|", "a\x02b", r"\text{<script>\alert</script>}",
)  # fmt: skip


@pytest.mark.parametrize("latex", UNDERSTOOD)
@pytest.mark.parametrize("block", [True, False])
def test_what_people_write_is_drawn_and_survives_markdown(latex, block):
    drawn = formula(latex, block=block)
    assert drawn
    assert "\n" not in drawn
    as_block, as_inline = seen(html(f"<div>{drawn}</div>")), seen(html(f"a {drawn} *b*"))
    assert as_block.tags[:3] == ["div", "span", "math"]
    assert as_inline.tags == ["p", *as_block.tags[1:], "em"]
    assert ("math", "alttext", latex) in as_inline.attributes
    assert "\\" not in text_content(html(drawn))


@pytest.mark.parametrize("latex", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_not_drawn_but_shown_as_source(latex):
    assert formula(latex, block=False) is None
    shown = html(f"<div>{math_text(f'so ${latex}$ holds')}</div>")
    assert text_content(shown) == f"so ${latex}$ holds"
    assert set(seen(shown).tags) <= {"div", "code"}


def test_unknown_commands_are_named():
    assert unknown_latex(r"Take $\foo{x} + \bar{y}$, $$\begin{bogus}x\end{bogus}$$ and $x^2$.") == [
        r"\foo",
        r"\begin{bogus}",
    ]
    assert unknown_latex("$x_{1$") == ["$x_{1$"]
    assert unknown_latex(r"all of $\frac{1}{2}$ is fine, \foo is none") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$x$", ["x"]),
        ("a $x$ b $y$", ["x", "y"]),
        ("$$x$$", ["x"]),
        ("$$ x\n+ y $$", ["x\n+ y"]),
        ("it costs $5 and $10", []),
        ("$ x$ and $x $", []),
        ("$20,000 and USD$30", []),
        (r"\$x$", []),
        (r"$a\$b$", [r"a\$b"]),
        ("$a\n\nb$", []),
        ("$$", []),
        ("$", []),
        ("$$$$", []),
        ("$x$2", []),
        ("no", []),
    ],
)
def test_formulas_stand_between_dollars_as_in_pandoc(text, found):
    assert [each.latex for each in formulas(text)] == found


def test_parts_make_up_the_text():
    text = r"Price \$5: $x$, then $$y$$."
    assert split_math(text) == [
        Text("Price $5: "),
        Formula("x", block=False, source="$x$", start=11),
        Text(", then "),
        Formula("y", block=True, source="$$y$$", start=21),
        Text("."),
    ]


soup = st.lists(
    st.sampled_from(
        [*"{}$^_&\\%#~'|<>\"()[]xy12 \n", *UNDERSTOOD, *NOT_UNDERSTOOD, "\\left", "\\right", "\\begin{cases}"]
    )
    | st.sampled_from(
        ["\\end{cases}", "\\text", "\\frac", "\\sqrt", "\\\\", "\\limits", "\\mathbb", "\\overset", "\\not"]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(soup)
def test_nothing_breaks_a_page_and_nothing_hangs(latex):
    started = time.process_time()
    drawn = formula(latex, block=False)
    assert time.process_time() - started < 5
    page = seen(html(f"<div>{math_text(f'a ${latex}$ b')}</div>"))
    assert page.tags[0] == "div"
    if drawn:
        assert not re.search(r"[\n*_`\[\]{}\\]", re.sub(r"&#\d+;", "", drawn).replace("gw-math", ""))
        assert not [name for _, name, _ in page.attributes if name.startswith("on") or name in {"href", "style", "src"}]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00$\\")))
def test_text_without_formulas_is_shown_to_the_letter(text):
    assert text_content(html(f"<div>{math_text(text)}</div>")) == text
