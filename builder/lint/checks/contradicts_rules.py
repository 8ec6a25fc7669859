"""No example contradicts the rules that it cites or the flow that it follows, and no quiz key a rule that prevails.

A positive example shows its rules at work, so it accepts what they lead to (`gives`). Where one cited rule is `over`
another, the lower one gives way; precedence goes on through chains. Where answers have parts (grades, spans, errors,
several labels), the label that a rule leads to must occur among them. Other examples, and quiz items, may cite a rule
to show where it does *not* hold. For borderline examples and for quiz keys only this is wrong: to follow a rule that
gives way where no rule that holds leads to the same answer.

Where an exception of a cited rule applies, the example names it in `exceptions`; then what the exception gives counts
in place of what the rule gives.

Where an example gives its `path` through a flow, the path must arrive, and arrive at an accepted label.

PASS
    examples:
      - id: one
        title: A quoted insult
        kind: positive
        item: {comment: He called me a fool.}
        accept: {toxic: No}
        reason: The insult is quoted.
        rules: [insults, quotes]
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., gives: [toxic/No], over: [insults]}

FAIL
    examples:
      - id: one
        title: A quoted insult
        kind: positive
        item: {comment: He called me a fool.}
        accept: {toxic: Yes}
        reason: It holds an insult.
        rules: [insults, quotes]
    rules:
      - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}
      - {id: quotes, title: Quotations, text: A quotation is not toxic., gives: [toxic/No], over: [insults]}

FAIL
    examples:
      - id: one
        title: A path that ends elsewhere
        kind: negative
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It is an insult.
        rules: [insults]
        path: {main: {insult: "No"}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.answers import labels_in
from builder.lint.accepted import accepted_refs, among
from builder.lint.base import Fault, Subject
from builder.lint.flows import asks_of, take
from builder.lint.precedence import Precedence, given
from builder.lint.references import resolves
from builder.model import QuizItem
from builder.model.examples import Accepted, Example
from builder.model.guidance import Rule
from builder.model.index import SKIP
from builder.source import KeyPath

IN_PARTS = frozenset({"multiple", "spans", "errors", "relations", "boxes", "grades"})


@dataclass(frozen=True)
class Case:
    """Rules that are cited together, and a question that some of them decide."""

    subject: Subject
    holding: list[Rule]
    beaten: list[Rule]
    question: str
    exceptions: tuple[str, ...]

    def given(self, rule: Rule) -> set[str]:
        """The labels that a rule leads to, its exceptions considered."""
        return given(rule, self.question, self.exceptions)

    @cached_property
    def allowed(self) -> set[str]:
        """The labels that the rules lead to which hold; empty where none of them decides the question."""
        return set().union(*(self.given(rule) for rule in self.holding))

    def loser(self, ref: str) -> Rule | None:
        """A rule that leads to the label but gives way."""
        return next((rule for rule in self.beaten if among(self.subject, ref, self.given(rule))), None)


def run(subject: Subject) -> Iterator[Fault]:
    """Examples against rules and flows, then quiz keys against rules; what was not read whole is left alone."""
    precedence = Precedence(subject.index)
    for number, example in enumerate(subject.project.examples):
        path: KeyPath = ("examples", number)
        if example.id in subject.dropped:
            continue
        if example.kind in {"positive", "borderline"} and _judgeable(subject, precedence, example):
            yield from _example(subject, precedence, example, path)
        yield from _paths(subject, example, path)
        yield from _exceptions(subject, example, path)
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items):
            where: KeyPath = ("quizzes", number, "items", place)
            if item.id in subject.dropped:
                continue
            if _judgeable(subject, precedence, item):
                yield from _quiz_item(subject, precedence, item, where)
            yield from _exceptions(subject, item, where)


def _judgeable(subject: Subject, precedence: Precedence, entry: Example | QuizItem) -> bool:
    """Whether all is known that decides between the cited rules, and where they lead: a rule that is not could win."""
    if "rule" in subject.lost_kinds or any(ref not in subject.index.known["exception"] for ref in entry.exceptions):
        return False
    return all(rule in subject.index.rules and precedence.reaches(rule).isdisjoint(subject.dropped)
               and _leads_somewhere(subject, subject.index.rules[rule]) for rule in entry.rules)  # fmt: skip


def _leads_somewhere(subject: Subject, rule: Rule) -> bool:
    """Whether what the rule and its exceptions give is there; a label that is not has its own finding."""
    given_refs = (*rule.gives, *(ref for exception in rule.exceptions for ref in exception.gives))
    return all(resolves(subject, "label", ref) for ref in given_refs)


def _example(subject: Subject, precedence: Precedence, example: Example, path: KeyPath) -> Iterator[Fault]:
    holding, beaten = precedence.holding(_rules(subject, example.rules))
    for question, accepted in example.accept.items():
        case = Case(subject, holding, beaten, question, example.exceptions)
        if not any(case.given(rule) for rule in (*holding, *beaten)):
            continue
        refs = accepted_refs(subject, question, accepted)
        where: KeyPath = (*path, "accept", question)
        found = subject.index.questions.get(question)
        if found is not None and found.kind in IN_PARTS:
            if example.kind == "positive":
                yield from _parts(case, refs, where)
        elif example.kind == "positive":
            yield from _whole(case, refs, where)
        else:
            yield from _loser(case, refs, where)


def _parts(case: Case, refs: tuple[str, ...], path: KeyPath) -> Iterator[Fault]:
    for rule in case.holding:
        leads_to = case.given(rule)
        if leads_to and not any(among(case.subject, ref, leads_to) for ref in refs):
            listed = _listed(case.question, leads_to)
            yield Fault(path, f"the rule '{rule.id}' leads to {listed}, which no accepted answer holds",
                        "Correct the answer, or do not cite the rule; a negative example may cite it.")  # fmt: skip


def _whole(case: Case, refs: tuple[str, ...], path: KeyPath) -> Iterator[Fault]:
    allowed = case.allowed
    for ref in refs if allowed else ():
        if not among(case.subject, ref, allowed):
            holders = ", ".join(f"'{rule.id}'" for rule in case.holding if case.given(rule))
            lost = case.loser(ref)
            message = f"'{ref}' is accepted, but by the cited rules ({holders}) it is {_listed(case.question, allowed)}"
            hint = f"The rule '{lost.id}' gives way to one of them." if lost else ""
            yield Fault(path, message, hint or "Correct the answer, or cite the rule that leads to it.")


def _loser(case: Case, refs: Iterable[str], path: KeyPath) -> Iterator[Fault]:
    allowed = case.allowed
    for ref in refs if allowed else ():
        lost = case.loser(ref)
        if lost is not None and not among(case.subject, ref, allowed):
            listed = _listed(case.question, allowed)
            message = f"'{ref}' follows the rule '{lost.id}', which gives way to one that leads to {listed}"
            yield Fault(path, message, "Correct the answer, or the precedence of the rules.")


def _quiz_item(subject: Subject, precedence: Precedence, item: QuizItem, path: KeyPath) -> Iterator[Fault]:
    question = subject.index.questions.get(item.question or "")
    if item.kind != "label" or question is None or question.kind in IN_PARTS:
        return
    holding, beaten = precedence.holding(_rules(subject, item.rules))
    for place, row in enumerate(item.answers if beaten else ()):
        if row.credit == 1:
            where: KeyPath = (*path, "answers", place, "answer")
            case = Case(subject, holding, beaten, question.id, item.exceptions)
            yield from _loser(case, labels_in(question, row.answer), where)


def _exceptions(subject: Subject, entry: Example | QuizItem, path: KeyPath) -> Iterator[Fault]:
    for number, ref in enumerate(entry.exceptions):
        rule = ref.partition("/")[0]
        if rule not in entry.rules and ref in subject.index.known["exception"]:  # others are unknown references
            message = f"the exception '{ref}' is said to apply, but its rule is not cited"
            yield Fault((*path, "exceptions", number), message, f"Add '{rule}' to 'rules'.")


def _paths(subject: Subject, example: Example, path: KeyPath) -> Iterator[Fault]:
    for flow_id, answers in example.path.items():
        flow = subject.index.flows.get(flow_id)
        if flow is None or subject.dropped & {flow.id, flow.decides, *(ask.id for ask in flow.asks)}:
            continue
        where: KeyPath = (*path, "path", flow_id)
        walked = take(flow, answers)
        if walked.stopped_at is not None:
            yield from _stopped(walked.stopped_at, walked.answer, flow_id, where)
            continue
        asks = asks_of(flow)
        for ask in answers:
            if ask not in walked.seen and ask in asks and walked.label is not None:
                yield Fault((*where, ask), f"the path has ended before the question '{ask}'", "Remove it.", "key")
        accepted = example.accept.get(flow.decides)
        if walked.label is None or flow.decides not in subject.index.questions:
            continue
        ref = flow.outcome(walked.label)
        if ref.startswith(f"{SKIP}/"):
            accepted = example.accept.get(SKIP)
        if accepted is None:
            yield Fault(where, f"the path ends in '{ref}', but no answer to '{flow.decides}' is accepted",
                        "Accept the answer that the flow leads to.")  # fmt: skip
        elif not _arrives(subject, ref, accepted):
            told = ", ".join(f"'{found}'" for found in accepted_refs(subject, ref.partition("/")[0], accepted))
            yield Fault(where, f"the path ends in '{ref}', but accepted is {told or 'something else'}",
                        "Correct the path, the answer or the flow.")  # fmt: skip


def _stopped(ask: str, answer: str | None, flow: str, path: KeyPath) -> Iterator[Fault]:
    if answer is None:
        yield Fault(path, f"the path stops at the question '{ask}' of the flow '{flow}'", "Answer it as well.")
    else:
        yield Fault((*path, ask), f"the question '{ask}' of the flow '{flow}' has no answer '{answer}'",
                    "Write one of the flow's own answers.")  # fmt: skip


def _arrives(subject: Subject, ref: str, accepted: Accepted) -> bool:
    question, _, label = ref.partition("/")
    refs = accepted_refs(subject, question, accepted)
    if any(among(subject, ref, {label}) for ref in refs):
        return True
    try:
        value = float(label)
    except ValueError:
        return False
    if accepted.from_ is None and accepted.to is None:
        return False
    return (accepted.from_ is None or accepted.from_ <= value) and (accepted.to is None or value <= accepted.to)


def _rules(subject: Subject, ids: Iterable[str]) -> list[Rule]:
    return [subject.index.rules[name] for name in dict.fromkeys(ids) if name in subject.index.rules]


def _listed(question: str, labels: set[str]) -> str:
    return " or ".join(f"'{question}/{label}'" for label in sorted(labels))
