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
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from builder.lint.base import Fault, Subject
from builder.lint.passages import Passages, split
from builder.lint.quoted import quotations
from builder.lint.strengths import ADVISING, FORBIDDING, OBLIGING, PERMITTING, Signals, Trigger, signals
from builder.lint.tongues import tongue
from builder.model.guidance import Rule
from builder.source import KeyPath

_BEGINNING = 2
"""So many sentences of a text may say what it forbids or permits."""
_FAR = 300
"""What a text forbids first stands within so many characters."""
_STRESSED = re.compile(r"\*+((?:do|must|shall|should|may|can|need)(?: (?:not|never))?|never)\*+", re.IGNORECASE)


_NOTHING = re.compile(
    r"(?:^|[,.;:])\s*(?:(?:and|but|so|then|here|there)\s+)?(?:nothing|nobody|no|none|neither|not)\b[^,.;:]*\Z",
    re.IGNORECASE,
)
"""Before a "may": "nothing may be left out" permits nothing."""


@dataclass
class _Telling:
    """The numbers of the texts that hold a word of each kind; most hold none, and nothing in them can disagree."""

    forbids: Collection[int]
    advises: Collection[int]
    permits: Collection[int]
    obliges: Collection[int]

    @classmethod
    def of(cls, passages: Passages) -> _Telling:
        kinds = (FORBIDDING, ADVISING, PERMITTING, OBLIGING)
        return cls(*(passages.numbers(kind.among(passages.vocabulary)) for kind in kinds))


def run(subject: Subject) -> Iterator[Fault]:
    """Each rule and each of its variants."""
    own = subject.project.language.casefold()[:2]
    telling = _Telling.of(subject.passages)
    for number, rule in enumerate(subject.project.rules):
        path: KeyPath = ("rules", number)
        texts = [(path, path)]
        for place, variant in enumerate(rule.variants):
            at = (*path, "variants", place)
            texts.append((at, at if variant.title else path))
        for where, titled in texts:
            text, title = (*where, "text"), (*titled, "title")
            problem = _problem(rule, text, title, subject.passages, telling, own)
            if problem:
                message, hint = problem
                yield Fault(text, f"the rule '{rule.id}' is a '{rule.strength}', but {message}", hint)


def _problem(
    rule: Rule, at: KeyPath, title_at: KeyPath, passages: Passages, telling: _Telling, own: str
) -> tuple[str, str] | None:
    """Message and hint, or None where the words fit the strength."""
    text, title = passages.text(at), _plain(passages.text(title_at))
    found = signals((tongue(text) if rule.variants else None) or own)
    if found is None:
        return None
    both = {passages.number(at), passages.number(title_at)}
    if rule.strength.endswith("not"):
        if not any(found.forbids.search(sentence) for sentence in [title, *_sentences(text)[:1]]):
            allowed = found.choice.search(_unquoted(" ".join(_sentences(text)[:1])))
            said = f"says '{allowed[0]}' and " if allowed else ""
            return (
                f"its text {said}forbids nothing at its beginning",
                "Begin with what not to do, or change the strength.",
            )
    elif not both.isdisjoint(telling.forbids) and found.forbids_first.match(_plain(" ".join(text[:_FAR].split()))):
        return (
            "its text begins with what not to do",
            f"Is it a '{rule.strength.removesuffix('may') or 'must'}-not'? Or begin with what to do.",
        )
    wrong = ""
    if rule.strength == "may":
        sentences = _sentences(text)
        wrong = _first(found.duty, title, sentences, OBLIGING)
        if not wrong and not _leaves_a_choice(found, title, sentences):
            return "its text leaves no choice", "Say what may be done, or change the strength."
    else:
        of_must = rule.strength.startswith("must")
        if not both.isdisjoint(telling.advises if of_must else telling.obliges):
            kind = ADVISING if of_must else OBLIGING
            wrong = _first(found.advice if of_must else found.duty, title, _sentences(text), kind)
        if not wrong and not both.isdisjoint(telling.permits):
            sentences = _sentences(text)
            sentences = sentences[: 1 if _orders(found, sentences) else _BEGINNING]
            wrong = _first(found.permission, title, sentences, PERMITTING)
    return (f"its {wrong}", "Change the strength or the words.") if wrong else None


def _leaves_a_choice(found: Signals, title: str, sentences: list[str]) -> bool:
    """Whether a text says what may be done. The name of an answer, such as *bad or hard to say*, does not."""
    where = sentences[:1] if _orders(found, sentences) else [title, *sentences[:_BEGINNING]]
    return any(found.choice.search(_unquoted(sentence)) for sentence in where)


def _orders(found: Signals, sentences: list[str]) -> bool:
    return any(found.imperative.search(sentence) for sentence in sentences[:1])


def _sentences(text: str) -> list[str]:
    return [_plain(sentence.text) for sentence in split(text)]


def _plain(text: str) -> str:
    """The text with words that are only stressed, such as **must not**, as plain ones."""
    return _STRESSED.sub(r"\1", text) if "*" in text else text


def _unquoted(text: str) -> str:
    for start, end in quotations(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _first(pattern: re.Pattern[str], title: str, sentences: list[str], kind: Trigger) -> str:
    """What is found first, and where: `text says 'you may'`."""
    for number, sentence in enumerate([*sentences, title]):
        matches = pattern.finditer(sentence) if kind.within(sentence) else iter(())
        if kind is PERMITTING:
            matches = (match for match in matches if not _NOTHING.search(sentence[: match.start()]))
        match = next(matches, None)
        if match:
            return f"{'text' if number < len(sentences) else 'title'} says '{match[0]}'"
    return ""
