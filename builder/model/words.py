"""The words that explain the models' fields, and samples of their values, read only when somebody asks.

Pydantic can read them too, but does so for every model on every start; most runs show none of them.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).with_name("samples.json")
"""For each model and YAML key a value as a spec has it."""


@cache
def words(model: type) -> Mapping[str, str]:
    """For each field of a model what its docstring says; that of a subclass goes before that of its base."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        found |= _in_module(each.__module__).get(each.__qualname__, {})
    return found


def samples(model: type) -> Mapping[str, Any]:
    """For each YAML key of a model a value as a spec has it; that of a subclass goes before that of its base."""
    found: dict[str, Any] = {}
    for each in reversed(model.__mro__):
        found |= _samples().get(each.__name__, {})
    return found


@cache
def _samples() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = json.loads(SAMPLES.read_text("utf-8"))
    return read


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    module = sys.modules[name]
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError):  # built in, or installed without its source
        return {}
    return {node.name: _in_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _in_class(node: ast.ClassDef) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, after in zip(node.body, node.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[field.target.id] = inspect.cleandoc(str(after.value.value))
    return found
