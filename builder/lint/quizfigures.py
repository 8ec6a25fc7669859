"""What texts say in figures about quizzes: pass mark, attempts, time, how many questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.claims import PERCENT, TIME, Claim, Claims
from builder.lint.numerals import shown
from builder.model import Quiz

_ABOUT = re.compile(r"\b(?:exam|quiz|quizzes|test|qualification|qualify|prüfung|practice)\b", re.IGNORECASE)
_PASS = re.compile(
    r"\b(?:pass|passes|passed|passing|pass mark|bestanden|bestehen|need|needs|reach|correct|points)\b", re.IGNORECASE
)
_ATTEMPT = frozenset({"attempt", "try", "tri", "time", "chance", "versuch"})
_QUESTION = frozenset({"question", "item", "frag"})
_PAUSE = re.compile(
    r"\b(?:again|between|wait|after|before|cooldown|next attempt|second attempt|retake|later|erneut|warte)\b",
    re.IGNORECASE,
)


def quiz_faults(subject: Subject, claims: Claims) -> Iterator[Fault]:
    """The intro of a quiz against the quiz; other texts that speak of an exam against all of them."""
    quizzes = subject.project.quizzes
    for claim in claims.all if quizzes else ():
        path = claim.found.path
        if path[0] == "quizzes":
            number = path[1]
            if len(path) == 3 and path[2] in {"intro", "title"} and isinstance(number, int):  # noqa: PLR2004
                yield from _against(claim, [quizzes[number]])
        elif path[0] not in {"examples", "questions", "rules", "decisions"} and _ABOUT.search(claim.found.text):
            exams = [quiz for quiz in quizzes if quiz.use == "exam"]
            if exams and re.search(r"\b(?:exam|qualif\w+|prüfung)\b", _sentence(claim), re.IGNORECASE):
                yield from _against(claim, exams)


def _sentence(claim: Claim) -> str:
    text = " ".join(claim.found.text.split())
    place = max(0, text.find(claim.written))
    start = max(text.rfind(". ", 0, place) + 1, 0)
    end = text.find(". ", place)
    return text[start : end if end >= 0 else len(text)]


def _against(claim: Claim, quizzes: list[Quiz]) -> Iterator[Fault]:
    sentence = _sentence(claim)
    known: set[float] = set()
    name = ""
    if PERCENT in claim.units and _PASS.search(sentence):
        name = "pass mark"
        marks = [quiz.pass_mark for quiz in quizzes if quiz.pass_mark]
        known = {round(100 * share, 6) for mark in marks for share in (mark.overall, mark.per_rule) if share}
    elif TIME in claim.units:
        pauses = {3600.0 * quiz.cooldown_hours for quiz in quizzes if quiz.cooldown_hours is not None}
        if _PAUSE.search(sentence):
            name, known = "pause between two attempts, in hours,", pauses
            return (yield from _told(claim, name, known, 3600.0))
        name, known = "time in minutes", {60.0 * quiz.minutes for quiz in quizzes if quiz.minutes is not None}
        return (yield from _told(claim, name, known | pauses, 60.0))
    elif claim.units & _ATTEMPT and "time" not in claim.units:
        name, known = "number of attempts", {float(quiz.attempts) for quiz in quizzes if quiz.attempts is not None}
    elif claim.units & _QUESTION and claim.quantity.kind == "plain":
        name = "number of questions"
        known = {float(sum(draw.items for draw in quiz.draw) or len(quiz.items)) for quiz in quizzes}
        known |= {float(len(quiz.items)) for quiz in quizzes} | {
            float(draw.items) for quiz in quizzes for draw in quiz.draw
        }
    yield from _told(claim, name, known, 1.0)


def _told(claim: Claim, name: str, known: set[float], factor: float) -> Iterator[Fault]:
    if known and not known & set(claim.values):
        listed = " or ".join(shown(each / factor) for each in sorted(known))
        yield Fault(claim.found.path, f"'{claim.written}' here, but the {name} is {listed}", "Make the figures agree.")
