"""Work that is spread over several processes comes to the same as in one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from builder.spread import processes
from tests.bench.project import write

SPREAD = """
import os, sys
from builder.spread import spread
{work}
print(spread(work, {count}, {workers}))
"""
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


def run(work: str, count: int, workers: int) -> subprocess.CompletedProcess[str]:
    """In a process of its own: the one of the tests has threads, and so can't be forked."""
    code = SPREAD.format(work=work, count=count, workers=workers)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)


@forks
@pytest.mark.parametrize("workers", [1, 2, 4, 9])
@pytest.mark.parametrize("count", [0, 1, 7, 300, 2500])
def test_results_stand_in_order_whoever_found_them(count, workers):
    done = run("def work(number): return number * number", count, workers)
    assert (done.stdout, done.stderr) == (f"{[number**2 for number in range(count)]}\n", "")


@forks
def test_other_processes_take_part():
    work = "import time\ndef work(number): time.sleep(0.05); return os.getpid()"
    done = run(work, 8, 2)
    assert len(set(done.stdout.strip("[]\n").split(", "))) == 2


@forks
@pytest.mark.parametrize(
    "ending", ["raise ValueError('seven')", "os._exit(3)", "os.kill(os.getpid(), 9)", "return lambda: None"]
)
def test_what_a_child_could_not_do_is_done_again(ending):
    work = f"here = os.getpid()\ndef work(number):\n    if os.getpid() != here: {ending}\n    return number\n"
    done = run(work, 20, 3)
    assert (done.returncode, done.stdout) == (0, f"{list(range(20))}\n")


@forks
def test_an_exception_is_raised_where_it_was_asked_for():
    done = run("def work(number): return 1 / (number - 3)", 6, 2)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


def test_it_stays_one_process_where_there_are_threads():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert processes(5000) == 1
    finally:
        stop.set()
        thread.join()


@forks
def test_a_large_project_has_the_same_findings_in_one_process_and_in_three(tmp_path):
    spec = write(tmp_path, "large", 300, 300)
    spec.write_text(spec.read_text("utf-8").replace("[[rule:rule-", "[[rule:rul-", 20), "utf-8")
    found = []
    for workers in (1, 3):
        code = (
            f"import builder.lint, builder.cli; builder.lint.processes = lambda entries: {workers}; builder.cli.main()"
        )
        command = [sys.executable, "-c", code, "check", "--repo", str(tmp_path), "--format", "json"]
        environment = {**os.environ, "GUIDEWRIGHT_CACHE": ""}
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
        assert done.returncode == 1, done.stderr
        found.append(done.stdout)
    assert found[0] == found[1]
    assert found[0].count("unknown-reference") == 20
