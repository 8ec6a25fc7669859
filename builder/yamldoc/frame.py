"""A list or mapping that is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, final

from builder.yamldoc.spans import ListSpan, MapSpan, SpanNode


@final
class Marker:
    """Says what a mapping waits for, where no key is pending."""


AWAITING: Final = Marker()
"""The next node is a key."""

DROPPED: Final = Marker()
"""The next node is the value of a key that was refused."""


@dataclass(slots=True)
class Frame:
    """One open collection.

    Attributes:
        data: The list or dictionary under construction.
        span: Its spans.
        block: Whether it is written in lines, not in brackets.
        column: Where its entries start, from 0; -1 while unknown.
        anchor: Its `&name`, if it has one.
        key: The pending key of a mapping, or what it waits for.
        key_index: Offset of the pending key.
        size: Nodes in it so far, with all that aliases stand for.
    """

    data: Any
    span: MapSpan | ListSpan
    block: bool
    column: int
    anchor: str | None
    key: str | Marker = AWAITING
    key_index: int = 0
    size: int = 1

    def put(self, value: Any, node: SpanNode) -> None:
        """Take the next complete node, which is a value or a key of a kind that was refused."""
        if isinstance(self.span, ListSpan):
            self.data.append(value)
            self.span.items.append(node)
        elif self.key is AWAITING:
            self.key = DROPPED
        else:
            if isinstance(self.key, str):
                self.data[self.key] = value
                self.span.entries[self.key] = (self.key_index, node)
            self.key = AWAITING
