"""A small healthy project, and how tests damage it: each line of `SPEC` stands at its own number."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from builder.findings import Finding
from builder.loading import Repository
from builder.pipeline.check import Checked, check

TODAY = dt.date(2026, 3, 1)
SPEC_FILE = "guidelines/tiny/project.yaml"
QUIZ_FILE = "quizzes/tiny/practice.yaml"

SPEC = """\
format: 1
id: tiny
title: Tiny
summary: Say whether a comment is toxic.
item:
  title: A comment
  fields:
    - {id: comment, title: Comment, kind: text}
questions:
  - id: toxic
    title: Toxicity
    ask: Is it toxic?
    kind: choice
    labels: [Yes, No]
  - id: level
    title: Level
    ask: How bad is it?
    kind: rating
    scale: {low: 1, high: 2, anchors: [{value: 1, title: Mild}, {value: 2, title: Grave}]}
rules:
  - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
examples:
  - id: one
    title: An insult
    kind: positive
    item: {comment: You are a fool.}
    accept: {toxic: Yes, level: 2}
    reject:
      - {question: toxic, answer: No, why: It attacks the reader.}
      - {question: level, answer: 1, why: It attacks the reader.}
    reason: It attacks the reader.
    rules: [insults]
  - id: two
    title: Criticism
    kind: negative
    item: {comment: This argument is wrong.}
    accept: {toxic: No, level: 1}
    reject:
      - {question: toxic, answer: Yes, why: It attacks nobody.}
      - {question: level, answer: 2, why: It attacks nobody.}
    reason: It attacks nobody.
    rules: [insults]
ignore: [{check: missing-cannot-tell, reason: "Every comment here can be judged, so that this spec stays small."}]
"""

QUIZ = """\
format: 1
id: tiny-practice
use: practice
title: Practice
items:
  - id: fool
    kind: label
    ask: Is this toxic?
    item: {comment: Fool.}
    question: toxic
    answers: [{answer: Yes}]
    rules: [insults]
    reason: It attacks the reader.
  - id: how-many
    kind: number
    ask: How many labels are there?
    answers: [{answer: 2}]
    rules: [insults]
    reason: Count them.
"""

HEALTHY = {SPEC_FILE: SPEC, QUIZ_FILE: QUIZ}


def changed(old: str, new: str, text: str = SPEC) -> str:
    """`text` with the one occurrence of `old` replaced."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    (root / "guidelines").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def checked(root: Path, files: dict[str, str | bytes]) -> Checked:
    return check(Repository(write(root, files)), (), TODAY)


def shown(finding: Finding) -> str:
    """A finding in one line: place (the project's own folder left out), id, message, and the hint if there is one."""
    place = str(finding.place).removeprefix("guidelines/tiny/")
    hint = f" | {finding.hint}" if finding.hint else ""
    return f"{place} {finding.id}: {finding.message}{hint}"


def found(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [shown(finding) for finding in checked(root, files).findings]
