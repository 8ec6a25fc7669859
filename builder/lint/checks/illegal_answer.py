"""Every answer in an example or a quiz is one that a trainer could give.

An example that accepts what the answer schema does not allow teaches a mistake, and a quiz key that nobody can enter
fails everyone. So the values of the item must fit its fields, each accepted or rejected answer must be legal for its
question, a question must be asked at all given the other answers, nothing may be accepted and rejected at once, a box
must lie on its picture, and the answer table of a quiz item must fit its kind.

PASS
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: {any_of: [Yes, unclear]}}
        reject: [{question: toxic, answer: No, why: It attacks the reader.}]
        reason: It is an insult.
        rules: [insults]

FAIL
    examples:
      - id: one
        title: A label that does not exist
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Perhaps}
        reason: It is an insult.
        rules: [insults]

FAIL
    examples:
      - id: one
        title: Accepted and rejected
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reject: [{question: toxic, answer: Yes, why: It is not toxic.}]
        reason: It is an insult.
        rules: [insults]

FAIL
    examples:
      - id: one
        title: The field has another name
        kind: positive
        item: {coment: You are a fool.}
        accept: {toxic: Yes}
        reason: It is an insult.
        rules: [insults]

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: first, kind: label, ask: Is it toxic?, item: {comment: Hello}, question: toxic,
             answers: [{answer: Maybe}], rules: [insults], reason: It is not.}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.answers import (
    Problem,
    Scope,
    accepted_problems,
    accepts,
    asked,
    item_problems,
    problems,
    quiz_problems,
    skip_problems,
)
from builder.lint.base import Fault, Subject
from builder.lint.conditions import undecided
from builder.lint.itemfields import better, unjudged
from builder.model import Question, QuizItem
from builder.model.examples import Accepted, Example, Rejected
from builder.model.index import SKIP
from builder.model.questions import Condition
from builder.scalars import as_written
from builder.source import KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Examples, then quiz items; those that could not be read whole are left alone."""
    for number, example in enumerate(subject.project.examples):
        if example.id not in subject.dropped:
            yield from _example(subject, example, ("examples", number))
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            if item.id in subject.dropped:
                continue
            found = better(subject, item.item, _of_quiz_item(subject, item), ("item",))
            if item.question is not None and item.question not in subject.index.questions:
                found = [problem for problem in found if problem.path != ("question",)]  # an unknown reference
            about = subject.index.questions.get(item.question or "")
            in_item = [replace(problem, path=problem.path[1:]) for problem in found if problem.path[:1] == ("item",)]
            if about is not None and (_damaged(subject, about.id) or unjudged(about, in_item)):
                found = [problem for problem in found if problem.path[:1] != ("answers",)]
            yield from _faults(subject, found, ("quizzes", number, "items", place))


def _of_quiz_item(subject: Subject, item: QuizItem) -> list[Problem]:
    return quiz_problems(subject.project, item, subject.index, subject.pictures)


def _example(subject: Subject, example: Example, path: KeyPath) -> Iterator[Fault]:
    project, index = subject.project, subject.index
    known_task = example.task is None or example.task in index.known["task"]
    in_item = item_problems(project, example.item, example.task, complete=known_task)
    yield from _faults(subject, better(subject, example.item, in_item), (*path, "item"))
    scope = Scope(project, example.item, example.accept, known=index, pictures=subject.pictures)
    open_questions = asked(project, example.accept, example.task, index)
    unclear = undecided(subject)
    legal: set[str] = set()
    for name, accepted in example.accept.items():
        where: KeyPath = (*path, "accept", name)
        question = index.questions.get(name)
        if name == SKIP:
            yield from _faults(subject, skip_problems(project, accepted), where)
            if len(example.accept) > 1:
                yield Fault(where, f"the example '{example.id}' skips the item and answers questions",
                            "Accept either the way to skip or answers.", "key")  # fmt: skip
        elif question is not None:
            if name not in open_questions | unclear and SKIP not in example.accept:
                yield from _not_asked(subject, question, example, where)
            if _damaged(subject, name) or unjudged(question, in_item):
                continue
            found = accepted_problems(question, accepted, scope)
            yield from _faults(subject, found, where)
            if not found:
                legal.add(name)
    for place, rejected in enumerate(example.reject):
        about = index.questions.get(rejected.question)
        if about is not None and (unjudged(about, in_item) or _damaged(subject, about.id)):
            continue
        yield from _rejected(subject, rejected, scope, (*path, "reject", place, "answer"), legal)


def _damaged(subject: Subject, question: str) -> bool:
    """Whether nobody knows which answers are legal: the question may have lost labels, or is about an unknown field."""
    if "label" in subject.lost_kinds or question in subject.dropped:
        return True
    names = getattr(subject.index.questions.get(question), "of", None) or ()
    return not subject.index.fields.keys() >= ({names} if isinstance(names, str) else set(names))


def _not_asked(subject: Subject, question: Question, example: Example, path: KeyPath) -> Iterator[Fault]:
    if subject.dropped & {example.task, *(condition.question for condition in question.when)}:
        return
    task = next((task for task in subject.project.tasks if task.id == example.task), None)
    message = f"the question '{question.id}' is not asked here"
    if task is not None and question.id not in task.questions:
        yield Fault(path, message, f"The task '{task.id}' does not have it.", "key")
        return
    needed = "; ".join(_needed(condition) for condition in question.when)
    yield Fault(
        path, message, f"It is asked only if {needed}." if needed else "An answer before it ends the item.", "key"
    )


def _needed(condition: Condition) -> str:
    wanted = f" is {' or '.join(condition.is_)}" if condition.is_ else " is answered"
    unwanted = f" and is not {' or '.join(condition.is_not)}" if condition.is_not else ""
    return f"'{condition.question}'{wanted}{unwanted}"


def _rejected(subject: Subject, rejected: Rejected, scope: Scope, path: KeyPath, legal: set[str]) -> Iterator[Fault]:
    written = as_written(rejected.answer)
    if rejected.question == SKIP:
        yield from _faults(subject, skip_problems(subject.project, Accepted.of(rejected.answer)), path)
        accepted = scope.answers.get(SKIP)
        both = isinstance(accepted, Accepted) and written in {as_written(raw) for raw in accepted.any_of or ()}
    else:
        question = subject.index.questions.get(rejected.question)
        if question is None or _damaged(subject, rejected.question):
            return
        # A text that is too short, say, is a wrong answer that is worth showing.
        broken_limits = question.kind == "text" and written is not None
        found = [] if broken_limits else problems(question, rejected.answer, scope)
        yield from _faults(subject, found, path)
        accepted = scope.answers.get(rejected.question)
        both = (
            not found
            and not (broken_limits and problems(question, rejected.answer, scope))
            and rejected.question in legal
            and isinstance(accepted, Accepted)
            and accepts(question, accepted, rejected.answer, scope)
        )
    if both:
        yield Fault(path, "the rejected answer is also accepted", "Remove it from 'reject' or from 'accept'.")


def _faults(subject: Subject, found: Iterable[Problem], path: KeyPath) -> Iterator[Fault]:
    for problem in found:
        if not any(f"'{name}'" in problem.message for name in subject.dropped):
            yield Fault((*path, *problem.path), problem.message, problem.hint)
