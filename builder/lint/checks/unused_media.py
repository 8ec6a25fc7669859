"""Every file in `media` is used.

A file that nothing shows is published all the same and stays for ever in the releases: perhaps a picture that was
replaced, perhaps one that was never meant to leave the house.

PASS
    examples:
      - id: cat
        title: A cat
        kind: positive
        item:
          comment: See the picture.
          photo: {file: media/cat.png, alt: A grey cat.}
          talk: {file: media/talk.mp3, transcript: Hello.}
        accept: {toxic: No}
        reason: Nothing rude.
        rules: [insults]

FAIL
    examples: []
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint import prose
from builder.lint.base import Fault, Subject
from builder.lint.mediause import used
from builder.model.base import Prose


def run(subject: Subject) -> Iterator[Fault]:
    """Files below `media/` that no item and no prose names, in alphabetical order."""
    if not subject.media:
        return
    named = {use.media.file for use in used(subject)}
    for found in subject.prose:
        if found.mark is Prose.MARKDOWN:
            named.update(file for _, file in prose.pictures(found.text) if file)
    for file in sorted(subject.media):
        if file.startswith("media/") and file not in named and not file.rpartition("/")[2].startswith("."):
            yield Fault((), f"nothing uses the file '{file}'", "Remove it, or show it in an example.")
