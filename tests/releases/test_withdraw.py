"""A release that is withdrawn stays, says so, and is not the latest any more."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import everything, run
from tests.releases.conftest import found

RECORD = "guidelines/tiny/releases/1.1.0/records/0001.json"


@pytest.fixture
def three(released):
    for version in ("1.1.0", "2.0.0"):
        assert run("release", "tiny", version, "--date", "2026-02-01", "--repo", released).exit_code == 0
    return released


def withdraw(root, version, *arguments, reason="It said the opposite."):
    return run("withdraw", "tiny", version, "--reason", reason, "--date", "2026-03-01", *arguments, "--repo", root)


def test_only_a_record_is_added(three):
    before = everything(three)
    assert withdraw(three, "1.1.0", "--successor", "2.0.0").exit_code == 0
    after = everything(three)
    assert sorted(after.keys() - before.keys()) == [RECORD.removesuffix("/0001.json"), RECORD]
    assert {name: after[name] for name in before} == before
    record = json.loads(after[RECORD])
    assert {key: record[key] for key in ("kind", "version", "date", "reason", "successor")} == {
        "kind": "withdrawn", "version": "1.1.0", "date": "2026-03-01", "reason": "It said the opposite.",
        "successor": "2.0.0",
    }  # fmt: skip
    assert found(three) == []


def test_what_is_published_then(three, quick):
    assert withdraw(three, "2.0.0").exit_code == 0
    assert run("build", "--repo", three).exit_code == 0
    assert quick
    versions = json.loads((three / "site/tiny/versions.json").read_text("utf-8"))
    assert [(each["title"], each["aliases"]) for each in versions] == [
        ("2.0.0 (withdrawn)", []), ("1.1.0", ["latest"]), ("1.0.0", []),
    ]  # fmt: skip
    assert 'href="1.1.0/index.html"' in (three / "site/tiny/index.html").read_text("utf-8")
    assert 'href="../1.1.0/index.html"' in (three / "site/tiny/latest/index.html").read_text("utf-8")
    assert "tiny/1.1.0/index.html" in (three / "site/index.html").read_text("utf-8")
    stamp = json.loads((three / "site/tiny/2.0.0/release.json").read_text("utf-8"))
    assert stamp["withdrawn"] == {"date": "2026-03-01", "reason": "It said the opposite.", "successor": None}
    assert json.loads((three / "site/tiny/1.1.0/release.json").read_text("utf-8"))["withdrawn"] is None
    config = (three / "build/pages/tiny/2.0.0/mkdocs.yml").read_text("utf-8")
    assert "Withdrawn on 2026-03-01, don't work by it: It said the opposite." in config.replace("\n ", "").replace(
        "''", "'"
    )


def test_when_all_are_withdrawn_the_highest_still_says_so(three, quick):
    for version in ("1.0.0", "1.1.0", "2.0.0"):
        assert withdraw(three, version).exit_code == 0
    assert run("build", "--repo", three).exit_code == 0
    assert quick
    assert 'href="2.0.0/index.html"' in (three / "site/tiny/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("version", "arguments", "reason", "code", "said"),
    [
        ("3.0.0", (), "x", 2, "there is no release 3.0.0 of tiny\n  The releases are: 1.0.0, 1.1.0, 2.0.0."),
        ("1.0.0", (), "x", 1, "tiny 1.0.0 was withdrawn on 2026-03-01 already: Old."),
        ("1.1.0", ("--successor", "1.1.0"), "x", 2, "can't be its own successor"),
        ("1.1.0", ("--successor", "1.0.0"), "x", 2, "1.0.0 was withdrawn itself"),
        ("1.1.0", ("--successor", "9.0.0"), "x", 2, "there is no release 9.0.0"),
        ("1.1.0", ("--successor", "latest"), "x", 2, "'latest' is not a version"),
        ("1.1.0", ("--date", "2026-01-31"), "x", 2, "it was released on 2026-02-01"),
        ("1.1.0", (), " ", 2, "a withdrawal needs a reason"),
    ],
)
def test_refused_and_nothing_changes(three, version, arguments, reason, code, said):
    assert withdraw(three, "1.0.0", reason="Old.").exit_code == 0
    before = everything(three)
    done = withdraw(three, version, *arguments, reason=reason)
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert everything(three) == before


def test_a_record_is_sealed_too(three):
    assert withdraw(three, "1.1.0").exit_code == 0
    path = three / RECORD
    raw = path.read_bytes()
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert [line for line in found(three) if line.startswith(f"{RECORD}: [release-record] the record was changed")]
    path.write_bytes(raw)
    other = three / "guidelines/tiny/releases/1.0.0/records/0001.json"
    other.parent.mkdir()
    other.write_bytes(raw)
    assert [line.partition("] ")[2] for line in found(three)] == [
        "the record was changed: it belongs to another release"
    ]
    other.rename(other.with_name("notes.json"))
    assert [line.partition("] ")[2] for line in found(three)] == ["this file was added to a release"]
