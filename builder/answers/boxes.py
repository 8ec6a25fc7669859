"""Boxes on an image."""

# ruff: noqa: ARG002 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.answers.kind import Kind
from builder.answers.labels import LabelSet
from builder.answers.matching import f1_distance
from builder.answers.plain import entries, mapping, number
from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.answers.spans import values
from builder.model.items import Media, Raw
from builder.model.questions import Boxes as BoxesQuestion
from builder.source import KeyPath

_KEYS = ("box", "label")

_SIDES = ("left edge", "top edge", "width", "height")


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A box in pixels, from the upper left corner of the image, with its label."""

    left: float
    top: float
    width: float
    height: float
    label: str

    def iou(self, other: Box) -> float:
        """Intersection over union of the areas, from 0 (apart) to 1 (the same place)."""
        if (self.left, self.top, self.width, self.height) == (other.left, other.top, other.width, other.height):
            return 1.0
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        if across <= 0 or down <= 0:
            return 0.0
        shared = across * down
        union = self.width * self.height + other.width * other.height - shared
        return shared / union if union > 0 else 0.0


class BoxesKind(Kind[BoxesQuestion, tuple[Box, ...]]):
    """Answers of a `boxes` question: a list of `{box: [left, top, width, height], label: …}`, in any order."""

    gradual = True

    def read(self, question: BoxesQuestion, raw: Raw, scope: Scope, faults: Faults) -> tuple[Box, ...] | None:
        """The boxes from left to right."""
        picture = scope.item.get(question.of)
        if not isinstance(picture, Media):
            faults.add((), f"the item has no image in '{question.of}', on which the question '{question.id}' draws")
        size = scope.pictures.get(picture.file) if isinstance(picture, Media) else None
        labels = LabelSet.of(question)
        boxes: set[Box] = set()
        for place, entry in enumerate(entries(raw, (), f"the answer to '{question.id}'", faults)):
            found = mapping(entry, (place,), "a box", faults, keys=_KEYS, needed=_KEYS)
            if found is None:
                continue
            label = labels.read(found["label"], (place, "label"), faults) if "label" in found else None
            sides = _sides(found["box"], (place, "box"), faults) if "box" in found else None
            if sides is not None and size is not None:
                _inside(sides, size, (place, "box"), faults)
            if label is None or sides is None:
                continue
            box = Box(*sides, label)
            if box in boxes:
                faults.add((place,), f"box {place + 1} is listed twice", "Draw each box once.")
            boxes.add(box)
        return tuple(sorted(boxes))

    def distance(
        self,
        question: BoxesQuestion,
        a: tuple[Box, ...],
        b: tuple[Box, ...],
        scope: Scope,
        tolerance: float | None,
    ) -> float:
        """One minus the F1 of the best one-to-one matching.

        Two boxes match if they have the same label, and intersection over union reaches `overlap_needed`.
        """
        needed = question.overlap_needed
        return f1_distance(a, b, lambda one, other: float(one.label == other.label and one.iou(other) >= needed))

    def labels(self, question: BoxesQuestion, raw: Raw) -> Iterator[str]:
        """The labels of the boxes."""
        return LabelSet.of(question).mentioned(values(raw, "label"))

    def words(self, question: BoxesQuestion, raw: Raw) -> Iterator[str]:
        """The labels and the broader ones above them."""
        return LabelSet.of(question).widened(self.labels(question, raw))


def _inside(sides: tuple[float, float, float, float], size: tuple[int, int], path: KeyPath, faults: Faults) -> None:
    """A fault for each edge that lies beyond the picture; less than a pixel is how a tool rounds."""
    left, top, width, height = sides
    if left + width >= size[0] + 1:
        faults.add(path, f"the box reaches beyond the right edge of the picture, which is {size[0]} pixels wide",
                   f"Its left edge and its width make at most {size[0]} together.")  # fmt: skip
    if top + height >= size[1] + 1:
        faults.add(path, f"the box reaches beyond the bottom edge of the picture, which is {size[1]} pixels high",
                   f"Its top edge and its height make at most {size[1]} together.")  # fmt: skip


def _sides(raw: object, path: KeyPath, faults: Faults) -> tuple[float, float, float, float] | None:
    listed = entries(raw, path, "a box", faults, "[left, top, width, height] in pixels")
    if not isinstance(raw, (list, tuple)):
        return None
    if len(listed) != len(_SIDES):
        faults.add(path, f"a box has four numbers, not {len(listed)}", "Write [left, top, width, height] in pixels.")
        return None
    sides = [
        number(one, (*path, place), f"the {name} of a box", faults)
        for place, (one, name) in enumerate(zip(listed, _SIDES, strict=True))
    ]
    for place, (side, name) in enumerate(zip(sides, _SIDES, strict=True)):
        if side is None:
            continue
        if side < 0:
            faults.add((*path, place), f"the {name} of a box is below 0")
        elif side == 0 and name in {"width", "height"}:
            faults.add((*path, place), f"the {name} of a box is 0")
    left, top, width, height = sides
    if left is None or top is None or width is None or height is None:
        return None
    return left, top, width, height
