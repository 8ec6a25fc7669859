"""What counts as a change, however it came about."""

from __future__ import annotations

import os
import threading
import time
import warnings

import pytest

from builder.preview import changes
from builder.preview.changes import Watch, differing, look


@pytest.fixture
def root(tmp_path):
    (tmp_path / "guidelines/tiny/releases/1.0.0").mkdir(parents=True)
    (tmp_path / "guidelines/tiny/project.yaml").write_text("a: 1\n")
    (tmp_path / "guidelines/tiny/releases/1.0.0/spec.yaml").write_text("a: 1\n")
    (tmp_path / "guidelines/.hidden").write_text("")
    return tmp_path


@pytest.fixture
def watch(root):
    watched = Watch((root / "guidelines", root / "templates", root / "mkdocs.yml"), lambda: False)
    yield watched
    watched.stop()


def names(paths, root):
    return {path.relative_to(root).as_posix() for path in paths}


def test_files_and_folders_are_seen_but_not_what_is_hidden_or_frozen(root):
    found = look((root / "guidelines", root / "missing"))
    assert names(found, root) == {
        "guidelines/tiny", "guidelines/tiny/project.yaml", "guidelines/tiny/releases", "guidelines/tiny/releases/1.0.0",
    }  # fmt: skip


def test_new_gone_and_changed_differ(root):
    a, b, c, d = (root / name for name in "abcd")
    assert differing({a: (1, 1, 1), b: (1, 1, 1), d: (1, 1, 1)}, {b: (1, 2, 1), c: (1, 1, 1), d: (1, 1, 1)}) == {
        a,
        b,
        c,
    }


def test_a_file_that_was_replaced_differs_though_it_is_as_old_and_as_long(root):
    path = root / "guidelines/tiny/project.yaml"
    before = look((root,))
    kept = path.stat()
    beside = path.with_suffix(".new")
    beside.write_text("a: 2\n")
    os.utime(beside, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    beside.replace(path)
    assert names(differing(before, look((root,))), root) == {"guidelines/tiny/project.yaml"}


@pytest.mark.parametrize("polls", [False, True])
def test_a_change_ends_the_wait(root, watch, polls):
    watch.polls = polls
    path = root / "guidelines/tiny/project.yaml"
    timer = threading.Timer(0.1, path.write_text, ["a: 22\n"])
    timer.start()
    start = time.monotonic()
    assert names(watch.wait(10), root) == {"guidelines/tiny/project.yaml"}
    assert time.monotonic() - start < 3
    timer.join()


def test_a_folder_that_was_missing_is_watched_when_it_comes(root, watch):
    (root / "templates").mkdir()
    (root / "templates/page.md.j2").write_text("x")
    assert "templates/page.md.j2" in names(watch.wait(10), root)
    (root / "templates/page.md.j2").write_text("yy")
    assert names(watch.wait(10), root) == {"templates/page.md.j2"}


def test_a_folder_that_was_moved_away_and_back_is_watched_without_a_word(root):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        watched = Watch((root / "guidelines",), lambda: False)
        folder = root / "guidelines/tiny"
        for source, target in ((folder, root / "guidelines/other"), (root / "guidelines/other", root / "away")):
            source.rename(target)
            assert watched.wait(10)
        time.sleep(0.7)  # watchdog waits for the other half of a move
        (root / "away").rename(folder)
        assert watched.wait(10)
        time.sleep(0.7)
        (folder / "project.yaml").write_text("a: 22\n")
        assert names(watched.wait(10), root) == {"guidelines/tiny/project.yaml"}
        watched.stop()
        warnings.warn("something else", RuntimeWarning, stacklevel=1)
    assert [str(each.message) for each in said] == ["something else"]


def test_reading_is_no_change(root, watch):
    (root / "guidelines/tiny/project.yaml").read_text()
    assert watch.wait(0.3) == set()


def test_a_file_that_is_emptied_and_filled_is_one_change(root, watch, monkeypatch):
    monkeypatch.setattr(changes, "QUIET", 0.2)
    path = root / "guidelines/tiny/project.yaml"
    with path.open("w") as stream:
        stream.flush()
        time.sleep(0.05)
        stream.write("a: 333\n")
    watch.wait(10)
    assert path.read_text() == "a: 333\n"
    assert watch.wait(0.3) == set()


def test_the_wait_ends_when_it_is_over(root):
    over = threading.Event()
    watch = Watch((root / "guidelines",), over.is_set)
    threading.Timer(0.05, lambda: (over.set(), watch.wake())).start()
    assert watch.wait() == set()
    watch.stop()
