"""`versions.json` of a project: its versions in the form that mike made standard, newest first.

The form is that of mike (https://github.com/jimporter/mike): a list of `{version, title, aliases}`; Material's version
selector reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Listed:
    """A version in the list.

    Attributes:
        name: Of its folder.
        latest: Whether it is the one that readers are to work by.
        withdrawn: Whether it was withdrawn.
        pages: Its pages, if others lead to it: so that they lead only to pages that there are.
    """

    name: str
    latest: bool
    withdrawn: bool
    pages: Sequence[str]


def versions_json(versions: Sequence[Listed]) -> str:
    """The text of the file, of versions with the newest first."""
    listed: list[dict[str, Any]] = []
    for each in versions:
        title = f"{each.name} (withdrawn)" if each.withdrawn else each.name
        entry: dict[str, Any] = {"version": each.name, "title": title, "aliases": [LATEST] if each.latest else []}
        if each.pages:
            # `properties` is mike's place for what others add.
            entry["properties"] = {"pages": list(each.pages)}
        listed.append(entry)
    return json.dumps(listed, indent=1) + "\n"
