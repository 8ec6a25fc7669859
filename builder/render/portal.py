"""The portal: the projects of a repository on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.edition import Edition
from builder.render.environment import Templates


@dataclass(frozen=True, slots=True)
class Card:
    """A project on the portal.

    Attributes:
        id: The project's id.
        title: What it is called.
        summary: What it is about.
        version: The version that the portal leads to.
        state: `draft` or `released`.
        has_tasks: Whether `tasks` are tasks; else they are questions.
        tasks: What is done, in a few words each.
        owners: Who answers for it.
    """

    id: str
    title: str
    summary: str
    version: str
    state: str
    has_tasks: bool
    tasks: tuple[str, ...]
    owners: tuple[str, ...]


def card(edition: Edition, state: str) -> Card:
    """The card of a project."""
    project = edition.project
    tasks = tuple(task.title for task in project.tasks)
    needs = project.requirements
    return Card(
        id=project.id,
        title=project.title,
        summary=project.summary,
        version=edition.version,
        state=state,
        has_tasks=bool(tasks),
        tasks=tasks or tuple(question.title for question in project.questions),
        owners=tuple(owner.name for owner in needs.owners) if needs else (),
    )


def render_portal(cards: Sequence[Card], title: str, summary: str | None, templates: Templates) -> str:
    """The Markdown of the portal.

    Raises:
        GuidewrightError: The template is broken.
    """
    return templates.render("portal/index.md.j2", cards=cards, title=title, summary=summary)
