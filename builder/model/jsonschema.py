"""The JSON Schema (draft 2020-12) of the files that people write, generated from the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.model.project import Project
from builder.model.quizzes import Quiz

JsonSchema = dict[str, Any]


def project_schema() -> JsonSchema:
    """For `guidelines/<project>/project.yaml`."""
    schema = Project.model_json_schema(by_alias=True)
    del schema["properties"]["quizzes"]  # quizzes are files of their own
    return _headed(schema, "project.schema.json")


def part_schema() -> JsonSchema:
    """For the other files of a project folder: the same keys, none of them required."""
    schema = project_schema()
    schema.pop("required", None)
    return _headed(schema, "part.schema.json")


def quiz_schema() -> JsonSchema:
    """For `quizzes/<project>/*.yaml`."""
    return _headed(Quiz.model_json_schema(by_alias=True), "quiz.schema.json")


def _headed(schema: JsonSchema, name: str) -> JsonSchema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": name, **schema}


SCHEMAS: dict[str, Callable[[], JsonSchema]] = {"project": project_schema, "part": part_schema, "quiz": quiz_schema}
