"""What is wrong with the values of an item, told once and with what to write instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.answers import Problem
from builder.lint.base import Subject
from builder.lint.nearest import Nearest
from builder.model import Question
from builder.model.items import FieldValue
from builder.source import KeyPath

FILES = {"image": "alt", "audio": "transcript"}
"""Kinds of field that hold a file, with the key that says in words what it holds."""


def better(
    subject: Subject, item: Mapping[str, FieldValue], found: Sequence[Problem], inside: KeyPath = ()
) -> list[Problem]:
    """The problems of an item, without those that others explain.

    Args:
        subject: The project.
        item: The item's values, field by field.
        found: Its problems, and perhaps those of what it belongs to.
        inside: The key path of the item in what was examined.
    """
    fields = subject.index.fields
    if "field" in subject.lost_kinds:
        explained = {_no_field(name) for name in item if name not in fields}
    else:
        absent = Nearest([name for name, field in fields.items() if name not in item and not field.optional])
        explained = {_lacks(absent.to(name) or name) for name in item if name not in fields}
    left = [problem for problem in found if not any(problem.message.startswith(told) for told in explained)]
    return [_with_file(subject, item, problem, inside) for problem in left]


def unjudged(question: Question, found: Sequence[Problem]) -> bool:
    """Whether answers to the question can't be judged, since the field that they are about is faulty.

    Args:
        question: The question.
        found: The problems of the item, as `item_problems` gives them.
    """
    names = getattr(question, "of", ())
    names = (names,) if isinstance(names, str) else names
    if not names:
        return False
    faulty = {str(problem.path[0]) for problem in found if problem.path}
    absent = any(problem.message == _lacks(name) for problem in found for name in names)
    return absent or not faulty.isdisjoint(names)


def _no_field(name: str) -> str:
    return f"the item has no field '{name}'"


def _lacks(name: str) -> str:
    return f"the item lacks the field '{name}'"


def _with_file(subject: Subject, item: Mapping[str, FieldValue], problem: Problem, inside: KeyPath) -> Problem:
    """Where only the path of a file was written: how it is written."""
    name = str(problem.path[-1]) if problem.path[:-1] == inside and problem.path else ""
    field, value = subject.index.fields.get(name), item.get(name)
    if field is None or field.kind not in FILES or not isinstance(value, str) or problem.hint:
        return problem
    return replace(problem, hint=f"Write {{file: {value}, {FILES[field.kind]}: …}}.")
