"""Figures in texts that disagree with the answer schema, the quizzes or the requirements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.lint.base import Fault, Subject
from builder.lint.claims import PERCENT, TIME, Claim, Claims, stem
from builder.lint.levelfigures import level_faults
from builder.lint.numerals import minutes, shown
from builder.lint.quizfigures import quiz_faults
from builder.model.questions import Errors, Multiple, NumberQuestion, Question, TextQuestion
from builder.source import KeyPath

_CHOOSE = re.compile(
    r"\b(?:choose|select|pick|tick|mark|give|name|add|list|use|set|wähle|markiere|nenne|which)\b", re.IGNORECASE
)
_ERRORS = frozenset({"error", "mistake", "issue", "fault", "span", "fehler"})
_WORDS = {"min_words": "word", "max_words": "word", "min_characters": "character", "max_characters": "character"}
_TOOL = frozenset({"limit", "tool", "form", "field", "box", "maximum", "minimum", "editor"})
_INFINITE = float("inf")


def faults(subject: Subject, claims: Claims) -> Iterator[Fault]:
    """Claims against limits, then levels against scales, then what is said about quizzes and about time."""
    for number, question in enumerate(subject.project.questions):
        path: KeyPath = ("questions", number)
        if isinstance(question, TextQuestion):
            texts = frozenset(each.id for each in subject.project.questions if isinstance(each, TextQuestion))
            also = _bearing(subject, question, texts)
            yield from _lengths(claims, path, question, _bearing(subject, question), also)
        elif isinstance(question, (Multiple, Errors)):
            yield from _counts(subject, claims, path, question)
        elif isinstance(question, NumberQuestion):
            yield from _bounds(claims, path, question)
    yield from level_faults(subject)
    yield from quiz_faults(subject, claims)
    yield from _times(subject, claims)


def _bearing(subject: Subject, question: Question, among: frozenset[str] | None = None) -> set[str]:
    """The rules that bear on no other question (of those named) than this one."""
    found = set()
    for rule in subject.project.rules:
        refs = {ref.partition("/")[0] for ref in (*rule.gives, *rule.bears_on)}
        if (refs if among is None else refs & among) == {question.id}:
            found.add(rule.id)
    return found


def _in_scope(claims: Claims, path: KeyPath, rules: Iterable[str]) -> Iterator[Claim]:
    rules = set(rules)
    for claim in claims.all:
        if claim.found.path[:2] == path or (claim.general and claim.cites & rules):
            yield claim


def _lengths(claims: Claims, path: KeyPath, question: TextQuestion, rules: set[str], also: set[str]) -> Iterator[Fault]:
    """What is said about the length of a text, by its question and by what cites its rules.

    Rules that bear on other questions than texts too (`also`) count where the limit of the tool is named.
    """
    counted = {_WORDS[name] for name in _WORDS if getattr(question, name) is not None}
    for unit in ("word", "character"):
        limits = {name: getattr(question, name) for name, counted in _WORDS.items() if counted == unit}
        low, high = limits[f"min_{unit}s"], limits[f"max_{unit}s"]
        if low is None and high is None:
            continue
        for claim in _in_scope(claims, path, rules | also):
            named = bool(claim.units & {stem(unit), {"word": "wort", "character": "zeich"}[unit]})
            named = named or (not claim.units and counted == {unit} and "limit" in claim.quantity.words)
            if not named or not claim.general:
                continue
            if claim.found.path[:2] != path and not claim.cites & rules and not _of_tool(claim):
                continue
            wrong = _against(claim, low, high)
            if wrong and (claim.quantity.kind != "plain" or claim.found.path[:2] == path):
                key, figure = wrong
                name = f"{key}_{unit}s"
                yield _fault(claim, f"'{name}' of the question '{question.id}' is {figure}")


def _of_tool(claim: Claim) -> bool:
    return "limit" in claim.quantity.words.lower() or bool(claim.topic & _TOOL)


def _against(claim: Claim, low: float | None, high: float | None) -> tuple[str, str] | None:
    """Which limit of the schema the claim contradicts, with the limit."""
    quantity = claim.quantity
    if quantity.kind in {"max", "range"} and high is not None:
        stated = quantity.high if quantity.high_in else quantity.high - 1
        if high not in {stated, quantity.high}:
            return "max", shown(high)
    if quantity.kind in {"min", "range"} and low is not None:
        stated = quantity.low if quantity.low_in else quantity.low + 1
        if low not in {stated, quantity.low}:
            return "min", shown(low)
    if quantity.kind == "plain" and low is not None and low == high and quantity.low != low:
        return "min", shown(low)
    return None


def _counts(subject: Subject, claims: Claims, path: KeyPath, question: Multiple | Errors) -> Iterator[Fault]:
    low = question.min if isinstance(question, Multiple) and question.min else None
    high = question.max
    if low is None and high is None:
        return
    only = sum(isinstance(each, Errors) and each.max is not None for each in subject.project.questions) == 1
    rules = _bearing(subject, question)
    for claim in claims.all:
        own = claim.found.path[:2] == path
        if not claim.general or claim.units & {TIME, PERCENT} or claim.quantity.kind == "plain":
            continue
        if isinstance(question, Errors):
            fits = bool(claim.units & _ERRORS) and (own or only or bool(claim.cites & rules))
            fits = fits and (own or claim.quantity.kind == "max")
        else:
            fits = (
                own and claim.found.path[2] in {"ask", "help", "title"} and bool(_CHOOSE.search(claim.found.text))
            ) or (bool(claim.cites & rules) and bool(claim.units & _things(question)))
        wrong = _against(claim, low, high) if fits else None
        if wrong:
            yield _fault(claim, f"'{wrong[0]}' of the question '{question.id}' is {wrong[1]}")


def _things(question: Multiple | Errors) -> set[str]:
    return {stem(word) for word in ("labels", "tags", "answers", "options", question.title.split()[-1])}


def _bounds(claims: Claims, path: KeyPath, question: NumberQuestion) -> Iterator[Fault]:
    for claim in claims.all:
        own = claim.found.path[:2] == path and claim.found.path[2] in {"ask", "help", "title"}
        unit = stem((question.unit or "").split(" ")[0]) if question.unit else ""
        if own and (not unit or unit in claim.units or claim.units & {TIME, PERCENT}):
            wrong = _against(claim, question.low, question.high)
            if wrong and claim.quantity.kind == "range":
                key = "high" if wrong[0] == "max" else "low"
                yield _fault(claim, f"'{key}' of the question '{question.id}' is {wrong[1]}")


def _times(subject: Subject, claims: Claims) -> Iterator[Fault]:
    """What is said about the time for an item, beside the requirements."""
    requirements = subject.project.requirements
    expected = requirements.time_per_item if requirements else None
    if expected is None:
        return
    nouns = {stem(word) for word in re.findall(r"[^\W\d_]+", subject.project.item.title)[-1:]} | {"item"}
    known = {60.0 * expected.minutes, 60.0 * (expected.at_most or expected.minutes)}
    for claim in claims.all:
        if TIME not in claim.units or not claim.topic & nouns or not claim.general or known & set(claim.values):
            continue
        around = claim.found.text[max(0, claim.found.text.find(claim.written)) :][:80]
        if re.search(rf"(?:per|each|an?|every|for one|on one)\s+(?:{'|'.join(nouns)})", around, re.IGNORECASE):
            told = f"{minutes(expected.minutes)}" + (f", {shown(expected.at_most)} at most" if expected.at_most else "")
            yield _fault(claim, f"'time_per_item' is {told}")


def _fault(claim: Claim, against: str) -> Fault:
    return Fault(claim.found.path, f"'{claim.written}' here, but {against}", "Make the figures agree.")
