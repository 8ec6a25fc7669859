"""The generated pages are those that the program makes, and their example is a healthy project."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from reference_pages import PAGES, answers, language, mappings, pages
from reference_pages.markdown import block, code, escaped, table

from builder.answers import KINDS
from builder.cli import COMMANDS
from builder.lint import CHECKS, OTHER_FINDINGS
from builder.loading import Repository
from builder.model import Entry
from builder.model.walk import key_of
from builder.model.words import words
from builder.pipeline.check import check
from builder.yamldoc import parse
from tests.docs.files import REFERENCE, WRITTEN, fences, headings
from tests.lint import base


@pytest.fixture(scope="module")
def made():
    return pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(made, name):
    written = (REFERENCE / name).read_text("utf-8")
    assert written == made[name], f"docs/reference/{name} is out of date: run `make reference`"


def test_every_page_of_the_folder_is_generated():
    assert {path.name for path in REFERENCE.glob("*.md")} == set(PAGES)


def test_the_same_program_gives_the_same_pages(made):
    assert pages() == made


@pytest.mark.parametrize("name", PAGES)
def test_anchors_are_unique(made, name):
    found = headings(made[name])
    assert sorted(set(found)) == sorted(found)


def test_every_mapping_and_every_key_has_its_place(made):
    sections = {part.split("\n", 1)[0]: part for part in made["language.md"].split("\n### ")[1:]}
    for model in mappings.reachable():
        text = sections[mappings.title(model)]
        shown = [key_of(model, name) for name in mappings._own(model) if (model, name) not in mappings.NOT_WRITTEN]
        assert shown
        assert [key for key in shown if f"| `{key}` |" not in text] == []


def test_every_field_is_explained():
    bare = [
        f"{model.__name__}.{name}"
        for model in mappings.reachable()
        for name in model.model_fields
        if name not in words(model) and name != "kind"
    ]
    assert bare == []


def test_a_mapping_in_no_chapter_stops_the_generator(monkeypatch):
    class Forgotten(Entry):
        """Nobody put it into a chapter."""

    monkeypatch.setattr(mappings, "reachable", lambda: [Forgotten])
    with pytest.raises(LookupError, match="Forgotten"):
        language.page()


def test_who_sees_what_by_default(made):
    rows = {line.split("|")[1].strip(): line for line in made["language.md"].splitlines() if line.startswith("| `")}
    assert rows["`pay_negotiation`"].endswith("| `internal` |")
    assert rows["`open_questions`"].endswith("| `internal` |")
    assert rows["`decisions`"].endswith("| see [decision](#decision) |")
    assert rows["`pay`"].endswith("|  |")


def test_short_forms_are_shown(made):
    assert "list of [labels](#label) (or their bare `id`), at least 1" in made["language.md"]
    assert "[statement](#statement) (or its bare `text`)" in made["language.md"]


def test_all_kinds_checks_findings_and_commands_are_there(made):
    assert set(KINDS) <= set(headings(made["answers.md"]))
    assert {*CHECKS, *OTHER_FINDINGS} <= set(headings(made["checks.md"]))
    assert {f"guidewright-{name}" for name in COMMANDS} <= set(headings(made["commands.md"]))


@pytest.mark.parametrize("kind", KINDS)
def test_the_samples_of_a_kind_show_both_sides(kind):
    samples = answers.Samples.read()
    question = samples.scope.index.questions[kind]
    legal = [answers._verdict(question, text, samples.scope) == "yes" for text in samples.tried[kind]["answers"]]
    assert set(legal) == {True, False}
    assert question.kind == kind
    assert samples.written[kind].startswith("- ")


def test_the_example_passes_the_check(tmp_path):
    shutil.copytree(language.EXAMPLE, tmp_path / "example")
    checked = check(Repository(tmp_path / "example"), (), dt.date(2026, 3, 1))
    assert checked.findings == ()
    project = checked.loaded[0].project
    assert project is not None
    assert len(project.examples) == 4
    assert len(project.quizzes) == 1


def test_a_slip_in_the_example_would_be_found(tmp_path):
    shutil.copytree(language.EXAMPLE, tmp_path / "example")
    spec = tmp_path / "example" / "guidelines" / "helpful-reviews" / "project.yaml"
    spec.write_text(spec.read_text("utf-8").replace("over: [detail]", "over: [details]"), "utf-8")
    found = {finding.id for finding in check(Repository(tmp_path / "example"), (), dt.date(2026, 3, 1)).findings}
    assert "unknown-reference" in found


@pytest.mark.parametrize("path", [path for path in WRITTEN if path.name != "checks.md"], ids=lambda path: path.name)
def test_every_yaml_block_is_yaml(path):
    blocks = [text for kind, text in fences(path.read_text("utf-8")) if kind == "yaml"]
    assert [finding for text in blocks for finding in parse(text.encode(), path.name).findings] == []


def test_the_width_of_the_terminal_does_not_matter(made, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert PAGES["commands.md"]() == made["commands.md"]


def test_the_suppression_on_the_page_silences_what_it_says(made):
    text = next(text for _, text in fences(made["language.md"]) if text.startswith("glossary:"))
    lines = text.splitlines()
    assert base.found(text) == []
    assert [name for name, _ in base.found("\n".join(lines[: lines.index("    ignore:")]))] == ["undefined-term"]


def test_text_is_escaped_for_markdown():
    assert escaped("a [b] <c> *d* `[e] <f> *g*`") == r"a \[b\] \<c> \*d\* `[e] <f> *g*`"
    assert table(["A"], [["`a | b`\nc"]]) == "| A |\n| --- |\n| `a \\| b` c |"
    assert code("a `b`") == "`` a `b` ``"
    assert block("```\n") == "````yaml\n```\n````"
