"""Numbers and booleans that remember how they were written.

A label may be written `No`, a version `1.10`, an id `0123`, all without quotes. YAML says that these are a number or a
boolean, and only the model knows that text is meant. So the reader keeps both, and the model picks: `as_written` where
text is meant, the value itself where a number is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self


class PlainInt(int):
    """An integer written without quotes; `raw` is the text in the file."""

    raw: str

    def __new__(cls, value: int, raw: str) -> Self:
        """An integer equal to `value`, written as `raw`."""
        self = super().__new__(cls, value)
        self.raw = raw
        return self

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]  # both are needed to copy or pickle it
        return int(self), self.raw


class PlainFloat(float):
    """A number with a fraction or an exponent, written without quotes; `raw` is the text in the file."""

    raw: str

    def __new__(cls, value: float, raw: str) -> Self:
        """A float equal to `value`, written as `raw`."""
        self = super().__new__(cls, value)
        self.raw = raw
        return self

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]  # both are needed to copy or pickle it
        return float(self), self.raw


@dataclass(frozen=True, slots=True, eq=False)
class PlainBool:
    """A boolean written without quotes; `raw` is the text in the file.

    `bool` cannot be subclassed, so this stands in for it: it is true or false as `value` is, and equals it.
    """

    value: bool
    raw: str

    def __bool__(self) -> bool:
        return self.value

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PlainBool):
            return self.value is other.value
        return self.value is other if isinstance(other, bool) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.value)


def as_written(value: object) -> str | None:
    """The text of a scalar as it stands in the file.

    Returns:
        The text itself for text; what was written for a plain number or boolean; `None` for anything else
        (null, lists, mappings, and numbers that come from no file).
    """
    if isinstance(value, str):
        return value
    if isinstance(value, PlainInt | PlainFloat | PlainBool):
        return value.raw
    return None


def as_bool(value: object) -> object:
    """The `bool` where a plain boolean was written; anything else unchanged."""
    return value.value if isinstance(value, PlainBool) else value


def as_builtin(data: Any) -> Any:
    """A copy of parsed data in which every scalar is a built-in `int`, `float`, `bool`, `str` or `None`.

    Args:
        data: Dictionaries with text keys, lists and scalars, nested at most as deep as the reader allows (64).
    """
    match data:
        case dict():
            return {key: as_builtin(value) for key, value in data.items()}
        case list():
            return [as_builtin(value) for value in data]
        case PlainBool():
            return data.value
        case PlainInt():
            return int(data)
        case PlainFloat():
            return float(data)
    return data
