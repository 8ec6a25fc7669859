"""A release that is killed at any moment is there and whole, or not there; and of two at once one wins."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time

import pytest

from builder.loading import Repository
from builder.pipeline import release as releasing
from builder.pipeline.check import check
from builder.releases.archive import read_archive
from builder.versions import Version
from tests.cli.running import ENVIRONMENT, PROGRAM, assert_no_traceback, leftovers, run
from tests.loading.small import TODAY
from tests.releases.conftest import found

TIMES = 200

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_killed_at_any_moment(released):
    """The child does all but the checks again and again, so that the kills fall into the writing."""
    repository = Repository(released)
    checked = check(repository, ["tiny"], TODAY)
    terms = releasing.terms_of(TODAY, None, 0)
    moments = random.Random(4)  # noqa: S311 -- moments, not secrets
    start = time.perf_counter()
    archive = read_archive(repository, "tiny")
    releasing.release(repository, checked.loaded[0], checked.settings, archive, Version(1, 0, 1), terms)
    once = time.perf_counter() - start
    made = 0
    for number in range(TIMES):
        child = os.fork()
        if not child:
            version = Version(2, number, 0)
            archive = read_archive(repository, "tiny")
            releasing.release(repository, checked.loaded[0], checked.settings, archive, version, terms)
            os._exit(0)
        time.sleep(moments.uniform(0, once * 1.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert found(released) == []
        folder = released / f"guidelines/tiny/releases/2.{number}.0"
        made += folder.exists()
        shutil.rmtree(folder, ignore_errors=True)  # or there would be ever more to check
    assert 0 < made < TIMES
    left = leftovers(released)
    assert run("release", "tiny", "3.0.0", "--repo", released).exit_code == 0
    assert found(released) == []
    assert set(leftovers(released)) <= set(left)


def test_two_at_once(tiny):
    runs = [
        subprocess.Popen([*PROGRAM, "release", "tiny", "1.0.0"], cwd=tiny, env=ENVIRONMENT, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]  # fmt: skip
    said = [each.communicate(timeout=60) for each in runs]
    for output, error in said:
        assert_no_traceback(output + error)
    assert sorted(each.returncode for each in runs) == [0, 1, 1, 1]
    assert sum("has been released already" in error for _, error in said) == 3
    assert found(tiny) == []
