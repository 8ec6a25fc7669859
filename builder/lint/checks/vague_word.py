"""No rule leaves to each trainer what it should settle.

"Add a note if necessary" means: always to one trainer, never to another. Words such as "etc.", "as appropriate", "if
possible", "reasonable" or "and/or" hide that something was not decided, and every pair of trainers pays for it with a
disagreement. The check reads what binds: rules, exceptions, definitions of labels, rulings, help and steps of the work.
Words in quotation marks or emphasis, and what examples say, are left alone.

PASS
    rules:
      - {id: insults, title: No insults, text: 'An insult is toxic. So is a curse. Comments may say "etc." too.'}

FAIL
    rules:
      - {id: insults, title: No insults, text: "Insults, curses, etc. are toxic."}

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., exceptions: [
          {id: quoted, when: It is quoted., then: Add a note if necessary.}]}

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult and/or a threat is toxic.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.quoted import is_quoted
from builder.lint.vagueness import HINTS, VAGUE, binding, strict


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each vague word of a text, each word once."""
    own = subject.project.language.casefold()[:2]
    for tongue, (words, pieces, pattern) in VAGUE.items():
        if tongue != own and not subject.project.variants:
            continue
        for passage in subject.passages.holding(words, pieces):
            if passage.tongue != tongue or not binding(passage.found):
                continue
            told: set[str] = set()
            for match in pattern.finditer(passage.text):
                word = " ".join(match[0].split())
                if word.lower() in told or is_quoted(passage.text, match.start(), match.end()):
                    continue
                if match.lastgroup == "measure" and not strict(passage.found):
                    continue
                told.add(word.lower())
                hint = HINTS.get(match.lastgroup or "", "")
                yield Fault(passage.found.path, f"'{word}' leaves the decision to each trainer", hint)
