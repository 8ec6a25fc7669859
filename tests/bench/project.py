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
      decide, and look at the whole of it. See [[rule:rule-{other}]] for comments that only seem alike, and
      [[example:example-{number}]] for a comment that shows what is meant here.
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
    reason: It says what [[rule:rule-{number}]] describes, and nothing in it points the other way.
    rules: [rule-{number}]
    would_change:
      - {{if: The writer of the answer is told to go away in so many words., then: Look at rule {number} once more.}}
    note: This is the comment that the rule of the same number was written for, and it is told apart by its number.
"""

LABELS = ("polite", "neutral", "rude")


def write(repository: Path, name: str, size: int, examples: int | None = None) -> Path:
    """Writes a project below `repository`; gives its spec.

    Args:
        repository: Where it goes.
        name: The project's id.
        size: How many rules it has.
        examples: How many examples, at least as many as rules; twice as many by default. A rule with one example has
            a borderline one, which shows the rule at work and where it ends.
    """
    folder = repository / "guidelines" / name
    folder.mkdir(parents=True)
    count = 2 * size if examples is None else examples
    rules = [RULE.format(number=n, other=(n + 1) % size, label=LABELS[n % 3]) for n in range(size)]
    entries = [_example(n % size, n // size, alone=n + size >= count and n < size) for n in range(count)]
    spec = folder / "project.yaml"
    spec.write_text(HEAD.format(name=name) + "rules:\n" + "".join(rules) + "examples:\n" + "".join(entries), "utf-8")
    return spec


def _example(rule: int, turn: int, *, alone: bool) -> str:
    right, wrong = LABELS[rule % 3], LABELS[(rule + 1) % 3]
    if turn % 2:
        right, wrong = wrong, right
    kind = "borderline" if alone else ("positive", "negative")[turn % 2]
    ending = ("", "-not")[turn] if turn < 2 else f"-{turn}"
    text = EXAMPLE.format(number=rule, kind=kind, label=right, wrong=wrong)
    return text.replace(f"id: example-{rule}\n", f"id: example-{rule}{ending}\n")
