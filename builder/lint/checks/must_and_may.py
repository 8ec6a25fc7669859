"""A sentence does not oblige and permit in one breath.

"You must add a note, and you may leave it out if it is short" can be read as a duty or as a choice. Two trainers will
read it differently, and both can point to the sentence. The check looks for a word of duty (must, shall, have to …) and
a word of permission (may, is allowed, is optional, need not …) about the same thing in one sentence. A "may" that only
says what is possible ("the guess may be wrong") is left alone.

PASS
    rules:
      - id: insults
        title: No insults
        text: You must read the comment, which may be long. You may read it twice. The guess may be wrong and must go.

FAIL
    rules:
      - {id: insults, title: No insults, text: "You must add a note, and you may leave it out where it is short."}

FAIL
    rules:
      - {id: insults, title: No insults, text: A note must or may be added.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.modals import DUTY_WORDS, PERMISSION_PIECES, PERMISSION_WORDS, duties, permissions


def run(subject: Subject) -> Iterator[Fault]:
    """At most one fault in a text."""
    both = subject.passages.holding_both(DUTY_WORDS, PERMISSION_WORDS, PERMISSION_PIECES)
    for passage in both:
        for sentence in passage.sentences:
            must = duties(sentence.text, passage.tongue)
            may = permissions(sentence.text, passage.tongue) if must else []
            pair = next(((a, b) for a in must for b in may if a.about(b)), None)
            if pair:
                yield Fault(passage.found.path, f"'{pair[0].word}' and '{pair[1].word}' stand in one sentence",
                            "Say which of them holds, or make two sentences of it: one for each case.")  # fmt: skip
                break
