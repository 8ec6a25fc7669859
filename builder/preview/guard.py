"""What the preview answers, and to whom: only to pages of its own, in a browser on this machine.

Any web page can make a browser ask 127.0.0.1 for something, and with a name of its own that it lets point there even
read the answer. What the browser writes into `Host` and `Origin` tells such a request from ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

NAMES = ("127.0.0.1", "localhost", "[::1]")
PLAIN_PORT = 80
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer."""


def our_hosts(port: int) -> frozenset[str]:
    """What `Host` may say."""
    named = {f"{name}:{port}" for name in NAMES}
    return frozenset(named | (set(NAMES) if port == PLAIN_PORT else set()))


def stranger(host: list[str], headers: Mapping[str, str], port: int, *, script: bool) -> str:
    """Why a request is refused; empty if it is ours.

    Args:
        host: Every `Host` of the request: exactly one is right.
        headers: Its other headers.
        port: Ours.
        script: Whether only a script of our own pages may ask.
    """
    ours = our_hosts(port)
    if len(host) != 1 or host[0].strip().lower() not in ours:
        return f"This preview answers only at http://127.0.0.1:{port}/ on this machine."
    origin = headers.get("Origin")
    if origin is not None and origin.lower() not in {f"http://{each}" for each in ours}:
        return "Another site may not ask this preview."
    if script and headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return "Another site may not ask this preview."
    return ""


def parts_of(target: str) -> list[str] | None:
    """The parts of a requested path, decoded once; None for what can't be a path of ours.

    The last part is empty where the path ends in `/`. No part is `.` or `..`, begins with a dot, or holds a separator.
    """
    if not target.startswith("/") or target.startswith("//"):
        return None
    path = target[1:].partition("?")[0].partition("#")[0]
    parts = path.split("/")
    try:
        decoded = [unquote(part, errors="strict") for part in parts]
    except UnicodeDecodeError:
        return None
    for place, part in enumerate(decoded):
        last = place == len(decoded) - 1
        if (not part and not last) or part.startswith(".") or any(sign in part for sign in "/\\\0:"):
            return None
    return decoded
