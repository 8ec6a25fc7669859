"""What is declared is used.

A section without rules, a scale that no question names, a term that occurs in no text, a variant, audience or task
that nothing is for: either something was removed and this was forgotten, or what should name it does not. Readers
meet it as an empty chapter or as an entry of the glossary that they never need.

PASS
    glossary:
      - {id: insult, term: insult, definition: A remark that attacks somebody.}
    faq:
      - {id: why, question: Why?, answer: Since insults drive people away.}
      - {id: vendor, question: Whom do I ask?, answer: Your lead., for: north}

FAIL
    audiences: []
    glossary:
      - {id: sarcasm, term: sarcasm, definition: Praise that is meant as blame.}

FAIL
    sections: [{id: basics, title: Basics}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.model.base import Prose, Ref
from builder.model.guidance import Term
from builder.model.intext import references
from builder.model.project import Variant
from builder.source import KeyPath

KINDS = (
    ("sections", "section", "no rule stands in it", "Let rules name it under 'section', or remove it."),
    ("scales", "scale", "no question uses it", "Let a question name it under 'scale', or remove it."),
    ("variants", "variant", "nothing differs by it",
     "Name it under 'only' or in the 'variants' of a rule, or remove it."),
    ("audiences", "audience", "nothing is meant for it", "Name it under 'for' where something is, or remove it."),
    ("tasks", "task", "no example, quiz item, rule or step belongs to it", "Show it in an example, or remove it."),
)  # fmt: skip
"""Key of the list, kind of the references, what is lacking, what to do."""

_WORD = re.compile(r"\w")


def run(subject: Subject) -> Iterator[Fault]:
    """Kind by kind, each in the order of the spec; terms last."""
    used = {(found.mark.to, found.text) for found in subject.references if isinstance(found.mark, Ref)}
    for key, kind, lacking, hint in KINDS:
        for number, entry in enumerate(getattr(subject.project, key)):
            if (kind, entry.id) not in used and not _as_written(subject, entry):
                yield Fault((key, number), f"the {kind} '{entry.id}' is never used: {lacking}", hint)
    yield from _terms(subject)


def _as_written(subject: Subject, entry: object) -> bool:
    """Whether it is the variant in whose language the spec is written anyway: nothing needs to differ for it."""
    return isinstance(entry, Variant) and entry.language == subject.project.language


def _terms(subject: Subject) -> Iterator[Fault]:
    glossary = subject.project.glossary
    if not glossary:
        return
    named = {
        (ref.id, found.path[:2])
        for found in subject.prose
        if found.mark is Prose.MARKDOWN and "[[" in found.text
        for ref in references(found.text)
        if ref.kind == "term"
    }
    texts: list[tuple[KeyPath, str]] = [(found.path[:2], text) for found, text in subject.language]
    outside = "\n".join(text for path, text in texts if path[:1] != ("glossary",)).casefold()
    for number, term in enumerate(glossary):
        own: KeyPath = ("glossary", number)
        if any(ref == term.id and path != own for ref, path in named) or _occurs(term, outside):
            continue
        rest = "\n".join(text for path, text in texts if path[:1] == ("glossary",) and path != own).casefold()
        if not _occurs(term, rest):
            yield Fault(own, f"the term '{term.term}' is explained but never used",
                        "Remove it, or write the word where it is meant.")  # fmt: skip


def _occurs(term: Term, text: str) -> bool:
    """Whether a form of the term begins a word of the text: endings are left open, since languages inflect."""
    return any(_begins(" ".join(form.casefold().split()), text) for form in (term.term, *term.also))


def _begins(form: str, text: str) -> bool:
    place = text.find(form)
    while place >= 0:
        if place == 0 or not (_WORD.match(form) and _WORD.match(text, place - 1)):
            return True
        place = text.find(form, place + 1)
    return False
