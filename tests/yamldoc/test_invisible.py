"""Look-alike spaces where the structure needs real ones: one finding a run, and all else is read as it was meant.

In the texts here `~` stands for a no-break space, `^` for a zero width space.
"""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builder.findings import Severity
from builder.yamldoc import parse

PASTED = str.maketrans({"~": "\u00a0", "^": "\u200b"})
LINES = [
    ("rules:\n  - id: a\n~~~~title: b\n~~~~text: c\n  - id: d\n", (3, 1, " (lines 3 to 4)")),
    ("rules:\n~~- id: a\n~~  t: b\nz: 1\n", (2, 1, " (lines 2 to 3)")),
    ("a:\n  b: 1\n ~c: 2\nd: 3\n", (3, 2, "")),
    ("a: 1\n~b: 2\n", (2, 1, "")),
    ("title:~Foo\nid: a\n", (1, 7, "")),
    ("title: ~Foo\n", (1, 8, "")),
    ("title~: Foo\n", (1, 6, "")),
    ("- id:~x\n  title: y\n", (1, 6, "")),
    ("-~id: x\n", (1, 2, "")),
    ("- - ~a\n  -~b\n", (1, 5, " (lines 1 to 2)")),
    ("Toxic: 1\nNot toxic:~2\n", (2, 11, "")),
    ("a: {id:~b,~c: d, e: ~f}\n", (1, 8, "")),
    ("a: [x,~y,\n~~z]\nb: 1\n", (1, 7, " (lines 1 to 2)")),
    ("t: |\n~~foo\n~~bar\nz: 1\n", (2, 1, " (lines 2 to 3)")),
    ("t: |\n  foo\n~~bar\nz: 1\n", (3, 1, "")),
    ("t: |\n  foo\n~\n  bar\nz: 1\n", (3, 1, "")),
    ("a: 1\n~~\nb: 2\n", (2, 1, "")),
    ("a: 1\n~# x\nb: 2\n", (2, 1, "")),
    ("? ~a\n: b\n", (1, 3, "")),
    ("---\na:~1\r\nb: 2\r\n", (2, 3, "")),
    ("a: &x !!str\n~~b\n", (2, 1, "")),
]
FINE = [
    "a: x~y\nb: il dit~: oui~!\n".replace("~: ", "~:"),
    "a: 'x\n~~y'\nb: \"x\n  ~y\n~\"\nc: '~'\n",
    "a: x\n  ~y\n  -~y:~z\n",
    "a:\n- Note:~x\n- attention:~y\n",
    "a: |\n  ~x\n   ~y\n\n  z:~1\nb: >2\n  ~~x\n",
    'a: {b: "i,~j", c: k~l}\nd: ["~x", \'y:~z\']\n',
    "# ~\na: 1 # x~\n#~y\n",
    '"a:~b": 1\n? "x\n  ~y"\n: 2\n',
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_one_finding_for_a_run_and_the_rest_is_read_as_meant(text, expected):
    line, column, more = expected
    document = parse(text.translate(PASTED).encode(), "f.yaml")
    (finding,) = document.findings
    assert (finding.id, finding.severity, finding.hint) == (
        "yaml-invisible-space",
        Severity.ERROR,
        "Type the space anew.",
    )
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.message == f"A no-break space stands where an ordinary space must stand{more}"
    assert document.complete
    meant = text.replace("\n~b: 2", "\nb: 2").replace("~", " ")
    assert document.data == parse(meant.encode(), "f.yaml").data


@pytest.mark.parametrize("text", FINE)
def test_within_texts_they_are_fine(text):
    document = parse(text.translate(PASTED).encode(), "f.yaml")
    assert document.findings == ()
    assert "\u00a0" in repr(document.data).replace("\\xa0", "\u00a0") or text.startswith("#")


def test_runs_that_stand_apart_have_a_finding_each():
    document = parse("a:\n~~b: 1\n  c: 2\n~~d:~3\n".translate(PASTED).encode(), "f.yaml")
    assert [(f.place.line, f.place.column) for f in document.findings] == [(2, 1), (4, 1)]
    assert document.data == {"a": {"b": 1, "c": 2, "d": 3}}
    assert document.place(("a", "d")).column == 6


@pytest.mark.parametrize("char", "\u00a0\u2000\u2003\u2007\u200a\u202f\u205f\u3000")
def test_each_is_called_by_its_name(char):
    (finding,) = parse(f"a:\n{char}{char}b: 1\n".encode(), "f.yaml").findings
    article = "An" if unicodedata.name(char)[0] in "EI" else "A"
    assert finding.message == (f"{article} {unicodedata.name(char).lower()} stands where an ordinary space must stand")


@pytest.mark.parametrize("text", ["a: 1\n^b: 2\n", "a: 1\nb: ^2\n", "a: 1\nb:^2\n", "a: 1\n^^b: 2\n"])
@pytest.mark.parametrize(("char", "name"), [("\u200b", "zero width space"), ("\ufeff", "zero width no-break space")])
def test_what_has_no_width_takes_no_room(text, char, name):
    document = parse(text.replace("^", char).encode(), "f.yaml")
    (finding,) = document.findings
    assert finding.message == f"A {name} stands where only ordinary spaces may stand"
    assert finding.hint == "Delete it, and type the spaces anew."
    assert document.data == {"a": 1, "b": 2}


TEXT = st.text(st.sampled_from("ab:-# \n\u00a0\u200b\u3000\"'[{,|"), max_size=40)


KEY = st.text(st.sampled_from("ab-_"), min_size=1, max_size=8)


@given(st.lists(TEXT | st.dictionaries(KEY, TEXT, max_size=3), max_size=4), st.sampled_from("\"'|"), st.booleans())
@example(["\u00a0a\n\u00a0b"], "|", False)  # noqa: FBT003
def test_no_text_in_quotes_or_lines_of_its_own_is_touched(data, style, flow):
    class Styled(yaml.SafeDumper):
        pass

    Styled.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style))
    text = yaml.dump(data, Dumper=Styled, allow_unicode=True, default_flow_style=flow, width=20, sort_keys=False)
    document = parse(text.encode(), "f.yaml")
    assert document.findings == ()
    assert document.data == data
