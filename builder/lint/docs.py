"""Reads the documentation of checks: words, then snippets of specs under PASS and FAIL, which tests run."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Literal

MARKS: dict[str, Literal["pass", "fail"]] = {"PASS": "pass", "FAIL": "fail"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a spec, as YAML.

    Attributes:
        outcome: Whether the check is silent on it (`pass`) or finds a fault (`fail`).
        text: The YAML. Its top-level keys replace those of a small healthy project.
    """

    outcome: Literal["pass", "fail"]
    text: str


@dataclass(frozen=True, slots=True)
class Documentation:
    """The documentation of one check.

    Attributes:
        summary: What holds where the check is silent, in one sentence.
        text: What it looks for and why; paragraphs, separated by empty lines.
        snippets: Its snippets in order.
    """

    summary: str
    text: str
    snippets: tuple[Snippet, ...]


def parse(doc: str) -> Documentation:
    """Takes the docstring of a check apart."""
    lines = doc.strip("\n").splitlines()
    words: list[str] = []
    blocks: list[tuple[Literal["pass", "fail"], list[str]]] = []
    for line in lines[1:]:
        if line in MARKS:
            blocks.append((MARKS[line], []))
        elif blocks:
            blocks[-1][1].append(line)
        else:
            words.append(line)
    snippets = tuple(
        Snippet(outcome, textwrap.dedent("\n".join(block)).strip("\n") + "\n") for outcome, block in blocks
    )
    return Documentation(lines[0].strip() if lines else "", "\n".join(words).strip("\n"), snippets)


def for_terminal(check: str, severity: str, doc: str) -> str:
    """The documentation as `guidewright explain` shows it."""
    parsed = parse(doc)
    parts = [f"{check} ({severity})", parsed.summary, parsed.text]
    titles = {"pass": "This is fine:", "fail": "This is found:"}
    for outcome in ("fail", "pass"):
        chosen = [snippet.text for snippet in parsed.snippets if snippet.outcome == outcome]
        parts += [f"{titles[outcome]}\n\n{textwrap.indent(text.rstrip(), '    ')}" for text in chosen]
    return "\n\n".join(part for part in parts if part)
