"""Sentences can be read on a phone.

A trainer reads the instructions between two items, often on a small screen. A sentence of more than forty words, or
one that holds five clauses, or brackets within brackets, is read twice or not at all. The measure is the sentence, not
the text: a list ends a sentence at each of its entries, and so does a colon before a new sentence. Code, formulas and
addresses don't count. Two sentences are nearly always better than one.

PASS
    rules:
      - id: insults
        title: No insults
        text: An insult is toxic. It does not matter who says it, or what the writer had in mind when it was written.

FAIL
    rules:
      - id: insults
        title: No insults
        text: >-
          A comment which a reader who knows the writer would take as a joke, although others who do not know that they
          are friends would not, is toxic unless it is plain that it was meant for those who know them.

FAIL
    rules:
      - id: insults
        title: No insults
        text: >-
          An insult is toxic and an insult that is aimed at somebody is more toxic and the same holds for a curse and
          for a threat and for any other word by which the writer hurts the reader or one of the other people who take
          part in the discussion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.passages import Sentence
from builder.lint.words import words

LONGEST = {"de": 35}
LONGEST_ELSEWHERE = 40
"""Words of a sentence. German joins what English writes apart."""
MANY_CLAUSES = 5
CLAUSES_OF_A_LONG_ONE = 4
LONG_FOR_CLAUSES = 30
FEW_WORDS = 15
_SHORTEST_LONG = min(LONGEST_ELSEWHERE, *LONGEST.values())
_PLAIN_END = re.compile(r"[.!?](?<=[^\W\d_]{4}.)(?<!approx.)\s+(?=[A-ZÄÖÜ])|\n[ \t]*\n")
"""What ends a sentence without doubt; what else may end one is looked for where it matters."""
MANY_CHARACTERS = 60
"""No shorter text has a sentence worth judging."""
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-])*")
_CLAUSE = {
    "en": re.compile(
        r"\b(?:which|who|whom|whose|that(?! (?:is|means),)|if|unless|although|though|because|whereas|while|until|when"
        r"|whenever|wherever|where|whether|since|provided)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:dass|weil|wenn|falls|obwohl|obgleich|während|bevor|nachdem|damit|sodass|sofern|indem|sobald|solange|ob"
        r"|wobei|welche[rsmn]?|wo|wie)\b|, (?:der|die|das|dem|den|deren|dessen|denen)\b",
        re.IGNORECASE,
    ),
}
_CLAUSE_WORDS = words(
    """
    which who whom whose that if unless although though because whereas while until when whenever wherever where
    whether since provided dass weil wenn falls obwohl obgleich während bevor nachdem damit sodass sofern indem
    sobald solange ob wobei welche welcher welches welchen wo wie der die das dem den deren dessen denen
    """
)
"""For a first look, which is quicker than the patterns."""
_NESTED = re.compile(r"\([^()]{3,}\((?=[^()]{3,}\))[^()]*\)")


def run(subject: Subject) -> Iterator[Fault]:
    """One fault for each text, for its worst sentence."""
    for passage in subject.passages.longer_than(MANY_CHARACTERS, _worth_a_look):
        worst = max((_judged(sentence, passage.tongue) for sentence in passage.sentences), default=(0, "", ""))
        if worst[0]:
            _, what, beginning = worst
            yield Fault(passage.found.path, f"the sentence '{beginning} …' {what}",
                        "Make two sentences of it, or a list.")  # fmt: skip


def _worth_a_look(text: str) -> bool:
    """Whether any sentence of a text can be hard to read, as far as its plainest ends of sentences tell."""
    spaces = text.count(" ")
    if spaces < FEW_WORDS:
        return False
    if text.count("(") > 1:
        return True
    if not _holds_clauses(text) and spaces + text.count("\n") < _SHORTEST_LONG:
        return False
    return any(len(piece.split()) >= _SHORTEST_LONG or _holds_clauses(piece) for piece in _PLAIN_END.split(text))


def _holds_clauses(text: str) -> bool:
    small = text.lower().replace(",", " ").replace("(", " ")
    return sum(map(_CLAUSE_WORDS.__contains__, small.split())) >= CLAUSES_OF_A_LONG_ONE


def _judged(sentence: Sentence, tongue: str) -> tuple[int, str, str]:
    """How bad the sentence is (0: not), what is wrong, and how it begins."""
    if len(sentence.text) < MANY_CHARACTERS:
        return 0, "", ""
    count = sentence.text.count(" ") + 1
    if count > LONGEST.get(tongue, LONGEST_ELSEWHERE):
        count = len(_WORD.findall(sentence.text))
    beginning = " ".join(sentence.text.split()[:5])
    if count > LONGEST.get(tongue, LONGEST_ELSEWHERE):
        return count, f"has {count} words", beginning
    if "(" in sentence.text and _NESTED.search(sentence.text):
        return 1, "has brackets within brackets", beginning
    pattern = _CLAUSE.get(tongue)
    clauses = len(pattern.findall(sentence.text)) if pattern else 0
    if clauses >= MANY_CLAUSES or (clauses >= CLAUSES_OF_A_LONG_ONE and count > LONG_FOR_CLAUSES):
        return clauses, f"holds {clauses} clauses within each other", beginning
    return 0, "", ""
