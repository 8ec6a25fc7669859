"""The page about the spec language."""

from __future__ import annotations

from pathlib import Path

from builder.loading.merge import LISTS
from builder.model import Project
from builder.model.intext import KINDS as REFERRED
from builder.model.walk import key_of
from reference_pages import mappings
from reference_pages.markdown import block, code, escaped, filled, table, words_of

EXAMPLE = Path(__file__).parents[1] / "example"

HOW_TO_REFER = {
    "rule": "rule:no-threats",
    "label": "label:toxic/Yes",
    "example": "example:quoted-insult",
    "term": "term:threat",
    "edge-case": "edge-case:empty-comment",
    "faq": "faq:sarcasm",
    "question": "question:toxic",
    "flow": "flow:main",
    "decision": "decision:emoji-are-text",
}
"""One reference of each kind; a missing or a surplus one stops the generator."""


def page() -> str:
    """The page."""
    shown = {model for name in mappings.GROUPS for model in mappings.models(name)}
    missing = [model.__name__ for model in mappings.reachable() if model not in shown]
    if missing or set(HOW_TO_REFER) != set(REFERRED):
        raise LookupError(f"not on the page: {missing or set(HOW_TO_REFER) ^ set(REFERRED)}")
    return filled(
        "language.md.j2",
        group=mappings.group,
        contents=_contents,
        example=_example(),
        kinds=_kinds(),
        lists=_lists(),
        references=", ".join(f"`[[{HOW_TO_REFER[kind]}]]`" for kind in REFERRED),
    )


def _contents(*chapters: str) -> str:
    return ", ".join(mappings.link(model) for name in chapters for model in mappings.models(name))


def _kinds() -> str:
    rows = []
    for model in mappings.KINDS:
        what, _, form = words_of(model).partition(". ")
        rows.append((mappings.link(model), escaped(f"{what}."), escaped(form)))
    return table(["Kind", "What trainers give", "How it is written"], rows)


def _lists() -> str:
    keys = [key_of(Project, name) for name in Project.model_fields]
    return ", ".join(code(key) for key in keys if key in LISTS)


def _example() -> str:
    files = sorted(path for path in EXAMPLE.rglob("*.yaml") if path.is_file())
    return "\n\n".join(
        f"`{path.relative_to(EXAMPLE).as_posix()}`:\n\n{block(path.read_text('utf-8'))}" for path in files
    )
