"""What all sites of a run have alike, the theme's own files, stands once beside them, and they lead to it there."""

from __future__ import annotations

import filecmp
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

_TAG = re.compile(r'(<(?:link|script|img)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_SEARCH = re.compile(r'(<script id="?__config"?[^>]*>[^<]*?"search":\s*")([^"]*)(")')
"""In Material's settings of a page, where its search runs."""

_OF_A_SITE = re.compile(r".*\.html|sitemap\.xml(\.gz)?|search/search_index\.js(on)?|objects\.inv")


def shared_files(site: Path) -> frozenset[str]:
    """The files of a site without pages of its own that another site could have just so."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return frozenset(path for path in paths if not _OF_A_SITE.fullmatch(path))


def share(site: Path, path: str, shared: Mapping[str, Path]) -> None:
    """Makes the pages of a site lead to the shared files, and removes its own copies of them.

    Only addresses that the theme wrote into tags are changed: in text that a page shows, no tag stands as one.

    Args:
        site: Where the site was built.
        path: Where it will stand below the folder with the shared files; empty for that folder itself.
        shared: What stands there, and for each file where its content is.

    Raises:
        OSError: The disk refuses.
    """
    for name, same in shared.items():
        own = site / name
        if own.is_file() and filecmp.cmp(own, same, shallow=False):
            own.unlink()
    for folder in sorted((each for each in site.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    if not path:
        return
    up = "../" * (path.count("/") + 1)
    led_to = {name for name in shared if not (site / name).is_file()}
    for page in site.rglob("*.html"):
        text = page.read_bytes().decode()
        below = page.relative_to(site).parent.as_posix()
        led = _led(text, below, up, led_to)
        if led != text:
            page.write_bytes(led.encode())


def _led(text: str, below: str, up: str, shared: set[str]) -> str:
    """A page's text, the page standing in the folder `below`, with `up` before each address of a shared file."""

    def lead(found: re.Match[str]) -> str:
        before, address, after = found.groups()
        target = posixpath.normpath(posixpath.join(below, re.split("[?#]", address, maxsplit=1)[0]))
        return f"{before}{up}{address}{after}" if target in shared else found[0]

    return _SEARCH.sub(lead, _TAG.sub(lead, text))
