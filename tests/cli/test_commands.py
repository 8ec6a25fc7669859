"""Every command: help, exit code, the repository that it acts on, and what is said where a word is wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from builder import __version__
from builder.cli import COMMANDS
from builder.lint import explained_ids
from tests.cli.running import ENVIRONMENT, PROGRAM, everything, findings, real, run
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, SPEC, SPEC_FILE, changed, write

FAULTS = """\
format: 1
id: tiny
title: !shout Tiny
summary: Say whether a comment is toxic.
summary: Say it twice.
item:
  title: A comment
  fields:
    - {id: comment, title: Comment, kind: text}
questions:
  - id: toxic
    title: Toxicity
    ask: "Is it toxic?
    kind: choice
    labels: [Yes, No]
  - id: level
    title: Level
    ask: How bad is it?
    kind: rating
    scale: {low: 1, high: two, anchors: [{value: 1, title: Mild}]}
  - id: tone
    title: Tone
    ask: What is its tone?
    kind: choice
    labels: [Calm, Heated]
rules:
  - {id: insults, title: Insults, text: An insult is toxic., strenght: may}
  - {id: In Sults, title: Insults, text: An insult is toxic.}
  - {id: threats, title: Threats, text: A threat is toxic., over: [nobody]}
  - {id: threats, title: Menaces, text: TODO}
examples:
  - id: one
    title: An insult
    kind: positive
    item: {comment: You are a fool.}
    accept: {tone: Angry}
    reason: It attacks the reader.
    rules: [insults]
"""


def test_faults_of_every_level_in_one_run(small):
    write(small, {SPEC_FILE: FAULTS})
    done = real("check", "--format", "json", cwd=small)
    assert done.returncode == 1
    assert done.stderr == ""
    found = findings("--repo", small)
    assert [(one["line"], one["column"], one["id"]) for one in found if one["path"] == SPEC_FILE] == [
        (3, 8, "yaml-tag"),
        (5, 1, "yaml-duplicate-key"),
        (13, 10, "yaml-syntax"),
        (20, 27, "wrong-type"),
        (27, 62, "unknown-key"),
        (28, 10, "bad-id"),
        (29, 68, "unknown-reference"),
        (30, 10, "duplicate-id"),
        (30, 41, "placeholder"),
    ], "what the quotation mark swallowed is unknown, so nobody judges whether the answer is legal"
    assert all(one["message"] and one["severity"] == "error" for one in found)
    explained = set(explained_ids())
    assert {one["id"] for one in found} <= explained


def test_clean(small):
    result = run("check", "--repo", small)
    assert (result.exit_code, result.stdout) == (0, "No findings.\n")
    assert findings("--repo", small) == []


def test_a_warning_is_no_failure(small):
    write(small, {SPEC_FILE: changed("title: Tiny", "title: 1.10")})
    result = run("check", "--repo", small)
    assert result.exit_code == 0
    assert "warning [written-as-number]" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_form_exits_alike(small, form):
    assert run("check", "--repo", small, "--format", form).exit_code == 0
    write(small, {SPEC_FILE: "[\n"})
    assert run("check", "--repo", small, "--format", form).exit_code == 1


@pytest.mark.parametrize("command", [[], *[[name] for name in COMMANDS]])
def test_help(command, tmp_path):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert run(*command, "-h").output == result.output
    assert list(tmp_path.iterdir()) == []


def test_version_is_the_programs():
    assert run("--version").output == f"guidewright, version {__version__}\n"


USAGE = {
    "no such command": (["chekc"], "No such command 'chekc'"),
    "no such option": (["check", "--fromat", "json"], "--fromat"),
    "no such format": (["check", "--format", "xml"], "'xml' is not one of"),
    "no such project": (["check", "tinny"], "there is no project 'tinny'"),
    "no such audience": (["build", "--audience", "nobody"], "there is no audience 'nobody'"),
    "no such audience to render for": (["render", "--audience", "Trainers"], "there is no audience 'Trainers'"),
    "no such engine": (["build", "--engine", "jekyll"], "'jekyll' is not one of"),
    "no such check": (["explain", "unknown-referense"], "there is no check 'unknown-referense'"),
    "no such schema": (["schema", "quizz"], "'quizz' is not one of"),
    "no such day": (["check", "--today", "tomorrow"], "'tomorrow' is not a date"),
    "no such folder": (["check", "--repo", "nowhere"], "'nowhere' does not exist"),
}


@pytest.mark.parametrize("name", USAGE)
def test_a_wrong_word_is_exit_2_and_one_sentence(small, monkeypatch, name):
    arguments, message = USAGE[name]
    monkeypatch.chdir(small)
    before = everything(small)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert everything(small) == before


def test_a_wrong_word_is_answered_with_what_is_known(small):
    assert "The projects are: tiny." in run("check", "other", "--repo", small).stderr
    assert "The audiences are: trainers, internal." in run("build", "--audience", "x", "--repo", small).stderr
    assert "Did you mean 'unknown-reference'?" in run("explain", "unknown-referense").stderr


def test_what_the_user_typed_can_not_steer_the_terminal(small):
    message = run("check", "\x1b[31mred\u202e", "--repo", small).stderr
    assert r"'\x1b[31mred\u202e'" in message
    assert "\x1b" not in message


def test_explain_knows_what_check_finds():
    listed = run("explain")
    assert listed.exit_code == 0
    assert listed.stdout.split() == explained_ids()
    for each in ("unknown-reference", "yaml-syntax", "no-spec"):
        assert run("explain", each).stdout.startswith(each)


def test_only_the_projects_that_are_named(small):
    write(small, {"guidelines/other/project.yaml": "["})
    assert findings("tiny", "--repo", small) == []
    assert {one["path"] for one in findings("other", "--repo", small)} == {"guidelines/other/project.yaml"}
    assert {one["path"] for one in findings("--repo", small)} == {"guidelines/other/project.yaml"}
    assert findings("tiny", "tiny", "--repo", small) == []


@pytest.mark.parametrize("inside", [".", "guidelines", "guidelines/tiny", "quizzes/tiny"])
def test_the_repository_of_the_current_folder(small, monkeypatch, inside):
    write(small, {SPEC_FILE: SPEC + "titel: x\n"})
    monkeypatch.chdir(small / inside)
    assert [one["path"] for one in findings()] == [SPEC_FILE], "places count from the repository, wherever one stands"


def test_never_the_repository_of_the_program(tmp_path):
    done = real("check", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"guidewright: {tmp_path}: no guidelines repository here")
    # The program is installed in this checkout, which is a guidelines repository of its own.
    assert (ROOT / "guidelines").is_dir()


def test_repo_goes_before_the_current_folder(small, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run("check", "tiny", "--repo", small).exit_code == 0
    assert run("check", "tiny").exit_code == 2


def test_a_repository_without_projects(tmp_path):
    (tmp_path / "guidelines").mkdir()
    result = run("check", "--repo", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "No findings.\n")


def test_the_day_of_due_dates(small):
    text = SPEC + "open_questions:\n  - {id: q, question: What of irony?, owner: Ada, due: 2026-03-01}\n"
    write(small, {SPEC_FILE: text})
    assert "overdue" not in run("check", "--repo", small, "--today", "2026-03-01").stdout
    assert "overdue" in run("check", "--repo", small, "--today", "2026-03-02").stdout


def test_a_reader_that_goes_away(small):
    write(small, {SPEC_FILE: SPEC + "".join(f"key{number}: x\n" for number in range(3000))})
    with subprocess.Popen(
        [*PROGRAM, "check"], cwd=small, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=30) == 2
    assert said == ""


def test_a_terminal_that_lacks_characters(small):
    write(small, {SPEC_FILE: SPEC + "größe好: x\n"})
    done = real("check", cwd=small, env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, encoding="latin-1")
    assert done.returncode == 1
    assert r"unknown key 'größe\u597d'" in done.stdout
    done = real("schema", cwd=small, env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, encoding="latin-1")
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_file_name_that_is_no_text(small, form):
    with open(os.fsencode(small) + b"/guidelines/tiny/a\xff\x1b.yaml", "wb") as file:  # noqa: PTH123 -- bytes
        file.write(b"[\n")
    done = real("check", "--format", form, cwd=small)
    assert done.returncode == 1
    assert "yaml-syntax" in done.stdout
    assert "\x1b" not in done.stdout.replace("\x1b.yaml", "") or form == "github"


def test_a_folder_that_can_not_be_read(small, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "guidelines")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    result = run("check", "--repo", small)
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


def test_a_fault_of_ours_is_one_sentence_too(small, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("builder.pipeline.check.load_settings", broken)
    from click.testing import CliRunner  # noqa: PLC0415 -- `run` refuses this very case

    from builder.cli import main  # noqa: PLC0415

    result = CliRunner().invoke(main, ["check", "--repo", str(small)])
    assert result.exit_code == 2
    assert result.stderr.startswith("guidewright: a fault in guidewright itself: RuntimeError: oops\n")
    assert "GUIDEWRIGHT_DEBUG=1" in result.stderr
    monkeypatch.setenv("GUIDEWRIGHT_DEBUG", "1")
    assert isinstance(CliRunner().invoke(main, ["check", "--repo", str(small)]).exception, RuntimeError)


def test_the_installed_command_is_the_same_program(small):
    command = ROOT / ".venv/bin/guidewright"
    if not command.exists():
        pytest.skip("the tests run outside the environment that `make` lays")
    done = subprocess.run([command, "check"], cwd=small, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "No findings.\n")
    assert HEALTHY.keys() == {SPEC_FILE, "quizzes/tiny/practice.yaml"}
