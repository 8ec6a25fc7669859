"""Every rule and every label is shown in examples, from both sides.

People learn a rule from where it holds and from where it just fails to hold. A rule that leads to an answer (`gives`)
needs an example that shows it at work (positive or borderline), and one that shows where it ends (negative, contrast
or borderline). A rule that only helps (`bears_on`) needs any example. A label, a level with an anchor, a way out and a
way to skip need an example that accepts them, and one that rejects them by name (`reject`) although they tempt.

PASS
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reject: [{question: toxic, answer: No, why: It attacks.}, {question: toxic, answer: unclear, why: It is plain.}]
        reason: It attacks the reader.
        rules: [insults]
      - id: two
        title: Criticism
        kind: negative
        item: {comment: This argument is wrong.}
        accept: {toxic: No}
        reject: [{question: toxic, answer: Yes, why: It criticises the argument.}]
        reason: It attacks nobody.
        rules: [insults]
      - id: three
        title: Another language
        kind: borderline
        item: {comment: Ni!}
        accept: {toxic: unclear}
        reason: Nobody knows what it means.
        rules: [insults]

FAIL
    examples: []

FAIL
    examples:
      - id: one
        title: An insult
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxic: Yes}
        reason: It attacks the reader.
        rules: [insults]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.answers import labels_in
from builder.lint.accepted import accepted_refs
from builder.lint.base import Fault, Subject
from builder.lint.references import meant
from builder.model.examples import Accepted, Rejected
from builder.model.index import SKIP, LabelEntry
from builder.model.labels import Severity, Strength
from builder.model.questions import Grades
from builder.scalars import as_written

SHOWS = frozenset({"positive", "borderline"})
NAMED = ("label", "category", "any_of")
"""Where an answer names a label, if it is not one itself."""
LIMITS = frozenset({"negative", "contrast", "borderline"})


def run(subject: Subject) -> Iterator[Fault]:
    """Rules, then labels, each in the order of the spec."""
    kinds: dict[str, set[str]] = {}
    for example in subject.project.examples:
        for cited in example.rules:
            # A mistyped id is one fault; that the rule which was meant lacks its example would be a second one.
            rule = cited if cited in subject.index.rules else meant(subject, "rule", cited)
            kinds.setdefault(rule, set()).add(example.kind)
    yield from _rules(subject, kinds)
    yield from _labels(subject)


def _labels(subject: Subject) -> Iterator[Fault]:
    examples = subject.project.examples
    needed = [entry for entry in subject.index.labels.values() if _needs_examples(entry)]
    rows = [(question, answers) for example in examples for question, answers in example.accept.items()]
    wrong = [(each, example.accept.get(each.question)) for example in examples for each in example.reject]
    accepted = {ref for question, answers in rows for ref in accepted_refs(subject, question, answers)}
    rejected = {ref for each, answers in wrong for ref in _rejected(subject, each, answers)}
    if any(entry.ref not in accepted for entry in needed):
        accepted.update(ref for question, answers in rows for ref in _misspelt(subject, question, answers.any_of))
    if any(entry.ref not in rejected for entry in needed):
        rejected.update(ref for each, _ in wrong for ref in _misspelt(subject, each.question, each.answer))
    for entry in needed:
        if entry.ref not in accepted:
            yield Fault(entry.path, f"no example accepts '{entry.ref}'", "Add an example in which it is right.")
        if entry.ref not in rejected:
            yield Fault(entry.path, f"no example rejects '{entry.ref}'",
                        "Name it under 'reject' in an example in which it tempts but is wrong.")  # fmt: skip


def _needs_examples(entry: LabelEntry) -> bool:
    return entry.leaf and not isinstance(entry.label, (Strength, Severity))


def _misspelt(subject: Subject, question: str, raw: object) -> Iterator[str]:
    """The labels that were meant by mistyped ones, which have their own finding: there is an example for them."""
    if isinstance(raw, Mapping):
        yield from (ref for key in NAMED for ref in _misspelt(subject, question, raw.get(key)))
    elif isinstance(raw, (list, tuple)):
        yield from (ref for each in raw for ref in _misspelt(subject, question, each))
    else:
        written = as_written(raw)
        if (
            written is None
            or f"{question}/{written}" in subject.index.labels
            or question not in subject.index.questions
        ):
            return
        ref = meant(subject, "label", f"{question}/{written}")
        if ref.startswith(f"{question}/"):
            yield ref


def _rules(subject: Subject, kinds: dict[str, set[str]]) -> Iterator[Fault]:
    for number, rule in enumerate(subject.project.rules):
        found = kinds.get(rule.id, set())
        if rule.gives or any(exception.gives for exception in rule.exceptions):
            if not found & SHOWS:
                yield Fault(("rules", number), f"no example shows the rule '{rule.id}' at work",
                            "Add a positive example that cites it.")  # fmt: skip
            if not found & LIMITS:
                yield Fault(("rules", number), f"no example shows where the rule '{rule.id}' ends",
                            "Add a negative, contrast or borderline example that cites it.")  # fmt: skip
        elif rule.bears_on and not found:
            yield Fault(("rules", number), f"no example shows the rule '{rule.id}'", "Add an example that cites it.")


def _rejected(subject: Subject, rejected: Rejected, accepted: Accepted | None) -> Iterator[str]:
    """The labels that a wrong answer holds and no accepted one does; for grades, at the same step."""
    question = subject.index.questions.get(rejected.question)
    if question is None:
        written = as_written(rejected.answer)
        if rejected.question == SKIP and written is not None:
            yield f"{SKIP}/{written}"
        return
    if isinstance(question, Grades) and isinstance(rejected.answer, (list, tuple)):
        lists = [raw for raw in (accepted.any_of if accepted else None) or () if isinstance(raw, (list, tuple))]
        for step, grade in enumerate(rejected.answer):
            right = {ref for raw in lists if step < len(raw) for ref in labels_in(question, [raw[step]])}
            yield from (ref for ref in labels_in(question, [grade]) if ref not in right)
        return
    right = set(accepted_refs(subject, question.id, accepted)) if accepted else set()
    yield from (ref for ref in labels_in(question, rejected.answer) if ref not in right)
