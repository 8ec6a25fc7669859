"""A project in several files: what is put together, and that each fault is found in the right one."""

from __future__ import annotations

import os

import pytest

from builder.errors import GuidewrightError
from builder.loading import Repository, find_repository, load_project
from builder.pipeline.check import check
from tests.loading.small import HEALTHY, QUIZ, QUIZ_FILE, SPEC, SPEC_FILE, TODAY, changed, checked, found, write

HEAD, _, EXAMPLES = SPEC.partition("examples:\n")
EXAMPLES = "examples:\n" + EXAMPLES
IN_TWO = {SPEC_FILE: HEAD, QUIZ_FILE: QUIZ, "guidelines/tiny/examples/all.yaml": EXAMPLES}


def test_lists_may_be_spread(tmp_path):
    more = "rules:\n  - {id: threats, title: Threats, text: A threat is toxic., strenght: may, gives: [toxic/Maybe]}\n"
    assert found(tmp_path, {**IN_TWO, "guidelines/tiny/rules.yml": more}) == [
        "rules.yml:2:61 unknown-key: unknown key 'strenght' | Did you mean 'strength'?",
        "rules.yml:2:84 unknown-reference: the question 'toxic' has no label 'Maybe' | Did you mean 'toxic/Yes'?",
    ]


def test_a_project_in_two_files_is_the_same_project(tmp_path):
    one = checked(tmp_path / "one", HEALTHY).loaded[0].project
    two = checked(tmp_path / "two", IN_TWO)
    assert two.findings == ()
    assert two.loaded[0].project == one


def test_a_key_in_two_files(tmp_path):
    assert found(tmp_path, {**HEALTHY, "guidelines/tiny/more.yaml": "language: de\ntitle: Other\n"}) == [
        (
            "more.yaml:2:1 key-in-two-files: 'title' already stands in guidelines/tiny/project.yaml | "
            "Keep it in one of the two files."
        )
    ]


@pytest.mark.parametrize("value", ["", " none", " {a: b}"])
def test_no_list_in_the_second_file(tmp_path, value):
    assert found(tmp_path, {**HEALTHY, "guidelines/tiny/more.yaml": f"rules:{value}\n"}) == [
        (
            "more.yaml:1:1 wrong-type: 'rules' must be a list, for it stands in guidelines/tiny/project.yaml too | "
            "Write its entries below it, or remove it here."
        )
    ]


def test_no_list_in_the_first_file(tmp_path):
    files = {**IN_TWO, SPEC_FILE: HEAD + "examples:\n"}
    assert found(tmp_path, files) == [
        (
            "project.yaml:22:1 wrong-type: 'examples' must be a list, for it stands in "
            "guidelines/tiny/examples/all.yaml too | Write its entries below it, or remove it here."
        )
    ]


def test_what_a_broken_file_may_hold_is_not_missed(tmp_path):
    # `rules` stands in a file that can't be read: that it is missing would be a second finding for one fault.
    rules = SPEC[SPEC.index("rules:\n") : SPEC.index("examples:\n")]
    files = {SPEC_FILE: SPEC.replace(rules, ""), "guidelines/tiny/rules.yaml": b"\x00\xff\xfe\x00" * 10}
    assert [finding.id for finding in checked(tmp_path, files).findings] == ["yaml-binary"]


def test_an_empty_mapping_lacks_everything(tmp_path):
    result = checked(tmp_path, {SPEC_FILE: "{}\n"})
    assert result.failed
    assert {finding.id for finding in result.findings} == {"missing-key"}
    assert {finding.message.split("'")[1] for finding in result.findings} == {
        "format", "id", "title", "summary", "item", "questions", "rules",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["- a\n", "a text\n", "1\n"])
def test_a_spec_that_is_no_mapping(tmp_path, text):
    assert found(tmp_path, {SPEC_FILE: text}) == [
        "project.yaml:1:1 wrong-type: the file must be a mapping of keys to values"
    ]


def test_releases_media_and_hidden_files_are_no_spec(tmp_path):
    extra = {
        "guidelines/tiny/releases/1.0.0/project.yaml": "- nothing of ours",
        "guidelines/tiny/media/notes.yaml": "- nothing of ours",
        "guidelines/tiny/.draft.yaml": "- nothing of ours",
        "guidelines/tiny/notes.txt": "- nothing of ours",
        "guidelines/.git/config": "nothing of ours",
    }
    ids = [finding.id for finding in checked(tmp_path, {**HEALTHY, **extra}).findings]
    assert ids == ["unused-media"]


def test_a_folder_without_a_spec(tmp_path):
    (tmp_path / "guidelines/empty").mkdir(parents=True)
    assert found(tmp_path, HEALTHY) == [
        (
            "guidelines/empty/project.yaml:1:1 no-spec: the project 'empty' has no project.yaml | "
            "Write it ('guidewright new empty' starts one), or remove the folder."
        )
    ]


def test_a_spec_under_the_other_ending(tmp_path):
    files = {"guidelines/tiny/project.yml": SPEC}
    (tmp_path / "guidelines/tiny").mkdir(parents=True)
    assert found(tmp_path, files) == [
        ("project.yaml:1:1 no-spec: the project 'tiny' has no project.yaml | Rename project.yml to project.yaml.")
    ]


def test_a_quiz_among_the_parts_of_a_spec(tmp_path):
    place = "guidelines/tiny/second.yaml"
    assert found(tmp_path, {**HEALTHY, place: QUIZ.replace("tiny-practice", "second")}) == [
        "second.yaml:5:1 unknown-key: this is a quiz, and no part of the spec | Move the file to quizzes/tiny/."
    ]
    # A part of a spec with a key of a quiz is a part of a spec.
    (other,) = found(tmp_path, {**HEALTHY, place: "items: []\n"})
    assert other.startswith("second.yaml:1:1 unknown-key: unknown key 'items'")


def test_two_projects_with_one_id(tmp_path):
    assert found(tmp_path, {**HEALTHY, "guidelines/copy/project.yaml": SPEC}) == [
        (
            "guidelines/copy/project.yaml:2:5 folder-and-id-differ: the id is 'tiny', but the folder is 'copy' | "
            "Give both the same name; two projects can't share an id."
        )
    ]


def test_quizzes_of_no_project(tmp_path):
    extra = {"quizzes/tinny/exam.yaml": QUIZ, "quizzes/loose.yaml": QUIZ}
    assert found(tmp_path, {**HEALTHY, **extra}) == [
        (
            "quizzes/loose.yaml:1:1 no-spec: this quiz is in no project's folder | "
            "Name the folder in 'quizzes' like the one in 'guidelines'."
        ),
        (
            "quizzes/tinny/exam.yaml:1:1 no-spec: there is no project 'tinny' for this quiz | "
            "Name the folder in 'quizzes' like the one in 'guidelines'."
        ),
    ]


def _folder(path):
    path.mkdir()


def _pipe(path):
    os.mkfifo(path)


def _dangling(path):
    path.symlink_to("nowhere.yaml")


def _loop(path):
    path.symlink_to(path.name)


def _device(path):
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_folder, "it is a folder"),
        (_pipe, "it is no file"),
        (_dangling, "No such file or directory"),
        (_loop, "Too many levels of symbolic links"),
        (_device, "it is no file"),
    ],
)
@pytest.mark.parametrize("name", [SPEC_FILE, QUIZ_FILE, "guidelines/tiny/rules.yaml", "mkdocs.yml"])
def test_what_can_not_be_read(tmp_path, make, why, name):
    write(tmp_path, HEALTHY)
    (tmp_path / name).unlink(missing_ok=True)
    make(tmp_path / name)
    result = check(Repository(tmp_path), (), TODAY)
    if make is _folder and name not in {SPEC_FILE, "mkdocs.yml"}:
        assert result.findings == (), "an empty folder"
        return
    ids = [(finding.place.path, finding.id, finding.message) for finding in result.findings]
    assert ids == [(name, "unreadable-file", f"the file can't be read: {why}")]


def test_a_file_that_the_disk_refuses(tmp_path, monkeypatch):
    write(tmp_path, HEALTHY)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    loaded = load_project(Repository(tmp_path), "tiny")
    assert loaded.project is None
    assert {(finding.id, finding.message) for finding in loaded.findings} == {
        ("unreadable-file", "the file can't be read: Permission denied")
    }


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path):
    result = checked(tmp_path, {**HEALTHY, "guidelines/tiny/rules.yaml": b"# all quiet\n" * 800_000})
    assert [(finding.place.path, finding.id) for finding in result.findings] == [
        ("guidelines/tiny/rules.yaml", "yaml-too-large")
    ]


def test_the_repository_is_the_nearest_above(tmp_path):
    inner = write(tmp_path / "outer/inner", HEALTHY)
    (tmp_path / "outer/guidelines").mkdir()
    assert find_repository(inner / "guidelines/tiny").root == inner
    assert find_repository(tmp_path / "outer").root == tmp_path / "outer"


def test_no_repository(tmp_path):
    (tmp_path / "guidelines").write_text("a file", "utf-8")
    with pytest.raises(GuidewrightError, match="no guidelines repository here") as caught:
        find_repository(tmp_path)
    assert caught.value.exit_code == 2
    assert "--repo" in caught.value.hint


def test_faulty_entries_leave_later_findings_on_their_lines(tmp_path):
    text = changed(
        "rules:\n",
        "rules:\n"
        "  - {id: first, text: No title., gives: [toxic/Yes]}\n"
        "  - 7\n"
        "  - {id: second, title: Second, text: Fine., gives: [toxic/Maybe]}\n"
        "  -\n"
        "  - {id: third, title: Third, text: Fine., over: [first, nobody]}\n",
    )
    text = changed("    rules: [insults]\n  - id: two", "    rules: [insults, nowhere]\n  - id: two", text)
    assert found(tmp_path, {**HEALTHY, SPEC_FILE: text}) == [
        "project.yaml:21:5 missing-key: 'title' is missing | The rule in a few words.",
        "project.yaml:22:5 wrong-type: an entry of 'rules' must be a mapping of keys to values, not '7'",
        "project.yaml:23:54 unknown-reference: the question 'toxic' has no label 'Maybe' | Did you mean 'toxic/Yes'?",
        "project.yaml:24:4 wrong-type: an entry of 'rules' is empty | Write a value, or leave it out.",
        "project.yaml:25:58 unknown-reference: there is no rule 'nobody'",
        "project.yaml:37:22 unknown-reference: there is no rule 'nowhere'",
    ]
    dropped = checked(tmp_path, {}).loaded[0].dropped
    assert dropped == {"first"}
