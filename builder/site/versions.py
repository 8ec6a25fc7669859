"""`versions.json` of a project: its versions in the form that mike made standard, newest first.

The form is that of mike (https://github.com/jimporter/mike): a list of `{version, title, aliases}`; Material's version
selector reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

LATEST = "latest"


def versions_json(versions: Sequence[str], latest: str, pages: Sequence[str]) -> str:
    """The text of the file.

    Args:
        versions: Names of folders, newest first.
        latest: The one that readers are to work by.
        pages: The pages of that one, so that other versions lead only to pages that there are.
    """
    listed: list[dict[str, Any]] = [{"version": each, "title": each, "aliases": []} for each in versions]
    for entry in listed:
        if entry["version"] == latest:
            # `properties` is mike's place for what others add.
            entry |= {"aliases": [LATEST], "properties": {"pages": list(pages)}}
    return json.dumps(listed, indent=1) + "\n"
