"""What a map of lines may name: entries of a spec, and those of its parts that have no id of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.model import Index, Project

WHOLE = ("requirements", "sensitive", "item", "questions", "procedure", "rules", "examples", "escalation")
"""Parts that can be named as a whole, as the heading above them does in a source."""
KEYED = ("requirements", "sensitive", "item")
"""Parts whose keys are named: `requirements:quality`. Of the project itself, only what people read is."""
LISTED = ("procedure", "escalation")
"""Parts whose entries have no id and are named by their place, counted from 1: `procedure:2`."""
SHOWN = ("title", "summary")


def _examples_of(project: Project, section: str) -> bool:
    chapter = {rule.id for rule in project.rules if rule.section == section}
    return any(chapter.intersection(example.rules) for example in project.examples)


def _strength_in(project: Project, name: str) -> bool:
    section, _, strength = name.partition("/")
    return any(rule.section == section and rule.strength == strength for rule in project.rules)


OTHER: dict[str, Callable[[Project, str], bool]] = {
    "project": lambda _, key: key in SHOWN,
    "examples": _examples_of,
    "strength": _strength_in,
}


def exists(project: Project, name: str) -> bool:
    """Whether the spec has what a map names.

    Args:
        project: The spec.
        name: `kind:id` of an entry, or one of these:

            - `project:title`, `project:summary`: what the project calls itself, and says that trainers do;
            - `procedure`, `requirements` …: a part as a whole;
            - `requirements:quality`, `item:description`: a key of a part, where it is filled;
            - `procedure:2`: an entry of a part, by its place;
            - `examples:great-steps`: the worked examples of a chapter, those that cite one of its rules;
            - `strength:never/must-not`: that rules of a chapter bear this strength, which stands beside each of them
              and says what a heading such as "Do" or "Don't" says once for all of them.
    """
    kind, colon, rest = name.partition(":")
    if not colon:
        return kind in WHOLE and bool(getattr(project, kind))
    if kind in LISTED:
        return rest.isdecimal() and 1 <= int(rest) <= len(getattr(project, kind))
    if kind in KEYED:
        part = getattr(project, kind)
        return part is not None and rest in type(part).model_fields and bool(getattr(part, rest))
    if kind in OTHER:
        return OTHER[kind](project, rest)
    return rest in Index(project).known.get(kind, {})


def missing(project: Project, names: Iterable[str]) -> list[str]:
    """The names that stand for nothing in the spec, in their order."""
    return [name for name in names if not exists(project, name)]
