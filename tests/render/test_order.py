"""What comes first: practice before exams; and what a level is called where a flow ends in it."""

from __future__ import annotations

import pytest

from builder.model import Index, Project
from builder.render.edition import Edition
from builder.render.environment import Templates
from builder.render.flows import flow_view
from builder.render.links import Links
from builder.render.page import Page
from builder.render.pages import plan_edition

RATING = {
    "id": "q", "title": "Q", "ask": "What?", "kind": "rating",
    "scale": {"low": 1, "high": 2, "anchors": [{"value": 2, "title": "All"}, {"value": 1, "title": "Nothing of it"}]},
    "cannot_tell": {"definition": "Nobody knows."},
}  # fmt: skip
FLOW = {
    "id": "main", "title": "Main", "decides": "q",
    "asks": [
        {"id": "one", "ask": "Any?", "ways": [{"answer": "No", "label": "1"}, {"answer": "Yes", "next": "two"}]},
        {"id": "two", "ask": "Clear?",
         "ways": [{"answer": "No", "label": "cannot-tell"}, {"answer": "Yes", "label": "2"}]},
    ],
}  # fmt: skip
ITEM = {"id": "one", "kind": "open", "ask": "Why?", "answers": [{"answer": "So."}], "rules": ["look"], "reason": "So."}


def quiz(name, use):
    return {"format": 1, "id": name, "use": use, "title": name.title(), "items": [ITEM], "pass_mark": {"overall": 0.5}}


@pytest.fixture
def project():
    return Project.model_validate(
        {
            "format": 1, "id": "small", "title": "Small", "summary": "Small.",
            "item": {"title": "Item", "fields": [{"id": "text", "title": "Text", "kind": "text"}]},
            "rules": [{"id": "look", "title": "Look", "text": "Look."}], "questions": [RATING], "flows": [FLOW],
            "quizzes": [quiz("final", "exam"), quiz("a-first", "practice"), quiz("again", "practice")],
        }
    )  # fmt: skip


def test_practice_comes_before_exams(project):
    nav = plan_edition(Edition(project, "trainers"), Templates({}, {})).nav
    (quizzes,) = (each["Quizzes"] for each in nav if "Quizzes" in each)
    assert [title for each in quizzes for title in each] == ["A-First", "Again", "Final"]


def test_a_flow_ends_in_levels_by_number_and_name(project):
    page = Page("decision-flow.md", Edition(project, "trainers"), Links(Index(project)))
    view = flow_view(page, project.flows[0])
    assert "[1 · Nothing of it](labels.md#label-q--1)" in view.text
    assert "[2 · All](labels.md#label-q--2)" in view.text
    assert "2 · All" in view.diagram
    assert "[Cannot tell]" in view.text  # a way out is no level
