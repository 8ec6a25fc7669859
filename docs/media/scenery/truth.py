"""Whether the boxes that the spec and its quizzes accept are those of the pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import PurePosixPath

from builder.model import Project
from builder.model.items import Media, Raw

Box = list[int]


def untrue(project: Project, measured: Mapping[str, Mapping[str, Box]]) -> Iterator[str]:
    """The accepted boxes that are neither a measured one nor the box around two of them.

    Args:
        project: The project, its quizzes included.
        measured: For each scene its marks with their boxes.

    Yields:
        A line for each such box.
    """
    for name, picture, answer in _answers(project):
        scene = PurePosixPath(picture.file).stem
        found = list(measured.get(scene, {}).values())
        true = [*found, *(_around(one, other) for one, other in combinations(found, 2))]
        yield from (f"{name}: {box} is nowhere in {scene}" for box in _boxes(answer) if box not in true)


def _answers(project: Project) -> Iterator[tuple[str, Media, Raw]]:
    for example in project.examples:
        picture = example.item.get("picture")
        if isinstance(picture, Media):
            yield from ((example.id, picture, accepted.any_of) for accepted in example.accept.values())
    for quiz in project.quizzes:
        for item in quiz.items:
            picture = item.item.get("picture")
            if isinstance(picture, Media):
                yield from ((item.id, picture, row.answer) for row in item.answers if row.credit == 1)


def _boxes(answer: Raw) -> Iterator[Box]:
    if isinstance(answer, Mapping):
        if "box" in answer:
            yield [int(side) for side in answer["box"]]
    elif isinstance(answer, (list, tuple)):
        for part in answer:
            yield from _boxes(part)


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return [left, top, right - left, bottom - top]
