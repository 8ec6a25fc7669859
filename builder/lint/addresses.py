"""What is wrong with an address, as far as one can tell without opening it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"//(?:[^/@\s]*@)?(?P<host>[^/:?#\s]*)(?::(?P<port>[^/?#\s]*))?")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_TOP = re.compile(r"[^\W\d_]{2,24}|xn--[a-z0-9-]{2,}")
_NOWHERE = frozenset({"invalid", "test", "local", "localhost", "lan", "internal", "home"})
_PAGES = frozenset(
    f"{name}{ending}"
    for name in (
        "index", "instructions", "labels", "examples", "edge-cases", "faq", "glossary", "decision-flow",
        "open-questions", "changes", "quick-card", "decisions",
    )
    for ending in (".md", ".html", "")
)  # fmt: skip
_WRONG = re.compile(r"(?:h?t?tt?ps?|hhtp|hptts?|htps?|htt|http[a-z]{1,2}|hxxps?)", re.IGNORECASE)
_RIGHT = frozenset({"http", "https"})
_OTHER = frozenset({"mailto", "tel", "ftp", "sip", "xmpp", "sms", "matrix", "slack", "msteams", "callto", "geo", "doi"})
_MAIL = re.compile(r"[^\s@?]+@(?P<host>[^\s@?]*)")
_DOMAIN_LIKE = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|de|ai|co|info|eu|uk|dev|fr|nl|ch|at)(?:[/?#:].*)?",
    re.IGNORECASE,
)
WRITE = "Write the whole address, with https:// before it."

Problem = tuple[str, str]
"""What is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a link from a project's text can lead to.

    Attributes:
        files: Paths in the project's folder.
        anchors: Anchors on its pages, in small letters.
    """

    files: frozenset[str]
    anchors: frozenset[str]


def problem(target: str, place: Place) -> Problem | None:  # noqa: PLR0911 -- one way out for each sort of address
    """What is wrong with the target of a link; None where it may lead somewhere."""
    target = _without_title(target)
    if not target or target in {"#", "<>", "/", ".", "./"}:
        return "has no address", "Write the address between the brackets, or remove the link."
    if target.startswith("#"):
        return None if target[1:].casefold() in place.anchors else _no_anchor(target)
    if re.search(r"\s", target):
        return f"has an address with a space: '{target}'", "Write %20 for a space in an address."
    scheme = _SCHEME.fullmatch(target)
    if scheme:
        return _with_scheme(scheme["scheme"].lower(), scheme["rest"], target)
    if target.startswith("//") or re.match(r"https?[;,/.]?//", target, re.IGNORECASE):
        return f"has a broken address: '{target}'", WRITE
    if _DOMAIN_LIKE.fullmatch(target) or target.lower().startswith(("www.", "ww.")):
        return f"leads to '{target}' in the project's own folder: the address has no https://", WRITE
    if "@" in target and "/" not in target:
        return f"leads to a file called '{target}'", "Write mailto: before a mail address."
    return _relative(target, place)


def _without_title(target: str) -> str:
    target = re.sub(r"\s+(?:\"[^\"]*\"|'[^']*')$", "", target)
    return target[1:-1].strip() if target.startswith("<") and target.endswith(">") else target


def _no_anchor(target: str) -> Problem:
    return f"leads to '{target}', which no page has", "Refer to entries as [[rule:…]], [[label:…]] and so on."


def _with_scheme(scheme: str, rest: str, target: str) -> Problem | None:
    if scheme == "mailto":
        return _mail(rest)
    if scheme in {"http", "https", "ftp"}:
        return _web(rest, target)
    if scheme in _OTHER:
        return None if rest.strip("/") else (f"has no address after '{scheme}:'", "Complete it.")
    if _WRONG.fullmatch(scheme) or rest.startswith("//"):
        return f"begins with '{scheme}:', which no browser knows", "Write https:// or http://."
    if "." in scheme or rest.isdigit():
        return f"has no https:// before '{target}'", WRITE
    return f"begins with '{scheme}:', which no browser follows", "Write https:// or http://."


def _web(rest: str, target: str) -> Problem | None:
    match = _HOST.match(rest)
    if match is None:
        return f"has a broken address: '{target}'", "Two slashes follow the colon: https://…"
    if not match["host"]:
        return f"names no host: '{target}'", WRITE
    if match["port"] is not None and not match["port"].isdigit():
        return f"has a broken port: '{target}'", WRITE
    return _host(match["host"])


def _host(host: str) -> Problem | None:
    labels = host.rstrip(".").split(".")
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", host):
        return None
    if host.lower() == "localhost" or labels[-1].lower() in _NOWHERE:
        return f"leads to '{host}', which only your own machine knows", "Write an address that trainers can open."
    if len(labels) == 1 or not _TOP.fullmatch(labels[-1]) or not all(_LABEL.fullmatch(label) for label in labels):
        return f"leads to '{host}', which is no host", WRITE
    return None


def _mail(rest: str) -> Problem | None:
    match = _MAIL.match(rest)
    if match is None:
        return f"has no mail address: '{rest}'", "Write name@host."
    told = _host(match["host"]) if match["host"] else ("", "")
    return (f"is a mail address without a domain: '{rest}'", "Write name@host.") if told else None


def _relative(target: str, place: Place) -> Problem | None:
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0].removeprefix("./")
    name = path.rpartition("/")[2]
    if path in place.files or path.removeprefix("/") in place.files:
        return None
    if name in _PAGES or re.fullmatch(r"quiz-[a-z0-9-]+(?:\.md|\.html)?", name):
        return None if not anchor or anchor.casefold() in place.anchors else _no_anchor(f"#{anchor}")
    return f"leads to '{path}', and there is no such file", "Put the file into the project's folder, or mend the path."
