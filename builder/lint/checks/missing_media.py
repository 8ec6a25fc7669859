"""Every picture and recording is there, inside the project's folder.

A page with a missing picture is useless to the trainer who needs to see it. Paths are relative to the project's folder
(`media/cat.png`). Pictures from other hosts are refused: a page must ask nothing of another host, and what stands
there may change or vanish. A file that is empty, or is no picture though it is called one, shows nothing. The ending
must suit the field: a picture for an image, a recording for audio.

PASS
    examples:
      - id: cat
        title: A cat
        kind: positive
        item: {comment: See the picture., photo: {file: media/cat.png, alt: A grey cat.}}
        accept: {toxic: No}
        reason: "Nothing rude: ![A grey cat](media/cat.png)"
        rules: [insults]

FAIL
    examples:
      - id: cat
        title: A cat
        kind: positive
        item: {comment: See the picture., photo: {file: media/dog.png, alt: A brown dog.}}
        accept: {toxic: No}
        reason: Nothing rude.
        rules: [insults]

FAIL
    faq:
      - {id: look, question: What does it look like?, answer: "![A cat](https://example.org/cat.png)"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.lint import prose
from builder.lint.base import Fault, Subject
from builder.lint.mediause import used
from builder.lint.nearest import Nearest
from builder.model.base import Prose
from builder.model.items import ENDINGS
from builder.source import KeyPath

_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def run(subject: Subject) -> Iterator[Fault]:
    """Files of items first, then pictures in prose."""
    files = Nearest(subject.media)
    for use in used(subject):
        problem = _problem(subject, files, use.media.file)
        if problem:
            yield Fault((*use.path, "file"), *problem)
            continue
        ending = PurePosixPath(use.media.file).suffix.lower().removeprefix(".")
        expected = ENDINGS.get(use.kind or "")
        if expected and ending not in expected:
            yield Fault((*use.path, "file"), f"'{use.media.file}' is no file for a field of kind {use.kind}",
                        f"Its ending may be: {', '.join(expected)}.")  # fmt: skip
    yield from _in_prose(subject, files)


def _in_prose(subject: Subject, files: Nearest) -> Iterator[Fault]:
    for found in subject.prose:
        if found.mark is not Prose.MARKDOWN:
            continue
        for _, file in prose.pictures(found.text):
            problem = _problem(subject, files, file) if file is not None else None
            if problem:
                path: KeyPath = found.path
                yield Fault(path, *problem)


def _problem(subject: Subject, files: Nearest, file: str) -> tuple[str, str] | None:
    """Message and hint; None if the file is there."""
    if _OTHER_HOST.match(file):
        return f"'{file}' is on another host", "Put a copy into the project's folder 'media'."
    if file.startswith("/") or "\\" in file or ".." in PurePosixPath(file).parts:
        return (
            f"'{file}' is outside the project's folder",
            "Write the path from the project's folder on, with '/': media/cat.png.",
        )
    if file not in subject.media:
        return f"there is no file '{file}' in the project's folder", files.hint(file)
    if subject.media[file] == 0:
        return f"the file '{file}' is empty", "Save it again."
    if file in subject.broken:
        return f"the file '{file}' is no picture, whatever its name says", "Save it again from its source."
    return None
