"""Where pictures and recordings are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.lint.base import Subject
from builder.model.items import FieldValue, Media
from builder.source import KeyPath


@dataclass(frozen=True, slots=True)
class Use:
    """A file in a field of an item.

    Attributes:
        path: The key path of the field's value.
        field: The field's id.
        kind: The field's kind; None where there is no such field, or where it is a part of one that is a list.
        media: The value.
    """

    path: KeyPath
    field: str
    kind: str | None
    media: Media


def items(subject: Subject) -> Iterator[tuple[KeyPath, dict[str, FieldValue]]]:
    """The items of examples and of quizzes, with their key paths."""
    for number, example in enumerate(subject.project.examples):
        yield ("examples", number, "item"), example.item
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            yield ("quizzes", number, "items", place, "item"), item.item


def used(subject: Subject) -> Iterator[Use]:
    """Every picture and recording in an item."""
    fields = subject.index.fields
    for path, item in items(subject):
        for field, value in item.items():
            if isinstance(value, Media):
                yield Use((*path, field), field, fields[field].kind if field in fields else None, value)
            elif not isinstance(value, str):
                for place, part in enumerate(value):
                    if part.media:
                        yield Use((*path, field, place, "media"), field, None, part.media)
