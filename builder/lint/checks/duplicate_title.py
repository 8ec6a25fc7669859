"""Titles tell entries apart.

Trainers find a rule in the list by its title, and cite it by its title in a chat. Two rules called "No insults" are one
rule to them. Among entries of one kind (rules, examples, sections, edge cases, terms, the labels of one question …), no
two titles are the same, and none differ only by capitals, punctuation, an article or a plural (`similar-labels` tells
that of labels). Entries that no reader meets together, such as steps of different tasks, may be called the same.

PASS
    rules:
      - {id: insults, title: No insults, text: An insult is toxic.}
      - {id: quotes, title: Quotations, text: A quotation is not toxic.}

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic.}
      - {id: quotes, title: No insult!, text: A quotation is not toxic.}

FAIL
    faq:
      - {id: a, question: What is toxic?, answer: An insult.}
      - {id: b, question: "What is “toxic”?", answer: A threat.}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.lint.base import Fault, Subject
from builder.lint.references import called
from builder.lint.words import words
from builder.model import Record
from builder.model.flows import Ask, Flow
from builder.source import KeyPath

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = words("a an the der die das ein eine")
_KINDS = {
    "rules": ("rule", "title"), "examples": ("example", "title"), "sections": ("section", "title"),
    "edge_cases": ("edge case", "title"), "faq": ("FAQ entry", "question"), "questions": ("question", "title"),
    "flows": ("decision flow", "title"), "tasks": ("task", "title"), "variants": ("variant", "title"),
    "audiences": ("audience", "title"), "skips": ("way to skip", "title"), "scales": ("scale", "title"),
    "procedure": ("step", "title"), "quizzes": ("quiz", "title"),
}  # fmt: skip
_SHORTEST_PLURAL = 4

_HINT = "Say in the title what sets this one apart."

Named = tuple[KeyPath, str, Record]


def run(subject: Subject) -> Iterator[Fault]:
    """Kind by kind; of several that are called the same, each later one is told."""
    project = subject.project
    for key, (kind, title) in _KINDS.items():
        entries: Iterable[Record] = getattr(project, key)
        yield from _alike(kind, [((key, number, title), getattr(entry, title), entry)
                                 for number, entry in enumerate(entries)])  # fmt: skip
    fields = project.item.fields
    yield from _alike("field", [(("item", "fields", n, "title"), field.title, field) for n, field in enumerate(fields)])
    yield from _labels(subject)
    for number, flow in enumerate(project.flows):
        yield from _asks(flow, ("flows", number))
    terms = [(("glossary", n, "term"), term.term, term) for n, term in enumerate(project.glossary)]
    also = [(("glossary", n, "also", place), word, term) for n, term in enumerate(project.glossary)
            for place, word in enumerate(term.also)]  # fmt: skip
    yield from _alike(called("term"), sorted([*terms, *also], key=lambda named: named[0][1]))


def _labels(subject: Subject) -> Iterator[Fault]:
    """Labels that are read together and called the same to the letter; `similar-labels` tells the nearly same ones."""
    seen: dict[tuple[str, object, str], str] = {}
    for question, labels in subject.labels_by_question.items():
        for label in labels:
            other = seen.setdefault((question, label.parents, label.title), label.id)
            if other != label.id:
                path = (*label.path, "title") if getattr(label.label, "title", None) else label.path
                yield Fault(path, f"another answer to '{question}' has the same title: '{label.title}'", _HINT)


def _asks(flow: Flow, path: KeyPath) -> Iterator[Fault]:
    named: list[tuple[KeyPath, str, Ask]] = [
        ((*path, "asks", n, "ask"), ask.ask, ask) for n, ask in enumerate(flow.asks)
    ]
    yield from _alike(f"question of the flow '{flow.id}'", named)


def _alike(kind: str, named: Iterable[tuple[KeyPath, str, Record]]) -> Iterator[Fault]:
    seen: dict[str, list[tuple[str, Record]]] = {}
    for path, title, entry in named:
        key = _key(title)
        for other_title, other in seen.get(key, ()) if key else ():
            if other is entry or _same_id(entry, other) or not _met_together(entry, other):
                continue
            told = "the same title" if other_title == title else f"nearly the same title ('{other_title}')"
            yield Fault(path, f"another {kind} has {told}: '{title}'", _HINT)
            break
        seen.setdefault(key, []).append((title, entry))


def _same_id(entry: Record, other: Record) -> bool:
    """Whether one is pasted over the other, ids and all, which `duplicate-id` tells."""
    id_ = getattr(entry, "id", None)
    return id_ is not None and id_ == getattr(other, "id", None)


def _met_together(entry: Record, other: Record) -> bool:
    """Whether some reader meets both: not where tasks, variants or audiences keep them apart."""
    for name in ("tasks", "only", "for_"):
        mine, theirs = (set(getattr(each, name, None) or ()) for each in (entry, other))
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    tasks = {getattr(each, "task", None) for each in (entry, other)}
    return None in tasks or len(tasks) == 1


def _key(title: str) -> str:
    words = [word for word in _WORD.findall(title.casefold()) if word not in _ARTICLES]
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if len(word) > _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
