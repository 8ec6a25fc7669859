"""What a repository sets in its `mkdocs.yml`, and the faults that are found there."""

from __future__ import annotations

import pytest

from tests.loading.small import HEALTHY, SPEC_FILE, checked, found

HEAD = "site_name: Ours\nextra:\n  guidewright:\n"


def settings(root, text: str | bytes):
    return checked(root, {**HEALTHY, "mkdocs.yml": text}).settings


def test_without_a_file(tmp_path):
    result = checked(tmp_path, HEALTHY)
    assert result.settings.title == "Labeling guidelines"
    assert result.settings.ask is None


@pytest.mark.parametrize("text", ["site_name: Ours\n", "extra: {}\n", "extra:\n", "extra: {guidewright: }\n"])
def test_nothing_set(tmp_path, text):
    assert found(tmp_path, {**HEALTHY, "mkdocs.yml": text}) == []


def test_everything_set(tmp_path):
    text = (
        HEAD
        + "    title: Our guides\n    summary: All of them.\n    ask: {address: 'mailto:a@b.example', title: Ask}\n"
    )
    assert found(tmp_path, {**HEALTHY, "mkdocs.yml": text}) == []
    made = checked(tmp_path, {}).settings
    assert (made.title, made.summary, made.ask.address, made.ask.title) == (
        "Our guides", "All of them.", "mailto:a@b.example", "Ask",
    )  # fmt: skip


FAULTS = {
    "unknown key": ("    titel: x\n", "4:5 unknown-key: unknown key 'titel' | Did you mean 'title'?"),
    "empty title": ("    title: ''\n", "4:12 wrong-type: 'title' is empty | The title of the portal."),
    "list": ("    summary: [a]\n", "4:14 wrong-type: 'summary' must be text, not a list | What stands below it."),
    "address missing": (
        "    ask: {title: Ask}\n",
        (
            "4:10 missing-key: 'address' is missing | "
            "An `https:` or `mailto:` address; `{project}`, `{version}`, `{kind}`, `{id}` and `{title}` are filled in."
        ),
    ),
    "script as address": (
        "    ask: {address: 'javascript:alert(1)'}\n",
        (
            "4:20 wrong-value: 'address': an address starts with https:// or mailto: | "
            "An `https:` or `mailto:` address; `{project}`, `{version}`, `{kind}`, `{id}` and `{title}` are filled in."
        ),
    ),
    "severity of no check": (
        "    severity: {missing-exmple: off}\n",
        "4:32 unknown-check: there is no check 'missing-exmple' | Did you mean 'missing-example'?",
    ),
    "severity of a promise": (
        "    severity: {illegal-answer: warning}\n",
        (
            "4:32 unknown-check: the severity of 'illegal-answer' can't be set | "
            "Readers rely on it. Suppress a single finding where it stands, with a reason."
        ),
    ),
    "severity of nothing like it": (
        "    severity: {unknown: off}\n",
        (
            "4:25 unknown-check: there is no check 'unknown' | "
            "Write the id that a finding shows, such as 'missing-example'."
        ),
    ),
    "severity of a fault of form": (
        "    severity: {unknown-key: warning}\n",
        (
            "4:29 unknown-check: the severity of 'unknown-key' can't be set | "
            "Findings about files and their form always count."
        ),
    ),
    "no severity": (
        "    severity: {missing-example: of}\n",
        "4:33 wrong-value: 'of' is not a value of 'missing-example' | Did you mean 'off'?",
    ),
    "text instead of settings": (
        None,
        "2:22 wrong-type: 'the file' must be a mapping of keys to values, not 'hello'",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_place(tmp_path, name):
    lines, expected = FAULTS[name]
    text = "site_name: Ours\nextra: {guidewright: hello}\n" if lines is None else HEAD + lines
    assert found(tmp_path, {**HEALTHY, "mkdocs.yml": text}) == [f"mkdocs.yml:{expected}"]
    assert settings(tmp_path, text).title == "Labeling guidelines"


@pytest.mark.parametrize(("level", "expected"), [
    ("error", [("error", True)]), ("warning", [("warning", False)]), ("note", [("note", False)]), ("off", []),
])  # fmt: skip
def test_a_repository_says_how_much_a_check_matters(tmp_path, level, expected):
    without = HEALTHY[SPEC_FILE].replace("  - id: two\n", "  - id: two\n    ignore: [{check: overdue, reason: x}]\n")
    files = {**HEALTHY, SPEC_FILE: without, "mkdocs.yml": HEAD + f"    severity: {{unused-suppression: {level}}}\n"}
    result = checked(tmp_path, files)
    assert [(finding.severity, result.failed) for finding in result.findings] == expected


def test_tags_of_the_engines_are_theirs(tmp_path):
    text = (
        "site_name: !ENV [NAME, Ours]\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
        "theme: &theme {name: material}\n"
        "extra: {guidewright: {title: Ours}, copy: {<<: *theme}}\n"
    )
    assert found(tmp_path, {**HEALTHY, "mkdocs.yml": text}) == []
    assert settings(tmp_path, text).title == "Ours"


BROKEN = {
    "not closed": ("site_name: [\n", "yaml-syntax"),
    "duplicate": ("site_name: a\nsite_name: b\n", "yaml-duplicate-key"),
    "conflict": ("<<<<<<< ours\nsite_name: a\n=======\nsite_name: b\n>>>>>>> theirs\n", "yaml-conflict-mark"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", "yaml-binary"),
    "latin": ("site_name: Größe\n".encode("latin-1"), "yaml-encoding"),
    "empty": (b"", "yaml-empty"),
    "deep": (b"a: " + b"[" * 100_000, "yaml-too-deep"),
    "list": ("- site_name\n", "wrong-type"),
    "bomb": ("a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + last] * 9)}]\n" for last, name in zip("abcdefg", "bcdefgh", strict=True)
    ), "yaml-alias-bomb"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_finding(tmp_path, name):
    text, expected = BROKEN[name]
    result = checked(tmp_path, {**HEALTHY, "mkdocs.yml": text})
    assert {(finding.place.path, finding.id) for finding in result.findings} == {("mkdocs.yml", expected)}
    assert result.failed


def test_a_spec_is_checked_beside_broken_settings(tmp_path):
    files = {**HEALTHY, "mkdocs.yml": "[", SPEC_FILE: HEALTHY[SPEC_FILE] + "titel: x\n"}
    assert [finding.place.path for finding in checked(tmp_path, files).findings] == [SPEC_FILE, "mkdocs.yml"]
