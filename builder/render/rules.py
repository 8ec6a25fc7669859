"""The instructions: procedure, and the rules by chapter with what gives way to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from builder.model.guidance import ProcedureStep, Rule, Section
from builder.model.project import Task
from builder.render.coverage import Counts
from builder.render.page import Page
from builder.render.variants import control, only, spoken, variant_html

BINDING = {"must": "Binding", "must-not": "Binding", "should": "Recommended", "should-not": "Recommended",
           "may": "Allowed"}  # fmt: skip
"""How binding a rule is. No word of it says "not": a rule's title is an instruction already, and "Must not" beside
"Leave your taste out" would turn it into its contrary."""

MEANT = {
    "Binding": "holds in every case, unless an exception or another rule goes before it",
    "Recommended": "is what to do unless there is a good reason against it",
    "Allowed": "is up to you",
}
"""What these words mean for those who read them, from the most binding on."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what surrounds it.

    Attributes:
        rule: The rule.
        binding: How binding it is, in a word.
        under: Ids of rules that go before this one.
        counts: Its examples and questions.
        replaced: The variants that have a text of their own, as ids by spaces.
        why_replaced: Those that have a reason of their own.
        spoken: `lang` and `dir` of a rule that is in the language of its variants, as attributes.
    """

    rule: Rule
    binding: str
    under: tuple[str, ...]
    counts: Counts
    replaced: str
    why_replaced: str
    spoken: Markup


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section (None for rules without one) and its rules."""

    section: Section | None
    rules: tuple[RuleView, ...]


def rules_context(page: Page) -> Mapping[str, Any]:
    """Chapters in the order of the sections; rules without a section come first."""
    project = page.edition.project
    counts = page.edition.coverage.rules
    under: dict[str, list[str]] = {}
    for rule in project.rules:
        for other in rule.over:
            under.setdefault(other, []).append(rule.id)
    views = [
        RuleView(
            rule,
            BINDING[rule.strength],
            tuple(under.get(rule.id, ())),
            counts[rule.id],
            " ".join(each.variant for each in rule.variants),
            " ".join(each.variant for each in rule.variants if each.why),
            spoken(page, rule.only, rule.text),
        )
        for rule in project.rules
    ]
    known = {section.id for section in project.sections}
    chapters = [Chapter(None, tuple(view for view in views if view.rule.section not in known))]
    chapters += [
        Chapter(section, tuple(view for view in views if view.rule.section == section.id))
        for section in project.sections
    ]
    return {
        "chapters": [chapter for chapter in chapters if chapter.rules],
        "bindings": [each for each in MEANT.items() if each[0] in {view.binding for view in views}],
        "procedures": procedures(page),
        **_of_variants(page),
    }


def _of_variants(page: Page) -> Mapping[str, Any]:
    project = page.edition.project
    differs = any(rule.only or rule.variants for rule in project.rules) or any(step.only for step in project.procedure)
    return {
        "control": control(page) if differs else "",
        "only": partial(only, page),
        "variant_html": partial(variant_html, page),
    }


def procedures(page: Page) -> list[tuple[Task | None, tuple[ProcedureStep, ...]]]:
    """The steps for all tasks, then those of single tasks."""
    project = page.edition.project
    found: list[tuple[Task | None, tuple[ProcedureStep, ...]]] = [
        (None, tuple(step for step in project.procedure if not step.tasks))
    ]
    found += [(task, tuple(step for step in project.procedure if task.id in step.tasks)) for task in project.tasks]
    return [(task, steps) for task, steps in found if steps or task]
