"""The labels of one question can be told apart at a glance.

Two labels that differ only in capitals, spaces, punctuation or one letter are mixed up on the screen and in the data,
and one of them is often a slip: `not-toxic` and `not_toxic`, "Rude" and "rude", `sarcasm` and `sarcasms`. The titles
that trainers read count as well as the ids. Differences in numbers (`level-1`, `level-2`) and single letters that
count (`type-a`, `type-b`) are plain enough; of names of three letters or fewer only a doubled letter or an `s` at the
end counts. Titles that are the same to the letter are told by `duplicate-title`.

PASS
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [toxic, not-toxic, level-1, level-2]}
    flows: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [not-toxic, not_toxic, toxic]}
    flows: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice,
         labels: [{id: a, title: Rude}, {id: b, title: Rude.}]}
    flows: []
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.model.index import LabelEntry
from builder.model.scales import Anchor

SHORTEST = 4
"""Shorter names have neighbours at one letter's distance by necessity: "cat", "car", "cap"."""

_MARKS = re.compile(r"[\W_]+")
_COUNTS = re.compile(r"\d+|\b[^\W\d_]\b|\b[ivx]+\b")


Seen = dict[tuple[object, str], tuple[LabelEntry, str]]


def run(subject: Subject) -> Iterator[Fault]:
    """Question by question, each label against those before it."""
    for entries in subject.labels_by_question.values():
        seen: Seen = {}
        near: Seen = {}
        for entry in entries:
            fault = _compared(entry, seen, near)
            if fault is not None:
                yield fault


def _compared(entry: LabelEntry, seen: Seen, near: Seen) -> Fault | None:
    """The fault with one of the labels before it, if any; notes the label for those after it."""
    found: Fault | None = None
    for space, name in _names(entry):
        bare = _normal(name).replace(" ", "")
        if not bare:
            continue
        other = seen.setdefault((space, bare), (entry, name))
        if other[0] is not entry and other[1] != name:  # the same to the letter: `duplicate-title`, `duplicate-id`
            found = found or _fault(entry, name, other, "capitals, spaces or punctuation")
        for variant in _lacking_one(bare):
            rival = near.setdefault((space, variant), (entry, name))
            if found is None and rival[0] is not entry and rival[1] != name and _one_letter(name, rival[1]):
                found = _fault(entry, name, rival, "one letter")
    return found


def _names(entry: LabelEntry) -> Iterator[tuple[object, str]]:
    """What tells the label apart, and among which others: its id, and among its neighbours its id and its title.

    Narrower labels of different broader ones are read together with these, so that each may have its "Other". Of a
    level only the title counts, since numbers are plain.
    """
    if not isinstance(entry.label, Anchor):
        yield None, entry.id
        yield entry.parents, entry.id
    yield entry.parents, entry.title


def _normal(name: str) -> str:
    return " ".join(_MARKS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split())


def _lacking_one(text: str) -> set[str]:
    """The text, and the text without any one letter: two texts one letter apart share one of these."""
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}


def _one_letter(one: str, other: str) -> bool:
    """Whether they are at most one letter apart, numbers and counting letters aside."""
    first, second = _normal(one), _normal(other)
    if _COUNTS.findall(first) != _COUNTS.findall(second):
        return False
    first, second = sorted((first.replace(" ", ""), second.replace(" ", "")), key=len)
    if len(first) < SHORTEST:
        return len(first) > 1 and second in {first + "s", first + first[-1]}
    if len(second) - len(first) > 1:
        return False
    same = next((place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    rest = first[same + 1 :] if len(first) == len(second) else first[same:]
    return rest == second[same + 1 :]


def _fault(entry: LabelEntry, name: str, other: tuple[LabelEntry, str], by: str) -> Fault:
    before, other_name = other
    of = "" if (name, other_name) == (entry.id, before.id) else f" ('{before.id}' and '{entry.id}')"
    message = f"the labels '{other_name}' and '{name}' of '{entry.question}'{of} differ only in {by}"
    return Fault(entry.path, message, "Give one of them a name that nobody can mistake for the other's.")
