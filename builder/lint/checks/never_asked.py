"""Every question can come up, and every way of a decision flow can be taken.

`when` says after which answers a question is asked. If its conditions can't hold together (the first question is to
be answered both "Yes" and "No"), if each answer that they allow ends the item (`ends-item`), if they wait for a
question that itself never comes up, or if no task (or no variant) has both questions, then nobody is ever asked. The
same is true of a question that belongs to no task where a project has tasks. A flow that decides such a question is
never used, and a way in a flow is never taken if the same question was answered otherwise before.

PASS
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}
      - {id: depth, title: Depth, ask: How bad is it?, kind: choice, labels: [mild, grave],
         when: [{question: toxic, is: Yes}]}
    flows: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, No]}
      - {id: depth, title: Depth, ask: How bad is it?, kind: choice, labels: [mild, grave],
         when: [{question: toxic, is: Yes}, {question: toxic, is_not: Yes}]}
    flows: []

FAIL
    questions:
      - {id: toxic, title: Toxicity, ask: Is it toxic?, kind: choice, labels: [Yes, {id: No, flags: [ends-item]}]}
      - {id: depth, title: Depth, ask: How bad is it?, kind: choice, labels: [mild, grave],
         when: [{question: toxic, is: No}]}
    flows: []
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.askable import Never, never_asked
from builder.lint.base import Fault, Subject
from builder.lint.flows import asks_of
from builder.model.flows import Ask, Flow, Way
from builder.source import KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Questions, then flows, in their order."""
    if not subject.whole:
        return
    never = never_asked(subject)
    for number, question in enumerate(subject.project.questions):
        reason = never.get(question.id)
        if reason is not None:
            yield _question(question.id, reason, ("questions", number))
    for number, flow in enumerate(subject.project.flows):
        path: KeyPath = ("flows", number)
        if flow.decides in never:
            yield Fault((*path, "decides"),
                        f"the flow '{flow.id}' is never used: it decides '{flow.decides}', which is never asked",
                        "Correct the conditions of the question.")  # fmt: skip
        for place, ask in enumerate(flow.asks):
            yield from _repeated(flow, ask, (*path, "asks", place))


def _question(question: str, reason: Never, path: KeyPath) -> Fault:
    where = path if reason.condition is None else (*path, "when", reason.condition)
    return Fault(where, f"the question '{question}' is never asked: {reason.because}", reason.hint)


def _repeated(flow: Flow, ask: Ask, path: KeyPath) -> Iterator[Fault]:
    """Ways of a question that was asked before in the same words, and answered otherwise."""
    for before in flow.asks:
        if before.id == ask.id or _words(before.ask) != _words(ask.ask):
            continue
        if ask.id in _reached(flow, flow.asks[0].id, without=before.id):
            continue  # one may come here without having met it
        known = {way.answer for way in before.ways}
        taken = {way.answer for way in before.ways if _leads(flow, way, ask.id, before.id)}
        if not taken:
            continue  # it comes later, or is never reached
        for place, way in enumerate(ask.ways):
            if way.answer in known - taken:
                message = f"the way '{way.answer}' of '{ask.id}' is never taken: '{before.id}' asked the same before"
                yield Fault((*path, "ways", place), message, "Remove the way, or the second question.")


def _leads(flow: Flow, way: Way, to: str, without: str) -> bool:
    return way.next is not None and to in _reached(flow, way.next, without=without)


def _reached(flow: Flow, start: str, without: str) -> set[str]:
    """The questions that can be reached from one of them, it included, without meeting a certain other one."""
    asks = asks_of(flow)
    if start == without or start not in asks:
        return set()
    found, to_do = {start}, [start]
    while to_do:
        for way in asks[to_do.pop()].ways:
            if way.next in asks and way.next != without and way.next not in found:
                found.add(way.next)
                to_do.append(way.next)
    return found


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?!. ")
