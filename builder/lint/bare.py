"""Names that stand without a mark, since what they can name depends on what is around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from builder.lint.base import Fault, Subject
from builder.lint.flows import asks_of, ways
from builder.lint.nearest import Nearest
from builder.lint.references import hint_for, is_level, maybe_lost
from builder.model.index import SKIP
from builder.model.questions import Condition, Errors, Grades, LabelsQuestion, Question, Relations, Spans
from builder.source import KeyPath

_MARKABLE = ("text", "markdown", "code", "latex", "math", "conversation", "responses", "steps")
NEEDS: dict[str, tuple[str, ...]] = {
    "pairwise": ("responses",),
    "ranking": ("responses",),
    "boxes": ("image",),
    "grades": ("steps", "conversation", "responses"),
    "spans": _MARKABLE,
    "errors": _MARKABLE,
}
"""The kinds of field that questions of a kind are about (`of`)."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Every such name that names nothing."""
    for part in (_schema, _flows, _examples, _draws):
        yield from part(subject)


def _unknown(
    subject: Subject, path: KeyPath, name: str, known: Collection[str], what: str, owner: str, kind: str = "label"
) -> Iterator[Fault]:
    """A fault if the name is none of the known ones, unless the one that it names (or what has it) was damaged."""
    if name not in known and owner not in subject.dropped and not maybe_lost(subject, kind, name):
        listed = f"There are: {', '.join(list(known)[:12])}." if known else ""
        yield Fault(path, f"{what} '{name}'", Nearest(known).hint(name) or listed)


def labels_of(subject: Subject, question_id: str) -> list[str]:
    """Ids of the labels, levels and ways out of a question, in order."""
    return [entry.id for entry in subject.labels_by_question.get(question_id, ())]


def _schema(subject: Subject) -> Iterator[Fault]:
    for number, question in enumerate(subject.project.questions):
        path: KeyPath = ("questions", number)
        for place, condition in enumerate(question.when):
            yield from _condition(subject, condition, (*path, "when", place))
        yield from _fields(subject, question, path)
        own = labels_of(subject, question.id)
        lacks = f"the question '{question.id}' has no"
        if isinstance(question, Grades):
            for place, label in enumerate(question.ends_at):
                yield from _unknown(subject, (*path, "ends_at", place), label, own, f"{lacks} label", question.id)
        if isinstance(question, LabelsQuestion):
            for place, distance in enumerate(question.distances):
                for end, label in enumerate(distance.between):
                    where = (*path, "distances", place, "between", end)
                    yield from _unknown(subject, where, label, own, f"{lacks} label", question.id)
        if isinstance(question, Errors):
            yield from _weights(subject, question, path)
        if isinstance(question, Relations):
            yield from _relations(subject, question, path)


def _condition(subject: Subject, condition: Condition, path: KeyPath) -> Iterator[Fault]:
    other = subject.index.questions.get(condition.question)
    own = labels_of(subject, condition.question)
    if other is None or not own or other.kind == "pairwise":
        return  # the question itself is reported, or its answers are no labels
    for key, names in (("is", condition.is_), ("is_not", condition.is_not)):
        for place, name in enumerate(names):
            if not is_level(subject, other, name):
                where = (*path, key, place)
                yield from _unknown(subject, where, name, own, f"the question '{other.id}' has no answer", other.id)


def _fields(subject: Subject, question: Question, path: KeyPath) -> Iterator[Fault]:
    """Fields that a question of this kind can do nothing with."""
    fits = NEEDS.get(question.kind)
    names = getattr(question, "of", ())
    many = isinstance(names, tuple)
    for place, name in enumerate(names if many else (names,)):
        field = subject.index.fields.get(name)
        if fits and field is not None and field.kind not in fits:
            where: KeyPath = (*path, "of", place) if many else (*path, "of")
            message = f"the field '{name}' is of kind {field.kind}, which a question of kind {question.kind} can't use"
            yield Fault(where, message, f"It needs a field of kind {' or '.join(fits)}.")
        elif isinstance(question, Grades) and question.turns_of and field and field.kind != "conversation":
            message = f"the field '{name}' is of kind {field.kind}, and only a conversation has turns of a speaker"
            yield Fault((*path, "turns_of"), message, "Leave out `turns_of`: every part of the field is graded.")


def _weights(subject: Subject, question: Errors, path: KeyPath) -> Iterator[Fault]:
    severities = [severity.id for severity in question.severities]
    categories = [name for name in labels_of(subject, question.id) if name not in severities]
    for place, weight in enumerate(question.weights):
        where = (*path, "weights", place)
        told = f"the question '{question.id}' has no"
        yield from _unknown(subject, (*where, "category"), weight.category, categories, f"{told} category", question.id)
        if weight.severity is not None:
            yield from _unknown(
                subject, (*where, "severity"), weight.severity, severities, f"{told} severity", question.id
            )


def _relations(subject: Subject, question: Relations, path: KeyPath) -> Iterator[Fault]:
    linked = subject.index.questions.get(question.spans)
    if linked is None:
        return
    if not isinstance(linked, (Spans, Errors)):
        yield Fault((*path, "spans"), f"the question '{linked.id}' marks no spans that could be linked",
                    "Name a question of kind spans.")  # fmt: skip
        return
    known = labels_of(subject, linked.id)
    for place, label in enumerate(question.labels):
        for key, names in (("from", label.from_), ("to", label.to)):
            for end, name in enumerate(names):
                where = (*path, "labels", place, key, end)
                yield from _unknown(subject, where, name, known, f"the question '{linked.id}' has no label", linked.id)


def _flows(subject: Subject) -> Iterator[Fault]:
    for number, flow in enumerate(subject.project.flows):
        path: KeyPath = ("flows", number)
        asks = asks_of(flow)
        question: Question | None = subject.index.questions.get(flow.decides)
        own = labels_of(subject, flow.decides)
        for where, _, way in ways(flow, path):
            if way.next is not None:
                told = f"the flow '{flow.id}' has no question"
                yield from _unknown(subject, (*where, "next"), way.next, asks, told, flow.id, "ask")
            if way.label is None or question is None or flow.outcome(way.label) in subject.index.labels:
                continue
            if not is_level(subject, question, way.label):
                told = f"the question '{flow.decides}' has no label"
                yield from _unknown(subject, (*where, "label"), way.label, own, told, flow.decides)
        for place, label in enumerate(flow.leaves_out):
            if question is not None and not is_level(subject, question, label):
                told = f"the question '{flow.decides}' has no label"
                yield from _unknown(subject, (*path, "leaves_out", place), label, own, told, flow.decides)


def _examples(subject: Subject) -> Iterator[Fault]:
    index = subject.index
    for number, example in enumerate(subject.project.examples):
        for question in example.accept:
            if question != SKIP and question not in index.questions and not maybe_lost(subject, "question", question):
                hint = hint_for(subject, "question", question)
                yield Fault(("examples", number, "accept", question), f"there is no question '{question}'", hint, "key")
        for flow_id, answers in example.path.items():
            path: KeyPath = ("examples", number, "path", flow_id)
            flow = index.flows.get(flow_id)
            if flow is not None:
                asks = asks_of(flow)
                for ask in answers:
                    told = f"the flow '{flow_id}' has no question"
                    for fault in _unknown(subject, (*path, ask), ask, asks, told, flow_id, "ask"):
                        yield Fault(fault.path, fault.message, fault.hint, "key")
            elif not maybe_lost(subject, "flow", flow_id):
                yield Fault(path, f"there is no decision flow '{flow_id}'", hint_for(subject, "flow", flow_id), "key")


def _draws(subject: Subject) -> Iterator[Fault]:
    for number, quiz in enumerate(subject.project.quizzes):
        pools = dict.fromkeys(item.pool for item in quiz.items if item.pool is not None)
        if not subject.whole:
            continue  # the pool may have lost its items
        for place, draw in enumerate(quiz.draw):
            told = f"the quiz '{quiz.id}' has no item in a pool"
            yield from _unknown(subject, ("quizzes", number, "draw", place, "pool"), draw.pool, pools, told, quiz.id)
