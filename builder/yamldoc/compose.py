"""Parser events become data and spans, in one pass that counts as it goes.

PyYAML's composer would recurse in C: 100,000 nested brackets end the interpreter. Its event stream does not, as long as
nobody asks beyond the first level too many (deep brackets cost libyaml time squared). Building from events is also
faster than composing nodes and walking them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from builder.errors import GuidewrightError
from builder.yamldoc.anchors import Anchored, Anchors
from builder.yamldoc.commas import report_comma
from builder.yamldoc.comments import has_any, report_comment
from builder.yamldoc.escapes import without_nul
from builder.yamldoc.faults import Faults, named
from builder.yamldoc.frame import AWAITING, DROPPED, Frame
from builder.yamldoc.limits import MAX_DEPTH, MAX_NODES, LimitReachedError
from builder.yamldoc.lines import Lines
from builder.yamldoc.lookalikes import report_cut_quotation
from builder.yamldoc.resolve import resolve
from builder.yamldoc.spans import AliasSpan, ListSpan, MapSpan, SpanNode
from builder.yamldoc.tags import is_text, report_tag
from builder.yamldoc.view import View

try:
    from yaml.cyaml import CSafeLoader
except ImportError:  # PyYAML built without libyaml: its slow twin has other messages and marks
    CSafeLoader = None  # type: ignore[assignment,misc]


def _is_left_out(file: str, view: str, anchor: str) -> bool:
    return f"&{anchor}" in file and f"&{anchor}" not in view


def _before_block_text(frame: Frame | None) -> str | None:
    if frame is None or not frame.block:
        return None if frame else ""
    return f"{frame.key}:" if isinstance(frame.key, str) else "-"


class Composer:
    """Reads one document from a view; afterwards, also after an exception, holds what could be read so far.

    Attributes:
        data: The document's data.
        root: Its spans; `None` if there is no document.
        faults: What is wrong, syntax apart (that is raised by `run`).
        nodes: Scalars, collections and aliases so far.
        stack: Collections still open.
        closed: Collections closed since the latest entry of a block collection began.
        entry: Offset of that entry (of its key in a mapping, of its value in a list), or `None`.
        entry_is_item: Whether it is the entry of a list.
    """

    def __init__(self, view: View, lines: Lines) -> None:
        if CSafeLoader is None:
            raise GuidewrightError("PyYAML lacks its C part", hint="Install PyYAML from a wheel, which has it.")
        self._view = view
        self._lines = lines
        self._parser: Any = CSafeLoader(view.text)
        self._documents = 0
        self.faults = Faults()
        self._anchors = Anchors(self.faults, partial(_is_left_out, lines.text, view.text))
        self.data: Any = None
        self.root: SpanNode | None = None
        self.nodes = 0
        self.stack: list[Frame] = []
        self.closed: list[Frame] = []
        self.entry: int | None = None
        self.entry_is_item = False
        self._bare = False
        self._told = 0  # up to where a comma that cut a text has its finding
        self._has_comments = has_any(view.text)

    def run(self) -> None:
        """Read the first document, to its end.

        Raises:
            yaml.YAMLError: where the text is not YAML.
            LimitReachedError: where the file asks for too much; the fault is noted.
        """
        get_event = self._parser.get_event
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._open(event, {}, MapSpan(event.start_mark.index))
            elif kind is SequenceStartEvent:
                self._open(event, [], ListSpan(event.start_mark.index))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is StreamEndEvent or (kind is DocumentStartEvent and self._is_second(event)):
                return

    @property
    def is_empty(self) -> bool:
        """Whether the file holds no value, not even a written null."""
        return self.root is None or (isinstance(self.root, int) and self._bare)

    def forget(self) -> None:
        """Drop data that was read only in part and cannot be trusted; faults stay."""
        self.data = self.root = None

    def _is_second(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return False
        message = "A second document starts here, and a file holds only one"
        hint = 'Delete the line "---", or move what follows into a file of its own.'
        self.faults.add(event.start_mark.index, "yaml-multiple-documents", message, hint)
        return True

    def _scalar(self, event: Any) -> None:
        index: int = event.start_mark.index
        text: str = event.value
        plain = not event.style
        self._count(index)
        if "\0" in text:
            text = without_nul(text, self._view.text, index, event.end_mark.index, self.faults)
        if self._view.restore:
            text = text.translate(self._view.restore)
        if event.tag is not None and not is_text(event.tag):
            report_tag(event.tag, index, self.faults)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is AWAITING and isinstance(frame.span, MapSpan):
            self._key(frame, text, index, event.start_mark.column, plain=plain)
            if event.anchor is not None:
                self._anchors.define(event.anchor, Anchored(text, index, 1))
            return
        if plain and not text and self._view.holes and self._view.is_hole(index):
            if frame is not None:
                frame.key = AWAITING
            return
        if plain:
            self._look_for_cuts(text, index, event.end_mark.index)
        value = resolve(text) if plain and not is_text(event.tag) else text
        self._bare = plain and not text
        if event.anchor is not None:
            self._anchors.define(event.anchor, Anchored(value, index, 1))
        self._put(value, index, 1)

    def _look_for_cuts(self, text: str, index: int, end: int) -> None:
        frame = self.stack[-1] if self.stack else None
        if self._has_comments:
            report_comment(self._view.text, end, _before_block_text(frame), self.faults)
        if frame is not None and not frame.block:
            report_cut_quotation(text, index, self.faults)
            if not text and isinstance(frame.key, str) and isinstance(frame.span, MapSpan):
                self._look_for_colon(frame, frame.span, frame.key, index)

    def _look_for_colon(self, frame: Frame, span: MapSpan, key: str, index: int) -> None:
        start = frame.key_index
        between = self._view.text[start:index]
        if not between.rstrip().endswith(":") and "#" not in between:
            if start >= self._told:
                self._told = report_comma(self._view.text, frame.data, span, key, start, self.faults)
            frame.key = DROPPED

    def _key(self, frame: Frame, text: str, index: int, column: int, *, plain: bool) -> None:
        if frame.block:
            frame.column = column
            self.entry, self.entry_is_item = index, False
            self.closed.clear()
        frame.key, frame.key_index = text, index
        entries = frame.span.entries if isinstance(frame.span, MapSpan) else {}
        if plain and not text:
            self._refuse_key(frame, index, "yaml-key", "A key is missing before the colon", "Write a key, or quotes.")
        elif plain and text == "<<":
            hint = "Write out the keys that are meant: what is merged in would have no place of its own."
            self._refuse_key(frame, index, "yaml-merge-key", 'The merge key "<<" is not read', hint)
        elif text in entries:
            message = (
                f"The key {named(text)} stands here twice; the first is in line {self._lines.line(entries[text][0])}"
            )
            if self._lacks_dash(frame, entries, text):
                hint = (
                    f"Is a `- ` missing before this {named(text)}? If no new entry begins here, delete one of the two."
                )
                self.faults.add(index, "yaml-duplicate-key", message, hint)
                self._split(frame, index)
                return
            hint = "Delete one of the two, or join what they hold. The first one counts until then."
            self._refuse_key(frame, index, "yaml-duplicate-key", message, hint)

    def _lacks_dash(self, frame: Frame, entries: dict[str, Any], key: str) -> bool:
        """Whether a list's entry, which has other keys by now, begins anew with its first key."""
        in_list = len(self.stack) > 1 and self.stack[-2].block and isinstance(self.stack[-2].span, ListSpan)
        return in_list and frame.block and frame.anchor is None and len(entries) > 1 and next(iter(entries)) == key

    def _split(self, frame: Frame, index: int) -> None:
        """What follows in the mapping is another entry of its list: two whole entries are worth more than a mix."""
        self.stack[-2].put(frame.data, frame.span)
        frame.data, frame.span = {}, MapSpan(index)

    def _refuse_key(self, frame: Frame, index: int, id_: str, message: str, hint: str) -> None:
        self.faults.add(index, id_, message, hint)
        frame.key = DROPPED

    def _alias(self, event: Any) -> None:
        index: int = event.start_mark.index
        self._count(index)
        target = self._anchors.use(event.anchor, index)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is AWAITING and isinstance(frame.span, MapSpan):
            if target is not None and isinstance(target.value, str):
                self._key(frame, target.value, index, event.start_mark.column, plain=False)
            else:
                if target is not None:
                    self._odd_key(frame, index)
                frame.key = DROPPED
        elif target is None:
            self._put(None, index, 1)
        else:
            node = target.node if isinstance(target.node, MapSpan | ListSpan) else None
            self._put(target.value, AliasSpan(index, node) if node else index, target.size)

    def _odd_key(self, frame: Frame, index: int) -> None:
        if frame.block:
            self.entry, self.entry_is_item = index, False
            self.closed.clear()
        hint = 'A key is one short text. If brackets belong to it, put it in quotes: "[a]": …'
        self.faults.add(index, "yaml-key", "A list or mapping cannot be a key", hint)

    def _open(self, event: Any, data: Any, span: MapSpan | ListSpan) -> None:
        self._count(span.index)
        if len(self.stack) >= MAX_DEPTH:
            message = f"More than {MAX_DEPTH} lists and mappings inside one another"
            self.faults.add(span.index, "yaml-too-deep", message, "Check for brackets or dashes that were not meant.")
            raise LimitReachedError
        if event.tag is not None:
            report_tag(event.tag, span.index, self.faults)
        if event.anchor is not None:
            self._anchors.begin(event.anchor)
        if not self.stack:
            self.data, self.root = data, span
        elif self.stack[-1].key is AWAITING and isinstance(self.stack[-1].span, MapSpan):
            self._odd_key(self.stack[-1], span.index)
        else:
            self._begin_entry(span.index)
        bare = event.anchor is None and event.tag is None
        column = event.start_mark.column if bare else -1
        self.stack.append(Frame(data, span, not event.flow_style, column, event.anchor))

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.block:
            self.closed.append(frame)
        if frame.anchor is not None:
            self._anchors.define(frame.anchor, Anchored(frame.data, frame.span, frame.size))
        if self.stack:
            self.stack[-1].size += frame.size
            self.stack[-1].put(frame.data, frame.span)

    def _put(self, value: Any, node: SpanNode, size: int) -> None:
        if self.stack:
            self._begin_entry(node if isinstance(node, int) else node.index)
            self.stack[-1].size += size
            self.stack[-1].put(value, node)
        else:
            self.data, self.root = value, node

    def _begin_entry(self, index: int) -> None:
        frame = self.stack[-1]
        if frame.block and isinstance(frame.span, ListSpan):
            self.entry, self.entry_is_item = index, True
            self.closed.clear()

    def _count(self, index: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"More than {MAX_NODES:,} keys and values in one file"
            self.faults.add(index, "yaml-too-many-nodes", message, "Split the file.")
            raise LimitReachedError
