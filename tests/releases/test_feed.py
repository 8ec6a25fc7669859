"""The feed of releases, read as a feed reader would."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import urljoin

from builder.site.feed import ATOM, News, feed
from tests.cli.running import run

NS = {"a": ATOM}


def read(raw: bytes) -> list[dict[str, str]]:
    """Title, day, address and text of each entry, once all that RFC 4287 requires is there."""
    root = ET.fromstring(raw)  # noqa: S314 -- ours
    assert root.tag == f"{{{ATOM}}}feed"
    for element in (root, *root.findall("a:entry", NS)):
        for required in ("id", "title", "updated"):
            assert len(element.findall(f"a:{required}", NS)) == 1, required
    assert root.find("a:author/a:name", NS) is not None
    ids = [found.text for found in root.iter(f"{{{ATOM}}}id")]
    assert len(ids) == len(set(ids))
    return [
        {
            "title": entry.findtext("a:title", "", NS),
            "day": entry.findtext("a:updated", "", NS).removesuffix("T00:00:00Z"),
            "address": entry.find("a:link", NS).attrib["href"],
            "text": entry.findtext("a:summary", "", NS),
            "id": entry.findtext("a:id", "", NS),
        }
        for entry in root.findall("a:entry", NS)
    ]


def test_releases_and_withdrawals(released, quick):
    assert run("release", "tiny", "1.1.0", "--date", "2026-02-01", "--effective", "2026-02-09",
               "--repo", released).exit_code == 0  # fmt: skip
    assert run("build", "--repo", released).exit_code == 0
    before = read((released / "site/tiny/releases.xml").read_bytes())
    assert [(each["title"], each["day"], each["address"], each["text"]) for each in before] == [
        ("Tiny 1.1.0", "2026-02-01", "1.1.0/index.html", "In force from 2026-02-09."),
        ("Tiny 1.0.0", "2026-01-05", "1.0.0/index.html", "In force from 2026-01-05."),
    ]
    assert run("withdraw", "tiny", "1.0.0", "--reason", "Rule <1> & 2.", "--date", "2026-03-01",
               "--repo", released).exit_code == 0  # fmt: skip
    assert run("build", "--site-url", "https://example.org/g", "--repo", released).exit_code == 0
    after = read((released / "site/tiny/releases.xml").read_bytes())
    assert (after[0]["title"], after[0]["text"]) == ("Tiny 1.0.0 was withdrawn", "Rule <1> & 2.")
    assert [each["address"] for each in after][1:] == [
        urljoin("https://example.org/g/tiny/", each["address"]) for each in before
    ]
    assert [each["id"] for each in after][1:] == [each["id"] for each in before]
    assert quick


def test_no_feed_without_a_release(tiny, quick):
    assert run("build", "--repo", tiny).exit_code == 0
    assert not (tiny / "site/tiny/releases.xml").exists()
    assert quick


def test_texts_that_xml_can_not_hold():
    raw = feed("p", "T\x00\x08itle", "Me", "en", [News("1.0.0", "A\x1bB", "2026-01-05", "x.html", "\ufeffé\n\t")], "")
    (entry,) = read(raw)
    assert entry["title"] == "AB"
