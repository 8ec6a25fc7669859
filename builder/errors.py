"""The one exception that ends a run: named, with a hint, never a traceback."""

from __future__ import annotations


class GuidewrightError(Exception):
    """A run cannot go on.

    A fault *in a user's file* is not an exception but a `Finding`, so that all of them are reported at once.

    Args:
        title: What is wrong, in one line.
        hint: What to do about it; may be empty.
        place: Where, as `path` or `path:line:column`; may be empty.
        exit_code: 1 where a user's file is at fault, 2 for usage or a disk that refuses.
    """

    def __init__(self, title: str, *, hint: str = "", place: str = "", exit_code: int = 2) -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint
        self.place = place
        self.exit_code = exit_code

    def __str__(self) -> str:
        """The message as the terminal shows it."""
        head = f"{self.place}: {self.title}" if self.place else self.title
        return f"{head}\n  {self.hint}" if self.hint else head
