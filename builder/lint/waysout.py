"""What speaks of a way out (`cannot_tell`) that a question does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from builder.lint.base import Subject
from builder.model import Found, Project, Question, Quiz, QuizItem
from builder.model.base import Prose, Ref
from builder.model.examples import Example
from builder.model.guidance import Rule
from builder.model.index import SKIP
from builder.model.items import Raw
from builder.model.questions import QuestionBase, TextQuestion
from builder.model.scales import NamedScale
from builder.scalars import as_written

NOT_KNOWN = (
    r"un(?:clear|sure|certain|known|decided|determined|intelligible|decidable)|(?:cannot|can['’]?t|can not)(?: \w+)?"
    r"|hard to (?:say|tell)|not (?:sure|clear|applicable|possible|known)|n/?a|don['’]?t know|no opinion|skip"
    r"|unklar|unsicher|unbekannt|unverständlich|unentschieden|wei(?:ß|ss) nicht|schwer zu sagen"
    r"|nicht (?:erkennbar|zutreffend|anwendbar|entscheidbar|bestimmbar|verständlich|zu erkennen|sicher)"
)
"""An expression for the words by which people say that an answer can't be given."""

_WAY_OUT = re.compile(NOT_KNOWN, re.IGNORECASE)
_MAYBE = re.compile(
    r"un[cskdi]|cannot|can['’]?t\b|can\s+not|hard\s+to|not\s|n/a|na\b|don['’]?t|no\s+opinion|skip|unverst|wei(?:ß|ss)\s|schwer\s"
    r"|nicht\s"
)
"""Whatever `NOT_KNOWN` finds holds one of these (in small letters), which is quicker to see."""
_OF_PLACES = frozenset({"spans", "errors", "boxes", "relations"})
"""Kinds whose answers are marks, so that a bare word can only be a way out."""
_QUOTED = r"[\"“„«‘'*_`]{1,3}(?P<quoted>[^\"“”„«»‘’*_`\n]{2,40}?)[.,]?[\"”“»’'*_`]{1,3}"
_SAYS_TO = re.compile(
    r"\b(?:answer|choose|select|pick|click|mark|tick|use|give|take|enter|antworten?|wählen?|klicken?|markieren?|nimm"
    r"|nehmen|benutzen?|verwenden?|geben)\b(?P<between>(?: (?:it|this|them|the|as|with|on|only|always|never|just|item"
    r"|comment|answer|label|button|option|sie|mit|die|als|nur|immer|nie|auf|antwort|es))*) "
    rf"(?:{_QUOTED}|(?P<plain>{NOT_KNOWN})"
    r"(?=[.,;:!?)]|\Z| (?:where|when|if|for|there|here|instead|then|and|wenn|wo|bei)\b))",
    re.IGNORECASE,
)
"""A text that tells people to give an answer, with its words in quotation marks or emphasis, or bare."""


class WaysOut:
    """What is said of ways out, for questions that have none.

    A reference counts if its word can be nothing else: "no words" as an answer to a question for a number; and so does
    whatever tells people to answer "Cannot tell" to questions of which none has an answer of that name.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def missing(self) -> dict[str, str]:
        """For each question without a way out that something speaks of, what it is called there."""
        found: dict[str, str] = {}
        for name, told in (*self._referred_to(), *self._told()):
            question = self._subject.index.questions.get(name)
            if question is not None and question.cannot_tell is None:
                found.setdefault(name, told)
        return found

    def _referred_to(self) -> Iterator[tuple[str, str]]:
        index = self._subject.index
        for found in self._subject.references:
            if isinstance(found.mark, Ref) and found.mark.to in {"label", "question-or-label"}:
                name, _, label = found.text.partition("/")
                question = index.questions.get(name)
                if question and label and found.text not in index.labels and self._must_be(question, label):
                    yield name, found.text
        for name, raw in self._answers():
            question = index.questions.get(name)
            for word in _words(raw) if question else ():
                bare = not isinstance(raw, (list, tuple))
                if question and f"{name}/{word}" not in index.labels and self._must_be(question, word, answer=bare):
                    yield name, f"{name}/{word}"

    def _answers(self) -> Iterator[tuple[str, Raw]]:
        for example in self._subject.project.examples:
            for name, accepted in example.accept.items():
                yield from ((name, raw) for raw in accepted.any_of or ())
            yield from ((rejected.question, rejected.answer) for rejected in example.reject)
        for quiz in self._subject.project.quizzes:
            for item in quiz.items:
                yield from ((item.question, row.answer) for row in item.answers if item.question)

    def _must_be(self, question: Question, word: str, *, answer: bool = False) -> bool:
        """Whether a word that is no label of the question can only be a way out of it."""
        if word in self._subject.dropped or question.id in self._subject.dropped or isinstance(question, TextQuestion):
            return False
        if question.kind in {"number", "rating"}:
            return re.search(r"\d", word) is None
        if answer and question.kind in _OF_PLACES:
            return True
        return _WAY_OUT.fullmatch(word.replace("-", " ").replace("_", " ")) is not None

    def _told(self) -> Iterator[tuple[str, str]]:
        for found in self._subject.prose:
            if found.mark is not Prose.MARKDOWN:
                continue
            if not _MAYBE.search(found.text.lower()):
                continue
            for match in _SAYS_TO.finditer(" ".join(found.text.split())):
                words = (match["quoted"] or match["plain"]).strip(" .,")
                if not _WAY_OUT.fullmatch(words):
                    continue
                names = list(dict.fromkeys(self._about(found)))
                if names and not any(_plain(words) in self._named(name) for name in [*names, SKIP]):
                    yield from ((name, words) for name in names if self._takes_labels(name))

    def _takes_labels(self, name: str) -> bool:
        question = self._subject.index.questions.get(name)
        return question is not None and not isinstance(question, TextQuestion)

    def _about(self, found: Found) -> Iterator[str]:
        """The questions that a text is about, by the entries around it."""
        for owner in found.owners:
            if isinstance(owner, QuestionBase):
                yield owner.id
            elif isinstance(owner, NamedScale):
                yield from self._by_scale.get(owner.id, ())
            elif isinstance(owner, Example):
                yield from owner.accept
            elif isinstance(owner, QuizItem):
                yield from [owner.question] if owner.question else self._of_rules(owner.rules)
            elif isinstance(owner, Rule):
                yield from self._of_rules((owner.id,))
            elif not isinstance(owner, Project | Quiz):
                rules = getattr(owner, "rules", None)
                yield from self._of_rules(rules if isinstance(rules, tuple) else ())

    def _of_rules(self, rules: tuple[str, ...]) -> Iterator[str]:
        for name in rules:
            rule = self._subject.index.rules.get(name)
            refs = [*rule.gives, *rule.bears_on] if rule else []
            yield from (ref.partition("/")[0] for ref in refs)

    def _named(self, question: str) -> set[str]:
        """What the labels, levels and ways out of a question are called."""
        if question not in self._names:
            entries = self._subject.labels_by_question.get(question, ())
            self._names[question] = {_plain(word) for entry in entries for word in (entry.id, _shown(entry.label))}
        return self._names[question]

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        return {}

    @cached_property
    def _by_scale(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for question in self._subject.project.questions:
            scale = getattr(question, "scale", None)
            if isinstance(scale, str):
                found.setdefault(scale, []).append(question.id)
        return found


def _shown(label: object) -> str:
    """What trainers read of a label, level or way out."""
    return str(getattr(label, "shown", None) or getattr(label, "title", ""))


def _words(raw: Raw) -> Iterator[str]:
    for each in raw if isinstance(raw, (list, tuple)) else (raw,):
        written = as_written(each)
        if written is not None:
            yield written


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"\bcan(?:['’]| no)t\b", "cannot", words.casefold())).strip()
