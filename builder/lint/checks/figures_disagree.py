"""The same thing has the same figure everywhere.

"Two seconds" in the rule, "three seconds" in the FAQ, `max: 10` in the answer schema and "at most 5" beside it: whoever
meets both asks, or guesses. The check compares what the texts say in figures, in digits or in words, with the answer
schema (limits of words and numbers, scales, how many labels, weights), with the quizzes (pass mark, attempts, minutes)
and with the expected time, and the texts with each other: those that cite one rule, and those that count the same thing
in like words. A figure that belongs to one item, in an example or a quiz, is left alone unless it states a limit.

PASS
    rules:
      - {id: insults, title: No insults, text: Mark an insult that is longer than two words.}
    faq:
      - {id: what, question: What is long?, answer: "Mark insults of more than 2 words.", rules: [insults]}

FAIL
    rules:
      - {id: insults, title: No insults, text: Mark an insult that is longer than three words.}
    faq:
      - {id: what, question: What is long?, answer: "Mark insults of more than 2 words.", rules: [insults]}

FAIL
    questions:
      - {id: toxic, title: Note, ask: Write a note of at most 50 words., kind: text, max_words: 40}
    flows: []
    examples: []
    rules: [{id: insults, title: No insults, text: An insult is toxic.}]

FAIL
    questions:
      - id: toxic
        title: Toxicity
        ask: How toxic is it, on a scale of 1 to 5?
        kind: rating
        scale: {low: 1, high: 7, anchors: [{value: 1, title: Not at all}, {value: 7, title: Very}]}
    flows: []
    examples: []
    rules: [{id: insults, title: No insults, text: An insult is toxic.}]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.claims import PERCENT, PRICES, TIME, Claim, Claims
from builder.lint.schemafigures import faults as schema_faults
from builder.model import QuizItem
from builder.model.guidance import EdgeCase, Faq, RuleException
from builder.model.questions import QuestionBase

_KINDS = {EdgeCase: "edge case", Faq: "FAQ", QuizItem: "quiz item", RuleException: "exception"}
"""What entries are called whose name is more than a word."""
_CROWD = 40
"""Where more claims than these share a word and a unit, the word says nothing."""
_SHARED = 2
_SHARE = 0.4
_SHARE_OF_OTHER_WORDS = 0.7
_SMALL = 3
"""Smaller figures stand in so many texts that they must count the same thing to be the same."""


def run(subject: Subject) -> Iterator[Fault]:
    """Texts against the schema first, then texts against each other."""
    claims = Claims(subject.passages)
    told = set()
    for fault in schema_faults(subject, claims):
        told.add(fault.path)
        yield fault
    for claim, other in _pairs(claims):
        if claim.found.path not in told:
            told.add(claim.found.path)
            yield Fault(claim.found.path, f"'{claim.written}' here, but '{other.written}' in {_place(other)}",
                        "Make the figures agree, or say what sets the two apart.")  # fmt: skip


def _pairs(claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """Claims about the same thing with other figures, the later one first."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    general = [claim for claim in claims.all if claim.general and not _is_one(claim)]
    for number, claim in enumerate(general):
        for unit in claim.units:
            for key in (*claim.topic, *(f"rule {rule}" for rule in claim.cites)):
                buckets[unit, key].append(number)
    tried: set[tuple[int, int]] = set()
    for numbers in buckets.values():
        if not 1 < len(numbers) <= _CROWD:
            continue
        for place, late in enumerate(numbers):
            for early in numbers[:place]:
                if (early, late) not in tried:
                    tried.add((early, late))
                    if _disagree(claims, general[early], general[late]):
                        yield general[late], general[early]


def _is_one(claim: Claim) -> bool:
    """Whether the figure is a mere "one", which is as often a word for a thing before."""
    return claim.quantity.figures == (1.0,) and not (TIME in claim.units and claim.quantity.kind != "plain")


def _disagree(claims: Claims, claim: Claim, other: Claim) -> bool:
    if claim.found.path == other.found.path or not _comparable(claim, other):
        return False
    if claim.root == other.root:
        return _title_differs(claims, claim, other)
    if claim.root[:-1] == other.root[:-1] and claim.root[0] in {"item", "requirements"}:
        return False
    mine, theirs = claim.topic, other.topic
    if claim.quantity.kind == other.quantity.kind == "plain":  # "ten people rate it", "rated by ten people"
        counted = claim.units & other.units
        mine, theirs = (mine | claim.units) - counted, (theirs | other.units) - counted
    shared, fewest = mine & theirs, min(len(mine), len(theirs))
    if claim.units & other.units & PRICES and (len(shared) <= _SHARED or not claim.cites & other.cites):
        return False
    like = len(shared) >= _SHARED and len(shared) >= _SHARE * fewest
    like = like or _same_measure(claim, other, mine, theirs)
    like = like and (_same_words(claim, other) or len(shared) >= _SHARE_OF_OTHER_WORDS * fewest)
    measured = claim.units & other.units & {TIME, PERCENT}
    limits = "plain" not in {claim.quantity.kind, other.quantity.kind}
    linked = (
        bool(claim.cites & other.cites)
        and (bool(shared) or _is_ruling(claim, other) or _is_ruling(other, claim))
        and (limits or bool(measured) or len(claim.units & other.units) > 1)
        and _same_words(claim, other)
    )
    return (like or linked) and not _also(claims, claim, other) and not _also(claims, other, claim)


def _is_ruling(claim: Claim, other: Claim) -> bool:
    """Whether a figure that stands alone ("Two seconds or longer.") is about the figure of a rule that is cited."""
    told = claim.root[0] in {"decisions", "faq", "edge_cases"} and other.root[0] == "rules"
    return told and not claim.topic and claim.quantity.kind == other.quantity.kind


def _same_measure(claim: Claim, other: Claim, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two limits of the same thing are measured alike in few words: "letters less than 8 pixels high"."""
    few, many = sorted((mine, theirs), key=len)
    alike = claim.quantity.kind == other.quantity.kind != "plain" and len(claim.units & other.units) > 1
    return alike and bool(few) and len(few) <= _SHARED and few <= many


def _same_words(claim: Claim, other: Claim) -> bool:
    """Whether two limits speak of their boundary alike: "within 2" and "under 8" may well be two things."""
    mine, theirs = claim.quantity, other.quantity
    return mine.kind != theirs.kind or (mine.low_in, mine.high_in) == (theirs.low_in, theirs.high_in)


def _title_differs(claims: Claims, claim: Claim, other: Claim) -> bool:
    """Whether one of two claims of an entry is its title's, and no figure of the text is the title's."""
    titles = [each for each in (claim, other) if each.found.path[-1] == "title"]
    if len(titles) != 1 or (claim.topic and other.topic and not claim.topic & other.topic):
        return False
    text = other if titles[0] is claim else claim
    return not any(set(titles[0].values) & claims.values[text.found.path, unit] for unit in text.units)


def _also(claims: Claims, claim: Claim, other: Claim) -> bool:
    """Whether the entry of the first claim states the figures of the other one too."""
    for unit in claim.units & other.units:
        if set(other.values) <= claims.values[claim.found.path, unit]:
            return True
    return all(
        (number > _SMALL or number % 1) and number in claims.numbers[claim.found.path] for number in other.values
    )


def _comparable(claim: Claim, other: Claim) -> bool:
    """Whether the two figures limit alike and differ."""
    kinds = {claim.quantity.kind, other.quantity.kind}
    if claim.values == other.values or (PERCENT in claim.units and {0.0, 100.0} & {*claim.values, *other.values}):
        return False
    if "range" in kinds and kinds & {"max", "min"}:
        end = -1 if "max" in kinds else 0
        return claim.values[end] != other.values[end]
    return len(kinds) == 1 or ("plain" in kinds and "range" not in kinds)


def _place(claim: Claim) -> str:
    """Where a claim stands, as its author calls it: the 'text' of the rule 'greetings'."""
    keys = [key for key in claim.found.path if isinstance(key, str)]
    owner = next((each for each in reversed(claim.found.owners[1:]) if getattr(each, "id", None)), None)
    if owner is None:
        return f"'{'.'.join(keys)}'"
    kind = "question" if isinstance(owner, QuestionBase) else _KINDS.get(type(owner), type(owner).__name__.lower())
    return f"the '{keys[-1]}' of the {kind} '{getattr(owner, 'id')}'"  # noqa: B009
