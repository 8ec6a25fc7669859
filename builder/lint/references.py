"""Whether a reference names something, and what was probably meant."""

from __future__ import annotations

from collections.abc import Collection

from builder.lint.base import Subject
from builder.model import INTERNAL, TRAINERS
from builder.model.index import SKIP, level
from builder.model.questions import Question, Rating
from builder.scalars import as_written

RENAMED = "It is now called"

BUILT_IN = {"audience": frozenset({TRAINERS, INTERNAL})}

CALLED = {
    "question-or-label": "question or label", "edge-case": "edge case", "open-question": "open question",
    "flow": "decision flow", "term": "glossary entry", "faq": "FAQ entry",
    "quiz-item": "quiz item",
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
    return maybe_lost(subject, kind, ref)


def maybe_lost(subject: Subject, kind: str, ref: str) -> bool:
    """Whether the reference may name an entry that could not be read."""
    if kind in subject.lost_kinds:
        return True
    question, _, label = ref.partition("/")
    return bool(subject.dropped and subject.dropped & {ref, question, label})


def renamed(subject: Subject, kind: str, ref: str) -> str | None:
    """The reference to the entry that had the id before it was renamed (`was`)."""
    owner, slash, name = ref.partition("/")
    if not slash:
        return subject.index.renamed.get(kind, {}).get(ref)
    owner = renamed(subject, "question", owner) or owner
    if f"{owner}/{name}" in subject.index.labels and f"{owner}/{name}" != ref:
        return f"{owner}/{name}"
    own = (entry for entry in subject.index.labels.values() if entry.question == owner)
    return next((entry.ref for entry in own if getattr(entry.label, "was", None) == name), None)


def meant(subject: Subject, kind: str, ref: str) -> str:
    """The known name that an unknown one was probably meant to be; the unknown one where nobody can tell."""
    return renamed(subject, target(kind, ref), ref) or subject.nearest[kind].to(ref) or ref


def hint_for(subject: Subject, kind: str, ref: str) -> str:
    """What a name that nothing has was probably meant to be; empty where nobody can tell."""
    now = renamed(subject, target(kind, ref), ref)
    if now is not None:
        return f"{RENAMED} '{now}'."
    return subject.nearest[kind].hint(ref) if kind in subject.nearest else ""


def problem(subject: Subject, kind: str, ref: str, cited: Collection[str] = ()) -> tuple[str, str]:
    """Message and hint for a reference that names nothing.

    Args:
        subject: The project.
        kind: What the reference should name.
        ref: The reference.
        cited: The rules that the entry cites which has the reference.
    """
    wanted = target(kind, ref)
    if wanted == "label":
        return _label_problem(subject, ref)
    hint = hint_for(subject, kind, ref)
    if kind == "exception" and "/" not in ref:
        of_any = [known for known in subject.index.known["exception"] if known.endswith(f"/{ref}")]
        of_cited = [known for known in of_any if known.partition("/")[0] in cited]
        hint = next((f"Write rule/exception: '{known}'." for known in (*of_cited, *of_any)), hint)
    if not hint and kind == "audience":
        hint = "The audiences are trainers, internal, and those that 'audiences' lists."
    if not hint and kind == "variant":
        hint = "Variants are those that 'variants' of the project lists."
    if not hint and kind == "question-or-label" and ref in subject.index.known["rule"]:
        hint = f"'{ref}' is a rule; only questions and labels can stand here."
    return f"there is no {called(kind)} '{ref}'", hint


def _label_problem(subject: Subject, ref: str) -> tuple[str, str]:
    question_id, slash, label = ref.partition("/")
    if not slash:
        same = [known for known in subject.index.known["label"] if known.endswith(f"/{ref}")]
        hint = f"Did you mean '{same[0]}'?" if same else "A label is named with its question: question/label."
        return f"'{ref}' does not say of which question it is a label", hint
    nearest = hint_for(subject, "label", ref)
    if question_id == SKIP:
        return f"there is no way to skip '{label}'", nearest
    question = subject.index.questions.get(question_id)
    if question is None:
        of_question = "" if nearest.startswith(RENAMED) else hint_for(subject, "question", question_id)
        return f"there is no question '{question_id}'", of_question or nearest
    if is_level(subject, question, label):
        hint = "Add an anchor to its scale: only what has a meaning can be referred to."
        return f"level {label} of the question '{question_id}' has no anchor", hint
    same_question = [known for known in subject.index.labels if known.startswith(f"{question_id}/")]
    if not same_question:
        return f"the question '{question_id}' has no labels", nearest
    hint = nearest
    if not hint.startswith((f"Did you mean '{question_id}/", RENAMED)):
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
