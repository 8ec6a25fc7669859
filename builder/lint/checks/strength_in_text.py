"""A rule's `strength` and its own words agree.

The page shows the strength of each rule: must, must not, should, should not, may. Where the text then says "you may"
under a *must*, or forbids nothing under a *must not*, trainers choose the one that they like better. A rule without a
`strength` is a *must*. The check reads the title and the text of a rule: a *must not* needs a word that forbids ("do
not", "never", "no …") in its title or at the beginning of its text, a *may* needs a word that leaves a choice, and none
may be stronger or weaker than the strength says.

PASS
    rules:
      - {id: insults, title: No insults, text: "Mark an insult toxic. You may look at its context first."}
      - {id: notes, title: Notes, strength: may, text: You may add a note.}
      - {id: names, title: Names, strength: must-not, text: Do not write names into a note.}

FAIL
    rules:
      - {id: insults, title: Insults, text: You should mark an insult toxic.}

FAIL
    rules:
      - {id: names, title: Names, strength: must-not, text: Write names into a note.}

FAIL
    rules:
      - {id: notes, title: Notes, strength: may, text: You must add a note.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.passages import split
from builder.lint.prose import blanked
from builder.lint.strengths import signals
from builder.lint.tongues import tongue
from builder.model.guidance import Rule
from builder.source import KeyPath

_FORBIDDING = ("no", "n't", "never", "avoid", "refrain", "nie", "kein", "vermeid", "verzicht")
_MODAL = (
    "must", "shall", "have to", "required", "mandat", "oblig", "compuls", "forbid", "prohib", "exception", "should",
    "ought", "better", "might", "may", "can", "could", "encourag", "prefer", "ideal", "recommend", "try", "consider",
    "best", "advis", "option", "if you", "discret", "free", "allow", "permit", "welcome", "muss", "müss", "zwing",
    "verpflicht", "verboten", "untersagt", "darf", "dürf", "sollt", "möglichst", "vorzug", "empf", "freigest",
    "wahlweise", "belieben",
)  # fmt: skip
"""Pieces of the words that disagree with a strength: most rules hold none."""
_BEGINNING = 2
"""So many sentences of a text may say what it forbids or permits."""


def run(subject: Subject) -> Iterator[Fault]:
    """Each rule and each of its variants."""
    own = subject.project.language.casefold()[:2]
    for number, rule in enumerate(subject.project.rules):
        path: KeyPath = ("rules", number)
        texts = [((*path, "text"), rule.title, rule.text)]
        texts += [((*path, "variants", place, "text"), variant.title or rule.title, variant.text)
                  for place, variant in enumerate(rule.variants)]  # fmt: skip
        for where, title, text in texts:
            plain = blanked(text)
            problem = _problem(rule, title, plain, (tongue(plain) if rule.variants else None) or own)
            if problem:
                message, hint = problem
                yield Fault(where, f"the rule '{rule.id}' is a '{rule.strength}', but {message}", hint)


def _problem(rule: Rule, title: str, text: str, language: str) -> tuple[str, str] | None:
    """Message and hint, or None where the words fit the strength."""
    found = signals(language)
    if found is None:
        return None
    sentences = [sentence.text for sentence in split(text)]
    forbids = bool(sentences and _any(_FORBIDDING, sentences[0]) and found.forbids_first.search(sentences[0]))
    if rule.strength.endswith("not"):
        if not any(found.forbids.search(sentence) for sentence in [title, *sentences[:1]]):
            return "its text forbids nothing at its beginning", "Begin with what not to do, or change the strength."
    elif forbids:
        return (
            "its text begins with what not to do",
            f"Is it a '{rule.strength.removesuffix('may') or 'must'}-not'? Or begin with what to do.",
        )
    wrong = ""
    if rule.strength == "may":
        wrong = _first(found.duty, sentences)
        where = (
            sentences[:1] if sentences and found.imperative.search(sentences[0]) else [title, *sentences[:_BEGINNING]]
        )
        if not wrong and not any(found.choice.search(sentence) for sentence in where):
            return "its text leaves no choice", "Say what may be done, or change the strength."
    else:
        other = found.advice if rule.strength.startswith("must") else found.duty
        modal = _any(_MODAL, text)
        wrong = _first(other, sentences) if modal else ""
        wrong = wrong or (_first(found.permission, sentences[:1]) if modal else "")
        if modal and not wrong and sentences and not found.imperative.search(sentences[0]):
            wrong = _first(found.permission, sentences[1:_BEGINNING])
    return (f"its text says '{wrong}'", "Change the strength or the words.") if wrong else None


def _any(pieces: tuple[str, ...], text: str) -> bool:
    small = text.lower()
    return any(piece in small for piece in pieces)


def _first(pattern: re.Pattern[str], sentences: list[str]) -> str:
    return next((match[0] for sentence in sentences for match in [pattern.search(sentence)] if match), "")
