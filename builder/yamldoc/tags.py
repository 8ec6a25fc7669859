"""`!tag`: only `!!str` has a meaning here."""

from __future__ import annotations

from builder.yamldoc.faults import Faults, named

_TEXT = ("!", "tag:yaml.org,2002:str")
_CORE = "tag:yaml.org,2002:"
HINT = 'Delete the tag. If a text is meant to begin with "!", put the whole text in quotes.'


def is_text(tag: str | None) -> bool:
    """Whether a scalar's tag says that it is text (`!!str`, or a lone `!`)."""
    return tag in _TEXT


def report_tag(tag: str, index: int, faults: Faults) -> None:
    """A finding for a tag that is not allowed here; the value is read as if the tag were not there."""
    shown = f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag
    faults.add(index, "yaml-tag", f"The tag {named(shown)} is not allowed", HINT, loses=False)
