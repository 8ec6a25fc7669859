"""What the written pages lead to, call and name exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from builder.cli import COMMANDS, main
from tests.docs.files import ROOT, WRITTEN, anchors, broken_links, links, shell_lines, tracked

ENDS = {"|", ">", ">>", "<", ";", "&&", "||", "&"}
PLACEHOLDERS = re.compile(r"[A-Z][A-Z_]*|.*[…<>{}].*|\.\.\.")
TARGETS = set(re.findall(r"^([a-z][\w-]*):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def call(line: str, program: str) -> list[str] | None:
    """The arguments of a program in a command line, up to what belongs to the shell; None where it is not called."""
    try:
        splitter = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
        splitter.whitespace_split = True
        words = list(splitter)
    except ValueError:
        return None
    if not words or Path(words[0]).name != program:
        return None
    end = next((at for at, word in enumerate(words) if word in ENDS), len(words))
    return words[1:end]


def wrong_call(line: str) -> str | None:
    """What is wrong with a call of guidewright in a line; None where nothing is, or nothing is called."""
    words = call(line, "guidewright")
    if not words or words in (["--version"], ["--help"]):
        return None
    name, *arguments = words
    if PLACEHOLDERS.fullmatch(name):
        return None
    if name not in COMMANDS:
        return f"there is no command '{name}'"
    command = main.get_command(click.Context(main), name)
    assert command is not None
    # `[PROJECT…]` and the like are ways to write that something may be left out.
    written = [word.strip("[]") for word in arguments]
    context = click.Context(command)
    try:
        # Not `make_context`: that would run callbacks, which look for the repository.
        values, _, _ = command.make_parser(context).parse_args(written)
        for option in command.params:
            given = values.get(option.name or "")
            if isinstance(option.type, click.Choice) and isinstance(given, str) and not PLACEHOLDERS.fullmatch(given):
                option.type.convert(given, option, context)
    except click.UsageError as fault:
        return fault.message
    return None


def wrong_target(line: str) -> str | None:
    """A target of make that the Makefile does not have."""
    words = call(line, "make") or []
    named_targets = [word for word in words if "=" not in word and not word.startswith("-")]
    return next((word for word in named_targets if word not in TARGETS and not PLACEHOLDERS.fullmatch(word)), None)


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_every_link_leads_somewhere(path):
    assert broken_links(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_every_command_exists(path):
    wrong = {line: found for line in shell_lines(path.read_text("utf-8")) if (found := wrong_call(line))}
    assert wrong == {}


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_every_target_of_make_exists(path):
    wrong = [line for line in shell_lines(path.read_text("utf-8")) if wrong_target(line)]
    assert wrong == []


def test_no_page_is_out_of_reach():
    front = ROOT / "docs" / "index.md"
    text = front.read_text("utf-8")
    reached = {(front.parent / target.partition("#")[0]).resolve() for target in links(text)}
    index = ROOT / "docs" / "decisions" / "README.md"
    reached |= {(index.parent / target).resolve() for target in links(index.read_text("utf-8"))}
    pages = {path for path in (ROOT / "docs").rglob("*.md") if path != front}
    assert {named(path) for path in pages - reached} == set()


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("[a](README.md)", []),
        ("[a](no-such-file.md)", ["no-such-file.md"]),
        ("# One\n[a](#one) [b](#two)", ["#two"]),
        ("# A `b`, c\n# A `b`, c\n[a](#a-b-c) [b](#a-b-c-1) [c](#a-b-c-2)", ["#a-b-c-2"]),
        ("[a](docs/reference/checks.md#unknown-reference)", []),
        ("[a](docs/reference/checks.md#unknown-refrence)", ["docs/reference/checks.md#unknown-refrence"]),
        ("[a](../elsewhere)", ["../elsewhere"]),
        ("![a](no.png) `[b](no.md)`\n```\n[c](no.md)\n```", ["no.png"]),
        ('<img src="no.png"> <a href="docs/index.md">', ["no.png"]),
        ("[a](https://example.org/no) [b](mailto:a@example.org)", []),
        ('<a id="here"></a>[a](#here)', []),
    ],
)
def test_broken_links_are_told_from_whole_ones(text, broken):
    assert broken_links(ROOT / "README.md", text) == broken


def test_headings_in_code_are_none():
    assert anchors("```\n# no\n```\n# yes") == {"yes"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("guidewright check", None),
        ("guidewright check --format json > findings.json", None),
        ("guidewright check [PROJECT…] --format FORMAT", None),
        (".venv/bin/guidewright build --audience internal", None),
        ("guidewright explain ID", None),
        ("ls guidewright", None),
        ("guidewright chekc", "there is no command 'chekc'"),
        ("guidewright check --fromat json", "No such option"),
        ("guidewright check --format xml", "is not one of"),
    ],
)
def test_wrong_calls_are_told_from_right_ones(line, fault):
    found = wrong_call(line)
    assert (found is None) if fault is None else (found is not None and fault in found)


def test_wrong_targets_are_told_from_right_ones():
    assert wrong_target("make site PYTHON=python3") is None
    assert wrong_target("make sight") == "sight"
    assert {"site", "serve", "test", "bench", "help", "reference"} <= TARGETS


MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|tmp|Users)/[\w.]")
HOSTS = re.compile(
    r"https?://[^\s\"']+/(?:simple|packages)(?:/|$)"
    r"|--(?:extra-)?index-url[ =]\S|--find-links[ =]\S|--trusted-host[ =]\S",
    re.IGNORECASE | re.MULTILINE,
)
"""Addresses in the form of a package registry's, and options that name one."""


def test_no_file_names_a_machine_or_a_package_registry():
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{named(path)}: {match[0]}" for pattern in (MACHINE, HOSTS) for match in pattern.finditer(text)]
    assert found == []


# Put together here, so that this file is held to its own rule.
PATHS = [f"cd /{folder}/x" for folder in ("work", "root")]
ADDRESSES = ["https://" + "registry.example/simple", "--index" + "-url " + "https://example.org"]


@pytest.mark.parametrize("text", PATHS + ADDRESSES)
def test_machines_and_registries_are_recognised(text):
    assert MACHINE.search(text) or HOSTS.search(text)


@pytest.mark.parametrize("text", ["guidelines/" + "work/rules.yaml", "--no-emit-index-url", "the root/ folder"])
def test_harmless_words_are_no_machines(text):
    assert not MACHINE.search(text)
    assert not HOSTS.search(text)
