"""An exam tests only what an example or a practice item has shown.

Whoever has read the rule alone has not seen how it is applied. A rule that occurs in an exam is therefore cited by a
worked example, or by an item of a practice quiz whose key and reason can be read. What the takers of the exam may not
see (`for: internal`, or another audience) does not teach them.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: irony, title: Irony, text: Irony is hard to see.}
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults, irony], reason: So.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.model import INTERNAL, TRAINERS, Entry


def run(subject: Subject) -> Iterator[Fault]:
    """Each rule once, at the first exam item that tests it without having been shown."""
    audiences = [TRAINERS, *(audience.id for audience in subject.project.audiences if audience.id != INTERNAL)]
    taught = {name: _taught(subject, name) for name in [*audiences, INTERNAL]}
    told: set[str] = set()
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items if quiz.use == "exam" else ()):
            takers = [name for name in audiences if _sees(name, quiz, item)] or [INTERNAL]
            for cited, name in enumerate(item.rules):
                rule = subject.index.rules.get(name)
                if rule is None or name in told:
                    continue
                # A rule that some takers may not see at all is reported as a leak.
                blind = [taker for taker in takers if name not in taught[taker] and _sees(taker, rule)]
                if blind:
                    told.add(name)
                    yield Fault(
                        ("quizzes", number, "items", place, "rules", cited),
                        f"the exam item '{item.id}' tests the rule '{name}', {_missing(name, taught[INTERNAL], blind)}",
                        "Add an example or a practice item that cites it, for those who take the exam.",
                    )


def _taught(subject: Subject, audience: str) -> set[str]:
    """The rules that are cited where these readers see it."""
    found = {rule for example in subject.project.examples if _sees(audience, example) for rule in example.rules}
    for quiz in subject.project.quizzes:
        if quiz.use == "practice":
            found.update(rule for item in quiz.items if _sees(audience, quiz, item) for rule in item.rules)
    return found


def _sees(audience: str, *entries: Entry) -> bool:
    return all(entry.visible_to(audience) for entry in entries)


def _missing(rule: str, anywhere: set[str], blind: list[str]) -> str:
    if rule not in anywhere:
        return "which no example or practice item shows"
    return f"which no example or practice item shows to '{blind[0]}'"
