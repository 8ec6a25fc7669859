"""The history of a project: which version to work by, until when the one before is accepted, what was withdrawn."""

from __future__ import annotations

import html

import markdown
import pytest

from builder.loading import Repository
from builder.loading.templates import load_templates
from builder.render.environment import Templates
from builder.render.history import Gone, Past, render_history
from tests.conftest import ROOT

FIRST = Past("1.0.0", "2026-01-05", "2026-01-05", 0, None, "a" * 64)
SECOND = Past("2.0.0", "2026-02-02", "2026-03-02", 14, "1.0.0", "b" * 64)


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
    assert "don’t work by it:</strong> Wrong. Read " in shown
    assert 'Read <a href="../1.0.0/index.html">1.0.0</a> instead.' in shown
    assert "Work by" in shown


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
