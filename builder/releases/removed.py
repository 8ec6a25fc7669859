"""What stands in the place of text that was removed, and the proof that nothing but that was done to a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from builder.releases.canonical import canonical
from builder.yamldoc import parse

IN_ADDRESS = "removed"
"""What stands for it within the address of a link."""

KIND = re.compile(r"(?:[^\W_]|[ ,.'’()/&-])+")
"""What names a kind of thing: such words mean the same in a text, in code, and in a quotation."""

_MARK = re.compile(r"[^\w ]|_")


def shown(removed: str) -> str:
    """What readers see in its place; `removed` is the kind of thing that was removed."""
    return f"[removed: {removed}]"


def on_page(removed: str) -> str:
    """The same for Markdown and HTML: each mark as a reference, so that it means itself in any place but code."""
    return _MARK.sub(lambda found: f"&#{ord(found[0])};", shown(removed))


def only_removed(name: str, old: bytes, new: bytes, removed: Collection[str]) -> bool:
    """Whether a file of a release differs from what it was only by text that was removed.

    Args:
        name: The file's path.
        old: Its content before.
        new: Its content after.
        removed: Kinds of things that were removed.
    """
    if name.endswith(".yaml"):
        data = parse(new, name).data
        # What is not in the one form could hold more than it says, such as a comment.
        return isinstance(data, dict) and canonical(data) == new and _less(parse(old, name).data, data, removed)
    try:
        return _shorter(old.decode(), new.decode(), removed)
    except UnicodeDecodeError:
        return False


def _less(old: Any, new: Any, removed: Collection[str]) -> bool:
    """The same for what a file of YAML says."""
    if isinstance(old, dict):
        same = isinstance(new, dict) and list(old) == list(new)
        return same and all(_less(old[key], new[key], removed) for key in old)
    if isinstance(old, list):
        same = isinstance(new, list) and len(old) == len(new)
        return same and all(_less(one, other, removed) for one, other in zip(old, new, strict=True))
    same = type(old) is type(new) and getattr(old, "raw", old) == getattr(new, "raw", new)
    return same or (isinstance(new, str) and _shorter(_text(old), new, removed))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(getattr(value, "raw", ""))


def _shorter(old: str, new: str, removed: Collection[str]) -> bool:
    marks = {form for each in removed for form in (shown(each), on_page(each))} | {IN_ADDRESS}
    split = re.compile("|".join(sorted(map(re.escape, marks), key=len, reverse=True)))
    return _holds(old, split.split(new))


def _holds(old: str, kept: Sequence[str]) -> bool:
    """Whether `old` is these pieces in their order, with anything between them."""
    first, last = kept[0], kept[-1]
    if len(kept) == 1:
        return old == first
    if not old.startswith(first) or not old.endswith(last):
        return False
    at, end = len(first), len(old) - len(last)
    for piece in kept[1:-1]:
        at = old.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return at <= end
