"""A second run over the same files finds the same, without reading them; whatever differs is judged anew."""

from __future__ import annotations

import datetime as dt
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from builder.loading import Repository
from builder.pipeline.findings import findings
from builder.pipeline.memory import CACHE
from tests.loading.small import HEALTHY, QUIZ_FILE, SPEC_FILE, TODAY

ROOT = Path(__file__).parents[2]
BROKEN = HEALTHY[SPEC_FILE].replace("gives: [toxic/Yes]", "gives: [toxic/Ja]")

FOUND = [f"{SPEC_FILE}:21:70 unknown-reference"]


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A repository with a fault, whose findings are remembered in a folder of their own."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    root = tmp_path / "repository"
    for name, text in {**HEALTHY, SPEC_FILE: BROKEN}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def found(root, today=TODAY, projects=()):
    return [f"{finding.place} {finding.id}" for finding in findings(Repository(root), projects, today)]


def refuse(*_: object, **__: object):
    raise AssertionError("a project was read")


@pytest.fixture
def nothing_is_read(monkeypatch):
    """Called, it makes every further reading of a project fail."""
    return lambda: monkeypatch.setattr("builder.loading.project.load_project", refuse)


def test_the_second_run_reads_no_project(small, nothing_is_read):
    first = found(small)
    assert first == FOUND
    nothing_is_read()
    assert found(small) == first
    assert found(small, projects=["tiny"]) == first


def test_the_second_run_prints_the_same_to_the_byte(small):
    for form in ("text", "json", "github", "sarif"):
        runs = [
            subprocess.run(
                [sys.executable, "-m", "builder", "check", "--format", form, "--today", TODAY.isoformat()],
                cwd=small, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
            )
            for _ in range(2)
        ]  # fmt: skip
        assert runs[0].stdout == runs[1].stdout
        assert [run.returncode for run in runs] == [1, 1]


def test_the_second_run_starts_without_the_models(small):
    found(small)
    code = (
        "import sys; sys.argv = ['guidewright', 'check', '--today', sys.argv[1]]\n"
        "from builder.cli import main\n"
        "try: main()\n"
        "finally: sys.stderr.write(str([name for name in ('pydantic', 'yaml', 'jinja2') if name in sys.modules]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, TODAY.isoformat()],
        cwd=small, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "[]"


def change_spec(root):
    (root / SPEC_FILE).write_text(HEALTHY[SPEC_FILE], "utf-8")


def add_part(root):
    (root / SPEC_FILE).with_name("more.yaml").write_text("rules: [{id: more}]\n", "utf-8")


def change_quiz(root):
    (root / QUIZ_FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / QUIZ_FILE).write_text("format: 1\nid: broken\n", "utf-8")


def add_media(root):
    (root / SPEC_FILE).parent.joinpath("media").mkdir()
    (root / SPEC_FILE).parent.joinpath("media", "cat.png").write_bytes(b"x")


def set_severity(root):
    (root / "mkdocs.yml").write_text(
        "site_name: x\nextra: {guidewright: {severity: {missing-example: error}, titel: x}}\n", "utf-8"
    )


def add_quiz_of_nobody(root):
    (root / "quizzes" / "nobody").mkdir(parents=True, exist_ok=True)
    (root / "quizzes" / "nobody" / "quiz.yaml").write_text("format: 1\n", "utf-8")


def add_project(root):
    (root / "guidelines" / "other").mkdir()


@pytest.mark.parametrize(
    "change",
    [change_spec, add_part, change_quiz, add_media, set_severity, add_quiz_of_nobody, add_project],
    ids=lambda change: change.__name__,
)
def test_whatever_differs_is_judged_anew(small, monkeypatch, change):
    before = found(small)
    change(small)
    after = found(small)
    monkeypatch.setenv(CACHE, "")
    assert after == found(small) != before


BOXES = """\
questions:
  - {id: cats, title: Cats, ask: Where is a cat?, kind: boxes, of: photo, labels: [cat]}
examples:
  - id: cat
    title: A cat
    kind: positive
    item: {comment: Look., photo: {file: media/cat.png, alt: A cat.}}
    accept: {toxic: No, cats: [{box: [5, 2, 15, 8], label: cat}]}
    reason: There it is.
    rules: [insults]
"""


def test_a_picture_of_another_size_is_judged_anew(small):
    photo = "  fields:\n    - {id: photo, title: Photo, kind: image, optional: true}\n"
    (small / SPEC_FILE).write_text(HEALTHY[SPEC_FILE].replace("  fields:\n", photo), "utf-8")
    folder = (small / SPEC_FILE).parent
    folder.joinpath("boxes.yaml").write_text(BOXES, "utf-8")
    folder.joinpath("media").mkdir()
    for width, height, beyond in ((20, 10, 0), (19, 10, 1), (20, 9, 1), (19, 9, 2), (20, 10, 0)):
        head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)
        folder.joinpath("media", "cat.png").write_bytes(head)
        assert [each.split()[1] for each in found(small)].count("illegal-answer") == beyond


def test_a_pipe_among_the_media_is_not_waited_for(small):
    folder = (small / SPEC_FILE).parent / "media"
    folder.mkdir()
    os.mkfifo(folder / "cat.png")
    assert found(small) == found(small) == FOUND


def test_another_day_is_judged_anew(small):
    spec = HEALTHY[SPEC_FILE] + "open_questions:\n  - {id: a, question: Why?, owner: Ada, due: 2026-05-01}\n"
    (small / SPEC_FILE).write_text(spec, "utf-8")
    assert found(small, dt.date(2026, 4, 1)) == []
    assert found(small, dt.date(2026, 6, 1)) == [f"{SPEC_FILE}:45:46 overdue"]


def test_a_change_to_one_project_leaves_the_others_unread(small, monkeypatch):
    other = small / "guidelines" / "other"
    other.mkdir()
    other.joinpath("project.yaml").write_text(HEALTHY[SPEC_FILE].replace("id: tiny", "id: other"), "utf-8")
    found(small)
    change_spec(small)
    read = []
    from builder.loading import project  # noqa: PLC0415 -- what is watched

    load = project.load_project
    monkeypatch.setattr("builder.loading.project.load_project", lambda *a: read.append(a[1]) or load(*a))
    assert found(small) == []
    assert read == ["tiny"]


DAMAGED = {
    "cut off": lambda text: text[: len(text) // 2],
    "no JSON": lambda _: "no JSON",
    "another form": lambda _: "[]",
    "another severity": lambda text: text.replace('"error"', '"fatal"'),
    "a place that is none": lambda text: text.replace('"line"', '"lane"'),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_was_damaged_is_found_anew(small, tmp_path, name):
    before = found(small)
    kept = sorted((tmp_path / "cache").rglob("*.json"))
    assert len(kept) == 2
    for path in kept:
        path.write_text(DAMAGED[name](path.read_text("utf-8")), "utf-8")
    assert found(small) == before
    assert all(json.loads(path.read_text("utf-8"))["key"] for path in kept)


def test_a_cache_that_can_not_be_written_is_no_fault(small, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert found(small) == found(small) == FOUND


def test_a_linked_file_is_read_each_time(small, tmp_path):
    real = tmp_path / "elsewhere.yaml"
    real.write_text("faq: []\n", "utf-8")
    (small / SPEC_FILE).with_name("faq.yaml").symlink_to(real)
    before = found(small)
    real.write_text("faq: [{}]\n", "utf-8")
    assert found(small) != before
