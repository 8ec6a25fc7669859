"""The quick card: what a trainer keeps beside the labeling tool, on one page of paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from builder.model.index import SKIP
from builder.render.page import Page
from builder.render.rules import STRENGTHS

RULES_ON_CARD = 24
"""More than this do not fit on a page with the labels; the binding ones are kept."""

BINDING = ("must", "must-not")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def card_context(page: Page) -> Mapping[str, Any]:
    """Rules in one line each, labels with the first sentence of their definition."""
    project, index = page.edition.project, page.edition.index
    rules = [rule for rule in project.rules if not rule.only]
    if len(rules) > RULES_ON_CARD:
        rules = [rule for rule in rules if rule.strength in BINDING][:RULES_ON_CARD]
    shown_scales: set[str] = set()
    questions = []
    for question in project.questions:
        scale = getattr(question, "scale", None)
        repeated = isinstance(scale, str) and scale in shown_scales
        if isinstance(scale, str):
            shown_scales.add(scale)
        labels = [] if repeated else index.labels_of(question.id)
        if labels:
            questions.append((question, [(entry, first_sentence(entry.label.definition or "")) for entry in labels]))
    skips = [(entry, first_sentence(entry.label.definition or "")) for entry in index.labels_of(SKIP)]
    return {
        "rules": [(rule, STRENGTHS[rule.strength]) for rule in rules],
        "procedures_short": project.procedure[:8],
        "left_out": len(project.rules) - len(rules),
        "questions": questions,
        "skips": skips,
    }


def first_sentence(text: str) -> str:
    """The first sentence of a definition: a card has no room for more."""
    paragraph = text.strip().split("\n\n")[0]
    return SENTENCE.split(" ".join(paragraph.split()), maxsplit=1)[0]
