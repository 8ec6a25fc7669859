"""Where each key and each value of a file stands: a tree beside the data, walked only when someone asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from builder.source import KeyPath


@dataclass(slots=True)
class MapSpan:
    """A mapping: its own offset, and for each key the key's offset and the value's span."""

    index: int
    entries: dict[str, tuple[int, SpanNode]] = field(default_factory=dict)


@dataclass(slots=True)
class ListSpan:
    """A list: its own offset, and the span of each entry."""

    index: int
    items: list[SpanNode] = field(default_factory=list)


@dataclass(slots=True)
class AliasSpan:
    """`*name`: the offset of this use, and the collection that it stands for."""

    index: int
    target: MapSpan | ListSpan


SpanNode: TypeAlias = int | MapSpan | ListSpan | AliasSpan
"""A scalar is just its offset: files hold many of them."""


def step(node: SpanNode, key: str | int) -> tuple[int, SpanNode] | None:
    """One step down: the offset of the key (of the value, in a list) and the span of the value; `None` if unknown."""
    if isinstance(node, AliasSpan):
        node = node.target
    if isinstance(node, MapSpan):
        return node.entries.get(key) if isinstance(key, str) else None
    if isinstance(node, ListSpan) and isinstance(key, int) and 0 <= key < len(node.items):
        return offset(node.items[key]), node.items[key]
    return None


def offset(node: SpanNode) -> int:
    """The offset at which a value starts."""
    return node if isinstance(node, int) else node.index


def locate(root: SpanNode, keypath: KeyPath, of: Literal["key", "value"]) -> int:
    """The offset of the key or value at `keypath`, or of its nearest known ancestor."""
    at, node = offset(root), root
    for key in keypath:
        found = step(node, key)
        if found is None:
            break
        key_index, node = found
        at = key_index if of == "key" else offset(node)
    return at
