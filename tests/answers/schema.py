"""A project with a question of every kind, an item for it, and ways to say what is expected."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from builder.answers import Problem, Scope
from builder.model import Project, Question, QuizItem
from builder.model.examples import Example
from builder.model.items import FieldValue
from builder.scalars import PlainBool, PlainFloat, PlainInt

VALUE: TypeAdapter[FieldValue] = TypeAdapter(FieldValue)

SPEC: dict[str, Any] = {
    "format": 1,
    "id": "demo",
    "title": "Demo",
    "summary": "Everything at once.",
    "item": {
        "title": "An item",
        "fields": [
            {"id": "comment", "title": "Comment", "kind": "text"},
            {"id": "talk", "title": "Talk", "kind": "conversation"},
            {"id": "two", "title": "Two", "kind": "responses"},
            {"id": "four", "title": "Four", "kind": "responses"},
            {"id": "solution", "title": "Solution", "kind": "steps"},
            {"id": "photo", "title": "Photo", "kind": "image"},
            {"id": "aside", "title": "Aside", "kind": "markdown", "optional": True},
        ],
    },
    "scales": [
        {
            "id": "shared",
            "title": "Shared",
            "low": 1,
            "high": 5,
            "anchors": [{"value": 1, "title": "Low"}, {"value": 3, "title": "Mid"}, {"value": 5, "title": "High"}],
        }
    ],
    "questions": [
        {
            "id": "grade",
            "kind": "choice",
            "labels": ["great", "okay", "bad", {"id": "spam", "flags": ["ends-item"]}],
            "cannot_tell": {"id": "unsure", "definition": "When the item is cut off."},
        },
        {"id": "level", "kind": "choice", "ordered": True, "labels": ["none", "some", "most", "all"]},
        {
            "id": "animal",
            "kind": "choice",
            "select": "any",
            "labels": [{"id": "pet", "labels": ["cat", "dog"]}, "cow"],
            "distances": [{"between": ["cat", "cow"], "is": 0.75}],
        },
        {"id": "leaf", "kind": "choice", "labels": [{"id": "pet", "labels": ["cat", "dog"]}, "cow"]},
        {
            "id": "topics",
            "kind": "multiple",
            "max": 3,
            "labels": ["law", "health", "sport", "money"],
            "cannot_tell": {"definition": "No topic is clear."},
        },
        {
            "id": "quality",
            "kind": "rating",
            "scale": {"low": 0, "high": 1, "step": 0.1, "anchors": [{"value": 0.5, "title": "Half"}]},
        },
        {"id": "clarity", "kind": "rating", "scale": "shared"},
        {"id": "better", "kind": "pairwise", "of": "two", "strengths": ["slightly", "clearly"], "tie": True},
        {"id": "plain-better", "kind": "pairwise", "of": "two"},
        {"id": "order", "kind": "ranking", "of": "four", "ties": True},
        {"id": "strict-order", "kind": "ranking", "of": "four"},
        {
            "id": "entities",
            "kind": "spans",
            "of": "comment",
            "tolerance": 1,
            "labels": ["person", {"id": "place", "labels": ["city", "country"]}],
        },
        {"id": "claims", "kind": "spans", "of": ["comment", "talk"], "overlap": True, "labels": ["claim"]},
        {
            "id": "faults",
            "kind": "errors",
            "of": "comment",
            "missing": True,
            "max": 4,
            "categories": [
                {"id": "accuracy", "labels": ["omission", "addition"]},
                {"id": "fluency", "labels": ["grammar", "punctuation"]},
                "non-translation",
            ],
            "severities": [
                {"id": "minor", "definition": "Small.", "weight": 1},
                {"id": "major", "definition": "Big.", "weight": 5},
            ],
            "weights": [
                {"category": "punctuation", "severity": "minor", "weight": 0.1},
                {"category": "non-translation", "weight": 25},
            ],
        },
        {
            "id": "links",
            "kind": "relations",
            "spans": "entities",
            "labels": [{"id": "born-in", "from": ["person"], "to": ["place"]}, "knows"],
        },
        {"id": "pairs", "kind": "relations", "spans": "entities", "directed": False, "labels": ["together"]},
        {"id": "objects", "kind": "boxes", "of": "photo", "labels": ["cat", "dog"]},
        {
            "id": "steps",
            "kind": "grades",
            "of": "solution",
            "labels": ["good", "fair", "bad"],
            "ordered": True,
            "ends_at": ["bad"],
        },
        {"id": "count", "kind": "number", "low": 0, "high": 10, "whole": True},
        {"id": "length", "kind": "number", "tolerance": 0.5},
        {
            "id": "reply",
            "kind": "text",
            "min_words": 2,
            "max_characters": 40,
            "must_match": [{"pattern": r"[.!?]$", "says": "It ends with a full stop."}],
            "must_not_match": [{"pattern": "(?i)as an ai", "says": "It does not speak of itself."}],
        },
        {
            "id": "why",
            "kind": "text",
            "when": [{"question": "grade", "is": ["bad", "unsure"]}],
            "must_match": [{"pattern": "(", "says": "Nothing, since the pattern is none."}],
        },
        {"id": "harm", "kind": "choice", "labels": ["yes", "no"], "when": [{"question": "animal", "is": "pet"}]},
        {"id": "fix", "kind": "text", "when": [{"question": "clarity", "is": ["1", "2.0"]}]},
        {"id": "tied-why", "kind": "text", "when": [{"question": "better", "is": "tie"}]},
        {"id": "deep", "kind": "text", "when": [{"question": "harm", "is": "yes"}, {"question": "grade", "is": "bad"}]},
    ],
    "skips": [{"id": "broken", "title": "Broken item", "definition": "It does not load."}],
    "tasks": [
        {"id": "all", "title": "All", "summary": "All of it.", "fields": ["comment"], "questions": ["why", "grade"]},
        {"id": "talks", "title": "Talks", "summary": "Talks.", "fields": ["talk", "aside"], "questions": ["claims"]},
    ],
    "rules": [{"id": "one", "title": "One", "text": "Be fair."}],
}

COMMENT = "Ann met Bob in Rome, and Ann left."

ITEM: dict[str, Any] = {
    "comment": COMMENT,
    "talk": [{"role": "user", "text": "Is Rome big?"}, {"role": "assistant", "text": "Rome is big. Rome is old."}],
    "two": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
    "four": [{"id": name, "text": name.upper()} for name in "abcd"],
    "solution": ["One.", "Two.", "Three."],
    "photo": {"file": "media/cat.png", "alt": "A cat"},
}

ANN = {"text": "Ann", "label": "person", "name": "ann"}
BOB = {"text": "Bob", "label": "person", "name": "bob"}
ROME = {"text": "Rome", "label": "city", "name": "rome"}
SPANS = [ANN, BOB, ROME]


def item(values: dict[str, Any]) -> dict[str, FieldValue]:
    """The values as the models hold them."""
    return {name: VALUE.validate_python(value) for name, value in values.items()}


def project(**changes: Any) -> Project:
    """The project, with other values under some keys."""
    spec = {**SPEC, **changes}
    spec["questions"] = [{"title": "T", "ask": "A?", **question} for question in spec["questions"]]
    return Project.model_validate(spec)


@cache
def demo() -> Scope:
    """The project with its item, and spans that relations can name."""
    return Scope(project(), item(ITEM), {"entities": SPANS})


def question(name: str) -> Question:
    return demo().index.questions[name]


def example(**changes: Any) -> Example:
    base = {"id": "e", "title": "E", "kind": "positive", "item": {}, "reason": "R", "rules": ["one"], "accept": {}}
    return Example.model_validate({**base, **changes})


def quiz_item(**changes: Any) -> QuizItem:
    base = {"id": "q", "kind": "open", "ask": "A?", "answers": [{"answer": "x"}], "rules": ["one"], "reason": "R"}
    return QuizItem.model_validate({**base, **changes})


def said(problems: list[Problem]) -> list[str]:
    """The problems as `path: message`, the path with dots."""
    return [f"{'.'.join(str(key) for key in problem.path)}: {problem.message}" for problem in problems]


def whole(raw: str) -> PlainInt:
    return PlainInt(int(raw), raw)


def decimal(raw: str) -> PlainFloat:
    return PlainFloat(float(raw), raw)


def flag(raw: str) -> PlainBool:
    return PlainBool(raw == "true", raw)
