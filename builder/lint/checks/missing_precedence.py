"""Where rules that are cited together lead to different answers, one of them goes before the other.

An example, a quiz item or an edge case cites the rules that are at stake. If one of them leads to "toxic" (`gives`),
the other to "not toxic", and neither is `over` the other, its reader learns the answer to this case and not how to
find the next one. Precedence through chains counts, and so do `exceptions` that apply. A rule that goes before both
settles it, unless it does not hold in this case: where the right answer is none that it gives, the order of the others
is what decides. Questions whose answers have
parts (grades, spans, several labels) are left alone, since there both labels may be right; so are quiz items that do
not ask for a label, since their options may be about different cases.

PASS
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., gives: [toxic/No], over: [insults]}
    edge_cases:
      - {id: song, title: A song, case: A song insults., ruling: It is quoted., rules: [insults, quotes]}

FAIL
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., gives: [toxic/No]}
    edge_cases:
      - {id: song, title: A song, case: A song insults., ruling: It is quoted., rules: [insults, quotes]}

FAIL
    examples:
      - id: one
        title: A quoted insult
        kind: positive
        item: {comment: He called me a fool.}
        accept: {toxic: No}
        reason: The insult is quoted.
        rules: [insults, quotes]
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., gives: [toxic/No]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from builder.answers import labels_in
from builder.lint.accepted import accepted_refs
from builder.lint.base import Fault, Subject
from builder.lint.precedence import Precedence, given
from builder.model import QuizItem
from builder.model.examples import Example
from builder.model.guidance import Rule
from builder.source import KeyPath

IN_PARTS = frozenset({"multiple", "spans", "errors", "relations", "boxes", "grades"})
OF_SEVERAL_CASES = frozenset({"multiple", "ordering"})
"""Kinds of quiz item whose options are often about different cases."""


def run(subject: Subject) -> Iterator[Fault]:
    """Examples, quiz items, edge cases; each pair of rules once, where it first occurs."""
    precedence = Precedence(subject.index)
    seen: set[frozenset[str]] = set()
    for path, called, rules, exceptions, right in _cases(subject):
        if "rule" in subject.lost_kinds or any(ref not in subject.index.known["exception"] for ref in exceptions):
            continue
        known = [subject.index.rules[name] for name in dict.fromkeys(rules) if name in subject.index.rules]
        if len(known) <= 1 or any(not precedence.reaches(rule.id).isdisjoint(subject.dropped) for rule in known):
            continue
        holding, _ = precedence.holding(known)
        unsettled = _unsettled(subject, holding, exceptions, right or {})
        for one, other in combinations(known, 2):
            pair = frozenset((one.id, other.id))
            if pair in seen or one.id in precedence.reaches(other.id) or other.id in precedence.reaches(one.id):
                continue
            at_stake = right if one in holding and other in holding else unsettled
            told = _conflict(subject, one, other, exceptions, at_stake)
            if told is not None:
                seen.add(pair)
                yield Fault(
                    path,
                    f"{called} cites '{one.id}', which leads to {told[0]}, and '{other.id}', which leads to {told[1]}, "
                    "and neither goes before the other",
                    f"Name in 'over' of one of them the other, or name the exception that applies: for example "
                    f"'over: [{one.id}]' in '{other.id}'.",
                )


_Right = dict[str, set[str]]
_Case = tuple[KeyPath, str, tuple[str, ...], tuple[str, ...], _Right | None]


def _cases(subject: Subject) -> Iterator[_Case]:
    """Place, name, cited rules, exceptions that apply, and the right labels of each question at stake (None: any)."""
    for number, example in enumerate(subject.project.examples):
        if len(example.rules) > 1:
            called = f"the example '{example.id}'"
            yield ("examples", number, "rules"), called, example.rules, example.exceptions, _accepted(subject, example)
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            if len(item.rules) > 1 and item.kind not in OF_SEVERAL_CASES:
                path: KeyPath = ("quizzes", number, "items", place, "rules")
                yield path, f"the quiz item '{item.id}'", item.rules, item.exceptions, _key(subject, item)
    for number, case in enumerate(subject.project.edge_cases):
        if len(case.rules) > 1:
            yield ("edge_cases", number, "rules"), f"the edge case '{case.id}'", case.rules, (), None


def _accepted(subject: Subject, example: Example) -> _Right:
    return {
        name: {ref.partition("/")[2] for ref in accepted_refs(subject, name, accepted)}
        for name, accepted in example.accept.items()
    }


def _key(subject: Subject, item: QuizItem) -> _Right | None:
    if item.question is None:
        return None
    question = subject.index.questions.get(item.question)
    refs = [ref for row in item.answers for ref in labels_in(question, row.answer)] if question else []
    return {item.question: {ref.partition("/")[2] for ref in refs}}


def _unsettled(subject: Subject, holding: list[Rule], exceptions: tuple[str, ...], right: _Right) -> set[str]:
    """The questions whose right answer none of the rules leads to that hold, so that one of the others must."""
    found: set[str] = set()
    for name, labels in right.items():
        led_to = set().union(*(given(rule, name, exceptions) for rule in holding))
        if led_to and labels and not _widened(subject, name, led_to) & _widened(subject, name, labels):
            found.add(name)
    return found


def _conflict(
    subject: Subject, one: Rule, other: Rule, exceptions: tuple[str, ...], questions: Iterable[str] | None
) -> tuple[str, str] | None:
    """What the two lead to, where that can't both be right."""
    if questions is None:
        questions = sorted(
            {ref.partition("/")[0] for ref in one.gives} & {ref.partition("/")[0] for ref in other.gives}
        )
    for name in questions:
        question = subject.index.questions.get(name)
        if question is None or question.kind in IN_PARTS:
            continue
        first, second = given(one, name, exceptions), given(other, name, exceptions)
        if first and second and not _widened(subject, name, first) & _widened(subject, name, second):
            return _listed(name, first), _listed(name, second)
    return None


def _widened(subject: Subject, question: str, labels: set[str]) -> set[str]:
    """The labels and the narrower ones below them: a broad label does not contradict one of its own."""
    entries = subject.labels_by_question.get(question, ())
    return labels | {entry.id for entry in entries if not labels.isdisjoint(entry.parents)}


def _listed(question: str, labels: set[str]) -> str:
    return " or ".join(f"'{question}/{label}'" for label in sorted(labels))
