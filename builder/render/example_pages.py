"""On which page each worked example stands.

A page that is too long for a phone becomes a list that leads to pages of its own: by the chapter of the first rule that
an example cites, then by that rule. Where an example stands depends on nothing but its own first rule, so that a new
one moves no other. What a page becomes when it grows too long keeps its address, and a place for each example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.model import Project
from builder.model.examples import Example
from builder.model.guidance import Rule

MOST = 60
"""Examples on one page."""

NAME = "examples"
REST = f"{NAME}_other"
"""For rules outside all chapters, and for no rule. No id holds an underscore, so it is nobody else's."""
APART = (f"/{NAME}-*.md", f"/{REST}*.md")
"""The pages that are not in the navigation, as MkDocs' `not_in_nav` names them: the list leads to them."""


@dataclass(frozen=True)
class ExamplesPage:
    """A page with examples, or with the list of those on the pages below it.

    Attributes:
        path: Path of the Markdown page.
        title: What it is about; empty for all examples.
        examples: The examples here or below, in the order of the spec.
        parts: The pages below it; empty where the examples stand here.
    """

    path: str
    title: str
    examples: tuple[Example, ...]
    parts: tuple[ExamplesPage, ...] = ()

    def pages(self) -> Iterator[ExamplesPage]:
        """This page and all below it."""
        yield self
        for part in self.parts:
            yield from part.pages()

    def leaves(self) -> Iterator[ExamplesPage]:
        """The pages on which examples stand, in order."""
        return (page for page in self.pages() if not page.parts)


def examples_page(project: Project) -> ExamplesPage:
    """The page of all examples, with those below it."""
    examples = project.examples
    if len(examples) <= MOST:
        return ExamplesPage(f"{NAME}.md", "", examples)
    rules = {rule.id: rule for rule in project.rules}
    sections = {section.id: section.title for section in project.sections}
    found: dict[str, list[Example]] = {section: [] for section in [*sections, ""]}
    for example in examples:
        rule = _first(example, rules)
        section = rule.section if rule and rule.section in sections else None
        found[section or ""].append(example)
    parts = tuple(
        _section(f"{NAME}-{section}" if section else REST, sections.get(section, "Other rules"), inside, rules)
        for section, inside in found.items()
        if inside
    )
    return ExamplesPage(f"{NAME}.md", "", examples, parts)


def _section(name: str, title: str, examples: list[Example], rules: Mapping[str, Rule]) -> ExamplesPage:
    if len(examples) <= MOST:
        return ExamplesPage(f"{name}.md", title, tuple(examples))
    found: dict[str, list[Example]] = {rule: [] for rule in [*rules, ""]}
    for example in examples:
        rule = _first(example, rules)
        found[rule.id if rule else ""].append(example)
    parts = tuple(
        ExamplesPage(
            f"{name}--{rule}.md" if rule else f"{name}--.md",
            f"{title}: {rules[rule].title}" if rule else "Without a rule",
            tuple(inside),
        )
        for rule, inside in found.items()
        if inside
    )
    return ExamplesPage(f"{name}.md", title, tuple(examples), parts)


def _first(example: Example, rules: Mapping[str, Rule]) -> Rule | None:
    return next((rules[rule] for rule in example.rules if rule in rules), None)


def places(page: ExamplesPage) -> dict[str, str]:
    """For each example the path of the page on which it stands."""
    return {example.id: leaf.path for leaf in page.leaves() for example in leaf.examples}


def around(root: ExamplesPage, path: str) -> Mapping[str, Any]:
    """What a page leads to: the lists above it, and the pages of examples before and after it."""
    leaves = list(root.leaves())
    at = next((place for place, leaf in enumerate(leaves) if leaf.path == path), None)
    above = [page for page in root.pages() if any(path == below.path for below in page.pages()) and page.path != path]
    known = at is not None and len(leaves) > 1
    return {
        "above": above,
        "before": leaves[at - 1] if known and at else None,
        "after": leaves[at + 1] if known and at is not None and at + 1 < len(leaves) else None,
    }
