"""An exam can be passed by those who know the rules, and in the time that it gives.

Reported are: a pass mark that not even the best answers reach; one that is so high that somebody who knows nearly
everything, and slips in one item of twenty, fails three times in ten (all ten of ten right, or each single rule); and
less time than the items need. An item needs the `seconds` that it names, or
else the time to read it (four words a second) and ten seconds to answer; what counts is the draw that takes longest,
since nobody should fail by bad luck.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        minutes: 5
        items:
          - {id: e1, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So., seconds: 240}

FAIL
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        minutes: 3
        items:
          - {id: e1, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So., seconds: 240}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.exams import asked_in_all, groups
from builder.lint.numerals import minutes
from builder.lint.passing import Outcomes, chance_to_pass
from builder.lint.sameitems import shown, words
from builder.model import Quiz, QuizItem
from builder.model.index import level
from builder.model.quizzes import PassMark
from builder.source import KeyPath

KNOWS = 0.95
"""How often somebody is right who knows the rules well: one slip in twenty."""
OFTEN_ENOUGH = 0.7
"""How often somebody who knows the rules must pass at least: 19 of 20 right will do, 20 of 20 will not."""
WORDS_A_SECOND = 4.0
"""240 words a minute, at the upper end of what adults read with understanding (Brysbaert 2019: 238 in English)."""
TO_ANSWER = 10.0
"""Seconds below which nobody decides on an answer."""
SLACK = 1e-9


def run(subject: Subject) -> Iterator[Fault]:
    """Exam by exam: the mark, then the time."""
    for number, quiz in enumerate(subject.project.quizzes):
        if quiz.use == "exam" and quiz.id not in subject.dropped and subject.whole:
            path: KeyPath = ("quizzes", number)
            if quiz.pass_mark is not None:
                yield from _mark(quiz, quiz.pass_mark, path)
            yield from _time(quiz, path)


def _mark(quiz: Quiz, mark: PassMark, path: KeyPath) -> Iterator[Fault]:
    drawn = groups(quiz)
    where: KeyPath = (*path, "pass_mark", "overall")
    if sum(group.most(lambda item: (mark.overall - _best(item)) * item.points) for group in drawn) > SLACK:
        yield Fault(where, f"nobody can reach {mark.overall:.0%} in '{quiz.id}': the best answers earn less",
                    "Give the right answers full credit, or lower the mark.")  # fmt: skip
        return
    likely = chance_to_pass(drawn, _knows, mark.overall)
    if likely < OFTEN_ENOUGH:
        asked = asked_in_all(quiz)
        yield Fault(where,
                    f"hardly anybody reaches {mark.overall:.0%} of {asked} items in '{quiz.id}': whoever knows 95 % of "
                    f"all answers passes with {likely:.0%}", "Lower the mark, or ask more items.")  # fmt: skip
    if mark.per_rule is not None:
        yield from _per_rule(quiz, mark.per_rule, (*path, "pass_mark", "per_rule"))


def _per_rule(quiz: Quiz, mark: float, path: KeyPath) -> Iterator[Fault]:
    points: Counter[str] = Counter()
    best: Counter[str] = Counter()
    for item in quiz.items:
        for rule in set(item.rules):
            points[rule] += item.points  # type: ignore[assignment]  # points may be halves
            best[rule] += _best(item) * item.points  # type: ignore[assignment]
    short = next((rule for rule in sorted(points) if best[rule] < mark * points[rule] - SLACK), None)
    if short is not None:
        yield Fault(path, f"nobody can reach {mark:.0%} for the rule '{short}' in '{quiz.id}'",
                    "Give the right answers full credit, or lower the mark.")  # fmt: skip
        return

    def decides(item: QuizItem) -> float:
        """1 for an item without which the share of one of its rules is not reached."""
        return float(any(points[rule] - item.points < mark * points[rule] - SLACK for rule in item.rules))

    needed = sum(group.mean(decides) for group in groups(quiz))
    likely = KNOWS**needed
    if likely < OFTEN_ENOUGH:
        yield Fault(path,
                    f"hardly anybody reaches {mark:.0%} for each rule in '{quiz.id}': {level(round(needed, 1))} items "
                    f"alone must all be right, and whoever knows 95 % of all answers passes with {likely:.0%}",
                    "Lower the mark, or ask more items for each rule.")  # fmt: skip


def _time(quiz: Quiz, path: KeyPath) -> Iterator[Fault]:
    if quiz.minutes is None:
        return
    needed = sum(group.most(_seconds) for group in groups(quiz))
    if needed > quiz.minutes * 60:
        yield Fault((*path, "minutes"),
                    f"the exam '{quiz.id}' gives {minutes(quiz.minutes)}, and its items may take "
                    f"{level(round(needed / 60, 1))}", "Give more time, or ask less.")  # fmt: skip


def _best(item: QuizItem) -> float:
    return max(float(row.credit) for row in item.answers)


def _knows(item: QuizItem) -> Outcomes:
    return ((_best(item), KNOWS), (0.0, 1 - KNOWS))


def _seconds(item: QuizItem) -> float:
    if item.seconds is not None:
        return float(item.seconds)
    told = len(words(item.ask)) + sum(len(text) for text, _ in shown(item.item))
    return (told + sum(len(words(option.text)) for option in item.options)) / WORDS_A_SECOND + TO_ANSWER
