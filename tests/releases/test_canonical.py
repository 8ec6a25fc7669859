"""The one form of YAML: the same data gives the same bytes, every reader reads the same, and nothing is lost."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.loading import Repository, load_project
from builder.releases.canonical import canonical
from builder.scalars import as_builtin
from builder.yamldoc import parse
from tests.conftest import ROOT

TRICKY = ["No", "yes", "on", "1.10", "12:30", "0o17", "0x1F", "1e3", "null", "~", "", " ", "a: b", "# no", "- x", "? x",
          "2026-01-05", "true", ".inf", ".nan", "=", "<<", "&a", "*a", "!t", "%x", "@x", "`x", "'", '"', "a\n", "\na",
          "a\n\n\nb", "a \nb", " a\nb", "\ta", "tab\there", "a\u2028b", "a\u00a0b", "\u200b", "é", "😀", "x" * 300,
          "word " * 60, "a\r\nb", "---", "...", "[a", "{b", "a,b", "1_000", "0b1", "190:20:30", "NaN"]  # fmt: skip
texts = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.text("ab :#-'\"\n|>&*!%@,[]{}0123.", max_size=30),
)
data = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts.filter(len), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts.filter(lambda text: 0 < len(text) < 60 and text != "<<"), data, max_size=4))
def test_what_is_written_is_read_again(written):
    try:
        made = canonical(written)
    except ValueError:
        return  # refused, not changed: `test_nothing_ordinary_is_refused` says what never is
    assert parse(made, "").data == written
    assert canonical(parse(made, "").data) == made


@pytest.mark.parametrize("text", TRICKY)
def test_nothing_ordinary_is_refused(text):
    made = canonical({"key": [text]})
    assert parse(made, "").data == {"key": [text]}


def test_scalars_stay_as_they_were_written():
    source = b"a: 1.10\nb: 0123\nc: 0o17\nd: 1e3\ne: true\nf: TRUE\ng: -.5\nh: 0x1F\n"
    made = canonical(parse(source, "").data)
    assert made == source


@pytest.mark.parametrize("project", sorted(path.name for path in (ROOT / "guidelines").iterdir()))
def test_another_reader_reads_the_same(project):
    """PyYAML as the judge: what it reads differs from what we read in no text."""
    loaded = load_project(Repository(ROOT), project)
    for source in loaded.sources.values():
        made = canonical(source)
        assert canonical(parse(made, "").data) == made
        assert yaml.load(made, Loader=yaml.CSafeLoader) == as_builtin(source)
