"""Which model stands at a place in the data: for "did you mean", and for the words of a message."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from builder.model import Record


def model_at(root: type[Record], data: object, path: tuple[str | int, ...]) -> type[Record] | None:
    """The model of the mapping at `path`, or None where there is none."""
    annotation: Any = root
    for key in path:
        annotation = _step(_narrow(annotation, data), key)
        if annotation is None:
            return None
        data = _get(data, key)
    found = _narrow(annotation, data)
    return found if _is_record(found) else None


def field_at(root: type[Record], data: object, path: tuple[str | int, ...]) -> FieldInfo | None:
    """The field whose value stands at `path`, or None where it is no field of a model."""
    model = model_at(root, data, path[:-1]) if path else None
    return keys_of(model).get(str(path[-1])) if model else None


def keys_of(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields of a model by YAML key."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _step(annotation: Any, key: str | int) -> Any:
    if _is_record(annotation):
        field = keys_of(annotation).get(str(key))
        return field.annotation if field else None
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return arguments[0]
    return arguments[1] if get_origin(annotation) is dict else None


def _narrow(annotation: Any, data: object) -> Any:
    """The one member of a union that `data` can mean, by its shape and its `kind`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) not in {Union, UnionType}:
        return annotation
    members = [_narrow(member, data) for member in get_args(annotation)]
    if isinstance(data, (list, tuple)):
        return next((member for member in members if get_origin(member) is tuple), None)
    records = [member for member in members if _is_record(member)]
    kind = _get(data, "kind")
    return next((record for record in records if kind in _kinds(record)), records[0] if len(records) == 1 else None)


def _kinds(record: type[Record]) -> tuple[Any, ...]:
    field = record.model_fields.get("kind")
    return get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _get(data: object, key: str | int) -> object:
    if isinstance(data, dict):
        return data.get(key)
    if isinstance(data, (list, tuple)) and isinstance(key, int) and 0 <= key < len(data):
        return data[key]
    return None
