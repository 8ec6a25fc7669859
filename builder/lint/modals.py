"""Words of duty and of permission in a sentence, and what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.lint.words import words

DUTY_WORDS = words(
    """
    must shall required obliged obligatory mandatory compulsory have has need needs muss musst müssen müsst pflicht
    verpflichtend obligatorisch vorgeschrieben
    """
)
PERMISSION_WORDS = words(
    """
    may allowed permitted free optional optionally discretion need needn required obliged darf darfst dürfen dürft
    freigestellt can kann kannst können könnt optional freiwillig
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
    r"|\b(?:is|are)\s+(?P<required>required|obliged|obligatory|mandatory|compulsory)\b",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(?P<may>may)\b(?!\s+(?:not|have\s+to|well|never)\b)"
    r"|\b(?:is|are)\s+(?:also\s+)?(?P<allowed>allowed|permitted|free\s+to|optional)\b"
    r"|\b(?P<optional>optionally|at your (?:own )?discretion)\b"
    rf"|(?:[,;:]|\b(?:but|and|yet|though|although))\s+(?:which\s+)?(?:then\s+|still\s+)?(?:{AGENT}\s+)?(?P<can>can)\b"
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
_SAID_OF = re.compile(r"(?:optional|allowed|permitted|required|obligatory|mandatory|compulsory)\Z", re.IGNORECASE)
"""With one of these, the subject is what is to be done, and nobody who does it."""
_POINTING = words("this that these those such")
_ANAPHORIC = words("it them this that these those one ones so each any all")
_ENDING = re.compile(r"(?:ings?|es|s|ed)\Z")
_PRONOUNS = words("it they this these those that which both each er es sie dies diese")
_JOINED = words("and or but then yet und oder aber sondern")
_LEAVE_OUT = re.compile(
    r"\s+(?:(?:also|still|then|simply|just|always)\s+)*(?:(?:leave|drop|skip|omit|ignore|forgo|cut|miss)\s+"
    r"(?:(?:it|them|this|that|one)\b(?!\s+(?:as|where|how|to|in|at|on)\b)|(?:the|this|that)\s+(?P<what>[^\W\d_]+))"
    r"|do\s+without(?:\s+(?:it|them|one|this))?\b|be\s+(?:left\s+(?:out|away|off|empty|blank)|dropped|skipped|omitted)\b)",
    re.IGNORECASE,
)
"""What is done with it where a duty is taken back: "you may leave it out", "it can be skipped"."""
_WHICH_LEAVE_OUT = re.compile(
    r"\s+(?:(?:also|still|then|simply|just|always)\s+)*(?:leave\s+(?:out|away|off|empty|blank)|drop|skip|omit|forgo"
    r"|do\s+without|be\s+(?:left\s+(?:out|away|off|empty|blank)|dropped|skipped|omitted))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(rf",\s+which\s+(?:{AGENT}\s+)?{_ADVERB}$", re.IGNORECASE)
"""A clause about what stands before it."""
_MAKE = words("write add give make leave enter provide send set fill attach include supply submit type do")
"""Verbs by which a duty is fulfilled, whatever the sentence called it."""
_ELSE = re.compile(r"\b(?:unless|otherwise|except|until|es sei denn|außer|sonst)\b", re.IGNORECASE)
"""Words that set two cases apart."""
_IN_WORDS = re.compile(
    r"\s+(?:(?:say|write|tell|state|note|give)\b(?:\s+[^\s,;]+){0,3}?\s+(?:why|words|sentences?|reasons?)\b"
    r"|(?:explain|justify)\b)",
    re.IGNORECASE,
)
"""Duties to write a few words: "say in one sentence"."""
_NOTES = words("note notes explanation reason reasons remark justification sentence sentences")
_ITS = re.compile(r"\b(?:the|this|that|your|these)\s+[^\W\d_]+\s+$", re.IGNORECASE)
_GERMAN_DUTY = re.compile(
    r"\b(?:muss|musst|müssen|müsst)\b(?!\s+(?:nicht|kein))"
    r"|\b(?:ist|sind)\s+(?:(?:dann|immer|stets|hier)\s+)*(?P<said>pflicht|verpflichtend|obligatorisch|vorgeschrieben)\b",
    re.IGNORECASE,
)
_GERMAN_LEAVE_OUT = re.compile(
    r"\b(?:kann|kannst|können|könnt|darf|darfst|dürfen|dürft)\s+(?:(?:du|ihr|man|sie|aber|jedoch|auch|sie|es|ihn|diese[nrs]?)"
    r"\s+)*(?:in\s+[^,;.]{1,40}?\s+)?(?:weglassen|weggelassen\s+werden|auslassen|ausgelassen\s+werden|überspringen|"
    r"übersprungen\s+werden|entfallen|wegfallen|fehlen|darauf\s+verzichten)\b"
    r"|\b(?:ist|sind)\s+(?:(?:aber|jedoch|auch|dann)\s+)*(?P<free>optional|freiwillig|freigestellt)\b",
    re.IGNORECASE,
)
_GERMAN_IT = re.compile(r"\s(?:sie|es|ihn|diese[nrs]?)\b|darauf")
_GERMAN_OUT = re.compile(r"[,;]\s+(?:aber\s+|doch\s+|und\s+)?$|\b(?:aber|doch|und)\s+$", re.IGNORECASE)
_GERMAN_PERMISSION = re.compile(
    r"\b(?:darf|darfst|dürfen|dürft|freigestellt)\b(?!(?:\s+[^\s,;]+){0,4}?\s+(?:nicht|nie|kein\w*)\b)", re.IGNORECASE
)
_GERMAN_AGENT = re.compile(r"\b(?:[Dd]u|[Ii]hr|[Mm]an|[Ww]ir|Sie)\b")


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
        takes_back: Whether a permission says of what stands before it that it can be left out.
        in_words: Whether a duty is to write a few words.
    """

    word: str
    start: int
    subject: str
    agent: bool
    passive: bool
    before: str
    takes_back: bool = False
    in_words: bool = False

    def about(self, other: Modal) -> bool:  # noqa: PLR0911 -- one way out for each sort of subject
        """Whether the other one, a permission, is about the same thing as this duty."""
        if self.agent and other.agent:
            return True
        if other.takes_back and other.start > self.start:
            return True
        if self.in_words and other.start > self.start and other.passive and other.subject in _NOTES:
            return bool(_ITS.search(other.before))
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
        out = [_german(sentence, match) for match in _GERMAN_LEAVE_OUT.finditer(sentence)]
        return [
            *(_german(sentence, match) for match in _GERMAN_PERMISSION.finditer(sentence)),
            *(each for each in out if each.takes_back or each.passive),
        ]
    matches = _PERMISSION.finditer(sentence) if tongue == "en" else ()
    return [
        _modal(sentence, match)
        for match in matches
        if not (match["may"] and _POSSIBLE.match(sentence, match.end()))
        and not (match["need"] and not _same_again(sentence, match))
        and not (match["can"] and not _takes_back(sentence, match))
    ]


def _same_again(sentence: str, match: re.Match[str]) -> bool:
    """Whether a "need not" takes back what was said, and is not about something else: "but need not read its title"."""
    what = (match["what"] or "").lower()
    if _takes_back(sentence, match):
        return True
    if match["verb"].lower() == "be":
        return False
    if what in _ANAPHORIC:
        return True
    return not what and match["verb"].lower() in sentence[: match.start()].lower().split()


def _takes_back(sentence: str, match: re.Match[str]) -> bool:
    """Whether a permission, in these words, leaves out what the sentence has asked for before."""
    before = sentence[: match.start()]
    groups = match.groupdict()
    if groups.get("can"):
        before = sentence[: match.start("can")]
    if _ELSE.search(sentence):
        return False
    which = _WHICH.search(before)
    if groups.get("need"):
        verb, what = match["verb"].lower(), (match["what"] or "").lower()
        known = verb in _MAKE or verb in before.lower().split()
        return known and bool(which or what in _ANAPHORIC)
    if not (groups.get("may") or groups.get("can")):
        return False
    if which:
        return bool(_WHICH_LEAVE_OUT.match(sentence, match.end()))
    out = _LEAVE_OUT.match(sentence, match.end())
    return out is not None and (not out["what"] or out["what"].lower() in before.lower().split())


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
    groups = match.groupdict()
    word = groups.get("need") or groups.get("can") or match[0]
    return Modal(word, match.start(), subject, agent, passive, sentence[: match.start()].lower(),
                 takes_back=match.re is _PERMISSION and _takes_back(sentence, match),
                 in_words=bool(agent and _IN_WORDS.match(sentence, match.end())))  # fmt: skip


def _german(sentence: str, match: re.Match[str]) -> Modal:
    around = sentence[max(0, match.start() - 12) : match.end() + 8]
    agent = bool(_GERMAN_AGENT.search(around))
    last = re.search(r"([^\W\d_]+)\s+$", sentence[: match.start()])
    subject = last[1].lower() if last and last[1].lower() not in _JOINED else ""
    groups = match.groupdict()
    free = bool(groups.get("free"))
    out = match.re is _GERMAN_LEAVE_OUT and not free and not _ELSE.search(sentence)
    before = sentence[: match.start()]
    out = out and bool(_GERMAN_OUT.search(before) or _GERMAN_IT.search(match[0]))
    return Modal(
        match[0], match.start(), subject, agent and not free, passive=free, before=before.lower(), takes_back=out
    )
