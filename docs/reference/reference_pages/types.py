"""What a key holds, in plain words, from the annotation of its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic.fields import FieldInfo

from builder.model import Record
from builder.model.base import LabelId, Name, OneOrMany, Prose, Ref, Short, Slug
from builder.model.questions import QuestionBase

Link = Callable[[type[Record], bool], str]
"""A link to the section of a mapping; the flag asks for the plural."""

_SORTS = {
    Prose.PLAIN: ("text", "texts"),
    Prose.MARKDOWN: ("Markdown", "Markdown texts"),
    Prose.VERBATIM: ("text to the letter", "texts to the letter"),
}
_REFERRED = {"question-or-label": ("question or label", "questions or labels")}
_PLAIN: dict[Any, tuple[str, str]] = {
    str: ("word", "words"),
    bool: ("`true` or `false`", "`true` or `false`"),
    int: ("whole number", "whole numbers"),
    float: ("number", "numbers"),
    dt.date: ("day", "days"),
    Any: ("[answer](answers.md)", "[answers](answers.md)"),
}


def in_words(annotation: Any, metadata: list[Any], link: Link, *, plural: bool = False) -> str:
    """The type of a field.

    Args:
        annotation: Its annotation.
        metadata: Marks and limits that stand with it.
        link: Links to the sections of mappings.
        plural: Whether several are meant.
    """
    annotation, marks = _open(annotation, metadata)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _list(arguments[0], marks, link, plural=plural)
    if origin is dict:
        return f"{'mappings' if plural else 'mapping'} of names to {in_words(arguments[1], [], link, plural=True)}"
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin in (Union, UnionType):
        return _either([each for each in arguments if each is not NoneType], marks, link, plural=plural)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        short = next((mark.key for mark in marks if isinstance(mark, Short)), None)
        bare = f" (or their bare `{short}`)" if plural else f" (or its bare `{short}`)"
        return link(annotation, plural) + (bare if short else "")
    return _plain(annotation, marks, plural=plural) + _limits(marks)


def parts(annotation: Any) -> list[Any]:
    """The models in an annotation, in order."""
    annotation, _ = _open(annotation, [])
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for argument in get_args(annotation) for found in parts(argument)]


def _open(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    marks = list(metadata)
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        for mark in more:
            marks += mark.metadata if isinstance(mark, FieldInfo) else [mark]
    return annotation, marks


def _list(inner: Any, marks: list[Any], link: Link, *, plural: bool) -> str:
    if any(isinstance(mark, OneOrMany) for mark in marks):
        return f"{in_words(inner, [], link)}, or a list of them"
    least = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0)
    most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None)
    number = f", exactly {least}" if least and least == most else f", at least {least}" if least else ""
    return f"{'lists' if plural else 'list'} of {in_words(inner, [], link, plural=True)}{number}"


def _either(choices: list[Any], marks: list[Any], link: Link, *, plural: bool) -> str:
    if all(isinstance(choice, type) and issubclass(choice, QuestionBase) for choice in choices):
        return link(QuestionBase, plural)
    if set(choices) == {int, float}:
        return _PLAIN[float][plural] + _limits(marks)
    if len(choices) == 1:
        return in_words(choices[0], marks, link, plural=plural)
    return "; or ".join(in_words(choice, [], link, plural=plural) for choice in choices)


def _plain(annotation: Any, marks: list[Any], *, plural: bool) -> str:
    for mark in marks:
        if isinstance(mark, Ref):
            one, several = _REFERRED.get(mark.to, (mark.to, f"{mark.to}s"))
            return f"references to {several}" if plural else f"reference to {_article(one)} {one}"
    for mark in marks:
        if isinstance(mark, Prose):
            return _SORTS[mark][plural]
    if any(mark in get_args(LabelId) for mark in marks):
        return "label ids" if plural else "label id"
    if any(isinstance(mark, Name) or mark in get_args(Slug) for mark in marks):
        return "ids" if plural else "id"
    return _PLAIN[annotation][plural]


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _limits(marks: list[Any]) -> str:
    said = [
        text
        for mark in marks
        for sort, text in (
            (Ge, f"from {getattr(mark, 'ge', '')}"),
            (Gt, f"above {getattr(mark, 'gt', '')}"),
            (Le, f"up to {getattr(mark, 'le', '')}"),
            (Lt, f"below {getattr(mark, 'lt', '')}"),
        )
        if isinstance(mark, sort)
    ]
    return f", {' and '.join(said)}" if said else ""
