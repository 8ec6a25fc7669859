"""`guidewright editor`, judged by the language server of VS Code's YAML extension."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from builder.pipeline.jsonc import plain
from tests.cli.running import run
from tests.conftest import ROOT
from tests.editor.server import Server
from tests.loading.small import HEALTHY, SPEC, SPEC_FILE, changed

PROJECTS = sorted(path.parent.name for path in (ROOT / "guidelines").glob("*/project.yaml"))


FILE = "guidelines/hovered/project.yaml"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The server for this repository, whose settings are committed."""
    server = Server(ROOT)
    yield server
    server.close()


@pytest.fixture(scope="module")
def hovered(server) -> Server:
    """The server with a small spec open."""
    assert server.open(FILE, SPEC) == []
    return server


def of_project(project: str) -> list[str]:
    folders = (ROOT / "guidelines" / project, ROOT / "quizzes" / project)
    return sorted(path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.yaml")
                  if "releases" not in path.parts)  # fmt: skip


def where(text: str, words: str) -> tuple[int, int]:
    """Line and column, from 0, just inside the first occurrence."""
    before = text[: text.index(words) + 1]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_is_marked_in_the_projects(server, project):
    files = of_project(project)
    assert files
    marked = {name: server.open(name, (ROOT / name).read_text("utf-8")) for name in files}
    assert {name: faults for name, faults in marked.items() if faults} == {}


def test_faults_are_marked_while_typing(server):
    text = changed("title: Insults,", "titel: Insults, strength: perhaps,")
    faults = server.open("guidelines/typing/project.yaml", text)
    assert {(fault["range"]["start"]["line"] + 1, fault["message"].split(".")[0]) for fault in faults} == {
        (21, 'Missing property "title"'),
        (21, "Property titel is not allowed"),
        (21, "Value is not accepted"),
    }


def test_each_sort_of_file_has_its_own_schema(server):
    empty = "language: en\n"
    needs = {
        name: {fault["message"] for fault in server.open(name, empty)}
        for name in ("guidelines/tiny/project.yaml", "guidelines/tiny/more/rules.yaml", "quizzes/tiny/exam.yaml")
    }
    assert 'Missing property "summary".' in needs["guidelines/tiny/project.yaml"]
    assert needs["guidelines/tiny/more/rules.yaml"] == set()
    assert 'Missing property "use".' in needs["quizzes/tiny/exam.yaml"]


@pytest.mark.parametrize("name", ["exam.yml", "more/exam.yaml", "more/still/exam.yml"])
def test_each_file_that_is_read_is_described(server, name):
    quiz = {fault["message"] for fault in server.open(f"quizzes/tiny/{name}", "language: en\n")}
    assert 'Missing property "use".' in quiz
    part = {fault["message"] for fault in server.open(f"guidelines/tiny/{name}", "languige: en\n")}
    assert part == {"Property languige is not allowed."}


def test_other_files_are_left_alone(server):
    assert server.open("mkdocs.yml", "anything: goes\n") == []
    assert server.open("guidelines/tiny/releases/1.0.0/project.yaml", "anything: goes\n") == []


HOVER = {
    "questions": ("questions:", "The answer schema."),
    "word of a list": ("kind: positive", "* `contrast`"),
    "key in a list": ("gives: [toxic/Yes]", "The answers that the rule leads to where it applies, as `question/label`"),
    "accepted": ("accept: {toxic", "For each question that the example is about"),
    "example": (
        "accept: {toxic",
        "Example:\n\n```yaml\npreference:\n  better: a\n  by: much\nquality:\n  from: 4\n  to: 5\n```",
    ),
}


@pytest.mark.parametrize("name", HOVER)
def test_each_key_is_explained_on_hover(hovered, name):
    words, expected = HOVER[name]
    assert expected in hovered.hover(FILE, *where(SPEC, words))


def test_keys_and_words_are_completed(server):
    text = changed("    rules: [insults]\n  - id: two", "    rules: [insults]\n    \n  - id: two")
    server.open("guidelines/keys/project.yaml", text)
    line = text.split("\n").index("    ")
    offered = server.complete("guidelines/keys/project.yaml", line, 4)
    assert {"contrasts", "would_change", "exceptions", "only"} <= set(offered)
    assert not {"null", "Any Of", "rules"} & set(offered)
    text = changed("kind: positive", "kind: ")
    server.open("guidelines/words/project.yaml", text)
    assert server.complete("guidelines/words/project.yaml", text[: text.index("    kind: \n")].count("\n"), 10) == [
        "positive", "negative", "contrast", "borderline",
    ]  # fmt: skip


@pytest.fixture
def team(tmp_path):
    """A team's repository."""
    for name, text in HEALTHY.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_is_committed_here_is_what_the_command_writes(team):
    assert run("editor", "--repo", team).exit_code == 0
    for path in sorted((team / ".vscode").rglob("*.json")):
        name = path.relative_to(team)
        assert (ROOT / name).read_text("utf-8") == path.read_text("utf-8"), f"run 'guidewright editor': {name}"


def test_the_second_time_nothing_is_written(team):
    first = run("editor", "--repo", team)
    assert first.stdout.count("wrote .vscode/") == 5
    assert "nothing to do" in run("editor", "--repo", team).stdout


def test_other_settings_stay_as_they_are(team):
    folder = team / ".vscode"
    folder.mkdir()
    theirs = {"editor.tabSize": 2, "yaml.schemas": {"https://example.org/a.json": "a.yaml"}, "yaml.yamlVersion": "1.1"}
    (folder / "settings.json").write_text(json.dumps(theirs), "utf-8")
    (folder / "extensions.json").write_text(json.dumps({"recommendations": ["a.b"], "unwanted": []}), "utf-8")
    assert run("editor", "--repo", team).exit_code == 0
    found = json.loads((folder / "settings.json").read_text("utf-8"))
    assert (found["editor.tabSize"], found["yaml.yamlVersion"]) == (2, "1.1")
    assert found["yaml.schemas"]["https://example.org/a.json"] == "a.yaml"
    assert len(found["yaml.schemas"]) == 4
    found = json.loads((folder / "extensions.json").read_text("utf-8"))
    assert found == {"recommendations": ["a.b", "redhat.vscode-yaml"], "unwanted": []}


COMMENTED = {
    "comment": '{\n  // tabs\n  "editor.tabSize": 2,\n}\n',
    "nothing but a comment": "/* {\n */ {} // }\n",
    "schemas": (
        '{\n  "yaml.schemas": {\n    // theirs, not ours: {\n'
        '    "https://example.org/a.json": "a//b.yaml", /* , } */\n  },\n'
        '  "yaml.yamlVersion": "1.1",\n}\n'
    ),
    "ours, outdated": '{"yaml.schemas": {"./.vscode/guidewright/quiz.schema.json": ["old/*.yaml",]}} // end\n',
}


@pytest.mark.parametrize("name", COMMENTED)
def test_comments_and_trailing_commas_stay(team, name):
    assert run("editor", "--repo", team).exit_code == 0
    path = team / ".vscode/settings.json"
    ours = json.loads(path.read_text("utf-8"))
    text = COMMENTED[name]
    path.write_text(text, "utf-8")
    assert run("editor", "--repo", team).exit_code == 0
    made = path.read_text("utf-8")
    theirs, found = json.loads(plain(text)), json.loads(plain(made))
    every = ("// tabs\n", "/* {\n */", "// }\n", "not ours: {\n", "/* , } */", "// end\n")
    comments = [each for each in every if each in text]
    assert comments
    assert [each for each in comments if each not in made] == []
    assert found["yaml.schemas"] == {**theirs.get("yaml.schemas", {}), **ours["yaml.schemas"]}
    assert found["yaml.yamlVersion"] == theirs.get("yaml.yamlVersion", "1.2")
    assert {**theirs, **{key: found[key] for key in ours}} == found
    assert "nothing to do" in run("editor", "--repo", team).stdout


def test_recommendations_with_a_comment(team):
    path = team / ".vscode/extensions.json"
    path.parent.mkdir()
    path.write_text('{\n  // ours\n  "recommendations": ["a.b",],\n}\n', "utf-8")
    assert run("editor", "--repo", team).exit_code == 0
    made = path.read_text("utf-8")
    assert "// ours" in made
    assert json.loads(plain(made)) == {"recommendations": ["a.b", "redhat.vscode-yaml"]}


@pytest.mark.parametrize(
    "text", ['{\n  // tabs\n  "editor.tabSize": \n}', "[]", "", "\xff", '{"a": 1 /* }', "{'a': 1}"]
)
def test_settings_that_can_not_be_read_are_left_alone(team, text):
    (team / ".vscode").mkdir()
    path = team / ".vscode" / "settings.json"
    path.write_bytes(text.encode("latin-1"))
    result = run("editor", "--repo", team)
    assert result.exit_code == 1
    assert ".vscode/settings.json" in result.stderr
    assert "nothing was changed" in result.stderr
    assert ("yaml.yamlVersion" in result.stderr) == (text != "[]")  # what to add by hand is all that would be added
    assert path.read_bytes() == text.encode("latin-1")
    assert sorted(each.name for each in path.parent.iterdir()) == ["settings.json"]


def test_the_server_finds_the_schemas_of_any_repository(team):
    run("editor", "--repo", team)
    server = Server(team)
    try:
        assert [fault["message"] for fault in server.open("guidelines/empty/project.yaml", "format: 1\n")]
        assert server.open(SPEC_FILE, SPEC) == []
    finally:
        server.close()
