"""What a repository sets: `extra.guidewright` in its `mkdocs.yml`, the file that its sites inherit anyway."""

from __future__ import annotations

from pydantic import Field, ValidationError

from builder.findings import Finding, Severity
from builder.loading.files import read_document
from builder.loading.repository import Repository
from builder.loading.wording import schema_faults
from builder.model.base import Plain, Record, Word

HERE = ("extra", "guidewright")


class AskLink(Record):
    """The "ask about this" link at every rule, label and example."""

    address: Word
    """An `https:` or `mailto:` address; `{project}`, `{version}`, `{kind}`, `{id}` and `{title}` are filled in."""
    title: Plain = "Ask about this"
    """The words of the link."""


class Settings(Record):
    """The settings of a repository."""

    title: Plain = "Labeling guidelines"
    """The title of the portal."""
    summary: Plain | None = None
    """What stands below it."""
    ask: AskLink | None = Field(default=None)
    """Where trainers ask."""


def load_settings(repository: Repository) -> tuple[Settings, list[Finding]]:
    """The settings, defaults where there are none, and what is wrong with them."""
    path = repository.base_config
    if not path.exists():
        return Settings(), []
    document = read_document(path, repository.relative(path))
    # MkDocs gives tags (`!ENV`, `!!python/name:…`) a meaning; whether it can read the file is for it to say.
    data = document.data
    if data is None:
        return Settings(), list(document.findings)
    extra = data.get("extra") if isinstance(data, dict) else None
    found = extra.get("guidewright") if isinstance(extra, dict) else None
    if found is None:
        return Settings(), []
    try:
        return Settings.model_validate(found), []
    except ValidationError as error:
        faults = schema_faults(error, Settings, found)
        return Settings(), [
            Finding(
                document.place((*HERE, *fault.path), of="key" if fault.type == "extra_forbidden" else "value"),
                fault.id,
                Severity.ERROR,
                fault.message,
                fault.hint,
            )
            for fault in faults
        ]
