"""Every picture says what it shows, every recording what is said.

Some trainers can't see a picture or hear a recording; others have it blocked, or read in a train. A picture needs
`alt`, a recording needs `transcript`, and a picture in prose needs the words between the square brackets. A dash, the
name of the file, or a word such as "image" or "recording" alone says nothing.

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
        item: {comment: See the picture., photo: {file: media/cat.png, alt: " "}}
        accept: {toxic: No}
        reason: Nothing rude.
        rules: [insults]

FAIL
    examples:
      - id: cat
        title: A cat
        kind: positive
        item: {comment: See the picture., photo: {file: media/cat.png, alt: cat.png}}
        accept: {toxic: No}
        reason: Nothing rude.
        rules: [insults]

FAIL
    faq:
      - {id: look, question: What does it look like?, answer: "![](media/cat.png)"}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint import prose
from builder.lint.base import Fault, Subject
from builder.lint.emptywords import lacking
from builder.lint.mediause import used
from builder.model.base import Prose
from builder.model.items import ENDINGS


def run(subject: Subject) -> Iterator[Fault]:
    """Items first, then pictures in prose."""
    for use in used(subject):
        kind = use.kind if use.kind in ENDINGS else use.media.kind
        file = use.media.file
        if kind == "image" and (lack := lacking(use.media.alt, file, "text alternative")):
            yield Fault(use.path, f"the picture '{file}' has {lack}",
                        "Say under 'alt' what it shows, as far as the task needs it.")  # fmt: skip
        if kind == "audio" and (lack := lacking(use.media.transcript, file, "transcript")):
            yield Fault(use.path, f"the recording '{file}' has {lack}",
                        "Write under 'transcript' what is said.")  # fmt: skip
    for found in subject.prose:
        if found.mark is Prose.MARKDOWN:
            for alt, target in prose.pictures(found.text):
                if lack := lacking(alt, target or "", "text alternative"):
                    hint = "Say between the square brackets what it shows: ![A grey cat](media/cat.png)."
                    yield Fault(found.path, f"the picture '{target or '…'}' has {lack}", hint)
