"""Boxes stand where they were drawn, whatever the picture's size, and in both forms: drawn and in words."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.loading.pictures import picture_size, picture_sizes
from tests.render.shown import Shown

FIELDS = [{"id": "photo", "title": "Photo", "kind": "image"}]
QUESTIONS = [{"id": "things", "kind": "boxes", "of": "photo", "labels": ["car", {"id": "person", "title": "Person"}]}]
ITEM = {"photo": {"file": "media/a.png", "alt": 'A "street" & <more>'}}
SIZE = {"media/a.png": (800, 400)}
CAR = {"box": [80, 100, 200, 40], "label": "car"}
PERSON = {"box": [400.5, 0, 10, 400], "label": "person"}


def shown(accept, reject=None, pictures=SIZE):
    rejected = [{"question": "things", "answer": answer, "why": "No."} for answer in reject or []]
    return Shown(FIELDS, QUESTIONS, ITEM, {"things": accept}, reject=rejected, pictures=pictures)


def edges(page):
    return re.findall(
        r'<g class="([^"]+)"><rect class="gw-halo" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', page
    )


def test_boxes_are_placed_in_per_cent():
    found = shown([CAR, PERSON])
    assert edges(found.item) == [
        ("gw-box", "10%", "25%", "25%", "10%"),
        ("gw-box", "50.062%", "0%", "1.25%", "100%"),
    ]
    assert "style=" not in found.item
    assert 'alt="A &#34;street&#34; &#38; &#60;more&#62;" width="800" height="400"' in found.item


def test_numbers_tie_boxes_to_their_words():
    found = shown([CAR, PERSON])
    assert re.findall(r"<text[^>]*>([^<]*)</text>", found.item) == ["1", "2"]
    assert re.findall(r'class="gw-n">(\d+)<', found.accepted("things")) == ["1", "2"]
    assert "left 80, top 100, 200 × 40 pixels" in found.accepted("things")
    assert "left 400.5, top 0, 10 × 400 pixels" in found.accepted("things")


def test_wrong_boxes_are_told_apart_without_colour():
    found = shown([CAR], [[PERSON]])
    assert [kind for kind, *_ in edges(found.item)] == ["gw-box gw-box-wrong", "gw-box"]  # what is right lies on top
    assert re.findall(r"<text[^>]*>([^<]*)</text>", found.item) == ["✕2", "1"]
    assert '<span class="gw-n gw-n-wrong">✕2</span>' in found.rejected()


def test_wrong_boxes_that_hide_others_wait_until_they_are_asked_for():
    apart, over = {**CAR, "box": [600, 0, 9, 9]}, {**CAR, "box": [90, 110, 9, 9]}
    assert 'type="checkbox" autocomplete="off" checked>' in shown([CAR], [[apart]]).item
    assert 'type="checkbox" autocomplete="off">' in shown([CAR], [[over]]).item
    assert "checkbox" not in shown([CAR]).item


def test_of_several_answers_the_first_is_drawn():
    found = shown({"any_of": [[CAR], [PERSON]]})
    assert len(edges(found.item)) == 1
    assert found.accepted("things").count('class="gw-n"') == 1
    assert "left 400.5" in found.accepted("things")


def test_without_a_size_the_list_has_to_do():
    found = shown([CAR], pictures={})
    assert "<svg" not in found.item
    assert "left 80, top 100" in found.accepted("things")


def test_no_box_is_said():
    found = shown([])
    assert "<svg" not in found.item
    assert "no box" in found.accepted("things")


def test_pictures_in_a_row_stand_side_by_side():
    fields = [{"id": name, "title": name, "kind": kind} for name, kind in
              (("a", "image"), ("b", "image"), ("c", "text"), ("d", "image"))]  # fmt: skip
    item = {name: {"file": f"{name}.png", "alt": name} for name in "abd"} | {"c": "text"}
    page = Shown(fields, [{"id": "q", "kind": "choice", "labels": ["x"]}], item, {"q": "x"}).item
    assert page.count("gw-beside") == 1
    assert (
        page.index("gw-beside") < page.index("a.png") < page.index("b.png") < page.index(">text<") < page.index("d.png")
    )


def png(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def jpeg(width, height, orientation=None):
    exif = b""
    if orientation:
        tiff = b"MM\0*" + struct.pack(">IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)
        exif = b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    return b"\xff\xd8" + exif + b"\xff\xdb\0\x04ab\xff\xc2" + struct.pack(">HBHHB", 8, 8, height, width, 0)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(640, 480), (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 3, 4), (3, 4)),
        (jpeg(640, 480), (640, 480)),
        (jpeg(640, 480, 1), (640, 480)),
        (jpeg(640, 480, 6), (480, 640)),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x7f\x02\0" + b"\xdf\x01\0", (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0/" + struct.pack("<I", 639 | 479 << 14), (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480), (640, 480)),
        (b'<?xml version="1.0"?><svg width="640" height="480px" viewBox="0 0 1 1">', (640, 480)),
        (b"<svg xmlns='x' viewBox='0,0 640 480'>", (640, 480)),
        (b'<svg width="100%" height="100%">', None),
        (png(0, 5), None),
        (png(640, 480)[:20], None),
        (jpeg(640, 480)[:-6], None),
        (b"the content of a file", None),
        (b"", None),
    ],
)
def test_sizes(data, size):
    assert picture_size(data) == size


HEADS = [b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X", b"<svg ", b"GIF89a", jpeg(3, 4, 6)[:20]]


@given(st.binary(max_size=60), st.sampled_from(HEADS))
def test_no_file_breaks_the_build(rest, head):
    size = picture_size(head + rest)
    assert size is None or min(size) > 0


@pytest.mark.parametrize("before", [0, 3_000, 60_000])
def test_a_size_is_found_however_far_in_it_stands(tmp_path, before):
    frames = {"a.jpg": jpeg(30, 40), "b.svg": b"<svg width='30' height='40'>"}
    filler = b"".join(b"\xff\xe2" + struct.pack(">H", 1002) + bytes(1000) for _ in range(before // 1000))
    (tmp_path / "a.jpg").write_bytes(frames["a.jpg"][:2] + filler + frames["a.jpg"][2:])
    (tmp_path / "b.svg").write_bytes(b"\xef\xbb\xbf\n<!--" + b"x" * before + b"-->" + frames["b.svg"])
    (tmp_path / "c.png").write_bytes(png(30, 40) + bytes(before))
    assert picture_sizes(tmp_path, ["a.jpg", "b.svg", "c.png"]) == dict.fromkeys(["a.jpg", "b.svg", "c.png"], (30, 40))


def test_only_pictures_that_are_there_have_a_size(tmp_path):
    (tmp_path / "a.png").write_bytes(png(1, 2))
    (tmp_path / "b.txt").write_text("no picture")
    assert picture_sizes(tmp_path, ["a.png", "b.txt", "gone.png", "."]) == {"a.png": (1, 2)}
