"""Where everything of a decision flow stands: a ladder that fits a phone.

Questions stand below each other in one column. A way that ends in a label goes right to it; a way to the question
below goes down; a way to any other runs in a lane at the left, one lane for each question that it leads to.
The answers stand in the question's box, where their ways leave it. Measures are units of the drawing, which are pixels
where it is not scaled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.flows import Ask, Flow, Way
from builder.render.flow_text import longest, width, wrap

ASK_SIZE, ANSWER_SIZE = 15.0, 13.0
ASK_LINE, ANSWER_LINE = 19.0, 16.0

_WIDTH = 336.0
_MARGIN = 4.0
_LANE = 13.0
_LABEL_WIDTH = 112.0
_ARROW = 24.0
_PAD = 9.0
_LABEL_PAD = 7.0
_LABEL_SIDE = 6.0
_SMALLEST = 11.0
_LEAST_BOX = 140.0
_APART = 8.0
_ROW_GAP = 22.0
_DOWN_GAP = 20.0
_BOLD = 1.08
_DOWN_INDENT = 22.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: `x` and `y` of its baseline's anchor."""

    text: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """A question or a label.

    Attributes:
        kind: `lost` is a way that leads nowhere.
        key: The id of the question, or of the label.
        x: Left.
        y: Top.
        w: Width.
        h: Height.
        lines: Its text.
        answers: Answers that stand in a question's box.
    """

    kind: Literal["ask", "label", "lost"]
    key: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[TextLine, ...]
    answers: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A way: its corners from the box that it leaves to the tip of its arrow, and the text beside it."""

    start: str
    answer: str
    points: tuple[Point, ...]
    lines: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The drawing: its size, and what is in it, in reading order."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


@dataclass
class _Row:
    ask: Ask
    below: str | None
    y: float = 0.0
    h: float = 0.0
    ports: list[tuple[Way, float]] = field(default_factory=list)


def order(flow: Flow) -> list[Ask]:
    """The questions so that each comes before those that it leads to; else in the author's order.

    A circle, which is a fault that the checks report, is broken where it comes back to an earlier question.
    """
    asks: dict[str, Ask] = {}
    for ask in flow.asks:
        asks.setdefault(ask.id, ask)
    after = {
        ask.id: {way.next for way in ask.ways if way.label is None and way.next in asks and way.next != ask.id}
        for ask in asks.values()
    }
    before = {each: sum(each in targets for targets in after.values()) for each in asks}
    waiting = dict.fromkeys(asks)
    done: list[Ask] = []
    while waiting:
        first = next(iter(waiting))
        # The start stays first even where a circle leads back to it.
        chosen = next((each for each in waiting if not before[each]), first) if done else first
        del waiting[chosen]
        done.append(asks[chosen])
        for each in after[chosen]:
            before[each or ""] -= 1
    return done


def layout(flow: Flow, title: Callable[[str], str]) -> Layout:
    """Lays a flow out.

    Args:
        flow: The flow; it may be faulty.
        title: What a label is called.
    """
    asks = order(flow)
    known = {ask.id for ask in asks}
    rows = [_Row(ask, asks[number + 1].id if number + 1 < len(asks) else None) for number, ask in enumerate(asks)]
    lanes = _lanes(rows, known)
    left = _MARGIN + (_LANE * (max(lanes.values()) + 1) + _APART if lanes else 0)
    box = max(_LEAST_BOX, _WIDTH - _MARGIN - _LABEL_WIDTH - _ARROW - left)
    return _Drawing(rows, lanes, left, box, known, title).drawn()


def _lanes(rows: list[_Row], known: set[str]) -> Mapping[str, int]:
    """A lane for each question that is led to from elsewhere than right above, side by side where they overlap."""
    at = {row.ask.id: number for number, row in enumerate(rows)}
    spans: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        for way in row.ask.ways:
            if way.label is None and way.next in known and way.next and way.next != row.below:
                first, last = spans.get(way.next, (at[way.next], at[way.next]))
                spans[way.next] = (min(first, number), max(last, number))
    lanes: dict[str, int] = {}
    for target, (first, last) in sorted(spans.items(), key=lambda span: (span[1][1] - span[1][0], span[1])):
        taken = {
            lanes[other] for other, (start, end) in spans.items() if other in lanes and start <= last and first <= end
        }
        lanes[target] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


class _Drawing:
    def __init__(
        self,
        rows: list[_Row],
        lanes: Mapping[str, int],
        left: float,
        box: float,
        known: set[str],
        title: Callable[[str], str],
    ) -> None:
        self.rows = rows
        self.lanes = lanes
        self.left = left
        self.box = box
        self.known = known
        self.title = title
        self.boxes: list[Box] = []
        self.edges: list[Edge] = []
        self.entries: dict[str, float] = {}
        self.leaving: list[tuple[str, Way, float]] = []

    @property
    def right(self) -> float:
        """The right side of the questions."""
        return self.left + self.box

    def drawn(self) -> Layout:
        y = _MARGIN
        for row in self.rows:
            y = self._row(row, y)
        for start, way, leaves in self.leaving:
            lane = self.left - _APART - _LANE * self.lanes[way.next or ""] - _LANE / 2
            enters = self.entries[way.next or ""]
            corners = ((self.left, leaves), (lane, leaves), (lane, enters), (self.left, enters))
            self.edges.append(Edge(start, way.answer, corners))
        bottom = max((box.y + box.h for box in self.boxes), default=0)
        return Layout(
            self.right + _ARROW + _LABEL_WIDTH + _MARGIN, bottom + _MARGIN, tuple(self.boxes), tuple(self.edges)
        )

    def _row(self, row: _Row, top: float) -> float:
        """Draws a question with its labels; gives where the next may begin."""
        ask = row.ask
        lines = wrap(ask.ask, ASK_SIZE, self.box - 2 * _PAD)
        middle = self.left + self.box / 2
        texts = _set(lines, middle, top + _PAD, "middle", ASK_SIZE, ASK_LINE)
        y = top + _PAD + len(lines) * ASK_LINE + _PAD / 2
        self.entries[ask.id] = top + _PAD + ASK_LINE / 2
        answers: list[TextLine] = []
        labels: list[Box] = []
        down = [way for way in ask.ways if way.label is None and way.next is not None and way.next == row.below]
        for way in ask.ways:
            if way in down:
                continue
            jumps = way.label is None and way.next in self.known
            words = wrap(way.answer, ANSWER_SIZE, self.box - 2 * _PAD)
            height = len(words) * ANSWER_LINE
            if jumps:
                answers += _set(words, self.left + _PAD, y, "start", ANSWER_SIZE, ANSWER_LINE)
                self.leaving.append((ask.id, way, y + height / 2))
            else:
                label = self._label(way, y)
                height = max(height, label.h)
                centre = y + height / 2
                start = centre - len(words) * ANSWER_LINE / 2
                answers += _set(words, self.right - _PAD, start, "end", ANSWER_SIZE, ANSWER_LINE)
                labels.append(_moved(label, centre - label.h / 2 - label.y))
                self.edges.append(Edge(ask.id, way.answer, ((self.right, centre), (self.right + _ARROW, centre))))
            y += height + _APART
        bottom = y + _PAD / 2 - (_APART if answers else 0)
        self.boxes.append(
            Box("ask", ask.id, self.left, top, self.box, bottom - top, tuple(texts), tuple(answers)),
        )
        self.boxes += labels
        return self._down(ask, down, bottom) if down else bottom + _ROW_GAP

    def _label(self, way: Way, y: float) -> Box:
        key = way.label if way.label is not None else way.next or ""
        lost = way.label is None
        words, room = f"? {key}".strip() if lost else self.title(key), _LABEL_WIDTH - 2 * _LABEL_SIDE
        size = _size(words, room)
        lines = wrap(words, size * _BOLD, room)
        height = len(lines) * ASK_LINE + 2 * _LABEL_PAD
        x = self.right + _ARROW
        texts = _set(lines, x + _LABEL_WIDTH / 2, y + _LABEL_PAD, "middle", size, ASK_LINE)
        return Box("lost" if lost else "label", key, x, y, _LABEL_WIDTH, height, tuple(texts))

    def _down(self, ask: Ask, ways: list[Way], bottom: float) -> float:
        """The way to the question right below, with all the answers that lead there."""
        x = self.left + _DOWN_INDENT
        words = [line for way in ways for line in wrap(way.answer, ANSWER_SIZE, self.box - _DOWN_INDENT - _PAD)]
        end = bottom + max(len(words) * ANSWER_LINE + _DOWN_GAP, 2 * _DOWN_GAP)
        beside = (bottom + end - _APART / 2 - len(words) * ANSWER_LINE) / 2
        texts = _set(words, x + _APART, beside, "start", ANSWER_SIZE, ANSWER_LINE)
        self.edges.append(Edge(ask.id, ways[0].answer, ((x, bottom), (x, end)), tuple(texts)))
        self.edges += [Edge(ask.id, way.answer, ((x, bottom), (x, end))) for way in ways[1:]]
        return end


def _size(text: str, room: float) -> float:
    """The size at which no word of a label must be broken; the usual one where even the smallest would not do."""
    needed = longest(text, _BOLD)
    size = min(ASK_SIZE, room / needed // 0.5 * 0.5) if needed else ASK_SIZE
    return size if size >= _SMALLEST else ASK_SIZE


def _set(
    lines: list[str], x: float, top: float, anchor: Literal["start", "middle", "end"], size: float, line: float
) -> list[TextLine]:
    # The baseline lies where letters sit in the middle of their line.
    base = top + line / 2 + size * 0.35
    return [TextLine(text, x, base + number * line, anchor, size) for number, text in enumerate(lines)]


def _moved(box: Box, by: float) -> Box:
    lines = tuple(TextLine(line.text, line.x, line.y + by, line.anchor, line.size) for line in box.lines)
    return Box(box.kind, box.key, box.x, box.y + by, box.w, box.h, lines)


def text_span(line: TextLine) -> tuple[float, float]:
    """Left and right end of a line of text, as far as can be told without its font."""
    wide = width(line.text, line.size)
    left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
    return left, left + wide
