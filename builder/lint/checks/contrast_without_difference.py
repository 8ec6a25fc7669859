"""A contrast example names its twin, and has another answer than the twin.

A `contrast` teaches by the difference: nearly the same item, another answer. Without `contrasts` the page can't show
the two side by side; and where both accept the same answers there is nothing to learn, and one of them was probably
changed and the other forgotten. Answers are compared on the questions that both are about; to skip an item is another
answer than any label. What was marked is compared by its labels, since the two texts differ; but an example that
rejects the same labels at other places (`reject`) is about where to mark, and may have the labels of its twin.

PASS
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It attacks the reader.
        rules: [insults]
      - id: two
        title: Criticism
        kind: contrast
        item: {comment: This is a foolish argument.}
        accept: {toxic: No}
        reason: It attacks nobody.
        rules: [insults]
        contrasts: [one]

FAIL
    examples:
      - id: two
        title: Criticism
        kind: contrast
        item: {comment: This is a foolish argument.}
        accept: {toxic: No}
        reason: It attacks nobody.
        rules: [insults]

FAIL
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It attacks the reader.
        rules: [insults]
      - id: two
        title: Criticism
        kind: contrast
        item: {comment: This is a foolish argument.}
        accept: {toxic: Yes}
        reason: It attacks nobody.
        rules: [insults]
        contrasts: [one]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

from builder.lint.base import Fault, Subject
from builder.model.examples import Accepted, Example
from builder.model.index import SKIP
from builder.scalars import as_written

MARKED = frozenset({"spans", "errors", "relations", "boxes"})
LABELS = ("label", "category", "severity", "missing")
"""What counts of an answer that marks something."""


def run(subject: Subject) -> Iterator[Fault]:
    """Contrast examples in their order."""
    for number, example in enumerate(subject.project.examples):
        if example.kind != "contrast" or example.id in subject.dropped:
            continue
        if not example.contrasts:
            yield Fault(
                ("examples", number, "kind"),
                f"the contrast example '{example.id}' does not say what it is to be read against",
                "Name its twin under 'contrasts', or give it another kind.",
            )
        for place, ref in enumerate(example.contrasts):
            where = ("examples", number, "contrasts", place)
            twin = subject.index.examples.get(ref)
            if ref == example.id:
                yield Fault(where, f"the contrast example '{ref}' is its own twin", "Name another example.")
            elif twin is not None and ref not in subject.dropped and _same(subject, example, twin):
                shared = [name for name in example.accept if name in twin.accept]
                told = ", ".join(f"'{name}'" for name in shared)
                yield Fault(
                    where,
                    f"the contrast example '{example.id}' and its twin '{ref}' accept the same answers to {told}",
                    "Correct one of the answers, or contrast it with an example that has another one.",
                )


def _same(subject: Subject, one: Example, other: Example) -> bool:
    if (SKIP in one.accept) != (SKIP in other.accept):
        return False
    shared = [name for name in one.accept if name in other.accept]
    return bool(shared) and all(
        _normal(subject, name, one.accept[name]) == _normal(subject, name, other.accept[name])
        and not _is_about_places(subject, name, one)
        for name in shared
    )


def _is_about_places(subject: Subject, name: str, example: Example) -> bool:
    """Whether it rejects an answer with the labels of an accepted one at other places."""
    question = subject.index.questions.get(name)
    if question is None or question.kind not in MARKED:
        return False
    rejected = [each.answer for each in example.reject if each.question == name]
    return any(
        _plain(wrong) != _plain(right)
        and _answer(wrong, marked=True, bag=False) == _answer(right, marked=True, bag=False)
        for right in example.accept[name].any_of or ()
        for wrong in rejected
    )


def _normal(subject: Subject, name: str, accepted: Accepted) -> Hashable:
    question = subject.index.questions.get(name)
    marked = question is not None and question.kind in MARKED
    bag = question is not None and question.kind == "multiple"
    answers = frozenset(_answer(raw, marked=marked, bag=bag) for raw in accepted.any_of or ())
    return answers, accepted.from_, accepted.to


def _answer(raw: object, *, marked: bool, bag: bool) -> Hashable:
    if marked and isinstance(raw, (list, tuple)):
        return frozenset(Counter(_labels(mark) for mark in raw).items())
    if bag and isinstance(raw, (list, tuple)):
        return frozenset(as_written(each) for each in raw)
    return _plain(raw)


def _labels(mark: object) -> Hashable:
    return tuple(_plain(mark.get(key)) for key in LABELS) if isinstance(mark, Mapping) else _plain(mark)


def _plain(raw: object) -> Hashable:
    if isinstance(raw, Mapping):
        return tuple(sorted((str(key), repr(_plain(value))) for key, value in raw.items()))
    if isinstance(raw, (list, tuple)):
        return tuple(_plain(each) for each in raw)
    written = as_written(raw)
    return written if written is not None else repr(raw)
