"""Words of duty and of permission in a sentence, and what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.lint.words import words

DUTY_WORDS = words("must shall required obliged obligatory mandatory have has need needs muss musst müssen müsst")
PERMISSION_WORDS = words(
    """
    may allowed permitted free optional optionally discretion need needn required obliged darf darfst dürfen dürft
    freigestellt
    """
)
PERMISSION_PIECES = ("not have to", "n't have to")
"""Where `have` alone would say nothing."""
_AGENTS = (
    "you|we|one|everyone|everybody|anyone|(?:ai )?(?:trainer|rater|annotator|label+er|grader|reviewer|transcriber|"
    "transcriptionist|editor|translator|evaluator|judge|worker|contributor|writer of the (?:note|reply))s?"
)
AGENT = rf"(?:(?:the|each|every|all|any|a|an|two|both)\s+)?(?:{_AGENTS})"
"""A regular expression for those whom the instructions speak to."""
_ADVERB = r"(?:(?:also|then|always|only|either|still|therefore|thus|however|never|sometimes|both|usually|first)\s+)?"
_PARTICIPLE = r"(?:\w{2,}(?:ed|en|wn|pt|lt|nt)|put|cut|let|set|sent|made|done|told|sold|found|held|paid|read|left|kept|said|split|built)"  # noqa: E501
_DUTY = re.compile(
    r"\b(?P<must>must|shall)\b(?!\s+(?:not|never|have\s+\w+(?:ed|en|nt|wn|de|ld)\b))"
    r"|(?<!not\s)(?<!n't\s)\b(?P<have>(?:have|has|need|needs)\s+to)\b"
    r"|\b(?:is|are)\s+(?P<required>required|obliged|obligatory|mandatory)\b",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(?P<may>may)\b(?!\s+(?:not|have\s+to|well|never)\b)"
    r"|\b(?:is|are)\s+(?:also\s+)?(?P<allowed>allowed|permitted|free\s+to|optional)\b"
    r"|\b(?P<optional>optionally|at your (?:own )?discretion)\b"
    r"|\b(?P<need>need\s+not|needn't|do(?:es)?(?:\s+not|n't)\s+(?:have|need)\s+to"
    r"|(?:is|are)\s+not\s+(?:required|obliged)\s+to)\s+(?P<verb>[a-z]+)(?:\s+(?P<what>[^\W\d_]+))?",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\s+(?:be\s+(?:wrong|right|true|false|able|tempted|sure|unsure|aware|tired|offended|necessary|hard|easy|difficult)"
    r"|have|feel|think|find|want|wonder|see|meet|notice|need|know|seem|happen|come\s+across|encounter|believe|prefer)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"\s+(?:also\s+|only\s+|then\s+)?be\s+(?:\w+ly\s+)?{_PARTICIPLE}\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?P<subject>{AGENT}|[^\W\d_]+)\s+{_ADVERB}$", re.IGNORECASE)
_IS_AGENT = re.compile(AGENT, re.IGNORECASE)
_SAID_OF = re.compile(r"(?:optional|allowed|permitted|required|obligatory|mandatory)\Z", re.IGNORECASE)
"""With one of these, the subject is what is to be done, and nobody who does it."""
_POINTING = words("this that these those such")
_ANAPHORIC = words("it them this that these those one ones so each any all")
_ENDING = re.compile(r"(?:ings?|es|s|ed)\Z")
_PRONOUNS = words("it they this these those that which both each er es sie dies diese")
_JOINED = words("and or but then yet und oder aber sondern")
_GERMAN_DUTY = re.compile(r"\b(?:muss|musst|müssen|müsst)\b(?!\s+(?:nicht|kein))", re.IGNORECASE)
_GERMAN_PERMISSION = re.compile(
    r"\b(?:darf|darfst|dürfen|dürft|freigestellt)\b(?!(?:\s+[^\s,;]+){0,4}?\s+(?:nicht|nie|kein\w*)\b)", re.IGNORECASE
)
_GERMAN_AGENT = re.compile(r"\b(?:du|ihr|man|wir|Sie)\b")


@dataclass(frozen=True, slots=True)
class Modal:
    """A word of duty or of permission.

    Attributes:
        word: The word as it is written.
        start: Where it stands in the sentence.
        subject: Who or what must or may, in small letters; empty where it is left out ("and may …").
        agent: Whether that is the reader.
        passive: Whether something is to be done with the subject.
        before: What stands in the sentence before it, in small letters.
    """

    word: str
    start: int
    subject: str
    agent: bool
    passive: bool
    before: str

    def about(self, other: Modal) -> bool:
        """Whether the other one, a permission, is about the same thing as this duty."""
        if self.agent and other.agent:
            return True
        late, early = (other, self) if other.start > self.start else (self, other)
        if not late.subject:
            return True
        if late.subject == "they" and early.agent:
            return early.subject != "you" or late.passive
        if late.subject in _PRONOUNS:
            return late.passive if early.agent else True
        if self.agent:
            return other.passive and _named_before(other)
        return self.subject == other.subject


def duties(sentence: str, tongue: str) -> list[Modal]:
    """The words of duty in a sentence; a prohibition is none."""
    if tongue == "de":
        return [_german(sentence, match) for match in _GERMAN_DUTY.finditer(sentence)]
    found = []
    for match in _DUTY.finditer(sentence) if tongue == "en" else ():
        modal = _modal(sentence, match)
        if not match["have"] or modal.agent or modal.passive:
            found.append(modal)
    return found


def permissions(sentence: str, tongue: str) -> list[Modal]:
    """The words of permission in a sentence, without those that only say what is possible."""
    if tongue == "de":
        return [_german(sentence, match) for match in _GERMAN_PERMISSION.finditer(sentence)]
    matches = _PERMISSION.finditer(sentence) if tongue == "en" else ()
    return [
        _modal(sentence, match)
        for match in matches
        if not (match["may"] and _POSSIBLE.match(sentence, match.end()))
        and not (match["need"] and not _same_again(sentence, match))
    ]


def _same_again(sentence: str, match: re.Match[str]) -> bool:
    """Whether a "need not" takes back what was said, and is not about something else: "but need not read its title"."""
    what = (match["what"] or "").lower()
    if match["verb"].lower() == "be":
        return False
    if what in _ANAPHORIC:
        return True
    return not what and match["verb"].lower() in sentence[: match.start()].lower().split()


def _named_before(modal: Modal) -> bool:
    """Whether the sentence has named the subject before, or points back to it: "read it, but this reading is …"."""
    before = modal.before.split()[:-1]
    if before and before[-1] in _POINTING:
        return True
    stem = _ENDING.sub("", modal.subject).rstrip("e")
    return any(_ENDING.sub("", word.strip(".,;:()")).rstrip("e") == stem for word in before)


def _modal(sentence: str, match: re.Match[str]) -> Modal:
    before = sentence[: match.start()]
    near = _SUBJECT.search(before, max(0, len(before) - 60))
    subject = near["subject"].lower() if near else ""
    if subject in _JOINED or subject in {"must", "may", "shall"}:
        subject = ""
    agent = bool(subject and _IS_AGENT.fullmatch(subject))
    passive = bool(_PASSIVE.match(sentence, match.end()) or (_SAID_OF.search(match[0]) and not agent))
    word = match[0] if "need" not in match.re.groupindex or not match["need"] else match["need"]
    return Modal(word, match.start(), subject, agent, passive, sentence[: match.start()].lower())


def _german(sentence: str, match: re.Match[str]) -> Modal:
    around = sentence[max(0, match.start() - 12) : match.end() + 8]
    agent = bool(_GERMAN_AGENT.search(around))
    last = re.search(r"([^\W\d_]+)\s+$", sentence[: match.start()])
    subject = last[1].lower() if last and last[1].lower() not in _JOINED else ""
    return Modal(match[0], match.start(), subject, agent, passive=False, before=sentence[: match.start()].lower())
