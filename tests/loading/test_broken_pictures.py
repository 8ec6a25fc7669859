"""A file that is called a picture and is none is told where it is used."""

from __future__ import annotations

import pytest

from builder.loading.pictures import broken_pictures
from tests.loading.small import HEALTHY, SPEC_FILE, changed, found

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"
PICTURES = {
    "a.png": PNG,
    "a.gif": b"GIF89a\x01\0\x01\0",
    "a.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a.webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "a.avif": b"\0\0\0\x1cftypavif",
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "b.svg": b"<?xml version='1.0'?>\n<!--" + b"x" * 5000 + b'--><s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
    "c.svg": '<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"),
    "other-kind.jpg": PNG,
    "empty.png": b"",
    "sound.mp3": b"no sound",
}
BROKEN = {
    "text.svg": b"hello",
    "page.svg": b"<!doctype html><p>Not found</p>",
    "text.png": b"hello",
    "sound.webp": b"RIFF\x10\0\0\0WAVEfmt ",
    "CAPITALS.PNG": b"version https://git-lfs.github.com/spec/v1\n",
    "two.jpg": b"\xff\xd8",
}


def test_pictures_of_all_kinds_are_told_from_what_is_none(tmp_path):
    for name, content in (PICTURES | BROKEN).items():
        (tmp_path / name).write_bytes(content)
    assert broken_pictures(tmp_path, [*PICTURES, *BROKEN, "gone.png"]) == frozenset(BROKEN)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PNG, []),
        (
            b"hello",
            [
                (
                    "project.yaml:27:52 missing-media: the file 'media/cat.png' is no picture, whatever its name "
                    "says | Save it again from its source."
                )
            ],
        ),
        (b"", ["project.yaml:27:52 missing-media: the file 'media/cat.png' is empty | Save it again."]),
    ],
)
def test_a_picture_that_is_none_is_told_where_it_is_used(tmp_path, content, expected):
    text = changed("kind: text}\n", "kind: text}\n    - {id: photo, title: Photo, kind: image, optional: true}\n")
    text = changed(
        "{comment: You are a fool.}", "{comment: You are a fool., photo: {file: media/cat.png, alt: A cat.}}", text
    )
    files = {**HEALTHY, SPEC_FILE: text, "guidelines/tiny/media/cat.png": content}
    assert found(tmp_path, files) == expected
