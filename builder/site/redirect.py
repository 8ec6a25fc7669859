"""The page at `site/<project>/`, which leads to the version to read."""

from __future__ import annotations

from html import escape


def redirect_page(title: str, target: str, language: str) -> str:
    """A small HTML page that goes to `target` (relative, with `/`) without a script, and says so."""
    address = escape(target, quote=True)
    return (
        f'<!doctype html>\n<html lang="{escape(language, quote=True)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<link rel="canonical" href="{address}">\n</head>\n'
        f'<body>\n<p><a href="{address}">{escape(title)}</a></p>\n</body>\n</html>\n'
    )
