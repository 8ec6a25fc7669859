"""The repository that a command acts on, and what lies where in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.errors import GuidewrightError

GUIDELINES = "guidelines"


@dataclass(frozen=True, slots=True)
class Repository:
    """A guidelines repository, known by its folder `guidelines/`."""

    root: Path

    @property
    def guidelines(self) -> Path:
        """Where the specs are."""
        return self.root / GUIDELINES

    @property
    def quizzes(self) -> Path:
        """Where the quizzes are."""
        return self.root / "quizzes"

    @property
    def templates(self) -> Path:
        """Where a repository keeps the templates that it overrides; may be missing."""
        return self.root / "templates"

    @property
    def base_config(self) -> Path:
        """The MkDocs configuration that every generated site inherits; may be missing."""
        return self.root / "mkdocs.yml"

    @property
    def build(self) -> Path:
        """Generated, not committed."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The built site; generated, not committed."""
        return self.root / "site"

    def relative(self, path: Path) -> str:
        """`path` as findings name it: from the root, with `/`."""
        return path.relative_to(self.root).as_posix()

    def project_ids(self) -> list[str]:
        """The names of the project folders, sorted.

        Raises:
            GuidewrightError: The folder can't be read.
        """
        try:
            found = [path.name for path in self.guidelines.iterdir() if path.is_dir() and not path.name.startswith(".")]
        except OSError as fault:
            raise GuidewrightError(
                f"the folder '{GUIDELINES}' can't be read: {fault.strerror}", place=str(self.guidelines)
            ) from fault
        return sorted(found)


def find_repository(start: Path) -> Repository:
    """The repository that contains `start`: the nearest folder upwards that holds a folder `guidelines`.

    Raises:
        GuidewrightError: There is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / GUIDELINES).is_dir():
            return Repository(folder)
    raise GuidewrightError(
        f"no guidelines repository here: neither this folder nor one above it holds a folder '{GUIDELINES}'",
        hint="Go to your guidelines repository, or name it with --repo FOLDER.",
        place=str(start),
    )


def chosen(repository: Repository, projects: Sequence[str]) -> list[str]:
    """The named projects, or all.

    Raises:
        GuidewrightError: One of them does not exist.
    """
    known = repository.project_ids()
    for project in projects:
        if project not in known:
            raise GuidewrightError(
                f"there is no project '{project}' in {repository.root / 'guidelines'}",
                hint=f"The projects are: {', '.join(known) or 'none yet'}.",
            )
    return sorted(set(projects)) if projects else known
