"""What a repository sets: `extra.guidewright` in its `mkdocs.yml`, the file that its sites inherit anyway."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from builder.findings import Finding, Severity
from builder.loading.files import read_document
from builder.loading.repository import Repository
from builder.loading.wording import schema_faults
from builder.model.base import Plain, Record, Word

HERE = ("extra", "guidewright")


SCHEMES = ("https://", "http://", "mailto:")

ENGINES_OWN = frozenset({"yaml-tag", "yaml-merge-key", "yaml-key", "yaml-comma"})
"""What MkDocs may have in its file and no spec may: `!ENV`, `!!python/name:…`, merges."""


def _leads_somewhere(address: str) -> str:
    if not address.lower().startswith(SCHEMES):
        raise PydanticCustomError("address", "an address starts with https:// or mailto:")
    return address


class AskLink(Record):
    """The "ask about this" link at every rule, label and example."""

    address: Annotated[Word, AfterValidator(_leads_somewhere)]
    """An `https:` or `mailto:` address; `{project}`, `{version}`, `{kind}`, `{id}` and `{title}` are filled in."""
    title: Plain = "Ask about this"
    """The words of the link."""


def _may_be_set(check: str, info: ValidationInfo) -> str:
    known: Mapping[str, bool | None] = info.context or {}
    context = {"check": check, "known": [name for name, settable in known.items() if settable], "hint": ""}
    if check not in known:
        raise PydanticCustomError("check", "there is no check '{check}'", context)
    if not known[check]:
        silenced = "Suppress a single finding where it stands, with a reason."
        formal = "Findings about files and their form always count."
        context["hint"] = formal if known[check] is None else f"Readers rely on it. {silenced}"
        raise PydanticCustomError("check", "the severity of '{check}' can't be set", context)
    return check


Level = Literal["off", "note", "warning", "error"]


class Settings(Record):
    """The settings of a repository."""

    title: Plain = "Labeling guidelines"
    """The title of the portal."""
    summary: Plain | None = None
    """What stands below it."""
    ask: AskLink | None = Field(default=None)
    """Where trainers ask."""
    severity: dict[Annotated[Word, AfterValidator(_may_be_set)], Level] = Field(default_factory=dict)
    """How much the findings of a check matter here: `off`, `note`, `warning` or `error`, by the check's id.

    Not for checks that readers rely on, such as `internal-leak`, nor for findings about files and their form.
    """


def load_settings(repository: Repository, checks: Mapping[str, bool | None]) -> tuple[Settings, list[Finding]]:
    """The settings, defaults where there are none, and what is wrong with them.

    Args:
        repository: Where.
        checks: The ids of all checks, and whether a repository may set their severity; None for faults of form.
    """
    path = repository.base_config
    if not os.path.lexists(path):
        return Settings(), []
    document = read_document(path, repository.relative(path))
    findings = [finding for finding in document.findings if finding.id not in ENGINES_OWN]
    data = document.data
    if data is not None and not isinstance(data, dict):
        message = "the file must be a mapping of keys to values"
        hint = "It must be a MkDocs configuration: 'mkdocs build' reads it too."
        findings.append(Finding(document.place(()), "wrong-type", Severity.ERROR, message, hint))
    extra = data.get("extra") if isinstance(data, dict) else None
    found = extra.get("guidewright") if isinstance(extra, dict) else None
    if found is None:
        return Settings(), findings
    try:
        return Settings.model_validate(found, context=checks), findings
    except ValidationError as error:
        faults = schema_faults(error, Settings, found)
        return Settings(), findings + [
            Finding(
                document.place((*HERE, *fault.path), of="key" if fault.type == "extra_forbidden" else "value"),
                fault.id,
                Severity.ERROR,
                fault.message,
                fault.hint,
            )
            for fault in faults
        ]
