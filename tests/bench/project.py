"""A generated project of any size, for measuring: legal, without errors, and the same for the same size.

Its texts are put together from phrases; a few rules come out so like each other that `check` warns of them.
"""

from __future__ import annotations

import random
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
WHICH = (
    "late", "broken", "borrowed", "lost", "expensive", "second-hand", "empty", "loud", "forgotten", "shared", "stolen",
    "half-finished", "painted", "rented", "locked", "famous", "damp", "crowded", "repaired", "nameless",
)  # fmt: skip
WHAT = (
    "parcel", "loaf", "lamp", "window", "chess game", "umbrella", "party", "ladder", "soup", "train", "door", "bill",
    "school play", "garden", "speech", "page", "ballot", "bicycle", "fridge", "photo", "bridge", "kitchen", "violin",
)  # fmt: skip
HOW = (
    "in plain words", "with a smile", "without any reason", "after a long silence", "in front of others", "by letter",
    "at the first chance", "with two examples", "in capital letters", "under another name", "for the third time",
    "before lunch", "with visible effort", "in a single breath", "as a joke", "while others wait", "out of habit",
)  # fmt: skip


FIRST = (
    "Where {who} {does} {whom} {how}, the comment is {label}, even if it is about {about}.",
    "A comment on {about} is {label} as soon as {who} {does} {whom} {how}.",
    "Choose {label} for every line in which {who}, {how}, {does} {whom} over {about}.",
    "Nothing else matters once {who} {does} {whom}: that is {label}, {how} or not, and so is talk of {about}.",
    "As to {about}, {label} is right when {whom} hears {how} what {who} thinks.",
    "If {about} comes up and {who} {does} {whom}, we call the whole text {label}, {how} or otherwise.",
    "Words that {who} writes {how} about {about} are {label}, for {whom} will read them.",
)
TITLES = (
    "{who} {does} {whom} over {about}, {how}",
    "{about} makes {who} write to {whom} {how}",
    "To {whom} {how}, {who} on {about}",
)
SECOND = (
    "Read to the end whether {who} {does} {whom} because of {about}; what is said {how} counts as well.",
    "It makes no difference that {about} annoys {whom}, nor that {who} says so {how}.",
    "Look twice at replies in which {who} {does} {whom} {how} before they come to {about}.",
    "Irony about {about} is taken at its word here, since {whom} can't know what {who} means {how}.",
    "Quotations of {who} do not count, not even {how}, unless they turn on {whom} or on {about}.",
)


def _phrases(seed: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Endless combinations, others for each seed, and the same ones in each run."""
    draw = random.Random(seed)  # noqa: S311 -- nothing secret: what it draws must be the same in each run
    while True:
        who, does, whom, which, what, how = map(draw.choice, (WHO, DOES, WHOM, WHICH, WHAT, HOW))
        yield who, does, whom, f"a {which} {what}".replace("a e", "an e"), how


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
    label = LABELS[number % 3]
    who, does, whom, about, how = next(phrases)
    first = FIRST[number % len(FIRST)].format(who=who, does=does, whom=whom, about=about, how=how, label=label)
    who, does, whom, about, how = next(phrases)
    frame = SECOND[number // len(FIRST) % len(SECOND)]
    second = frame.format(who=who, does=does, whom=whom, about=about, how=how)
    who, does, whom, about, how = next(phrases)
    why = f"Readers told us that {who} often {does} {whom} {how}."
    title = TITLES[number % len(TITLES)].format(who=who, does=does, whom=whom, about=about, how=how)
    return _capital(title), first, second, why


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
