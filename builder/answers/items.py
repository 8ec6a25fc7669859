"""The values that an example or a quiz item gives the fields of the item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.answers.problem import Problem, quoted, suggest
from builder.model import Project
from builder.model.items import FieldValue, ItemField, Media, Part
from builder.source import KeyPath

_KINDS = {
    "conversation": "a list of turns",
    "responses": "a list of responses",
    "steps": "a list of steps",
    "image": "an image, `{file: …, alt: …}`",
    "audio": "a recording, `{file: …, transcript: …}`",
}
"""What fields of these kinds hold; all others hold text."""


def item_problems(
    project: Project, item: Mapping[str, FieldValue], task: str | None, *, complete: bool = True
) -> list[Problem]:
    """What is wrong with the values of an item.

    Args:
        project: The project.
        item: The values, field by field.
        task: The task that it is for; None, or a task that is not known, for all fields.
        complete: Whether every field must be there that is not optional.

    Returns:
        Problems, each with its path from the item on.
    """
    fields: dict[str, ItemField] = {}
    for field in project.item.fields:
        fields.setdefault(field.id, field)
    chosen = next((one for one in project.tasks if one.id == task), None)
    wanted = list(fields) if chosen is None else [name for name in chosen.fields if name in fields]
    found: list[Problem] = []
    for name, value in item.items():
        if name not in fields:
            found.append(Problem((name,), f"the item has no field {quoted(name)}", suggest(name, wanted, "fields")))
        elif name not in wanted:
            message = f"the field '{name}' does not belong to the task '{task}'"
            found.append(Problem((name,), message, suggest(name, wanted, "fields of the task")))
        else:
            found += _value(fields[name], value)
    if complete:
        missing = [name for name in dict.fromkeys(wanted) if name not in item and not fields[name].optional]
        found += [
            Problem((), f"the item lacks the field '{name}'", "Give it a value, or make the field `optional`.")
            for name in missing
        ]
    return found


def _value(field: ItemField, value: FieldValue) -> Iterator[Problem]:
    path: KeyPath = (field.id,)
    wanted = _KINDS.get(field.kind, "text")
    fits = {"image": Media, "audio": Media, "conversation": tuple, "responses": tuple, "steps": tuple}
    if not isinstance(value, fits.get(field.kind, str)):
        yield Problem(path, f"the field '{field.id}' holds {wanted}, not {_held(value)}")
    elif isinstance(value, tuple):
        yield from _parts(field, value, path)


def _parts(field: ItemField, parts: tuple[Part, ...], path: KeyPath) -> Iterator[Problem]:
    if not parts:
        yield Problem(path, f"the field '{field.id}' is empty")
    if field.kind == "conversation":
        for place, part in enumerate(parts):
            if part.role is None:
                hint = "Write `role:` with user, assistant, system or tool."
                yield Problem((*path, place), f"turn {place + 1} of '{field.id}' does not say who speaks", hint)
    if field.kind == "responses":
        yield from _responses(field, parts, path)
    for place, part in enumerate(parts):
        if not part.text and part.media is None:
            message = f"part {place + 1} of '{field.id}' is empty"
            yield Problem((*path, place), message, "Give it a `text`, or a picture or recording under `media`.")


def _responses(field: ItemField, parts: tuple[Part, ...], path: KeyPath) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, part in enumerate(parts):
        if part.id is None:
            hint = "Write `id:` with a name that answers can use, such as a."
            yield Problem((*path, place), f"response {place + 1} of '{field.id}' has no id", hint)
        elif part.id in seen:
            yield Problem((*path, place, "id"), f"two responses of '{field.id}' have the id '{part.id}'")
        else:
            seen.add(part.id)


def _held(value: FieldValue) -> str:
    if isinstance(value, str):
        return "text"
    return "a file" if isinstance(value, Media) else "a list"
