"""Pages that lead on: `site/<project>/` to the version to read, and `latest/` to the same page in it."""

from __future__ import annotations

from html import escape


def redirect_page(title: str, target: str, language: str, portal: str | None = None) -> str:
    """A small HTML page that goes to `target`, and says so.

    With a script the fragment and the query of the address go along; without one only the page is found.

    Args:
        title: What is to be read there.
        target: Relative address, with `/`.
        language: Language of the page.
        portal: Relative address of the portal, which has the script; None where no fragment can come along.
    """
    address = escape(target, quote=True)
    lead = f'<meta http-equiv="refresh" content="0; url={address}">'
    if portal is not None:
        script = escape(f"{portal}/assets/lead-on.js", quote=True)
        lead = f'<script src="{script}"></script>\n<noscript>{lead}</noscript>'
    return (
        f'<!doctype html>\n<html lang="{escape(language, quote=True)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="canonical" href="{address}">\n'
        f"{lead}\n</head>\n"
        f'<body>\n<p><a href="{address}">{escape(title)}</a></p>\n</body>\n</html>\n'
    )
