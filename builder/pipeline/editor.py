"""Editor: the language's JSON Schemas and the settings by which VS Code's YAML extension finds them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.loading import Repository
from builder.model.jsonschema import SCHEMAS
from builder.pipeline.jsonc import plain, with_values

FOLDER = ".vscode"
SCHEMA_FOLDER = f"{FOLDER}/guidewright"
SETTINGS = f"{FOLDER}/settings.json"
EXTENSIONS = f"{FOLDER}/extensions.json"
EXTENSION = "redhat.vscode-yaml"
"""The YAML extension by Red Hat; the language server in it serves many other editors, too."""

GLOBS: dict[str, list[str]] = {
    "project": ["guidelines/*/project.yaml"],
    # Negative patterns come last: what they match is taken out of what the others do.
    "part": ["guidelines/*/*.yaml", "guidelines/*/*.yml", "guidelines/*/*/**/*.yaml", "guidelines/*/*/**/*.yml",
             "!guidelines/*/project.yaml", "!guidelines/*/releases/**", "!guidelines/*/media/**"],
    "quiz": ["quizzes/*/*.yaml", "quizzes/*/*.yml", "quizzes/*/*/**/*.yaml", "quizzes/*/*/**/*.yml"],
}  # fmt: skip
"""For each schema the files that it describes."""

OURS = {f"./{SCHEMA_FOLDER}/{name}.schema.json": globs for name, globs in GLOBS.items()}
YAML_VERSION = "1.2"
WRITTEN = {"yaml.schemas": OURS, "yaml.yamlVersion": YAML_VERSION}
"""What the settings get."""


def set_up(repository: Repository) -> list[Path]:
    """Writes the schemas, and names them in the repository's VS Code settings; other settings stay as they are.

    Returns:
        The files that were written because they differed.

    Raises:
        GuidewrightError: A settings file can't be read; then nothing was written.
        OSError: The disk refuses.
    """
    texts = {f"{SCHEMA_FOLDER}/{name}.schema.json": _text(schema()) for name, schema in SCHEMAS.items()}
    settings = _existing(repository, SETTINGS)
    schemas = settings.get("yaml.schemas")
    settings["yaml.schemas"] = {**(schemas if isinstance(schemas, dict) else {}), **OURS}
    settings.setdefault("yaml.yamlVersion", YAML_VERSION)
    extensions = _existing(repository, EXTENSIONS)
    wanted = extensions.get("recommendations")
    others = [each for each in wanted if each != EXTENSION] if isinstance(wanted, list) else []
    extensions["recommendations"] = [*others, EXTENSION]
    texts |= {
        SETTINGS: _updated(repository, SETTINGS, settings, ("yaml.schemas", "yaml.yamlVersion")),
        EXTENSIONS: _updated(repository, EXTENSIONS, extensions, ("recommendations",)),
    }
    return [path for name, text in texts.items() if _write(path := repository.root / name, text)]


def _existing(repository: Repository, name: str) -> dict[str, Any]:
    path = repository.root / name
    try:
        found = json.loads(plain(path.read_text("utf-8")))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, json.JSONDecodeError) as fault:
        where = f":{fault.lineno}:{fault.colno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise GuidewrightError(
            "the settings are not JSON, so nothing was changed",
            hint=f"Mend it, or add this by hand to {SETTINGS}:\n{_text(WRITTEN)}",
            place=f"{name}{where}",
            exit_code=1,
        ) from fault
    if not isinstance(found, dict):
        raise GuidewrightError("the settings are no mapping, so nothing was changed", place=name, exit_code=1)
    return found


def _updated(repository: Repository, name: str, data: dict[str, Any], keys: Sequence[str]) -> str:
    """The text of a settings file with its new values; comments stay."""
    path = repository.root / name
    text = path.read_text("utf-8") if path.exists() else ""
    return _text(data) if plain(text) == text else with_values(text, {key: data[key] for key in keys})


def _text(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> bool:
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, "utf-8", newline="\n")
    aside.replace(path)
    return True
