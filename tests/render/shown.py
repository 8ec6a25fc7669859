"""Examples of a small project, laid out as on a page: for tests of items and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.model import Index, Project
from builder.model.examples import Accepted, Rejected
from builder.render.answers_shown import accepted_html, answer_html
from builder.render.cases import grades_of
from builder.render.drawing import Drawing
from builder.render.edition import Edition
from builder.render.items import Marking
from builder.render.links import Links
from builder.render.page import Page

RULE = {"id": "look", "title": "Look", "text": "Look."}


class Shown:
    """An item with its answers.

    Args:
        fields: The fields of the item.
        questions: The questions.
        item: The values of the fields.
        accept: Accepted sets by question.
        reject: Wrong answers.
        pictures: Sizes of pictures.
    """

    def __init__(
        self,
        fields: list[dict[str, Any]],
        questions: list[dict[str, Any]],
        item: Mapping[str, Any],
        accept: Mapping[str, Any],
        *,
        reject: list[dict[str, Any]] | None = None,
        pictures: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        example = {
            "id": "one", "title": "One", "kind": "positive", "item": dict(item), "accept": dict(accept),
            "reject": reject or [], "reason": "So it is.", "rules": ["look"],
        }  # fmt: skip
        project = Project.model_validate(
            {
                "format": 1, "id": "small", "title": "Small", "summary": "Small.",
                "item": {"title": "Item", "fields": fields},
                "questions": [{"title": each["id"].title(), "ask": "What?", **each} for each in questions],
                "rules": [RULE], "examples": [example],
            }
        )  # fmt: skip
        edition = Edition(project, "trainers", pictures=pictures or {})
        self.page = Page("examples.md", edition, Links(Index(project)))
        self.example = project.examples[0]
        self.drawing = Drawing(self.page, self.example.item, self.example.accept, self.example.reject)

    @property
    def item(self) -> str:
        """The item with what is drawn on it."""
        return str(
            self.page.item(
                self.example.item, Marking(self.drawing.spans, grades_of(self.page, self.example), self.drawing.boxes)
            )
        )

    def accepted(self, question: str) -> str:
        """The accepted answers to a question."""
        found: Accepted = self.example.accept[question]
        return accepted_html(self.page, question, found, self.drawing)

    def rejected(self, place: int = 0) -> str:
        """A wrong answer."""
        wrong: Rejected = self.example.reject[place]
        return answer_html(self.page, wrong.question, wrong.answer, self.drawing.rejected(place))
