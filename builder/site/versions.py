"""`versions.json` of a project: its versions in the form that mike made standard, newest first.

The form is that of mike (https://github.com/jimporter/mike): a list of `{version, title, aliases}`; Material's version
selector reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

LATEST = "latest"


def versions_json(versions: Sequence[str], latest: str) -> str:
    """The text of the file.

    Args:
        versions: Names of folders, newest first.
        latest: The one that readers are to work by.
    """
    listed = [{"version": each, "title": each, "aliases": [LATEST] if each == latest else []} for each in versions]
    return json.dumps(listed, indent=1) + "\n"
