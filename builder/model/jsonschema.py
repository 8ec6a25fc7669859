"""The JSON Schema (draft 2020-12) of the files that people write, generated from the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.model.project import Project
from builder.model.quizzes import Quiz

JsonSchema = dict[str, Any]


def project_schema() -> JsonSchema:
    """For `guidelines/<project>/project.yaml`. Whatever may stand in another file of the folder is not required."""
    schema = Project.model_json_schema(by_alias=True)
    del schema["properties"]["quizzes"]  # quizzes are files of their own
    schema["required"] = ["format", "id", "title", "summary"]
    return _headed(schema, "project.schema.json")


def part_schema() -> JsonSchema:
    """For the other files of a project folder: the same keys, none of them required."""
    schema = project_schema()
    schema.pop("required", None)
    return _headed(schema, "part.schema.json")


def quiz_schema() -> JsonSchema:
    """For `quizzes/<project>/*.yaml`."""
    return _headed(Quiz.model_json_schema(by_alias=True), "quiz.schema.json")


BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""Pydantic leaves the bounds of a union as they are; JSON Schema has names of its own for them."""

NULL = {"type": "null"}
NUMBER = [{"type": "integer"}, {"type": "number"}]


def _headed(schema: JsonSchema, name: str) -> JsonSchema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": name, **_standard(schema)}


def _standard(schema: Any) -> Any:
    """The schema in JSON Schema's own words."""
    if isinstance(schema, list):
        return [_standard(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found: JsonSchema = {str(BOUNDS.get(key, key)): _standard(value) for key, value in schema.items()}
    if found.get("anyOf") == NUMBER:
        del found["anyOf"]
        found = {"type": "number", **found}
    if "`" in str(found.get("description", "")):
        # VS Code shows `description` to the letter, and this one as Markdown.
        found["markdownDescription"] = found["description"]
    return _without_null(found)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A key that has no value is left out: an empty one is a fault, and no editor should offer it."""
    choices = schema.get("anyOf")
    if not isinstance(choices, list) or NULL not in choices:
        return schema
    kept = [each for each in choices if each != NULL]
    rest = {key: value for key, value in schema.items() if key != "anyOf" and not (key == "default" and value is None)}
    return _standard({**kept[0], **rest}) if len(kept) == 1 else {"anyOf": kept, **rest}


SCHEMAS: dict[str, Callable[[], JsonSchema]] = {"project": project_schema, "part": part_schema, "quiz": quiz_schema}
