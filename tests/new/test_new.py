"""A new project passes the check as it is, holds its title to the letter, and never touches what is there."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder import swap
from builder.cli import main
from builder.errors import GuidewrightError
from builder.loading import Repository, load_project
from builder.model import Index, Project
from builder.model.labels import Severity, Strength
from builder.pipeline.check import check
from builder.pipeline.new import KINDS, LONGEST, check_name, new, quoted
from builder.yamldoc import parse

TODAY = dt.date(2026, 1, 1)

HOSTILE = (
    'She said: "it\'s 100 % #1"',
    "key: value # no comment",
    "[flow, {map: 1}]",
    "&anchor *alias !tag | > - ? @ `",
    "{{ project }} {% block item %} {# gone #}",
    "\\n \\\\ \\x00 %20",
    "1.10",
    "no",
    "null",
    "---",
    " padded ",
    "two\nlines\r\nand\u2028more\x85",
    "\x07bell\x1b[31m",
    "مشروع التقييم",
    "コメントの毒性",
    "🙂‍↔️ \ufeff\ufffe\uffff",
    "<script>alert(1)</script>",
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "guidelines").mkdir()
    return Repository(tmp_path)


def everything(repository: Repository) -> dict[str, bytes]:
    return {
        path.relative_to(repository.root).as_posix(): path.read_bytes()
        for path in repository.root.rglob("*")
        if path.is_file()
    }


def loaded(repository: Repository, project: str) -> Project:
    found = load_project(repository, project).project
    assert found is not None
    return found


def run(repository: Repository, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["new", *arguments, "--repo", str(repository.root)])
    return result.exit_code, result.output


def test_the_twelve_kinds_are_those_of_the_language():
    assert len(KINDS) == len(set(KINDS)) == 12
    assert {"choice", "boxes", "text"} < set(KINDS)


WITHOUT_A_TWIN = {"preference/cannot-tell"}
"""Ways out of a question that has no labels besides, only strengths."""


@pytest.mark.parametrize("kind", KINDS)
class TestEachKind:
    def test_passes_the_check_without_any_finding(self, repository, kind):
        new(repository, "first-try", kind, None)
        checked = check(repository, ("first-try",), TODAY)
        assert checked.findings == ()
        assert checked.loaded[0].whole

    def test_is_complete(self, repository, kind):
        new(repository, "first-try", kind, None)
        project = loaded(repository, "first-try")
        assert project.questions[-1].kind == kind
        assert {example.kind for example in project.examples} & {"negative", "contrast"}
        assert any(example.reject for example in project.examples)
        assert any(rule.over for rule in project.rules)
        assert any(rule.gives for rule in project.rules)
        assert project.requirements
        assert all((project.requirements.purpose, project.requirements.owners, project.requirements.time_per_item))
        assert project.procedure
        assert project.glossary
        assert project.open_questions == ()

    def test_has_a_quiz_of_three_sorts_of_items(self, repository, kind):
        new(repository, "first-try", kind, None)
        (quiz,) = loaded(repository, "first-try").quizzes
        assert quiz.use == "practice"
        assert len({item.kind for item in quiz.items}) == len(quiz.items) == 3
        assert quiz.items[0].kind == "label"

    def test_labels_differ_from_each_other_on_both_sides(self, repository, kind):
        new(repository, "first-try", kind, None)
        index = Index(loaded(repository, "first-try"))
        labels = {
            entry.ref: entry.label
            for entry in index.labels.values()
            if not isinstance(entry.label, Severity | Strength) and len(index.labels_of(entry.question)) > 1
        }
        said = {(ref, each.from_) for ref, label in labels.items() for each in label.distinguish}
        assert all(label.definition for label in labels.values())
        assert {ref for ref, _ in said} == set(labels) - WITHOUT_A_TWIN
        assert {(other, one) for one, other in said} == said

    def test_what_it_keeps_in_comments_is_legal_too(self, repository, kind):
        spec, *_ = new(repository, "first-try", kind, None)
        text, samples = re.subn(
            r"(?m)^( *)# ((?:open_questions|deadline):\n(?:\1#  .*(?:\n|\Z))+)",
            lambda match: match[1] + re.sub(rf"(?m)^{match[1]}# ", match[1], match[2]),
            spec.read_text("utf-8"),
        )
        assert samples == 2
        spec.write_text(text, "utf-8")
        assert check(repository, ("first-try",), TODAY).findings == ()
        assert loaded(repository, "first-try").open_questions

    def test_says_what_it_wrote_and_what_to_do_next(self, repository, kind):
        code, output = run(repository, "first-try", "--answers", kind)
        assert code == 0
        written = re.findall(r"(?m)^wrote (.+)$", output)
        assert sorted(written) == sorted(everything(repository))
        assert written[0] == "guidelines/first-try/project.yaml"
        commands = ["check first-try", "serve first-try", "build", "editor"]
        assert [" ".join(each.split()) for each in re.findall(r"(?m)^  guidewright (.+?)  ", output)] == commands
        said = (repository.guidelines / "first-try/project.yaml").read_text("utf-8")
        assert re.findall(r"(?m)^#   guidewright (.+)$", said) == commands

    def test_same_input_same_bytes(self, repository, kind, tmp_path_factory):
        other = Repository(tmp_path_factory.mktemp("other"))
        other.guidelines.mkdir()
        for one in (repository, other):
            new(one, "first-try", kind, "A title")
        assert everything(repository) == everything(other)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_appears_to_the_letter(repository, title):
    new(repository, "first-try", "number", title)
    assert loaded(repository, "first-try").title == title
    assert load_project(repository, "first-try").findings == ()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_reads_back_from_its_quotes(text):
    document = parse(f"title: {quoted(text)}\nafter: [1]\n".encode(), "project.yaml")
    assert document.findings == ()
    assert document.data == {"title": text, "after": [1]}


@pytest.mark.parametrize("title", ["", "  \t", "a\0b", "a\udcffb"])
def test_a_title_that_no_spec_can_hold_is_refused(repository, title):
    with pytest.raises(GuidewrightError, match="title"):
        new(repository, "first-try", "text", title)
    assert everything(repository) == {}


def test_without_a_title_it_is_made_from_the_name(repository):
    new(repository, "comment-toxicity-2", "choice", None)
    assert loaded(repository, "comment-toxicity-2").title == "Comment toxicity 2"


@pytest.mark.parametrize("name", ["no", "null", "2024", "1e5", "0x1f", "true"])
def test_a_name_that_looks_like_something_else_stays_a_name(repository, name):
    new(repository, name, "choice", "Some title")
    assert check(repository, (name,), TODAY).findings == ()
    assert loaded(repository, name).id == name


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("My_Project", "my-project"),
        ("über uns!", "uber-uns"),
        ("../../evil", "evil"),
        ("a--b", "a-b"),
        ("-x-", "x"),
        ("a/b", "a-b"),
        ("x" * (LONGEST + 1), "x" * LONGEST),
    ],
)
def test_a_bad_name_is_refused_with_a_good_one(repository, name, near):
    with pytest.raises(GuidewrightError) as fault:
        new(repository, name, "text", None)
    assert f"How about '{near}'?" in fault.value.hint
    check_name(near)
    assert everything(repository) == {}


@pytest.mark.parametrize("name", ["", "日本", "..", "\udcff", "\x1b[2J"])
def test_a_name_with_nothing_near_is_refused_with_an_example(repository, name):
    with pytest.raises(GuidewrightError) as fault:
        new(repository, name, "text", None)
    assert fault.value.title.isprintable()
    assert fault.value.hint


def test_git_is_told_what_is_generated(repository):
    *_, last = new(repository, "first-try", "text", None)
    assert last == repository.root / ".gitignore"
    assert last.read_text("utf-8").splitlines()[1:] == ["/build/", "/site/"]
    assert last not in new(repository, "second-try", "text", None)


@pytest.mark.parametrize("form", ["file", "folder", "dangling link"])
def test_a_gitignore_of_ones_own_is_left_alone(repository, form):
    own = repository.root / ".gitignore"
    if form == "file":
        own.write_text("mine")
    elif form == "folder":
        own.mkdir()
    else:
        own.symlink_to("nowhere")
    _, output = run(repository, "first-try", "--answers", "text")
    assert ".gitignore" not in output
    assert everything(repository).get(".gitignore") == (b"mine" if form == "file" else None)


def test_a_bad_name_is_no_traceback(repository):
    code, output = run(repository, "My_Project", "--answers", "text")
    assert code == 2
    assert "my-project" in output


def test_an_unknown_kind_is_refused_with_the_known_ones(repository):
    code, output = run(repository, "first-try", "--answers", "tekst")
    assert code == 2
    assert all(kind in output for kind in KINDS)
    assert everything(repository) == {}


def test_the_help_shows_examples_line_by_line(repository):
    _, output = run(repository, "--help")
    assert "\n    guidewright new support-topics --answers choice\n" in output
    assert all(re.search(rf"(?m)^ .*\b{kind}  ", output) for kind in KINDS)


@pytest.mark.parametrize("taken", ["guidelines/first-try", "quizzes/first-try"])
@pytest.mark.parametrize("form", ["folder", "empty folder", "file", "dangling link"])
def test_what_is_there_is_never_touched(repository, taken, form):
    folder = repository.root / taken
    folder.parent.mkdir(exist_ok=True)
    if form == "file":
        folder.write_text("mine")
    elif form == "dangling link":
        folder.symlink_to("nowhere")
    else:
        folder.mkdir()
        if form == "folder":
            (folder / "project.yaml").write_text("mine")
    before = everything(repository)
    code, output = run(repository, "first-try", "--answers", "choice")
    assert code == 2
    assert f"'{taken}' is there already" in output
    assert everything(repository) == before
    assert os.path.lexists(folder)


def test_what_appears_while_it_works_is_never_touched(repository, monkeypatch):
    write = Path.write_text

    def slow(path: Path, *args: str, **options: str) -> int:
        mine = repository.guidelines / "first-try" / "project.yaml"
        if not mine.exists():
            mine.parent.mkdir()
            mine.write_bytes(b"mine")
        return write(path, *args, **options)

    monkeypatch.setattr(Path, "write_text", slow)
    with pytest.raises(GuidewrightError, match="there already"):
        new(repository, "first-try", "boxes", None)
    assert everything(repository) == {"guidelines/first-try/project.yaml": b"mine"}


def refuse(code: int):
    def refusing(*_: object, **__: object):
        raise OSError(code, os.strerror(code))

    return refusing


def assert_nothing_was_written(repository: Repository, capability: str = "") -> None:
    code, output = run(repository, "first-try", "--answers", "boxes")
    assert code == 2
    assert "the project 'first-try' can't be written" in output
    assert capability in output
    assert everything(repository) == {}
    assert list(repository.guidelines.iterdir()) == []


def test_a_read_only_repository(repository, monkeypatch):
    monkeypatch.setattr(tempfile, "mkdtemp", refuse(errno.EROFS))
    assert_nothing_was_written(repository, "Read-only file system")


def test_a_full_disk(repository, monkeypatch):
    write = Path.write_text
    written: list[Path] = []

    def filling(path: Path, *args: str, **options: str) -> int:
        if len(written) == 2:
            refuse(errno.ENOSPC)()
        written.append(path)
        return write(path, *args, **options)

    monkeypatch.setattr(Path, "write_text", filling)
    assert_nothing_was_written(repository, "No space left on device")
    assert len(written) == 2


def test_a_disk_that_fails_between_the_quiz_and_the_spec(repository, monkeypatch):
    put = swap.put

    def half(made: Path, target: Path) -> None:
        if target.parent == repository.guidelines:
            refuse(errno.EIO)()
        put(made, target)

    monkeypatch.setattr(swap, "put", half)
    assert_nothing_was_written(repository)


def test_a_file_in_place_of_the_quizzes(repository):
    (repository.root / "quizzes").write_bytes(b"mine")
    code, output = run(repository, "first-try", "--answers", "boxes")
    assert code == 2
    assert "can't be written" in output
    assert everything(repository) == {"quizzes": b"mine"}


def test_what_a_killed_run_left_behind_is_removed(repository):
    left = repository.guidelines / ".first-try.abc.new"
    other = repository.guidelines / ".first.abc.new"
    for folder in (left, other):
        folder.mkdir()
    new(repository, "first-try", "text", None)
    assert not left.exists()
    assert other.exists()


def test_a_repository_may_have_templates_of_its_own(repository):
    own = repository.templates / "new" / "text" / "practice.yaml.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# ours, for {{ project }}\n", "utf-8")
    new(repository, "first-try", "text", None)
    assert (repository.quizzes / "first-try" / "practice.yaml").read_bytes() == b"# ours, for first-try\n"
    assert loaded(repository, "first-try").title == "First try"


@pytest.mark.parametrize("fault", ["\n{% block", "\n{{ nothing }}", "\n{{ title.a.b }}", "\n{{ 1 / 0 }}"])
def test_a_broken_template_is_named_with_its_line(repository, fault):
    own = repository.templates / "new" / "practice.yaml.j2"
    own.parent.mkdir(parents=True)
    own.write_text(fault, "utf-8")
    before = everything(repository)
    code, output = run(repository, "first-try", "--answers", "text")
    assert code == 1
    assert "templates/new/practice.yaml.j2:2: the template is broken" in output
    assert everything(repository) == before
