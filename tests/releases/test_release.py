"""What a release holds, and when there is none."""

from __future__ import annotations

import errno
import json
import shutil

import pytest

from builder.loading import Repository, load_project
from builder.releases.archive import read_archive
from builder.releases.frozen import frozen_project
from tests.cli.running import everything, leftovers, run
from tests.loading.small import SPEC, SPEC_FILE, write
from tests.releases.conftest import DAY, EXAM, EXAM_FILE, found

RELEASE = "guidelines/tiny/releases/1.0.0"
OPEN = """\
open_questions:
  - {id: irony, question: Is irony toxic?, owner: Ada, due: 2026-04-01}
"""


def release(root, *arguments):
    return run("release", "tiny", *arguments, "--repo", root)


def test_what_it_holds(released):
    manifest = json.loads((released / RELEASE / "manifest.json").read_text("utf-8"))
    assert {key: manifest[key] for key in ("manifest", "project", "version", "format", "date", "previous")} == {
        "manifest": 1, "project": "tiny", "version": "1.0.0", "format": 1, "date": DAY, "previous": None,
    }  # fmt: skip
    assert set(manifest["files"]) == {
        path for path, content in everything(released / RELEASE).items() if content is not None
    } - {"manifest.json"}
    assert {"project.yaml", "quizzes/tiny-practice.yaml", "quizzes/tiny-exam.yaml"} < set(manifest["files"])
    assert set(manifest["views"]) == {"trainers", "internal"}
    assert "coverage.md" in manifest["views"]["internal"]["pages"]
    assert "coverage.md" not in manifest["views"]["trainers"]["pages"]
    assert found(released) == []


def test_the_frozen_spec_is_the_spec(released):
    repository = Repository(released)
    frozen = frozen_project(read_archive(repository, "tiny").releases[0])
    project = load_project(repository, "tiny").project
    assert frozen.model_copy(update={"quizzes": ()}) == project.model_copy(update={"quizzes": ()})
    assert sorted(frozen.quizzes, key=lambda quiz: quiz.id) == sorted(project.quizzes, key=lambda quiz: quiz.id)


def test_when_it_holds(released):
    said = release(released, "1.1.0", "--date", "2026-02-01", "--effective", "2026-02-10", "--grace", "7")
    assert said.exit_code == 0
    manifest = json.loads((released / "guidelines/tiny/releases/1.1.0/manifest.json").read_text("utf-8"))
    first = json.loads((released / RELEASE / "manifest.json").read_text("utf-8"))
    assert (manifest["effective"], manifest["grace_days"]) == ("2026-02-10", 7)
    assert manifest["previous"] == {"version": "1.0.0", "digest": first["digest"]}
    refused = release(released, "1.2.0", "--date", "2026-02-01", "--effective", "2026-01-10")
    assert refused.exit_code == 2
    assert "before its own date 2026-02-01" in refused.output


def test_the_same_spec_gives_the_same_release_elsewhere(released, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(released, elsewhere)
    shutil.rmtree(elsewhere / "guidelines/tiny/releases")
    assert release(elsewhere, "--date", DAY).exit_code == 0
    assert everything(elsewhere / RELEASE) == everything(released / RELEASE)


def test_an_exams_key_is_in_no_published_digest(released, tmp_path):
    views = json.loads((released / RELEASE / "manifest.json").read_text("utf-8"))["views"]
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(released, elsewhere)
    shutil.rmtree(elsewhere / "guidelines/tiny/releases")
    key = EXAM.replace("answers: [{answer: 2}]", "answers: [{answer: 3}]").replace("It attacks", "It insults")
    assert key.count("insults the") == 1
    write(elsewhere, {EXAM_FILE: key})
    assert release(elsewhere, "--date", DAY).exit_code == 0
    other = json.loads((elsewhere / RELEASE / "manifest.json").read_text("utf-8"))
    assert other["views"] == views
    assert other["digest"] != json.loads((released / RELEASE / "manifest.json").read_text("utf-8"))["digest"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("1.0.0",), 1, "tiny 1.0.0 has been released already, and a release is never changed"),
        (("0.9.0",), 1, "0.9.0 can't follow: its line has reached 1.0.0 already"),
        ((), 2, "1.0.1 if answers and rules are what they were, 1.1.0 if a rule says something new, 2.0.0 if an item"),
        (("1.0",), 2, "'1.0' is not a version such as 1.2.0"),
        (("1.1.0", "--date", "yesterday"), 2, "'yesterday' is not a date"),
        (("1.1.0", "--grace", "-1"), 2, "-1 is not in the range"),
    ],
)
def test_refused_and_nothing_changes(released, arguments, code, said):
    before = everything(released)
    done = release(released, *arguments)
    assert done.exit_code == code
    assert said in done.output
    assert everything(released) == before


def test_open_questions_and_errors_stop_it(tiny):
    before = everything(tiny / "guidelines")
    write(tiny, {SPEC_FILE: SPEC + OPEN})
    done = release(tiny)
    assert done.exit_code == 1
    line = SPEC.count("\n") + 2
    assert (
        f"{SPEC_FILE}:{line}:5: error [open-question] the question 'irony' is still open\n    Ada settles it"
        in done.output
    )
    write(tiny, {SPEC_FILE: SPEC.replace("gives: [toxic/Yes]", "gives: [toxic/Oui]")})
    done = release(tiny)
    assert done.exit_code == 1
    assert "[unknown-reference]" in done.output
    write(tiny, {SPEC_FILE: SPEC})
    assert everything(tiny / "guidelines") == before


def test_a_fix_to_an_older_line(released):
    assert release(released, "2.0.0", "--date", "2026-02-01").exit_code == 0
    assert release(released, "1.0.1", "--date", "2026-03-01").exit_code == 0
    manifest = json.loads((released / "guidelines/tiny/releases/1.0.1/manifest.json").read_text("utf-8"))
    assert manifest["previous"]["version"] == "1.0.0"
    assert found(released) == []


def test_names_that_only_some_disks_tell_apart(tiny):
    text = SPEC.replace("kind: text}", "kind: text}\n    - {id: photo, title: Photo, kind: image, optional: true}")
    for name, comment in (("a", "You are a fool."), ("A", "This argument is wrong.")):
        photo = f"photo: {{file: media/{name}.png, alt: A cat.}}"
        text = text.replace(f"{{comment: {comment}}}", f"{{comment: {comment}, {photo}}}")
        write(tiny, {f"guidelines/tiny/media/{name}.png": b"\x89PNG\r\n\x1a\n" + name.encode()})
    write(tiny, {SPEC_FILE: text})
    done = release(tiny)
    assert done.exit_code == 1
    assert "are one file on disks that do not tell capitals" in done.output
    assert not (tiny / RELEASE).exists()


@pytest.mark.parametrize("function", ["pathlib.Path.write_bytes", "pathlib.Path.rename", "tempfile.mkdtemp"])
def test_a_full_disk(tiny, monkeypatch, function):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(function, full)
        done = release(tiny)
    assert done.exit_code == 2
    assert "No space left on device\n  Check the disk" in done.output
    assert not (tiny / RELEASE).exists()
    assert leftovers(tiny) == []


def test_git_is_told_how_to_treat_releases(released):
    assert (released / ".gitattributes").read_text(
        "utf-8"
    ) == "guidelines/*/releases/** -text linguist-generated=true\n"
    (released / ".gitattributes").write_text("*.png binary\n", "utf-8")
    assert "Add this line to .gitattributes" in release(released, "1.1.0").output
    assert (released / ".gitattributes").read_text("utf-8") == "*.png binary\n"
