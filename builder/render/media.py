"""Which media files an edition shows. Only these are published: a picture may be as internal as a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.model import Project
from builder.model.items import FieldValue, Media


def media_of(project: Project) -> tuple[str, ...]:
    """Paths from the project's folder, sorted, each once."""
    items = [example.item for example in project.examples]
    items += [item.item for quiz in project.quizzes for item in quiz.items]
    return tuple(sorted({media.file for item in items for media in _media(item)}))


def _media(item: Mapping[str, FieldValue]) -> Iterator[Media]:
    for value in item.values():
        if isinstance(value, Media):
            yield value
        elif not isinstance(value, str):
            yield from (part.media for part in value if part.media)
