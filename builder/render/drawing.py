"""What of an example's answers is drawn on its item, under numbers by which item and answers name the same thing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder.answers import IllegalAnswerError, Scope, read
from builder.answers.boxes import Box
from builder.answers.errors import MarkedError
from builder.answers.marks import Extent
from builder.answers.spans import Span
from builder.model import Question
from builder.model.examples import Accepted, Rejected
from builder.model.items import PARTS, FieldValue, Raw
from builder.model.questions import Boxes, Errors, Spans
from builder.render.marked import Mark
from builder.render.page import Page
from builder.render.pictures import DrawnBox
from builder.scalars import as_written

DRAWN = (Spans, Errors, Boxes)
"""Questions whose answers have a place on the item."""


@dataclass(frozen=True, slots=True)
class Row:
    """A span, an error or a box of an answer.

    Attributes:
        entry: As it is written.
        value: What it means; None where it is not legal, which is a finding of its own.
        number: Its number on the item; 0 where it is not drawn there.
        text: The marked text; None for what has none.
        where: In which field or part it stands, where that is not plain.
        wrong: Whether it belongs to a wrong answer.
    """

    entry: Mapping[str, Any]
    value: Span | MarkedError | Box | None = None
    number: int = 0
    text: str | None = None
    where: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What an answer is shown beside.

    Attributes:
        item: The item that it answers.
        rows: Its spans, errors or boxes; None for other kinds, and for an answer without an item.
        names: The spans that relations name.
        accept: The accepted answers to all questions.
    """

    item: Mapping[str, FieldValue] = field(default_factory=dict)
    rows: Sequence[Row] | None = None
    names: Mapping[str, Row] = field(default_factory=dict)
    accept: Mapping[str, Accepted] = field(default_factory=dict)


ALONE = Beside()


class Drawing:
    """The answers of an example with the numbers under which they are drawn on its item.

    Of several accepted answers to a question the first is drawn. Numbers run through all questions, in the order of
    the text, so that each stands for one thing on the whole item. Boxes of wrong answers are drawn too, as wrong.

    Args:
        page: The page.
        item: The item.
        accept: Accepted answers by question.
        reject: Wrong answers.
    """

    def __init__(
        self,
        page: Page,
        item: Mapping[str, FieldValue],
        accept: Mapping[str, Accepted],
        reject: Sequence[Rejected] = (),
    ) -> None:
        self._page, self._item, self._accept = page, item, accept
        self._scope = Scope(page.edition.project, item, known=page.edition.index)
        self._numbers = itertools.count(1)
        self._order = {name: place for place, name in enumerate(page.edition.index.fields)}
        self._rows: dict[tuple[str, int], list[Row]] = {}
        self._wrong: dict[int, list[Row]] = {}
        self.spans: list[Mark] = []
        self.boxes: list[DrawnBox] = []
        questions = page.edition.index.questions
        for name in questions if any(isinstance(questions.get(name), DRAWN) for name in accept) else ():
            if name in accept and isinstance(questions[name], DRAWN):
                for place, raw in enumerate(accept[name].any_of or ()):
                    self._rows[name, place] = self._draw(questions[name], raw, drawn=place == 0)
        for place, wrong in enumerate(reject):
            question = questions.get(wrong.question)
            if isinstance(question, DRAWN):
                drawn = isinstance(question, Boxes)
                self._wrong[place] = self._draw(question, wrong.answer, drawn=drawn, wrong=True)
        rows = itertools.chain.from_iterable(self._rows.values())
        named = [(as_written(row.entry["name"]) or "", row) for row in rows if "name" in row.entry]
        self._names = dict(reversed(named))  # the first one counts: it is drawn

    def accepted(self, question: str, place: int) -> Beside:
        """What one of the accepted answers to a question is shown beside."""
        return Beside(self._item, self._rows.get((question, place)), self._names, self._accept)

    def rejected(self, place: int) -> Beside:
        """What one of the wrong answers is shown beside."""
        return Beside(self._item, self._wrong.get(place), self._names, self._accept)

    def _draw(self, question: Question, raw: Raw, *, drawn: bool, wrong: bool = False) -> list[Row]:
        if not isinstance(raw, (list, tuple)):
            return []
        rows = [self._row(question, entry, wrong=wrong) for entry in raw if isinstance(entry, Mapping)]
        rows.sort(key=self._place)
        if not drawn:
            return rows
        numbered = []
        for row in rows:
            number = next(self._numbers)
            numbered.append(Row(row.entry, row.value, number, row.text, row.where, wrong))
            if isinstance(row.value, Box):
                box = row.value
                sides = (box.left, box.top, box.width, box.height)
                self.boxes.append(DrawnBox(getattr(question, "of", ""), sides, number, wrong))
            elif row.value is not None and row.value.extent is not None:
                self.spans.append(self._mark(question, row.value, row.value.extent, number))
        return numbered

    def _row(self, question: Question, entry: Mapping[str, Any], *, wrong: bool) -> Row:
        try:
            answer = read(question, [entry], self._scope)
        except IllegalAnswerError:
            return Row(entry, wrong=wrong)
        (value,) = answer.value if isinstance(answer.value, tuple) else (None,)
        if isinstance(value, Box) or value is None or value.extent is None:
            return Row(entry, value, wrong=wrong)
        extent = value.extent
        held = self._item[extent.field]
        text = held[extent.part - 1].text if isinstance(held, tuple) else held
        marked = text[extent.start : extent.end] if isinstance(text, str) else None
        return Row(entry, value, 0, marked, " ".join(self._where(question, extent, held)), wrong)

    def _where(self, question: Question, extent: Extent, held: FieldValue) -> Iterator[str]:
        found = self._page.edition.index.fields.get(extent.field)
        if isinstance(held, tuple) and len(held) > 1:
            word = PARTS.get(found.kind, "part") if found else "part"
            yield f"in {word} {held[extent.part - 1].id or extent.part}"
        if len(getattr(question, "of", ())) > 1 and found:
            yield f"in “{found.title}”"

    def _mark(self, question: Question, value: Span | MarkedError, extent: Extent, number: int) -> Mark:
        labels = (value.label,) if isinstance(value, Span) else (value.category, value.severity)
        targets = (self._page.links.target("label", f"{question.id}/{label}") for label in labels)
        title = ", ".join(target.title if target else label for target, label in zip(targets, labels, strict=True))
        part = extent.part - 1 if extent.part else None
        return Mark(extent.field, part, extent.start, extent.end, title, number, isinstance(value, MarkedError))

    def _place(self, row: Row) -> tuple[int, ...]:
        """Sorts marks as the text goes; what has no place comes last, boxes stay as they are written."""
        extent: Extent | None = getattr(row.value, "extent", None)
        if extent is None:
            return (1,)
        return (0, self._order.get(extent.field, 0), extent.part, extent.start, extent.end)
