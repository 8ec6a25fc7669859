"""The Atom feed of a project's releases (RFC 4287): who reads it is told of releases and withdrawals."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass

ATOM = "http://www.w3.org/2005/Atom"
NAME = "releases.xml"


@dataclass(frozen=True, slots=True)
class News:
    """Something that is told.

    Attributes:
        what: What makes it one of a kind within the project, such as `1.2.0` or `1.2.0/withdrawn`. It never changes.
        title: What it is, in one line.
        date: Its day, as `YYYY-MM-DD`.
        address: Where it is read, from the feed or from anywhere.
        text: What there is to say about it.
    """

    what: str
    title: str
    date: str
    address: str
    text: str


def feed(project: str, title: str, author: str, language: str, news: Sequence[News], address: str) -> bytes:
    """The text of the feed, newest first.

    Args:
        project: The project's id.
        title: What the feed is called.
        author: Who publishes.
        language: Of the texts.
        news: What is told; at least one.
        address: Where the feed will stand; empty if nobody said. Then its links are relative.
    """
    ET.register_namespace("", ATOM)
    root = ET.Element(_tag("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": language})
    newest = sorted(news, key=lambda each: each.date, reverse=True)
    _add(root, "id", _id(project, ""))
    _add(root, "title", title)
    _add(root, "updated", _time(newest[0].date))
    _add(ET.SubElement(root, _tag("author")), "name", author)
    ET.SubElement(root, _tag("link"), {"rel": "self", "href": f"{address}{NAME}"})
    for each in newest:
        entry = ET.SubElement(root, _tag("entry"))
        _add(entry, "id", _id(project, each.what))
        _add(entry, "title", each.title)
        _add(entry, "updated", _time(each.date))
        ET.SubElement(entry, _tag("link"), {"rel": "alternate", "href": f"{address}{each.address}"})
        _add(entry, "summary", each.text)
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _add(parent: ET.Element, name: str, text: str) -> None:
    # XML has no way at all to hold most control characters.
    ET.SubElement(parent, _tag(name)).text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _id(project: str, what: str) -> str:
    """The same wherever the site stands, so that no reader shows all again when it moves."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guidewright:{project}/{what}").urn
