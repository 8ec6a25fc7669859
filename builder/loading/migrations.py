"""Reads older formats: each migration turns the data of one format into that of the next.

A frozen release keeps the format that it was written in and is read for ever, so an entry is never removed from
`MIGRATIONS`. Format 1 is the first one, so there is nothing to migrate yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError

from builder.model import FORMAT

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: dict[int, Migration] = {}
"""From a format to the function that turns its data into the next format's."""


def migrate(data: dict[str, Any]) -> dict[str, Any]:
    """The data in the current format; unchanged where the format is missing or no whole number (a finding later).

    Raises:
        PydanticCustomError: `unknown_format`, where no program of this version can read the format.
    """
    found = data.get("format")
    if not isinstance(found, int):
        return data
    if not 1 <= found <= FORMAT:
        raise PydanticCustomError("unknown_format", "format {found} is not known", {"found": int(found)})
    for step in range(int(found), FORMAT):
        data = {**MIGRATIONS[step](data), "format": step + 1}
    return data
