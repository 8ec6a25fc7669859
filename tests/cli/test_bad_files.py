"""Files that no editor would write: always a finding with its place, never a traceback, never a wait."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from tests.cli.running import findings, real, run
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, QUIZ, QUIZ_FILE, SPEC, SPEC_FILE, changed, write

BAD = {
    "empty": (b"", "yaml-empty", 1),
    "blank": (b"\n\n  \n", "yaml-empty", 1),
    "only a comment": (b"# later\n", "yaml-empty", 1),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe" * 20, "yaml-binary", 1),
    "enormous": (b"title: a\n" + b"# nothing\n" * 950_000, "yaml-too-large", 1),
    "utf-16": (SPEC.encode("utf-16"), "yaml-encoding", 1),
    "utf-16 without a mark": (SPEC.encode("utf-16-le"), "yaml-encoding", 1),
    "latin-1": (changed("Tiny", "Größe").encode("latin-1"), "yaml-encoding", 3),
    "conflict": (changed("title: Tiny\n", "<<<<<<< a\ntitle: Tiny\n=======\ntitle: Small\n>>>>>>> b\n").encode(),
                 "yaml-conflict-mark", 3),
    "duplicate key": (changed("title: Tiny\n", "title: Tiny\ntitle: Small\n").encode(), "yaml-duplicate-key", 4),
    "tab": (changed("  title: A comment", "\ttitle: A comment").encode(), "yaml-tab", 6),
    "wrongly indented": (changed("    ask: Is it toxic?", "   ask: Is it toxic?").encode(), "yaml-syntax", 12),
    "two documents": (changed("rules:\n", "---\nrules:\n").encode(), "yaml-multiple-documents", 20),
    "deep lists": (b"title: " + b"[" * 100_000, "yaml-too-deep", 1),
    "deep mappings": (b"{a: " * 100_000, "yaml-too-deep", 1),
    "deep blocks": (b"- " * 100_000 + b"a", "yaml-too-deep", 1),
    "bomb": (
        b"a: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (name, name, b", ".join([b"*%c" % (name - 1)] * 9)) for name in b"bcdefghij"),
        "yaml-alias-bomb",
        6,
    ),
    "itself inside itself": (b"a: &a [*a]\n", "yaml-alias-bomb", 1),
    "NUL": (changed("Tiny", "Ti\0ny").encode(), "yaml-control-character", 3),
    "surrogate": (changed("Tiny", '"\\ud800"').encode(), None, 3),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("file", [SPEC_FILE, "guidelines/tiny/more.yaml", QUIZ_FILE])
def test_a_bad_file_is_found_at_its_line(small, name, file):
    content, expected, line = BAD[name]
    write(small, {file: content})
    start = time.perf_counter()
    found = findings("--repo", small)
    assert time.perf_counter() - start < 5
    assert found
    assert {one["path"] for one in found} <= {file, SPEC_FILE}
    assert any(one["severity"] == "error" for one in found)
    here = [(one["id"], one["line"]) for one in found if one["path"] == file]
    if expected and file == SPEC_FILE:
        assert (expected, line) in here
    elif expected:
        assert expected in {one[0] for one in here}


@pytest.mark.parametrize("name", ["deep lists", "binary", "enormous", "bomb"])
def test_in_a_process_of_its_own(small, name):
    # A crash of the C reader would end this process too.
    write(small, {SPEC_FILE: BAD[name][0]})
    done = real("check", cwd=small)
    assert done.returncode == 1
    assert f"[{BAD[name][1]}]" in done.stdout
    assert done.stderr == ""


def test_faults_do_not_reach_the_neighbours(small):
    write(small, {"guidelines/other/project.yaml": b"\0\1\2", "guidelines/third/project.yaml": SPEC})
    assert {one["path"].split("/")[1] for one in findings("--repo", small)} == {"other", "third"}
    assert findings("tiny", "--repo", small) == []


def test_a_pipe_is_not_waited_for(small):
    (small / SPEC_FILE).unlink()
    os.mkfifo(small / SPEC_FILE)
    done = real("check", cwd=small)
    assert done.returncode == 1
    assert "[unreadable-file] the file can't be read: it is no file" in done.stdout


SOURCES = ("guidelines/comment-toxicity/project.yaml", "guidelines/comment-toxicity/rules.yaml",
           "quizzes/comment-toxicity/practice.yaml")  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_a_real_file_cut_off_anywhere(repository, source):
    for folder in ("guidelines", "quizzes"):
        for path in sorted((ROOT / folder / "comment-toxicity").glob("*.yaml")):
            write(repository, {str(path.relative_to(ROOT)): path.read_bytes()})
    whole = (ROOT / source).read_bytes()
    # Every 50th byte makes a thousand runs; these are some of them, and others after each change of the file.
    cuts = sorted(random.Random(len(whole)).sample(range(0, len(whole), 50), 8))  # noqa: S311 -- a sample
    for cut in cuts:
        (repository / source).write_bytes(whole[:cut])
        start = time.perf_counter()
        result = run("check", "--repo", repository)
        assert time.perf_counter() - start < 10, cut
        assert result.exit_code in {0, 1}, cut
        assert "finding" in result.stdout or "error" in result.stdout or "warning" in result.stdout


@pytest.mark.parametrize("text", [SPEC, QUIZ])
def test_the_small_files_cut_off_at_every_byte_of_a_stretch(small, text):
    file = SPEC_FILE if text is SPEC else QUIZ_FILE
    for cut in range(0, len(text), 31):
        write(small, {file: text[:cut]})
        assert run("check", "--repo", small).exit_code in {0, 1}, cut


def test_every_line_of_the_spec_indented_otherwise(small):
    lines = SPEC.splitlines(keepends=True)
    for number, line in enumerate(lines):
        write(small, {SPEC_FILE: "".join([*lines[:number], " " + line, *lines[number + 1 :]])})
        found = findings("--repo", small)
        # A title that is indented more may be read as the end of the line above: a blank is no fault there.
        assert all(one["path"] == SPEC_FILE and one["line"] >= 1 for one in found), number
    write(small, HEALTHY)
    assert findings("--repo", small) == []


def test_folders_in_each_others_way(tmp_path: Path):
    (tmp_path / "guidelines/tiny/project.yaml").mkdir(parents=True)
    (tmp_path / "quizzes").write_text("no folder", "utf-8")
    assert [(one["id"], one["path"]) for one in findings("--repo", tmp_path)] == [("unreadable-file", SPEC_FILE)]
