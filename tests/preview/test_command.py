"""`guidewright serve` as people run it: what it prints, how it ends, two at once, and a build beside it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.preview.server import ASSETS, SCRIPTS
from tests.cli.running import ENVIRONMENT, PROGRAM, assert_no_traceback, real, run
from tests.conftest import ROOT
from tests.preview.serving import EXAMPLES, edit, small

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    return small(folder)


@pytest.fixture
def temporary(tmp_path):
    """Where it puts its own files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@contextmanager
def started(root: Path, temporary: Path, *options: str):
    """A running serve, and the line with its address."""
    process = subprocess.Popen(
        [*PROGRAM, "serve", *options], cwd=root, env={**ENVIRONMENT, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address(process) -> str:
    line = process.stderr.readline()
    while not (found := ADDRESS.search(line)):
        assert line, "it has ended"
        line = process.stderr.readline()
    return found[0]


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 -- our own server
        return answer.read().decode()


def left_running(root: Path) -> list[str]:
    """Processes that still work for this repository."""
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if str(root) in line]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_follows_an_edit_and_ends_clean(root, temporary, sign):
    with started(root, temporary, "--port", "0") as process:
        url = address(process)
        assert "Another insult 7" in read(f"{url}tiny/next/examples.html")
        stream = urllib.request.urlopen(f"{url}-/events?at=tiny/examples.html", timeout=20)  # noqa: S310 -- as above
        edit(root / EXAMPLES, "reader 7.", "reader seven.")
        assert re.fullmatch(r"tiny: followed in \d\.\d\d s(, \d+ warnings?)?\n", process.stderr.readline())
        assert "reader seven." in read(f"{url}tiny/next/examples.html")
        start = time.monotonic()
        process.send_signal(sign)
        out, err = process.communicate(timeout=10)
        assert time.monotonic() - start < 5
        stream.close()
    assert process.returncode == 0
    assert_no_traceback(out + err)
    assert err.strip() == ""
    assert list(temporary.iterdir()) == []
    assert left_running(root) == []


def test_a_port_that_is_taken_is_said_and_the_next_one_is_used(root, temporary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(root, temporary, "--port", str(port)) as process:
            assert process.stderr.readline() == f"port {port} is taken\n"
            assert address(process) != f"http://127.0.0.1:{port}/"


def test_two_at_once_and_a_build_beside_them(root, temporary):
    with started(root, temporary, "--port", "0") as one, started(root, temporary, "--port", "0") as other:
        first, second = address(one), address(other)
        assert first != second
        done = real("check", cwd=root)
        assert done.returncode == 0, done.stdout
        assert real("render", cwd=root).returncode == 0
        edit(root / EXAMPLES, "reader 7.", "reader seven.")
        for process in (one, other):
            assert "tiny: followed" in process.stderr.readline()
        for url in (first, second):
            assert "reader seven." in read(f"{url}tiny/next/examples.html")
    assert not (root / "site").exists()


def test_faults_are_printed_with_their_place(root, temporary):
    edit(root / EXAMPLES, "id: more-7\n", "id: more-7\n    colour: red\n")
    with started(root, temporary, "--port", "0", "tiny") as process:
        address(process)
        assert process.stderr.readline() == "tiny: 1 fault; it can't be shown yet\n"
        assert process.stderr.readline() == f"  {EXAMPLES}:52:5: error [unknown-key] unknown key 'colour'\n"


def test_it_needs_projects_and_audiences_that_there_are(root):
    for arguments, words in (
        (["nobody"], "there is no project 'nobody'"),
        (["--audience", "somebody"], "there is no audience 'somebody'"),
        (["--port", "70000"], "70000 is not in the range"),
    ):
        result = run("serve", *arguments, "--repo", root)
        assert result.exit_code == 2
        assert words in result.output


def test_its_own_scripts_are_in_no_site():

    assert {path.name for path in ASSETS.iterdir()} == SCRIPTS
    theme = {path.name for path in (ROOT / "templates").rglob("*")}
    assert not SCRIPTS & theme
