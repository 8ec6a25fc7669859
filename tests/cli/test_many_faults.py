"""A file with faults of every sort: all in one run, each at its line, and none that only follows from another."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import findings
from tests.loading.small import write

SPEC = """\
format: 1
id: ten
title: Ten faults
summary: You read one reply and say how polite it is.
languge: en
item:
  title: A reply
  fields:
    - {id: reply, title: Reply, kind: text}
    - {id: photo, title: Photo, kind: image, optional: true}
questions:
  - id: polite
    kind: choice
    title: Politeness
    ask: Is the reply polite?
    labels: [Yes, No]
rules:
  - id: calm
    title: Calm words
    title: Calm words twice
    text: Calm words are polite.
    gives: [polite/Yes]
    over: [nobody]
  - id: rude
    title: Rude words
    text: Rude words are not polite. TODO write more
    strength: muss
    gives: [polite/No]
  - id: calm
    title: Again
    text: The same id again.
flows:
  - id: main
    title: Main
    decides: polite
    asks:
      - id: one
        ask: Rude?
        ways:
          - {answer: "Yes", label: "No"}
          - {answer: "No"}
examples:
  - id: e1
    title: One
    kind: positive
    item: {reply: "Thanks.", photo: {file: media/gone.png}}
    accept: {polite: Maybe}
    reason: It is calm.
    rules: [calm]
  - id: e2
    title: Two
    kind: positive
    item: {reply: "You fool."}
    accept: {polite: Yes}
    reason: It is rude.
    rules: [rude]
open_questions:
  - {id: q, question: What about irony?, owner: Ana, due: 2026-13-40}
"""

EXPECTED = [
    (5, "unknown-key"),
    (20, "yaml-duplicate-key"),
    (23, "unknown-reference"),
    (26, "placeholder"),
    (27, "wrong-value"),
    (29, "duplicate-id"),
    (35, "unreachable-label"),
    (41, "flow-dead-end"),
    (46, "missing-text-alternative"),
    (46, "missing-media"),
    (47, "illegal-answer"),
    (54, "contradicts-rules"),
    (58, "wrong-value"),
]


def test_faults_of_the_file_of_shape_and_of_sense_in_one_run(repository: Path) -> None:
    write(repository, {"guidelines/ten/project.yaml": SPEC})
    found = findings("--repo", repository)
    assert [(one["line"], one["id"]) for one in found] == EXPECTED
    assert all(one["path"] == "guidelines/ten/project.yaml" and one["severity"] == "error" for one in found)
