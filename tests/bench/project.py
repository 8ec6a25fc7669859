"""A generated project of any size, for measuring: legal, without findings, and the same for the same size."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
format: 1
id: {name}
title: A generated project
summary: You read one comment and say how polite it is.
item:
  title: A comment
  fields:
    - {{id: comment, title: Comment, kind: text}}
questions:
  - id: polite
    kind: choice
    title: Politeness
    ask: Is the comment polite?
    labels:
      - {{id: polite, title: Polite, definition: Most readers would thank for it.}}
      - {{id: neutral, title: Neutral, definition: It does no harm and no good.}}
      - {{id: rude, title: Rude, definition: It insults or dismisses somebody.}}
"""

RULE = """\
  - id: rule-{number}
    title: Rule number {number} about replies of that sort
    text: |-
      Where a comment answers question {number} with care, take it as it is meant. Read it to the end before you
      decide, and look at the whole of it. See [[rule:rule-{other}]] for comments that only seem alike.
    gives: [polite/{label}]
    why: Comments of this sort are often misread at first sight.
"""

EXAMPLE = """\
  - id: example-{number}
    title: Comment number {number} of its sort
    kind: {kind}
    item:
      comment: >-
        This is comment number {number}. It thanks the writer of the answer, asks for one more detail, and then goes
        on for a while about something else, as comments do, before it comes back to the point that it began with.
    accept: {{polite: {label}}}
    reject:
      - {{question: polite, answer: {wrong}, why: The words alone could be read so. The whole of it can't.}}
    reason: It says what rule {number} describes, and nothing in it points the other way.
    rules: [rule-{number}]
"""

LABELS = ("polite", "neutral", "rude")


def write(repository: Path, name: str, size: int) -> Path:
    """Writes a project with `size` rules and twice as many examples below `repository`; gives its spec."""
    folder = repository / "guidelines" / name
    folder.mkdir(parents=True)
    rules = [RULE.format(number=n, other=(n + 1) % size, label=LABELS[n % 3]) for n in range(size)]
    examples = []
    for n in range(size):
        label, wrong = LABELS[n % 3], LABELS[(n + 1) % 3]
        examples.append(EXAMPLE.format(number=n, kind="positive", label=label, wrong=wrong))
    for n in range(size):
        label, wrong = LABELS[(n + 1) % 3], LABELS[n % 3]
        twin = EXAMPLE.format(number=n, kind="negative", label=label, wrong=wrong)
        examples.append(twin.replace(f"id: example-{n}\n", f"id: example-{n}-not\n"))
    spec = folder / "project.yaml"
    spec.write_text(HEAD.format(name=name) + "rules:\n" + "".join(rules) + "examples:\n" + "".join(examples), "utf-8")
    return spec
