"""A generated project of any size, for measuring: legal, without findings, and the same for the same size.

Its texts are put together from phrases, so that no two rules say the same and none is longer than a real one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
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
    required: false
    labels:
      - {{id: polite, title: Polite, definition: Most readers would thank for it.}}
      - {{id: neutral, title: Neutral, definition: It does no harm and no good.}}
      - {{id: rude, title: Rude, definition: It insults or dismisses somebody.}}
"""

RULE = """\
  - id: rule-{number}
    section: part-{section}
    title: {title}
    text: |-
      {first}
      {second}
      See [[rule:rule-{other}]] for comments that only seem alike, and [[example:example-{number}]] for this case.
    gives: [polite/{label}]
    why: {why}
"""

EXAMPLE = """\
  - id: {id}
    title: {title}
    kind: {kind}
    item:
      comment: >-
        {first} {second}
        {third}
    accept: {{polite: {label}}}
    reject:
      - {{question: polite, answer: {wrong}, why: "{why}"}}
    reason: >-
      It says what the rule describes, for {because}. Nothing else in the comment points the other way.
    rules: [rule-{number}]
"""

SECTION = """\
  - {{id: part-{number}, title: Part {number} of the rules}}
"""

RULES_OF_A_SECTION = 50

LABELS = ("polite", "neutral", "rude")

WHO = (
    "a customer", "a neighbour", "the teacher", "a colleague", "the editor", "a visitor", "the owner", "a stranger",
    "the nurse", "a reader", "the driver", "a friend", "the caller", "a parent", "the clerk", "a student", "the host",
    "a passenger", "the gardener", "a tenant", "the baker", "a singer", "the judge", "a trainer", "the mayor",
)  # fmt: skip
DOES = (
    "thanks", "corrects", "interrupts", "answers", "praises", "ignores", "questions", "teases", "quotes", "reminds",
    "invites", "blames", "consoles", "greets", "advises", "warns", "mocks", "supports", "copies", "contradicts",
)  # fmt: skip
WHOM = (
    "the whole group", "one person by name", "nobody in particular", "a rival team", "the newest member", "an expert",
    "the moderator", "someone who left", "a public figure", "the previous writer", "two strangers", "the audience",
    "their own family", "a small company", "the landlord", "an old friend", "the committee", "a beginner",
)  # fmt: skip
ABOUT = (
    "a late parcel", "the price of bread", "a broken lamp", "an open window", "the rules of chess", "a lost umbrella",
    "the noise at night", "a borrowed ladder", "the taste of soup", "a cancelled train", "the colour of a door",
    "an unpaid bill", "a school play", "the weather in spring", "a shared garden", "the length of a speech",
    "a missing page", "the last election", "a stolen bicycle", "an empty fridge", "the quality of a photo",
)  # fmt: skip
HOW = (
    "in plain words", "with a smile", "without any reason", "after a long silence", "in front of others", "by letter",
    "at the first chance", "with two examples", "in capital letters", "under another name", "for the third time",
    "before lunch", "with visible effort", "in a single breath", "as a joke", "while others wait", "out of habit",
)  # fmt: skip


def _phrases(seed: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Endless combinations that begin elsewhere for each seed; steps without a common divisor use all of them."""
    for turn in itertools.count(seed * 7):
        pools = zip((WHO, DOES, WHOM, ABOUT, HOW), (11, 7, 5, 13, 3), (1, 25, 500, 9000, 189000), strict=True)
        yield tuple(pool[(turn * step + turn // over) % len(pool)] for pool, step, over in pools)  # type: ignore[misc]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


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
    sections = [SECTION.format(number=n) for n in range(-(-size // RULES_OF_A_SECTION))]
    rules = [_rule(n, size) for n in range(size)]
    entries = [_example(n % size, n // size, alone=n + size >= count and n < size) for n in range(count)]
    spec = folder / "project.yaml"
    lists = {"sections": sections, "rules": rules, "examples": entries}
    text = "".join(f"{key}:\n{''.join(listed)}" for key, listed in lists.items())
    spec.write_text(HEAD.format(name=name) + text, "utf-8")
    return spec


def texts(number: int) -> tuple[str, str]:
    """The text of a rule and of its example, as the peers get them: paragraphs without marks of any language."""
    rule = _rule_texts(number)
    *_, first, second, third, because = _example_texts(number, 0)
    return "\n".join(rule[1:]), "\n".join((first, second, third, f"It says what the rule describes, for {because}."))


def _rule_texts(number: int) -> tuple[str, str, str, str]:
    phrases = _phrases(number)
    who, does, whom, about, how = next(phrases)
    first = f"Where {who} {does} {whom} {how}, the comment is {LABELS[number % 3]}, even if it is about {about}."
    who, does, whom, about, how = next(phrases)
    second = f"Read to the end whether {who} {does} {whom} because of {about}; what is said {how} counts as well."
    who, does, whom, about, how = next(phrases)
    why = f"Readers told us that {who} often {does} {whom} {how}."
    return f"Case {number} where {about} matters to {who}", first, second, why


def _rule(number: int, size: int) -> str:
    title, first, second, why = _rule_texts(number)
    return RULE.format(
        number=number, other=(number + 1) % size, label=LABELS[number % 3], title=title, first=first, second=second,
        why=why, section=number // RULES_OF_A_SECTION,
    )  # fmt: skip


def _example_texts(rule: int, turn: int) -> tuple[str, str, str, str, str, str]:
    phrases = _phrases(rule * 3 + turn + 100_003)
    who, does, whom, about, how = next(phrases)
    first = f"Yesterday {who} came by and we talked about {about}."
    title = f"Comment {rule} by {who} on {about}, part {turn + 1}"
    who, does, whom, about, how = next(phrases)
    second = f"It seems that {who} {does} {whom} {how}, which surprised us all."
    who, does, whom, about, how = next(phrases)
    third = f"I wrote it down, since {about} comes up again whenever {who} {does} {whom}."
    who, does, whom, about, how = next(phrases)
    why, because = f"{_capital(who)} {does} {whom}, but only {how}.", f"{who} {does} {whom} {how}"
    return title, why, first, second, third, because


def _example(rule: int, turn: int, *, alone: bool) -> str:
    right, wrong = LABELS[rule % 3], LABELS[(rule + 1) % 3]
    if turn % 2:
        right, wrong = wrong, right
    title, why, first, second, third, because = _example_texts(rule, turn)
    return EXAMPLE.format(
        id=f"example-{rule}" + ("", "-not")[turn] if turn < 2 else f"example-{rule}-{turn}",
        number=rule, title=title, kind="borderline" if alone else ("positive", "negative")[turn % 2],
        first=first, second=second, third=third, label=right, wrong=wrong,
        why=why, because=because,
    )  # fmt: skip
