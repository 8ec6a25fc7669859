"""Destinations of links that authors write: which are safe, and how they stand in a page."""

from __future__ import annotations

import re
from urllib.parse import quote

SCHEMES = ("http", "https", "mailto")
"""Schemes that a link may have. Without one it leads to a place within the site."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\ufffd\ue000\ue001]")


def address(meant: str) -> str | None:
    """A destination as it may stand in Markdown and, but for `&`, in HTML; None where it is not safe."""
    meant = meant.strip()
    scheme = _SCHEME.match(meant)
    if not meant or _HIDDEN.search(meant) or meant.startswith(("//", "\\", "/\\")):
        return None
    if (scheme and scheme[1].lower() not in SCHEMES) or (
        not scheme and ":" in meant.partition("/")[0].partition("#")[0]
    ):
        return None
    return quote(meant, safe="/:?#@!$&+,;=%~-._")


def is_external(destination: str) -> bool:
    """Whether a destination lies on another host."""
    return destination.lower().startswith(("http:", "https:"))


def for_html(destination: str) -> str:
    """The destination for raw HTML, where no engine turns the address of a Markdown file into that of its page."""
    if _SCHEME.match(destination):
        return destination
    return re.sub(r"\.md(?=$|[?#])", ".html", destination)
