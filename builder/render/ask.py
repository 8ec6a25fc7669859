"""The "ask about this" link: an address of the team's own, filled in with what it is about."""

from __future__ import annotations

import re
from urllib.parse import quote

from builder.render.edition import Edition

PLACEHOLDER = re.compile(r"\{(project|version|kind|id|title)\}")
SCHEMES = ("https://", "http://", "mailto:")


def ask_address(edition: Edition, kind: str, entry_id: str, title: str) -> str | None:
    """The address, or None where the repository sets none or one that is no web or mail address."""
    template = edition.ask_address
    if not template or not template.lower().startswith(SCHEMES):
        return None
    values = {
        "project": edition.project.id,
        "version": edition.version,
        "kind": kind,
        "id": entry_id,
        "title": title,
    }
    return PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), template)
