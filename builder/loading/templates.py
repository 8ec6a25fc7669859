"""The templates: those that come with the program, each one replaced by the repository's own where it has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.errors import GuidewrightError
from builder.loading.repository import Repository

PACKAGED = Path(__file__).parent.parent / "_templates"
SOURCE = Path(__file__).parent.parent.parent / "templates"
"""In a checkout (an editable install) the templates stand beside the package."""


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """All templates.

    Attributes:
        pages: Texts of the page templates (`*.j2`) by name.
        places: Where each of them stands, for messages.
        theme: Files of the theme by path below `theme/`.
        config: The texts of the base `mkdocs.yml`, ours and the repository's, each over the one before it.
    """

    pages: dict[str, str]
    places: dict[str, str]
    theme: dict[str, bytes]
    config: tuple[str, ...]


def load_templates(repository: Repository) -> TemplateFiles:
    """Reads the program's templates and, over them, the repository's.

    Raises:
        GuidewrightError: A template is no UTF-8 text.
    """
    own = PACKAGED if PACKAGED.is_dir() else SOURCE
    pages: dict[str, str] = {}
    places: dict[str, str] = {}
    theme: dict[str, bytes] = {}
    folders = [own] if repository.templates.resolve() == own.resolve() else [own, repository.templates]
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if name.startswith("theme/"):
                theme[name.removeprefix("theme/")] = path.read_bytes()
            elif name.endswith(".j2"):
                place = str(path) if folder == own and folder != repository.templates else repository.relative(path)
                pages[name] = _text(path, place)
                places[name] = place
    packaged_config = own / "mkdocs.yml" if own == PACKAGED else own.parent / "mkdocs.yml"
    # What a repository leaves out is not left out of its pages.
    layers = [packaged_config]
    if repository.base_config.exists() and repository.base_config.resolve() != packaged_config.resolve():
        layers.append(repository.base_config)
    return TemplateFiles(pages, places, theme, tuple(_text(path, path.name) for path in layers))


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _text(path: Path, place: str) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise GuidewrightError(
            "the file is not UTF-8 text", hint="Save it as UTF-8.", place=place, exit_code=1
        ) from fault
