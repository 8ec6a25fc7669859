"""The history of a project: which version to work by, until when the one before is accepted, what was withdrawn."""

from __future__ import annotations

import html
from dataclasses import replace

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.loading import Repository
from builder.loading.templates import load_templates
from builder.render.environment import Templates
from builder.render.history import Gone, Past, Removed, render_history
from tests.conftest import ROOT
from tests.render import reading
from tests.render.test_escape import marked, texts

FIRST = Past("1.0.0", "2026-01-05", "2026-01-05", 0, None, "a" * 64)
SECOND = Past("2.0.0", "2026-02-02", "2026-03-02", 14, "1.0.0", "b" * 64)
FIX = Past("1.0.1", "2026-02-10", "2026-02-10", 0, "1.0.0", "c" * 64)
WRONG = Gone("2026-02-03", "Wrong.", None)


@pytest.fixture(scope="module")
def templates() -> Templates:
    files = load_templates(Repository(ROOT))
    return Templates(files.pages, files.places)


def page(templates: Templates, *past: Past, latest: str, draft: str | None = None, title: str = "Tiny") -> str:
    made = render_history(title, past, latest, draft, templates)
    return markdown.markdown(made, extensions=["attr_list", "toc"])


def test_which_to_work_by_and_until_when_the_one_before_is_accepted(templates):
    shown = page(templates, SECOND, FIRST, latest="2.0.0")
    assert '<p>Work by <a href="../2.0.0/index.html">version 2.0.0</a>, in force from' in shown
    assert '<h2 id="v2-0-0">2.0.0 (latest)</h2>' in shown
    assert '<h2 id="v1-0-0">1.0.0</h2>' in shown
    # In force from 2 March; with a grace of 14 days that is the 2nd to the 15th.
    assert (
        '<li>Follows <a href="#v1-0-0">1.0.0</a>, which is accepted until '
        '<time datetime="2026-03-15">2026-03-15</time></li>'
    ) in shown
    assert shown.count("Follows") == 1
    assert "withdrawn</" not in shown
    assert "draft" not in shown


def test_without_grace_the_one_before_is_not_accepted(templates):
    shown = page(templates, Past("1.1.0", "2026-02-02", "2026-02-02", 0, "1.0.0", "c" * 64), FIRST, latest="1.1.0")
    assert '<li>Follows <a href="#v1-0-0">1.0.0</a></li>' in shown
    assert "accepted" not in shown


def test_a_withdrawn_version_says_when_why_and_what_to_read(templates):
    gone = Past("2.0.0", "2026-02-02", "2026-02-02", 0, "1.0.0", "b" * 64, Gone("2026-02-03", "Wrong.", "1.0.0"))
    shown = page(templates, gone, FIRST, latest="1.0.0")
    assert '<h2 id="v2-0-0">2.0.0 (withdrawn)</h2>' in shown
    assert "don’t work by it:</strong> Wrong.</p>" in shown
    assert '<p>Read <a href="../1.0.0/index.html">1.0.0</a> instead.</p>' in shown
    assert "Work by" in shown


def test_the_latest_is_stated_first_with_its_digest(templates):
    shown = page(templates, SECOND, FIRST, latest="2.0.0")
    first = shown[shown.index("<p>") : shown.index("</p>")]
    assert '<a href="#v2-0-0"><code>bbbbbbbbbbbb</code></a>' in first
    assert shown.count("b" * 64) == 1
    assert '<a href="../2.0.0/release.json">' in shown
    assert '<a href="../releases.xml">' in shown


def test_until_the_latest_is_in_force_the_highest_in_force_is_worked_by(templates):
    before = 'Before that day, work by <a href="../{}/index.html">'
    assert before.format("1.0.0") in page(templates, SECOND, FIRST, latest="2.0.0")
    assert before.format("1.0.1") in page(templates, SECOND, FIX, FIRST, latest="2.0.0")
    later = replace(FIX, date="2026-03-10", in_force="2026-03-10")
    assert before.format("1.0.0") in page(templates, SECOND, later, FIRST, latest="2.0.0")
    gone = replace(FIX, withdrawn=WRONG)
    assert before.format("1.0.0") in page(templates, SECOND, gone, FIRST, latest="2.0.0")


@pytest.mark.parametrize(
    "past",
    [
        (replace(SECOND, in_force=SECOND.date), FIRST),
        (replace(SECOND, previous=None),),
        (SECOND, replace(FIRST, withdrawn=WRONG)),
    ],
    ids=["at once", "the only one", "the one before was withdrawn"],
)
def test_there_is_nothing_to_work_by_before(templates, past):
    assert "Before that day" not in page(templates, *past, latest="2.0.0")


def test_a_fix_to_an_older_line_follows_that_line(templates):
    shown = page(templates, SECOND, FIX, FIRST, latest="2.0.0")
    entry = shown[shown.index('id="v1-0-1"') : shown.index('id="v1-0-0"')]
    assert '<li>Follows <a href="#v1-0-0">1.0.0</a></li>' in entry
    assert "(latest)" not in entry


@pytest.mark.parametrize(
    ("past", "latest"),
    [
        ((replace(SECOND, withdrawn=WRONG), FIRST), "1.0.0"),
        ((SECOND, replace(FIRST, withdrawn=WRONG)), "2.0.0"),
    ],
    ids=["itself", "the one before"],
)
def test_a_withdrawal_ends_the_grace(templates, past, latest):
    shown = page(templates, *past, latest=latest)
    assert '<li>Follows <a href="#v1-0-0">1.0.0</a></li>' in shown
    assert "accepted" not in shown


@pytest.mark.parametrize(
    ("in_force", "days", "last"),
    [
        ("2026-03-02", 0, None),
        ("2026-03-02", 1, "2026-03-02"),
        ("2028-02-28", 3, "2028-03-01"),
        ("2026-12-31", 2, "2027-01-01"),
        ("9999-12-30", 2, "9999-12-31"),
        ("9999-12-30", 3650, "9999-12-31"),
    ],
)
def test_the_last_day_of_the_grace(in_force, days, last):
    assert replace(SECOND, in_force=in_force, grace_days=days).accepted_until == last


def test_whoever_names_no_successor_means_the_latest(templates):
    shown = page(templates, replace(SECOND, withdrawn=WRONG), FIRST, latest="1.0.0")
    assert '<p>Read <a href="../1.0.0/index.html">1.0.0</a> instead.</p>' in shown


def test_what_is_not_shown_is_not_linked(templates):
    gone = replace(FIX, withdrawn=replace(WRONG, successor="3.0.0"))
    shown = page(templates, SECOND, gone, latest="2.0.0")
    assert "<p>Read 3.0.0 instead.</p>" in shown
    assert "<li>Follows 1.0.0</li>" in shown
    assert "1.0.0/" not in shown
    assert "#v1-0-0" not in shown


def test_what_was_removed_when_and_why(templates):
    twice = (
        Removed("2026-02-04", "a person's name", "She asked us to."),
        Removed("2026-02-05", "an address", "It was real."),
    )
    shown = html.unescape(page(templates, SECOND, replace(FIRST, redactions=twice), latest="2.0.0"))
    entry = shown[shown.index('id="v1-0-0"') :]
    first = '<li>Removed on <time datetime="2026-02-04">2026-02-04</time>: a person\'s name. She asked us to.</li>'
    assert first in entry
    assert entry.index(first) < entry.index(": an address. It was real.</li>")
    assert shown.count("Removed on") == 2


def test_one_release(templates):
    shown = page(templates, FIRST, latest="1.0.0")
    assert '<h2 id="v1-0-0">1.0.0 (latest)</h2>' in shown
    for word in ("Follows", "accepted", "Removed", "Withdrawn", "instead"):
        assert word not in shown


def test_all_were_withdrawn(templates):
    gone = Past("1.0.0", "2026-01-05", "2026-01-05", 0, None, "a" * 64, Gone("2026-02-03", "Wrong.", None))
    shown = page(templates, gone, latest="1.0.0")
    assert "Every version was withdrawn." in shown
    assert "Work by" not in shown
    assert "instead" not in shown


def test_the_draft_if_it_is_shown(templates):
    assert '<a href="../next/index.html">' in page(templates, FIRST, latest="1.0.0", draft="next")


def test_what_people_wrote_is_text(templates):
    reason = "<b onclick=x>*no*</b> [a](javascript:x) {{ 1 }} `c`\n\n# H"
    gone = Past("1.0.0", "2026-01-05", "2026-01-05", 0, None, "a" * 64, Gone("2026-02-03", reason, None))
    shown = page(templates, gone, latest="1.0.0", title="T <i>*x*</i> { #y }")
    assert "<b" not in shown
    assert "<i>" not in shown
    assert "<em>" not in shown
    assert "javascript:x)" in shown
    assert 'href="javascript' not in shown
    assert shown.count("<h1") == 1
    assert "{{ 1 }}" in html.unescape(shown)


@settings(max_examples=60, deadline=None)
@given(title=texts, reason=texts, kind=texts, why=texts, alone=st.booleans())
def test_whatever_people_wrote_the_page_is_made_of_the_same_parts(templates, title, reason, kind, why, alone):
    def made(title: str, reason: str, kind: str, why: str) -> reading.Seen:
        gone = replace(FIX, withdrawn=Gone("2026-02-11", reason, None), redactions=(Removed("2026-02-12", kind, why),))
        past = (gone,) if alone else (SECOND, gone, FIRST)
        return reading.seen(reading.html(render_history(title, past, past[0].version, None, templates)))

    plain, shown = made("T", "r", "k", "w"), made(title, reason, kind, why)
    assert shown.tags == plain.tags
    assert shown.attributes == plain.attributes


@settings(max_examples=60, deadline=None)
@given(reason=texts)
def test_a_reason_is_read_to_the_letter(templates, reason):
    gone = replace(FIRST, withdrawn=replace(WRONG, reason=f"⟦{reason}⟧"))
    shown = reading.text_content(reading.html(render_history("T", (gone,), "1.0.0", None, templates)))
    assert marked(shown) == reason
