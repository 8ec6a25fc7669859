"""Whatever is done to a release is found, and named on one line."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace

import pytest

from builder.releases.manifest import manifest_bytes, manifest_digest, read_manifest, sha256, view_digest
from builder.releases.seal import sealed_manifest
from tests.cli.running import run
from tests.releases.conftest import found

RELEASE = "guidelines/tiny/releases/1.0.0"


def files_of(root):
    return sorted(path for path in (root / RELEASE).rglob("*") if path.is_file())


def test_all_is_well(released):
    done = run("verify", "--repo", released)
    assert (done.exit_code, done.output) == (0, "1 release is as published\n")


def test_no_release_at_all(tiny):
    assert run("verify", "--repo", tiny).output == "0 releases are as published\n"


def test_every_byte_of_every_file(released):
    """One bit at the start, in the middle and at the end of each file; and one byte more and one less."""
    for path in files_of(released):
        raw = path.read_bytes()
        named = f"{path.relative_to(released).as_posix()}: [release-"
        for place in sorted({0, len(raw) // 3, len(raw) // 2, len(raw) - 1}):
            path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
            assert [line for line in found(released) if line.startswith(named)], (path, place)
        for other in (raw + b"\n", raw[:-1], b""):
            path.write_bytes(other)
            assert [line for line in found(released) if line.startswith(named)], path
        path.write_bytes(raw)
    assert found(released) == []


def test_each_byte_of_a_manifest(released):
    path = released / RELEASE / "manifest.json"
    raw = path.read_bytes()
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(ValueError):  # noqa: PT011 -- any of its messages
            sealed_manifest(path, "tiny")


@pytest.mark.parametrize("command", ["verify", "build", "render"])
def test_commands_that_look(released, command):
    page = released / RELEASE / "pages/trainers/labels.md"
    page.write_bytes(page.read_bytes() + b"\n")
    done = run(command, "--repo", released)
    assert done.exit_code == 1
    named = [line for line in done.output.splitlines() if f"{RELEASE}/pages/trainers/labels.md" in line]
    assert named == [f"{RELEASE}/pages/trainers/labels.md:1:1: error [release-file] a file of the release was changed"]
    assert not (released / "site").exists()


def test_missing_added_and_replaced(released):
    folder = released / RELEASE
    (folder / "project.yaml").unlink()
    (folder / "pages/trainers/extra.md").write_text("Do as you like.", "utf-8")
    (folder / ".hidden").write_text("", "utf-8")
    (folder / "pages/trainers/labels.md").unlink()
    (folder / "pages/trainers/labels.md").symlink_to(released / "mkdocs.yml")
    (folder / "media").symlink_to(released)
    assert found(released) == [
        f"{RELEASE}/.hidden: [release-file] this file was added to a release",
        f"{RELEASE}/media: [release-file] this file was added to a release",
        f"{RELEASE}/pages/trainers/extra.md: [release-file] this file was added to a release",
        f"{RELEASE}/pages/trainers/labels.md: [release-file] a file of the release was replaced by something else",
        f"{RELEASE}/project.yaml: [release-file] a file of the release is missing",
    ]


def test_a_pipe_is_not_waited_for(released):
    page = released / RELEASE / "pages/trainers/labels.md"
    page.unlink()
    os.mkfifo(page)
    assert found(released) == [
        f"{RELEASE}/pages/trainers/labels.md: [release-file] a file of the release was replaced by something else"
    ]


def test_wrong_names(released):
    folder = released / "guidelines/tiny/releases"
    for name in ("v1.1.0", "latest", "1.1", ".DS"):
        (folder / name).mkdir()
    (folder / "notes.txt").write_text("", "utf-8")
    (folder / "1.2.0").symlink_to(folder / "1.0.0")
    (folder / "1.3.0").write_text("", "utf-8")
    (folder / ".1.4.0.abcd_123.new").mkdir()  # what a run that was killed has left
    assert [line.partition("releases/")[2] for line in found(released)] == [
        ".DS: [release-folder] '.DS' is no release",
        "1.1: [release-folder] '1.1' is no release",
        "1.2.0: [release-folder] a release is a folder, and no link",
        "1.3.0: [release-folder] a release is a folder, and no link",
        "latest: [release-folder] 'latest' is no release",
        "notes.txt: [release-folder] 'notes.txt' is no release",
        "v1.1.0: [release-folder] 'v1.1.0' is no release",
    ]


def test_a_renamed_release(released):
    folder = released / "guidelines/tiny/releases"
    (folder / "1.0.0").rename(folder / "1.1.0")
    assert found(released) == [
        (
            "guidelines/tiny/releases/1.1.0/manifest.json: [release-manifest] the manifest was changed: "
            "it is that of tiny 1.0.0"
        )
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is not a mapping"),
        ("{}", "its form None is not known; this program reads form 1"),
        ('{"manifest": 2}', "its form 2 is not known; this program reads form 1"),
        ('{"manifest": 1}', "it lacks a key, or has one that is not known"),
    ],
)
def test_what_is_no_manifest(released, text, said):
    (released / RELEASE / "manifest.json").write_text(text, "utf-8")
    assert found(released) == [f"{RELEASE}/manifest.json: [release-manifest] the manifest was changed: {said}"]


def resealed(root, **changes):
    """Writes the manifest anew with another content and a seal that fits."""
    path = root / RELEASE / "manifest.json"
    manifest = replace(read_manifest(path.read_bytes()), **changes)
    views = {name: replace(view, digest=view_digest(manifest, view)) for name, view in manifest.views.items()}
    manifest = replace(manifest, views=views)
    manifest = replace(manifest, digest=manifest_digest(manifest))
    path.write_bytes(manifest_bytes(manifest))
    return manifest


@pytest.mark.parametrize("name", ["../../../project.yaml", "/etc/passwd", "a/../b", "a\\b", "C:x", "./a", "a//b", ""])
def test_paths_that_lead_out_of_the_release(released, name):
    manifest = read_manifest((released / RELEASE / "manifest.json").read_bytes())
    resealed(released, files={**manifest.files, name: sha256(b"")})
    assert found(released) == [
        f"{RELEASE}/manifest.json: [release-manifest] the manifest was changed: '{name}' is no path within the release"
    ]


def test_pages_that_lead_out_of_the_site(released):
    manifest = read_manifest((released / RELEASE / "manifest.json").read_bytes())
    view = manifest.views["trainers"]
    bad = replace(view, pages={**view.pages, "../../x.md": "project.yaml"})
    resealed(released, views={**manifest.views, "trainers": bad})
    assert [line.partition("changed: ")[2] for line in found(released)] == ["'../../x.md' is no page"]


def test_names_that_only_some_disks_tell_apart(released):
    manifest = read_manifest((released / RELEASE / "manifest.json").read_bytes())
    resealed(released, files={**manifest.files, "Project.yaml": sha256(b"")})
    assert [line.partition("changed: ")[2] for line in found(released)] == ["'Project.yaml' stands there twice"]


def test_the_chain(released):
    for version in ("1.1.0", "1.2.0"):
        assert run("release", "tiny", version, "--date", "2026-02-01", "--repo", released).exit_code == 0
    assert found(released) == []
    resealed(released, date="2025-01-01")
    assert found(released) == [
        f"{RELEASE}/manifest.json: [release-chain] the release was changed after 1.1.0 followed it"
    ]
    (released / RELEASE).rename(released / "away")
    assert found(released) == [
        (
            "guidelines/tiny/releases/1.1.0/manifest.json: [release-chain] the release before it, 1.0.0, is missing or "
            "can't be read"
        )
    ]


def git(root, *arguments):
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=true", "-c", "safe.directory=*")
    return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def committed(released):
    git(released, "init", "-q")
    git(released, "add", ".")
    git(released, "commit", "-qm", "released")
    return released


def test_an_edit_with_a_manifest_that_fits(committed):
    assert run("verify", "--base", "HEAD", "--repo", committed).exit_code == 0
    page = committed / RELEASE / "pages/trainers/labels.md"
    page.write_bytes(page.read_bytes() + b"\n")
    manifest = read_manifest((committed / RELEASE / "manifest.json").read_bytes())
    resealed(committed, files={**manifest.files, "pages/trainers/labels.md": sha256(page.read_bytes())})
    git(committed, "commit", "-qam", "edited")
    assert run("verify", "--repo", committed).exit_code == 0  # nothing but the history knows
    done = run("verify", "--base", "HEAD~1", "--repo", committed)
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.output.splitlines() if "error" in line and "releases/" in line] == [
        f"{RELEASE}/manifest.json", f"{RELEASE}/pages/trainers/labels.md",
    ]  # fmt: skip
    assert "this file of a release is not as it was in HEAD~1" in done.output


def test_a_release_that_vanished_altogether(committed):
    (committed / RELEASE).rename(committed / "away")
    assert run("verify", "--repo", committed).exit_code == 0
    done = run("verify", "--base", "HEAD", "--repo", committed)
    assert done.exit_code == 1
    assert f"{RELEASE}/project.yaml:1:1: error [release-rewritten] this file of a release is missing" in done.output


def test_releases_may_grow_and_all_else_may_change(committed):
    assert run("release", "tiny", "1.1.0", "--repo", committed).exit_code == 0
    (committed / "guidelines/tiny/project.yaml").write_text("", "utf-8")
    assert run("verify", "--base", "HEAD", "--repo", committed).exit_code == 0


@pytest.mark.parametrize("ref", ["nowhere", "--help", "HEAD~9", "HEAD:mkdocs.yml", ""])
def test_what_is_no_commit(committed, ref):
    done = run("verify", f"--base={ref}", "--repo", committed)
    assert done.exit_code == 2
    assert done.output.startswith(f"guidewright: the releases can't be compared with '{ref}'")


def test_no_repository_of_git(released, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(released.parent))
    assert run("verify", "--base", "HEAD", "--repo", released).exit_code == 2


def test_a_clone_on_a_machine_that_changes_line_ends(committed, tmp_path):
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(committed), "clone")
    clone = tmp_path / "clone"
    assert b"\r\n" in (clone / "guidelines/tiny/project.yaml").read_bytes()
    assert found(clone) == []


def test_forms_for_programs(released):
    (released / RELEASE / "project.yaml").unlink()
    told = json.loads(run("verify", "--format", "json", "--repo", released).stdout)["findings"]
    assert [(each["id"], each["path"]) for each in told] == [("release-file", f"{RELEASE}/project.yaml")]
