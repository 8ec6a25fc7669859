"""Cost follows the change: what is kept is not made again, what was damaged is, and shares are the whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from builder.site.cache import Cache
from builder.site.tree import Damaged, Source, publish, put_together
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, SPEC, SPEC_FILE, write
from tests.site.built import files, guidewright, once

pytestmark = pytest.mark.engine

KILLS = int(os.environ.get("KILLS", "30"))
"""How often a build is killed. `KILLS=300 pytest -k killed tests/site/test_parts.py` takes its time."""


def released(folder: Path) -> None:
    """Two projects with two releases each."""
    write(folder, HEALTHY)
    (folder / "guidelines/other").mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for version, text in (("1.0.0", SPEC), ("1.1.0", SPEC.replace("An insult is toxic.", "Any insult is toxic."))):
        for name in ("tiny", "other"):
            path = folder / "guidelines" / name / "project.yaml"
            path.write_text(text.replace("id: tiny", f"id: {name}"), "utf-8")
            done = guidewright(folder, "release", name, version, "--date", "2026-01-05")
            assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "parts", released)


@pytest.fixture
def repository(origin: Path, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(origin, tmp_path / "repository"))
    settled(root)
    return root


def settled(root: Path) -> None:
    """Waits until changes show in the times of files, as `plans` wants it: so are they after a while in real life."""
    newest = max(path.stat().st_ctime for path in (root / "guidelines").rglob("*"))
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def made(repository: Path, *options: str, cache: Path | None = None) -> list[str]:
    """Builds, and gives the parts that were made."""
    kept = cache or repository.parent / "cache"
    done = guidewright(repository, "build", "--drafts", *options, GUIDEWRIGHT_CACHE=str(kept))
    assert done.returncode == 0, done.stderr
    return sorted(line.split()[1] for line in done.stderr.splitlines() if line.startswith("built "))


ALL = ["other/1.0.0", "other/1.1.0", "other/history", "other/next", "the",
       "tiny/1.0.0", "tiny/1.1.0", "tiny/history", "tiny/next"]  # fmt: skip


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_only_what_has_changed_is_made(repository: Path, engine: str) -> None:
    assert made(repository, "--engine", engine) == ALL
    before = files(repository / "site")
    assert made(repository, "--engine", engine) == []
    assert files(repository / "site") == before
    write(repository, {SPEC_FILE: SPEC.replace("An insult is toxic.", "Every insult is toxic.")})
    assert made(repository, "--engine", engine) == ["tiny/next"]
    assert b"Every insult" in files(repository / "site")["tiny/next/instructions.html"]
    guidewright(repository, "release", "tiny", "1.2.0", "--date", "2026-02-02")
    assert made(repository, "--engine", engine) == ["the", "tiny/1.2.0", "tiny/history"]
    guidewright(repository, "withdraw", "tiny", "1.0.0", "--reason", "Wrong.", "--date", "2026-02-02")
    assert made(repository, "--engine", engine) == ["tiny/1.0.0", "tiny/history"]
    # Whatever way led there, the site is the one that a fresh build makes.
    grown = files(repository / "site")
    assert made(repository, "--engine", engine, cache=repository.parent / "other") != []
    assert files(repository / "site") == grown


def test_no_file_of_the_theme_stands_twice(repository: Path) -> None:
    made(repository)
    site = files(repository / "site")
    scripts = [name for name in site if name.endswith((".js", ".css"))]
    assert [name for name in scripts if not name.startswith("assets/")] == []
    assert len(scripts) > 10
    of_release = sum(len(text) for name, text in site.items() if name.startswith("tiny/1.0.0/"))
    assert of_release < 500_000


def test_a_change_of_the_theme_or_the_settings_reaches_every_page(repository: Path) -> None:
    made(repository)
    write(repository, {"templates/theme/assets/mine.css": "a {}\n"})
    assert made(repository) == ALL
    assert "assets/mine.css" in files(repository / "site")
    (repository / "mkdocs.yml").write_text(
        (repository / "mkdocs.yml").read_text("utf-8") + "copyright: Ours\n", "utf-8"
    )
    assert made(repository) == ALL
    assert made(repository, "--site-url", "https://example.org/g/") == ALL
    assert made(repository) == []  # as before


def test_what_somebody_does_to_the_site_does_not_last(repository: Path) -> None:
    made(repository)
    made(repository)
    before = files(repository / "site")
    page = repository / "site/tiny/1.0.0/index.html"
    for edit in (
        lambda: page.write_text("replaced in place", "utf-8"),  # which reaches what is kept
        lambda: (page.unlink(), page.write_text("another file", "utf-8")),
        lambda: (repository / "site/tiny/1.0.0/added.html").write_text("added", "utf-8"),
        lambda: shutil.rmtree(repository / "site/tiny"),
        lambda: shutil.rmtree(repository / "build/spare"),
        lambda: shutil.rmtree(repository.parent / "cache/parts"),
    ):
        edit()
        # The folder that was the site becomes the spare one, and the site again.
        for _ in range(2):
            made(repository)
            assert files(repository / "site") == before


def test_an_edited_release_is_an_error_though_all_is_remembered(repository: Path) -> None:
    made(repository)
    page = repository / "guidelines/tiny/releases/1.0.0/pages/trainers/index.md"
    about = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Tiny", b"Tony", 1))
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))  # as if nothing had happened
    done = guidewright(repository, "build", GUIDEWRIGHT_CACHE=str(repository.parent / "cache"))
    assert done.returncode == 1
    assert done.stderr.startswith("guidelines/tiny/releases/1.0.0/pages/trainers/index.md:1:1: error [release-file]")


@pytest.mark.parametrize("shares", [2, 5])
def test_the_shares_are_the_whole(repository: Path, tmp_path: Path, shares: int) -> None:
    made(repository)
    together: dict[str, bytes] = {}
    seen = set()
    for number in range(1, shares + 1):
        target, cache = tmp_path / f"share-{number}", tmp_path / f"cache-{number}"
        seen |= set(made(repository, "--shard", f"{number}/{shares}", "--output", str(target), cache=cache))
        share = files(target)
        assert {name: together[name] for name in share.keys() & together.keys()}.items() <= share.items()
        together |= share
    assert together == files(repository / "site")
    assert sorted(seen) == ALL


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "1/0", "a/b", "-1/2", "1/2/3", "", "1/2 "])
def test_no_share(repository: Path, value: str) -> None:
    done = guidewright(repository, "build", "--shard", value)
    assert done.returncode == 2
    assert "is no share such as 2/4" in done.stderr


def test_killed_at_any_moment(repository: Path) -> None:
    """The site is the one before or the new one, and the next run makes it whole, whatever was half made."""
    cache = repository.parent / "cache"
    made(repository)
    moments = Random(11)  # noqa: S311 -- moments
    command = [sys.executable, "-m", "builder", "build", "--drafts", "--repo", str(repository)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GUIDEWRIGHT_CACHE": str(cache)}
    started = time.monotonic()
    write(repository, {SPEC_FILE: SPEC.replace("title: Tiny", "title: Run 0")})
    made(repository)
    takes = time.monotonic() - started
    shown, killed = files(repository / "site"), 0
    for number in range(1, KILLS + 1):
        write(repository, {SPEC_FILE: SPEC.replace("title: Tiny", f"title: Run {number}")})
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(takes * moments.uniform(0.3, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        killed += process.returncode == -signal.SIGKILL
        now = files(repository / "site")
        assert now == shown or f"Run {number}".encode() in now["tiny/next/index.html"]
        shown = now
    assert killed >= KILLS / 3
    write(repository, {SPEC_FILE: SPEC})
    made(repository)
    grown = files(repository / "site")
    made(repository, cache=repository.parent / "other")
    assert files(repository / "site") == grown
    assert list(cache.rglob("*.json.*")) == []


def test_nothing_can_be_kept(repository: Path) -> None:
    (repository.parent / "a file").touch()
    cache = repository.parent / "a file/cache"
    done = guidewright(repository, "build", GUIDEWRIGHT_CACHE=str(cache))
    assert done.returncode == 0
    assert done.stderr.startswith(f"nothing can be kept in {cache}: Not a directory\n")
    assert "tiny/1.1.0/index.html" in files(repository / "site")
    assert not (repository / "build/kept").exists()


def test_a_cache_beside_the_repository(repository: Path) -> None:
    assert made(repository, cache=Path("here/cache")) == ALL
    assert made(repository, cache=Path("here/cache")) == []
    assert (repository / "here/cache/parts").is_dir()


def test_old_parts_are_removed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in ("aa1", "bb2"):
        with cache.made(key) as new:
            new.mkdir()
            (new / "a.txt").write_text(key, "utf-8")
    old = time.time() - 40 * 86_400
    os.utime(cache.file("aa1", "").parent / "listing.json", (old, old))
    left = cache.folder / "bb" / ".abc.new"
    left.mkdir()
    os.utime(left, (old, old))
    cache.clear_old()
    assert cache.listing("aa1") is None
    assert cache.listing("bb2") is not None
    assert not left.exists()
    # What is used stays, however old it is.
    os.utime(cache.file("bb2", "").parent / "listing.json", (old, old))
    assert cache.listing("bb2") is not None
    cache.clear_old()
    assert cache.listing("bb2") is not None


def test_a_damaged_part_is_told(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with cache.made("aa1") as new:
        new.mkdir()
        (new / "a.txt").write_text("right", "utf-8")
    listing = cache.listing("aa1")
    assert listing is not None
    size, changed = listing["a.txt"]
    wanted = {"x/a.txt": Source("aa1", str(cache.file("aa1", "a.txt")), size, changed)}
    target = tmp_path / "site"
    publish(wanted, target, None)
    assert files(target) == {"x/a.txt": b"right"}
    cache.file("aa1", "a.txt").write_text("wrong", "utf-8")
    os.utime(cache.file("aa1", "a.txt"), (changed + 1, changed + 1))
    tree = tmp_path / "tree"
    tree.mkdir()
    with pytest.raises(Damaged, match="aa1"):
        put_together(tree, wanted)
    cache.drop("aa1")
    with pytest.raises(Damaged, match="aa1"):
        put_together(tree, wanted)
