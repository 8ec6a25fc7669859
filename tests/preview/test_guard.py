"""Only pages of our own, on this machine, get an answer; and only what a build would publish."""

from __future__ import annotations

import re
import socket

import pytest

from builder.preview.guard import HEADERS, our_hosts, parts_of, stranger
from tests.preview.serving import served, small


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = small(tmp_path_factory.mktemp("guarded"))
    (root / "secret.txt").write_text("nobody's business")
    (root / "guidelines/tiny/media").mkdir()
    (root / "guidelines/tiny/media/unused.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with served(root) as found:
        yield found


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_our_own_names_are_answered(host):
    assert stranger([host], {}, 8000, script=True) == ""


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000", "evil.example", "127.0.0.1", "localhost", "127.0.0.1:8001", "127.0.0.1.evil.example:8000",
        "localhost.evil.example:8000", "0.0.0.0:8000", "192.168.1.7:8000", "", "127.0.0.1:8000,evil.example",
        "evil@127.0.0.1:8000", "127.1:8000",
    ],
)  # fmt: skip
def test_any_other_name_is_refused(host):
    assert "http://127.0.0.1:8000/" in stranger([host], {}, 8000, script=False)


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1:8000", "evil.example"], ["127.0.0.1:8000"] * 2])
def test_there_must_be_exactly_one_name(hosts):
    assert stranger(hosts, {}, 8000, script=False)


def test_without_a_port_only_the_plain_one_is_ours():
    assert "localhost" in our_hosts(80)
    assert "localhost" not in our_hosts(8000)


@pytest.mark.parametrize("origin", ["http://evil.example", "https://127.0.0.1:8000", "http://127.0.0.1:9", "null"])
def test_scripts_of_other_sites_are_refused(origin):
    assert stranger(["127.0.0.1:8000"], {"Origin": origin}, 8000, script=False)


def test_our_own_scripts_are_answered():
    assert stranger(["127.0.0.1:8000"], {"Origin": "http://127.0.0.1:8000"}, 8000, script=True) == ""
    assert stranger(["127.0.0.1:8000"], {"Sec-Fetch-Site": "same-origin"}, 8000, script=True) == ""


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_may_lead_to_a_page_but_not_listen(site):
    assert stranger(["127.0.0.1:8000"], {"Sec-Fetch-Site": site}, 8000, script=True)
    assert stranger(["127.0.0.1:8000"], {"Sec-Fetch-Site": site}, 8000, script=False) == ""


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("/", [""]), ("/a/next/labels.html?find=x#y", ["a", "next", "labels.html"]), ("/a/", ["a", ""]),
        ("/a/next/media/one%20two.png", ["a", "next", "media", "one two.png"]),
    ],
)  # fmt: skip
def test_paths_are_taken_apart(target, parts):
    assert parts_of(target) == parts


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/a/../b", "/a/%2e%2e/b", "/a/%2E./b", "/a/..%2fb", "/a/%5c..%5cb", "/.git/config", "/a//b",
        "//evil.example/a", "http://evil.example/", "*", "", "/a/%00", "/a/%ff", "/c:/x", "/a/.hidden",
    ],
)  # fmt: skip
def test_paths_that_lead_astray_are_none(target):
    assert parts_of(target) is None


def test_a_foreign_host_is_refused_over_the_wire(site):
    answer, body = site.ask("/tiny/next/index.html", host=f"evil.example:{site.port}")
    assert answer.status == 403
    assert b"<html" not in body


@pytest.mark.parametrize("path", ["/", "/tiny/next/index.html", "/tiny/next/assets/gw.css", "/-/preview.js"])
def test_every_answer_guards_itself(site, path):
    answer, body = site.ask(path)
    assert answer.status == 200
    assert body
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_only_reading_is_answered(site, method):
    answer, _ = site.ask("/", method=method)
    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", ["/tiny/next/index.html", "/tiny/next/assets/gw.css"])
def test_a_head_has_no_body(site, path):
    answer, body = site.ask(path, method="HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 100


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt", "/guidelines/tiny/project.yaml", "/tiny/next/project.yaml", "/tiny/next/main.html",
        "/tiny/next/partials/copyright.html", "/tiny/next/media/unused.svg", "/tiny/next/assets/", "/tiny/next/assets",
        "/-/", "/-/preview.css", "/-/events/x", "/tiny/next/mkdocs_theme.yml", "/tiny/next/index.md",
        "/nobody/next/index.html", "/tiny/1.0.0/index.html", "/tiny/next/nothing.html", "/mkdocs.yml",
    ],
)  # fmt: skip
def test_what_a_build_would_not_publish_is_not_there(site, path):
    answer, body = site.ask(path)
    assert answer.status == 404
    assert b"nobody's business" not in body


def test_only_this_machine_can_connect(site):
    assert site.server.server_address[0] == "127.0.0.1"
    assert site.server.socket.family == socket.AF_INET


def test_a_part_of_a_file_can_be_asked_for(site):
    whole = site.ask("/tiny/next/assets/gw.css")[1]
    answer, part = site.ask("/tiny/next/assets/gw.css", Range="bytes=3-9")
    assert (answer.status, part) == (206, whole[3:10])
    assert answer.headers["Content-Range"] == f"bytes 3-9/{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=9-3", "bytes=99999999-", "bytes=-5", "lines=1-2", "bytes=0-1,3-4"])
def test_any_other_part_is_the_whole(site, asked):
    assert site.ask("/tiny/next/assets/gw.css", Range=asked)[0].status == 200


@pytest.mark.parametrize("path", ["/tiny", "/tiny/", "/tiny/next", "/tiny/next/"])
def test_a_folder_leads_to_its_first_page(site, path):
    answer, _ = site.ask(path)
    assert (answer.status, answer.headers["Location"]) == (302, "/tiny/next/index.html")


def test_the_search_finds_all_pages(site):
    answer, body = site.ask("/tiny/next/search/search_index.json")
    assert answer.status == 200
    found = set(re.findall(r'"location":"([a-z-]+\.html)', body.decode()))
    assert {"index.html", "examples.html", "labels.html"} <= found
