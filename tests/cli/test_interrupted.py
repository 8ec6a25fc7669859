"""A run that is ended at any moment, and two at once: the old site or the new one, never a mixture."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import ENVIRONMENT, PROGRAM, assert_no_traceback, everything, leftovers
from tests.loading.small import SPEC, SPEC_FILE, write

SLOW = (sys.executable, "-m", "tests.cli.slow_build", "build")


def start(root: Path, command: tuple[str, ...] = SLOW, gate: Path | None = None) -> subprocess.Popen[str]:
    environment = {**ENVIRONMENT, "GATE": str(gate or "")}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def done(process: subprocess.Popen[str]) -> tuple[int, str]:
    output, said = process.communicate(timeout=60)
    assert_no_traceback(output + said)
    return process.returncode, said


@pytest.fixture
def gate(tmp_path):
    """While this file is there, a run that was given it does not end."""
    path = tmp_path / "gate"
    path.touch()
    return path


def titled(root: Path, title: str) -> None:
    write(root, {SPEC_FILE: SPEC.replace("title: Tiny", f"title: {title}")})


def title_of(root: Path) -> str:
    """The one title that every page of the site has."""
    pages = list((root / "site/tiny/next").glob("*.html"))
    assert len(pages) == 41
    titles = {page.read_text("utf-8").split("\n", 1)[0] for page in pages}
    assert len(titles) == 1, titles
    assert (root / "site/tiny/index.html").is_file()
    assert (root / "site/index.html").is_file()
    return titles.pop()


def wait_for_engine(process: subprocess.Popen[str]) -> None:
    """Returns when the pages have been rendered."""
    assert process.stderr.readline() == "wrote build/pages/tiny/next\n"


def test_killed_at_any_moment(small):
    titled(small, "Run 0")
    assert done(start(small))[0] == 0
    shown = title_of(small)
    assert "Run 0" in shown
    moments = random.Random(7)  # noqa: S311 -- moments
    killed = 0
    for number in range(1, 7):
        titled(small, f"Run {number}")
        process = start(small)
        if number > 2:
            wait_for_engine(process)
        # Rendering is over: the engine takes about a quarter of a second, and the exchange comes then.
        time.sleep(moments.uniform(0, 0.35))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        killed += process.returncode == -signal.SIGKILL
        now = title_of(small)
        assert now == shown or f"Run {number}" in now
        shown = now
    assert killed >= 3
    titled(small, "Last run")
    assert done(start(small))[0] == 0
    assert "Last run" in title_of(small)
    assert leftovers(small) == []


def test_interrupted_by_the_user(small, gate):
    titled(small, "Old")
    assert done(start(small))[0] == 0
    before = everything(small / "site")
    titled(small, "New")
    process = start(small, gate=gate)
    wait_for_engine(process)
    time.sleep(0.2)  # into the engine
    process.send_signal(signal.SIGINT)
    gate.unlink()
    code, said = done(process)
    assert code == 130
    assert said.endswith("guidewright: interrupted; what was not finished is not in place\n")
    assert everything(small / "site") == before
    assert leftovers(small) == []


def test_two_at_once(small, gate):
    first = start(small, gate=gate)
    wait_for_engine(first)
    titled(small, "Second")
    second = start(small)
    assert second.stderr.readline() == f"waiting for another run that writes to {small}/build\n"
    gate.unlink()
    assert done(second)[0] == 0
    assert done(first)[0] == 0
    assert "Second" in title_of(small)
    assert leftovers(small) == []


def test_many_at_once(small):
    runs = [start(small) for _ in range(3)]
    assert [done(run)[0] for run in runs] == [0] * 3
    assert "Tiny" in title_of(small)
    assert leftovers(small) == []


def test_nobody_waits_for_a_run_that_was_killed(small, gate):
    first = start(small, gate=gate)
    wait_for_engine(first)
    while not leftovers(small):
        assert first.poll() is None
        time.sleep(0.01)
    first.kill()
    first.communicate(timeout=60)
    assert leftovers(small) != []
    code, said = done(start(small))
    assert code == 0
    assert "waiting" not in said
    assert leftovers(small) == []


def test_rendering_waits_too(small, gate):
    first = start(small, gate=gate)
    wait_for_engine(first)
    second = start(small, (*PROGRAM, "render"))
    assert second.stderr.readline().startswith("waiting for another run")
    gate.unlink()
    assert done(second)[0] == 0
    assert done(first)[0] == 0


@pytest.mark.engine
def test_a_real_build_that_is_killed(small):
    assert done(start(small, (*PROGRAM, "build")))[0] == 0
    before = everything(small / "site")
    assert (small / "site/tiny/next/search/search_index.json").is_file()
    titled(small, "Renamed")
    process = start(small, (*PROGRAM, "build"))
    wait_for_engine(process)
    process.kill()
    process.communicate(timeout=60)
    assert everything(small / "site") == before
    assert done(start(small, (*PROGRAM, "build")))[0] == 0
    assert "Renamed" in (small / "site/tiny/next/index.html").read_text("utf-8")
