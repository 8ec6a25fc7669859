"""The sitemap of a version, as Material's version selector needs it."""

from __future__ import annotations

import re
from pathlib import Path

_FIRST_PAGE = re.compile(r"<loc>([^<]*/)index\.html</loc>")


def complete_sitemap(site: Path) -> None:
    """Names the first page by its folder's address, too: `…/1.0.0/` beside `…/1.0.0/index.html`.

    The selector stays on the page only if the sitemap of the version that it goes to holds the address that all
    others begin with. Without a `site_url` there are no addresses, and nothing is done.

    Args:
        site: The folder of a version's site.

    Raises:
        OSError: The disk refuses.
    """
    path = site / "sitemap.xml"
    text = path.read_text("utf-8") if path.is_file() else ""
    first = _FIRST_PAGE.search(text)
    if first:
        path.write_text(text.replace("<url>", f"<url><loc>{first[1]}</loc></url>\n    <url>", 1), "utf-8")
        # It says the same, packed, and would not any more.
        path.with_name("sitemap.xml.gz").unlink(missing_ok=True)
