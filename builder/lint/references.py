"""Whether a reference names something, and what was probably meant."""

from __future__ import annotations

from builder.lint.base import Subject
from builder.model import INTERNAL, TRAINERS
from builder.model.index import SKIP, level
from builder.model.questions import Question, Rating
from builder.scalars import as_written

BUILT_IN = {"audience": frozenset({TRAINERS, INTERNAL})}

CALLED = {
    "question-or-label": "question or label", "edge-case": "edge case", "open-question": "open question",
    "flow": "decision flow", "term": "glossary entry", "faq": "FAQ entry",
}  # fmt: skip
"""Kinds that are not called by their own name."""


def called(kind: str) -> str:
    """The words for a kind of reference."""
    return CALLED.get(kind, kind)


def target(kind: str, ref: str) -> str:
    """The kind of entry that a reference names: a reference to a question or label decides by its slash."""
    if kind != "question-or-label":
        return kind
    return "label" if "/" in ref else "question"


def resolves(subject: Subject, kind: str, ref: str) -> bool:
    """Whether the reference names an entry, or one that could not be read."""
    kind = target(kind, ref)
    known = subject.index.known.get(kind, {})
    if ref in known or ref in BUILT_IN.get(kind, ()):
        return True
    if not subject.dropped:
        return False
    question, _, label = ref.partition("/")
    return bool(subject.dropped & {ref, question, label})


def problem(subject: Subject, kind: str, ref: str) -> tuple[str, str]:
    """Message and hint for a reference that names nothing."""
    wanted = target(kind, ref)
    if wanted == "label":
        return _label_problem(subject, ref)
    hint = subject.nearest[kind].hint(ref) if kind in subject.nearest else ""
    if not hint and kind == "audience":
        hint = "The audiences are trainers, internal, and those that 'audiences' lists."
    if not hint and kind == "question-or-label" and ref in subject.index.known["rule"]:
        hint = f"'{ref}' is a rule; only questions and labels can stand here."
    return f"there is no {called(kind)} '{ref}'", hint


def _label_problem(subject: Subject, ref: str) -> tuple[str, str]:
    question_id, slash, label = ref.partition("/")
    if not slash:
        same = [known for known in subject.index.known["label"] if known.endswith(f"/{ref}")]
        hint = f"Did you mean '{same[0]}'?" if same else "A label is named with its question: question/label."
        return f"'{ref}' does not say of which question it is a label", hint
    nearest = subject.nearest["label"].hint(ref)
    if question_id == SKIP:
        return f"there is no way to skip '{label}'", nearest
    question = subject.index.questions.get(question_id)
    if question is None:
        return f"there is no question '{question_id}'", subject.nearest["question"].hint(question_id) or nearest
    if is_level(subject, question, label):
        hint = "Add an anchor to its scale: only what has a meaning can be referred to."
        return f"level {label} of the question '{question_id}' has no anchor", hint
    same_question = [known for known in subject.index.labels if known.startswith(f"{question_id}/")]
    if not same_question:
        return f"the question '{question_id}' has no labels", nearest
    hint = subject.nearest["label"].hint(ref)
    if not hint.startswith(f"Did you mean '{question_id}/"):
        hint = f"It has: {', '.join(known.partition('/')[2] for known in same_question[:12])}."
    return f"the question '{question_id}' has no label '{label}'", hint


def is_level(subject: Subject, question: Question, written: object) -> bool:
    """Whether the text is a level of the question's scale, with an anchor or without."""
    scale = subject.index.scale_of(question) if isinstance(question, Rating) else None
    text = as_written(written)
    if scale is None or text is None:
        return False
    try:
        value = float(text)
    except ValueError:
        return False
    steps = (value - scale.low) / scale.step if scale.step else 0.0
    return scale.low <= value <= scale.high and abs(steps - round(steps)) < 1e-9 and level(value) == text  # noqa: PLR2004
