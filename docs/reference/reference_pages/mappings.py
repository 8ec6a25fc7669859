"""The mappings of the language: which there are, and the section of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

from builder.loading import Settings
from builder.model import TRAINERS, Entry, Project, Record
from builder.model.base import InternalStatement, Statement, Suppression
from builder.model.examples import Example
from builder.model.flows import Flow
from builder.model.guidance import Decision, EdgeCase, Escalation, Faq, OpenQuestion, ProcedureStep, Rule, Section, Term
from builder.model.items import Item, Media, Part
from builder.model.labels import CannotTell, Label
from builder.model.project import Audience, Skip, Task, Variant
from builder.model.questions import Condition, Question, QuestionBase
from builder.model.quizzes import Quiz
from builder.model.requirements import Requirements, Sensitive
from builder.model.scales import NamedScale
from builder.model.walk import key_of
from builder.model.words import words
from reference_pages.markdown import anchor, code, escaped, one_line, table, words_of
from reference_pages.types import in_words, parts

KINDS: tuple[type[QuestionBase], ...] = get_args(get_args(Question)[0])
"""The models of the kinds of questions."""

GROUPS: dict[str, tuple[type[Record], ...]] = {
    "project": (Project, Audience, Variant),
    "entry": (Entry, Suppression, Statement, InternalStatement),
    "requirements": (Requirements, Sensitive),
    "item": (Item, Media, Part),
    "question": (QuestionBase, Condition, CannotTell, Label),
    "kinds": KINDS,
    "around": (NamedScale, Skip, Task),
    "rules": (Section, Rule, Flow, ProcedureStep),
    "examples": (Example,),
    "rest": (EdgeCase, Escalation, Faq, Term, Decision, OpenQuestion),
    "quizzes": (Quiz,),
    "settings": (Settings,),
}
"""The chapters of the page, each with the mappings that it begins with; what these hold follows them."""

TITLES = {
    "Project": "The project",
    "Entry": "Every entry",
    "QuestionBase": "Every question",
    "Accepted": "Accepted answers",
    "Rejected": "Rejected answer",
    "Faq": "FAQ entry",
    "Item": "The item",
    "WouldChange": "Change of answer",
    "Settings": "Settings of the repository",
}
"""Headings that are not just the words of the model's name."""

PLURALS = {
    "media": "media",
    "change of answer": "changes of answer",
    "way": "ways",
    "distinguish": "differences",
    "relations": "relations",
}
"""Names that do not just take an s."""

NOT_WRITTEN = {(Project, "quizzes")}
"""Fields that are no keys: they are filled from other files."""

HEADS = ("Key", "Holds", "Required", "If left out", "Meaning")

_ROOTS = frozenset(root for roots in GROUPS.values() for root in roots)


def title(model: type[Record]) -> str:
    """The heading of a mapping's section."""
    if model in KINDS:
        return f"`kind: {kind_of(model)}`"
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__)
    return TITLES.get(model.__name__, spaced.capitalize())


def kind_of(model: type[Record]) -> str:
    """The kind of a question's model."""
    return str(get_args(model.model_fields["kind"].annotation)[0])


def link(model: type[Record], plural: bool = False) -> str:
    """A link to the section of a mapping."""
    name = "question" if model is QuestionBase else title(model).replace("The ", "")
    name = name if name.startswith(("`", "FAQ")) else name.lower()
    if plural and not name.endswith(("s", "`")):
        name = PLURALS.get(name, f"{name[:-1]}ies" if name.endswith("y") else f"{name}s")
    return f"[{name}](#{anchor(title(model))})"


def group(name: str) -> str:
    """The sections of one chapter."""
    return "\n\n".join(section(model) for model in models(name))


def models(name: str) -> list[type[Record]]:
    """The mappings of one chapter: those that it begins with, each followed by what it holds."""
    found: list[type[Record]] = []
    for root in GROUPS[name]:
        found += _below(root)
    return [model for model in dict.fromkeys(found) if _chapter(model) == name]


def reachable() -> list[type[Record]]:
    """Every mapping that a spec, a quiz or the settings can hold."""
    found: list[type[Record]] = []
    to_do: list[type[Record]] = [Project, Settings]
    while to_do:
        model = to_do.pop(0)
        if model not in found:
            found.append(model)
            to_do += [part for field in model.model_fields.values() for part in parts(field.annotation)]
    return found


def _below(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in _own(model).values():
        for part in parts(field.annotation):
            if part not in _ROOTS and part is not model:
                yield from _below(part)


def _chapter(model: type[Record]) -> str:
    """The first chapter in which a mapping occurs."""
    for name, roots in GROUPS.items():
        if any(model in _below(root) for root in roots):
            return name
    raise LookupError(f"{model.__name__} stands in no chapter: name it in GROUPS")


def _own(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields that the section of a mapping shows: those of every entry and every question have their own."""
    bases = [base for base in (QuestionBase, Entry) if issubclass(model, base) and model is not base]
    shared = set(bases[0].model_fields) if bases else set()
    own = {name: field for name, field in model.model_fields.items() if name not in shared}
    return {"kind": own.pop("kind"), **own} if model in KINDS else own


def section(model: type[Record]) -> str:
    """Heading, meaning, place, table and what it has in common with others."""
    pieces = [f"### {title(model)}", escaped(words_of(model)), _meant_for(model), _stands(model)]
    rows = [_row(model, name, field) for name, field in _own(model).items() if (model, name) not in NOT_WRITTEN]
    if any(row[-1] for row in rows):
        pieces.append(table([*HEADS, "Who sees it, if not said"], rows))
    else:
        pieces.append(table(HEADS, [row[:-1] for row in rows]))
    pieces.append(_common(model))
    return "\n\n".join(piece for piece in pieces if piece)


def _row(model: type[Record], name: str, field: FieldInfo) -> tuple[str, ...]:
    return (
        code(key_of(model, name)),
        in_words(field.annotation, field.metadata, link),
        "yes" if field.is_required() else "",
        "" if field.is_required() else _default(field),
        escaped(one_line(words(model).get(name) or ("Makes it this kind of question." if name == "kind" else ""))),
        "; ".join(dict.fromkeys(filter(None, map(_seen_by, parts(field.annotation))))),
    )


def _default(field: FieldInfo) -> str:
    default: Any = field.get_default(call_default_factory=True)
    if default in (None, (), {}):
        return "–"
    return code(str(default).lower() if isinstance(default, bool) else str(default))


def _seen_by(model: type[Record]) -> str:
    """Who sees an entry that does not say whom it is for, where that is not all trainers."""
    if not issubclass(model, Entry):
        return ""
    if _meant_for(model):
        return f"see {link(model)}"
    return f"`{model.default_for}`" if model.default_for != TRAINERS else ""


def _meant_for(model: type[Record]) -> str:
    """What an entry says of its readers where they depend on what stands in it."""
    own = None if model is Entry else vars(model).get("meant_for")
    return escaped(words_of(own)) if own else ""


def _stands(model: type[Record]) -> str:
    holders: list[type[Record]] = [Entry, QuestionBase, *reachable()]
    places = [
        f"`{key_of(holder, name)}` of {link(holder)}"
        for holder in holders
        for name, field in _own(holder).items()
        if model in parts(field.annotation) and (holder, name) not in NOT_WRITTEN
    ]
    return f"Stands under: {', '.join(places)}." if places and model not in KINDS else ""


def _common(model: type[Record]) -> str:
    if model in KINDS:
        return f"And the keys of [every question](#every-question). Legal answers, equality and distance: \
[answers](answers.md#{kind_of(model)})."
    if issubclass(model, Entry) and model is not Entry:
        return "And the keys of [every entry](#every-entry): `for` and `ignore`."
    return ""
