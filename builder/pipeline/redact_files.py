"""The files of a release without a text: its pages, and what its spec and its quizzes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.pipeline.redact_proof import holds, says
from builder.pipeline.redact_text import Text, found_in, literal, rows, without
from builder.releases.archive import Release
from builder.releases.canonical import canonical
from builder.yamldoc import parse

INSTEAD = "Withdraw the release instead, and put one without the text in its place."


def page_without(name: str, raw: bytes, texts: Sequence[Text], removed: str) -> tuple[bytes, int]:
    """A page without the texts, and at how many places they stood.

    Raises:
        GuidewrightError: It can't be removed without a trace.
    """
    source = raw.decode()
    made, count = without(source, rows(source), texts, removed)
    if any(holds(made, text) for text in texts):
        raise _stays(name)
    return made.encode(), count


def spec_without(name: str, raw: bytes, texts: Sequence[Text], removed: str) -> tuple[bytes, int]:
    """A spec or a quiz without the texts, and at how many places they stood.

    Raises:
        GuidewrightError: A text is part of an id or a key, or can't be removed without a trace.
    """
    found = [0]

    def cleared(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            for each in value:
                if any(text.pattern.search(each) for text in texts):
                    raise _named(name, f"the key '{each}'")
            return {each: cleared(inside, each) for each, inside in value.items()}
        if isinstance(value, list):
            return [cleared(inside, "") for inside in value]
        written = value if isinstance(value, str) else str(getattr(value, "raw", ""))
        made, count = without(written, rows(written), texts, removed, page=False)
        made, more = without(made, literal(made), texts, removed, page=False)
        if not count + more:
            return value
        if key == "id":
            raise _named(name, f"the id '{value}'")
        if any(says(made, text) for text in texts):
            raise _stays(name)
        found[0] += count + more
        return made

    data = cleared(parse(raw, name).data, "")
    return (canonical(data), found[0]) if found[0] else (raw, 0)


def refuse_what_seals(release: Release, texts: Sequence[Text]) -> None:
    """Refuses a text that the manifest or a record holds: these are never changed.

    Raises:
        GuidewrightError: With where it stands.
    """
    manifest = release.manifest
    sealed = {f"the project's id '{manifest.project}'": [manifest.project]}
    for name in manifest.files:
        sealed[f"the path '{name}'"] = [name]
    for view in manifest.views.values():
        sealed[f"the title '{view.title}'"] = [view.title]
        for title in _titles(view.nav):
            sealed[f"the title '{title}' in the navigation"] = [title]
        for page in view.pages:
            sealed[f"the path '{page}'"] = [page]
    for where, values in sealed.items():
        if any(text.pattern.search(value) for text in texts for value in values):
            raise _named("manifest.json", where)
    for record in release.records:
        if any(text.within(said) for text in texts for said in (record.reason, getattr(record, "removed", ""))):
            raise _named("records", f"what is told of {record.date}, '{record.reason}'")


def elsewhere(folders: Sequence[Path], skipped: Path, texts: Sequence[Text]) -> Iterator[tuple[Path, int]]:
    """Other files that hold a text, with the number of each line, in their order."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file() or path.is_relative_to(skipped):
                continue
            raw = path.read_bytes()
            try:
                source = raw.decode()
            except UnicodeDecodeError:
                continue
            reading = [*literal(source), *(rows(source) if path.suffix in {".md", ".yaml", ".yml"} else ())]
            found = {pieces[0][0] for pieces in found_in(source, reading, texts) if pieces}
            lines = sorted({source.count("\n", 0, at) + 1 for at in found})
            if not lines and path.suffix in {".yaml", ".yml"} and _says(parse(raw, path.name).data, texts):
                lines = [1]  # written by escapes
            yield from ((path, line) for line in lines)


def _says(value: Any, texts: Sequence[Text]) -> bool:
    if isinstance(value, dict):
        return any(_says(each, texts) for pair in value.items() for each in pair)
    if isinstance(value, list):
        return any(_says(each, texts) for each in value)
    return isinstance(value, str) and any(text.pattern.search(value) for text in texts)


def _titles(nav: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for title, inside in entry.items():
            yield title
            if isinstance(inside, list):
                yield from _titles(inside)


def _named(file: str, where: str) -> GuidewrightError:
    return GuidewrightError(
        f"the text is part of {where}, which can't be changed in a release", hint=INSTEAD, place=file, exit_code=1
    )


def _stays(file: str) -> GuidewrightError:
    return GuidewrightError(
        "the text could not be removed from here without a trace", hint=INSTEAD, place=file, exit_code=1
    )
