"""One configuration over another: a repository that sets little keeps all else that the pages need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAMED = ("plugins", "markdown_extensions")
"""Keys whose entries are known by a name, and have options of their own."""

LISTS = ("extra_css", "extra_javascript")
"""Keys whose lists the pages need: what a repository writes there comes after what they hold already."""


def layered(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration in which `over` wins, key by key.

    Lists of plugins, extensions, styles and scripts are kept and extended; every other list is replaced. A key without
    a value is a key that is not set. A theme of another name takes nothing from the one below it.

    Args:
        under: The configuration below.
        over: What is set above it.
    """
    made = _mapping(under, over)
    for key in NAMED:
        made |= _both(_named, key, under, over)
    for key in LISTS:
        made |= _both(_list, key, under, over)
    theme = _theme(under.get("theme"), over.get("theme"))
    return made if theme is None else {**made, "theme": theme}


def _mapping(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(under)
    for key, value in over.items():
        below = made.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            made[key] = _mapping(below, value)
        elif value is not None or key not in made:
            made[key] = value
    return made


def _theme(under: Any, over: Any) -> Any:
    named = {"name": over} if isinstance(over, str) else over
    if named is None:
        return under
    if not isinstance(under, dict) or not isinstance(named, dict):
        return over
    # Icons, palette and features mean something only to the theme that they were written for.
    return _mapping(under, named) if named.get("name", under.get("name")) == under.get("name") else over


def _both(join: Any, key: str, under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    one, other = _entries(under.get(key)), _entries(over.get(key))
    return {} if one is None or other is None else {key: join(one, other)}


def _entries(value: Any) -> list[Any] | None:
    """The list that a value stands for; None where the engine has to say what is wrong with it."""
    if isinstance(value, dict):  # the engines take `{toc: {permalink: true}}`, too
        return [{name: options} for name, options in value.items()]
    return value if isinstance(value, list) else None


def _named(under: list[Any], over: list[Any]) -> list[Any]:
    made = list(under)
    places = {_name(entry): place for place, entry in enumerate(made)}
    for entry in over:
        place = places.get(_name(entry))
        if place is None:
            made.append(entry)
        else:
            made[place] = _with_options(made[place], entry)
    return made


def _name(entry: Any) -> Any:
    """What an entry is known by; one without a name is known by itself alone."""
    name = next(iter(entry)) if isinstance(entry, dict) and len(entry) == 1 else entry
    return name.removeprefix("material/") if isinstance(name, str) else id(entry)


def _with_options(under: Any, over: Any) -> Any:
    if not isinstance(over, dict):  # named again, without options
        return under
    name, options = next(iter(over.items()))
    below = next(iter(under.values())) if isinstance(under, dict) else None
    return {name: _mapping(below, options) if isinstance(below, dict) and isinstance(options, dict) else options}


def _list(under: list[Any], over: list[Any]) -> list[Any]:
    return [*under, *(entry for entry in over if entry not in under)]
