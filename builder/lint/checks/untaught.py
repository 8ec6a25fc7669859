"""An exam tests only what an example or a practice item has shown.

Whoever has read the rule alone has not seen how it is applied. A rule that occurs in an exam is therefore cited by a
worked example, or by an item of a practice quiz whose key and reason can be read.

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


def run(subject: Subject) -> Iterator[Fault]:
    """Each rule once, at the first exam item that tests it."""
    taught = {rule for example in subject.project.examples for rule in example.rules}
    for quiz in subject.project.quizzes:
        if quiz.use == "practice":
            taught.update(rule for item in quiz.items for rule in item.rules)
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items if quiz.use == "exam" else ()):
            for cited, rule in enumerate(item.rules):
                if rule not in taught and rule in subject.index.rules:
                    taught.add(rule)
                    yield Fault(
                        ("quizzes", number, "items", place, "rules", cited),
                        f"the exam item '{item.id}' tests the rule '{rule}', which no example or practice item shows",
                        "Add an example or a practice item that cites it.",
                    )
