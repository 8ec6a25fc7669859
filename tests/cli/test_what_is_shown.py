"""Whose view and which version `build` shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.loading.small import SPEC, SPEC_FILE

DRAFT = "tiny/next/index.html"


@pytest.mark.parametrize(
    ("released", "options", "shown"),
    [(False, [], True), (True, [], False), (True, ["--drafts"], True), (False, ["--drafts"], True)],
)
def test_a_draft_is_shown_until_there_is_a_release(
    small: Path, quick: list[str], released: bool, options: list[str], shown: bool
) -> None:
    if released:
        assert run("release", "tiny", "--repo", small).exit_code == 0
        (small / SPEC_FILE).write_text(SPEC.replace("title: Tiny", "title: Changed"), "utf-8")
    assert run("build", "--repo", small, *options).exit_code == 0
    assert (small / "site" / DRAFT).exists() is shown
    assert "tiny" in (small / "site/index.html").read_text("utf-8")
    versions = json.loads((small / "site/tiny/versions.json").read_text("utf-8"))
    names = [each["version"] for each in versions]
    assert names == [name for name, there in (("1.0.0", released), ("next", shown)) if there]
    assert [each["version"] for each in versions if each["aliases"] == ["latest"]] == names[:1]
    assert f'href="{names[0]}/index.html"' in (small / "site/tiny/index.html").read_text("utf-8")
    if released:
        frozen = (small / "site/tiny/1.0.0/index.html").read_text("utf-8")
        assert frozen == (small / "guidelines/tiny/releases/1.0.0/pages/trainers/index.md").read_text("utf-8")
        assert "Changed" not in frozen
        assert ("Changed" in (small / "site" / DRAFT).read_text("utf-8")) if shown else True
    assert quick


@pytest.mark.parametrize(("audience", "shown"), [("trainers", False), ("internal", True)])
def test_a_project_that_is_internal_as_a_whole(small: Path, quick: list[str], audience: str, shown: bool) -> None:
    small.joinpath(SPEC_FILE).write_text(f"{SPEC}\nfor: internal\n", "utf-8")
    assert run("build", "--repo", small, "--audience", audience).exit_code == 0
    assert (small / "site" / DRAFT).exists() is shown
    assert ("tiny" in (small / "site/index.html").read_text("utf-8")) is shown
    assert quick


@pytest.mark.parametrize("name", ["assets", "search", "handbook", "latest"])
def test_a_project_can_not_take_a_folder_of_the_site(small: Path, name: str) -> None:
    small.joinpath("guidelines/tiny").rename(small / "guidelines" / name)
    result = run("check", "--repo", small)
    assert result.exit_code == 1
    assert f"[bad-id] a project can't be called '{name}'" in result.output
