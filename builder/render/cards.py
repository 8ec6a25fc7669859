"""The quick card: what a trainer keeps beside the labeling tool, on one sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

from builder.model import LabelEntry
from builder.model.guidance import Rule
from builder.model.index import SKIP
from builder.model.scales import Anchor
from builder.render.page import Page
from builder.render.rules import BINDING, MEANT, procedures
from builder.render.variants import control, names, only

LINES = 104
"""What a sheet of A4 holds in two columns, as the style sheet prints it, with some lines to spare for other fonts."""

LETTERS = 50
"""Letters in a line of a list on the card."""

HEADING = 2.0
"""What a heading takes, in lines."""

RULES_AT_LEAST = 12
"""So many rules are shown before labels get definitions."""

SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class CardLabels:
    """The labels of a question on the card.

    Attributes:
        title: The question's title; of a shared scale those of all its questions.
        anchor: Its anchor on the card.
        labels: Each label with its name and the first sentence of its definition, which may be empty.
        brief: Whether there is room for the labels' names alone.
    """

    title: str
    anchor: str
    labels: tuple[tuple[LabelEntry, str, str], ...]
    brief: bool = False

    @property
    def lines(self) -> float:
        """What it takes on the card."""
        heading = HEADING + 1.5 * (_lines(self.title) - 1)
        if self.brief:
            return heading + _lines(" · ".join(name for _, name, _ in self.labels))
        return heading + sum(_lines(f"{name} {definition}") for _, name, definition in self.labels)


def card_context(page: Page) -> Mapping[str, Any]:
    """Steps, rules in one line each, and labels: as much of them as fits."""
    project = page.edition.project
    ways = [(task, tuple((step.title, step.only) for step in steps)) for task, steps in procedures(page) if steps]
    free = LINES - HEADING * (len(ways) > 0)
    for task, steps in ways:
        titles = [f"{title} {names(page, variants)} only" if variants else title for title, variants in steps]
        free -= _lines(f"{task.title}: {' → '.join(titles)}") if task else sum(map(_lines, titles))
    rules = project.rules
    free -= HEADING * len({BINDING[rule.strength] for rule in rules})
    reserved = HEADING + sum(_rule_lines(page, rule) for rule in _first(rules)[:RULES_AT_LEAST])
    groups = _fitting(_groups(page), free - reserved)
    shown = _rules(page, rules, free - HEADING - sum(group.lines for group in groups))
    return {
        "ways": ways,
        "rules": by_binding(shown),
        "left_out": len(rules) - len(shown),
        "control": control(page)
        if any(rule.only for rule in shown) or any(step.only for step in project.procedure)
        else "",
        "only": partial(only, page),
        "groups": groups,
    }


def _groups(page: Page) -> list[CardLabels]:
    """The labels of every question, a shared scale once, and the ways to leave an item."""
    project, index = page.edition.project, page.edition.index
    found: dict[str, CardLabels] = {}
    for question in project.questions:
        scale = getattr(question, "scale", None)
        shared = scale if isinstance(scale, str) else ""
        anchor = f"scale-{shared}" if shared else f"question-{question.id}"
        labels = _with_sentences(index.labels_of(question.id))
        if labels and anchor in found:
            found[anchor] = replace(found[anchor], title=f"{found[anchor].title}, {question.title}")
        elif labels:
            found[anchor] = CardLabels(question.title, anchor, labels)
    skips = _with_sentences(index.labels_of(SKIP))
    return [*found.values(), *([CardLabels("Leave the item", "leave-the-item", skips)] if skips else [])]


def _with_sentences(entries: Sequence[LabelEntry]) -> tuple[tuple[LabelEntry, str, str], ...]:
    return tuple((entry, _name(entry), first_sentence(entry.label.definition or "")) for entry in entries)


def _name(entry: LabelEntry) -> str:
    return f"{entry.id} – {entry.title}" if isinstance(entry.label, Anchor) else entry.title


def _fitting(groups: Sequence[CardLabels], free: float) -> list[CardLabels]:
    """Shortens the longest groups to the names of their labels until all have room."""
    groups = list(groups)
    while sum(group.lines for group in groups) > free:
        place, longest = max(enumerate(groups), key=lambda each: (not each[1].brief) * each[1].lines)
        if longest.brief:
            break
        groups[place] = replace(longest, brief=True)
    return groups


def _rules(page: Page, rules: Sequence[Rule], free: float) -> list[Rule]:
    """The rules that have room, the binding ones first, in the order of the spec."""
    kept: set[str] = set()
    for rule in _first(rules):
        free -= _rule_lines(page, rule)
        if free < 0 and len(kept) >= RULES_AT_LEAST:
            break
        kept.add(rule.id)
    return [rule for rule in rules if rule.id in kept]


def _first(rules: Sequence[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: BINDING[rule.strength] != "Binding")


def by_binding(rules: Sequence[Rule]) -> list[tuple[str, list[tuple[Rule, str]]]]:
    """The rules by how binding they are, from the most binding on, each group in the order of the spec.

    Beside each rule what has to stand with its title, or nothing.
    """
    groups = [(word, [(rule, beside(rule)) for rule in rules if BINDING[rule.strength] == word]) for word in MEANT]
    return [group for group in groups if group[1]]


def beside(rule: Rule) -> str:
    """The first sentence of a prohibition: a title such as "Guessing" does not say that it is one."""
    return first_sentence(rule.text) if rule.strength.endswith("-not") else ""


def _rule_lines(page: Page, rule: Rule) -> int:
    mark = f" {names(page, rule.only)} only" if rule.only else ""
    return _lines(f"{rule.title} – {beside(rule)}{mark}" if beside(rule) else f"{rule.title}{mark}")


def _lines(text: str) -> int:
    return max(1, ceil(len(text) / LETTERS))


def first_sentence(text: str) -> str:
    """The first sentence of a definition: a card has no room for more."""
    paragraph = text.strip().split("\n\n")[0]
    return SENTENCE.split(" ".join(paragraph.split()), maxsplit=1)[0]
