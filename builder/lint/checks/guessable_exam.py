"""Nobody passes an exam without knowing the rules.

The check works out how likely somebody passes who has read nothing: by answering at random, or by always giving the
same answer (the same label to each item of a question, the same place among options that are not shuffled, all
options ticked). It reports an exam that is passed so with more than 1 in 100, all `attempts` together. The sum is
exact, with the draw from pools, points, partial credit and answers that are nearly right. Free text and numbers
without limits count as impossible to guess, and marked text as left unmarked. A mark for each rule (`per_rule`) makes
guessing harder still; it is taken into account where nothing is drawn.

More items, a higher pass mark, more options, or more even keys help.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: e1, kind: short-text, ask: Which label?, answers: [{answer: toxic}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: e1, kind: single, ask: Which?, options: [{id: a, text: Red}, {id: b, text: Two}],
             answers: [{answer: a}], rules: [insults], reason: So.}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.lint.base import Fault, Subject
from builder.lint.exams import Group, groups
from builder.lint.guessing import NOTHING, Guesser, all_ticked, in_place
from builder.lint.passing import Outcomes, chance_to_pass
from builder.model import Quiz, QuizItem
from builder.model.quizzes import PassMark

ACCEPTED = 0.01
"""How likely it may be at most to pass without knowledge."""
PLACES = (0, 1, 2, 3, -1)

Strategy = Callable[[QuizItem], Outcomes]


def run(subject: Subject) -> Iterator[Fault]:
    """Each exam once, with the way of guessing that leads furthest."""
    guesser: Guesser | None = None
    for number, quiz in enumerate(subject.project.quizzes):
        if quiz.use != "exam" or quiz.pass_mark is None or quiz.id in subject.dropped or not subject.whole:
            continue
        guesser = guesser or Guesser(subject)
        tries = quiz.attempts or 1
        once, how = max(
            (_chance(quiz, quiz.pass_mark, at_random(guesser), ACCEPTED / tries), "by answering at random"),
            (_chance(quiz, quiz.pass_mark, the_same(guesser, quiz), ACCEPTED / tries), "by always answering the same"),
            key=lambda each: each[0],
        )
        likely = 1 - (1 - once) ** tries
        if likely > ACCEPTED:
            attempts = f" in {tries} attempts" if tries > 1 else ""
            yield Fault(
                ("quizzes", number, "pass_mark"),
                f"the exam '{quiz.id}' can be passed {how}: the chance is {_told(likely)}{attempts}",
                "Raise the pass mark, ask more items, or mix the keys.",
            )


def at_random(guesser: Guesser) -> Strategy:
    """Every answer is as likely as any other."""
    return guesser.at_random


def the_same(guesser: Guesser, quiz: Quiz) -> Strategy:
    """One answer for all items of a question, the one that earns most; options by their place if that is fixed."""
    totals: dict[str, dict[str, float]] = {}
    for group in groups(quiz):
        for item in group.items:
            if item.question is not None:
                of_question = totals.setdefault(item.question, {})
                for name, credit in guesser.credits(item).items():
                    points = credit * item.points * group.asked / len(group.items)
                    of_question[name] = of_question.get(name, 0.0) + points
    best = {question: max(names, key=lambda name: names[name]) for question, names in totals.items() if names}
    singles = [item for item in quiz.items if item.kind == "single"]
    place = max(PLACES, key=lambda each: sum(in_place(item, each) * item.points for item in singles))

    def outcomes(item: QuizItem) -> Outcomes:
        if item.kind == "label":
            found = guesser.credits(item).get(best.get(item.question or "", ""), 0.0)
            return [(found, 1.0)]
        if item.kind == "single" and not quiz.shuffle:
            return [(in_place(item, place), 1.0)]
        if item.kind == "multiple" or (item.kind == "ordering" and not quiz.shuffle):
            found = all_ticked(item)
            return [(found, 1.0)] if found else guesser.at_random(item)
        return guesser.at_random(item) if item.kind in {"single", "ordering"} else NOTHING

    return outcomes


def _chance(quiz: Quiz, mark: PassMark, strategy: Strategy, floor: float) -> float:
    drawn = groups(quiz)
    likely = chance_to_pass(drawn, strategy, mark.overall, floor)
    if mark.per_rule is None or quiz.draw:
        return likely
    return min(likely, _each_rule(quiz, mark.per_rule, strategy))


def _each_rule(quiz: Quiz, mark: float, strategy: Strategy) -> float:
    """At most so likely the share of each rule is reached: rules that share no item are independent."""
    by_rule: dict[str, list[QuizItem]] = {}
    for item in quiz.items:
        for rule in item.rules:
            by_rule.setdefault(rule, []).append(item)
    likely, seen = 1.0, set[str]()
    for items in by_rule.values():
        if seen.isdisjoint(item.id for item in items):
            seen.update(item.id for item in items)
            likely *= chance_to_pass([Group(len(items), tuple(items))], strategy, mark)
    return likely


def _told(likely: float) -> str:
    return f"{likely:.0%}" if likely >= 0.1 else f"{likely:.1%}"  # noqa: PLR2004 -- a tenth
