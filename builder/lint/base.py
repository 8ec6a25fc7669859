"""What a check is, what it sees, and what it says."""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import ModuleType
from typing import Literal

from builder.findings import Severity
from builder.lint.nearest import Nearest
from builder.lint.passages import Passages
from builder.lint.prose import language
from builder.model import INTERNAL, TRAINERS, Entry, Found, Index, LabelEntry, Project, Record, walk
from builder.model.base import Prose, Ref
from builder.source import KeyPath

LONGEST_MESSAGE = 240


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found, before anyone knows the line.

    Attributes:
        path: The key path of the place.
        message: What is wrong, naming the thing, without a full stop.
        hint: What to do about it; may be empty.
        of: Whether the place is the value at the path, or its key.
    """

    path: KeyPath
    message: str
    hint: str = ""
    of: Literal["key", "value"] = "value"

    def in_one_line(self) -> Fault:
        """The fault with a message that fits a line, whatever stood in the file."""
        if len(self.message) <= LONGEST_MESSAGE and self.message.isprintable():
            return self
        line = "".join(character if character.isprintable() else " " for character in self.message)
        line = " ".join(line.split())
        if len(line) > LONGEST_MESSAGE:
            half = LONGEST_MESSAGE // 2
            line = f"{line[:half]} … {line[-half:]}"
        return replace(self, message=line)


@dataclass(frozen=True)
class Subject:
    """What a check sees.

    Attributes:
        project: The project with its quizzes.
        today: The day to judge dates by.
        media: Files in the project's folder by their path relative to it (`media/cat.png`), with their size in bytes.
        broken: Files among the media that are called pictures and are none.
        pictures: Width and height in pixels of the pictures among them, as far as known.
        written_as_numbers: Texts that were written as a plain number or truth value, with what was written.
        dropped: Ids of entries that could not be read, or not all of them. A reference to one is no fault: the reading
            reports it.
        lost_kinds: Kinds of reference (`rule`, `label` …) of which an entry was left out whose id nobody knows.
        whole: False where entries were dropped; checks of coverage do not run then.
    """

    project: Project
    today: dt.date
    media: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    written_as_numbers: tuple[tuple[KeyPath, str], ...] = ()
    dropped: frozenset[str] = frozenset()
    lost_kinds: frozenset[str] = frozenset()
    whole: bool = True

    @cached_property
    def index(self) -> Index:
        """The entries by reference."""
        return Index(self.project)

    @cached_property
    def texts(self) -> list[Found]:
        """Every marked text of the project, in the order of the models' fields."""
        return walk(self.project)

    @cached_property
    def entries(self) -> list[tuple[KeyPath, Entry, tuple[Record, ...]]]:
        """Every entry of the project with its key path and the records around it."""
        return self.index.entries

    @cached_property
    def prose(self) -> list[Found]:
        """What the author wrote: titles and Markdown, but no text that is shown to the letter."""
        return [found for found in self.texts if found.mark in (Prose.PLAIN, Prose.MARKDOWN)]

    @cached_property
    def language(self) -> list[tuple[Found, str]]:
        """`prose`, each with its text without code, formulas, references and addresses."""
        return [(found, language(found)) for found in self.prose]

    @cached_property
    def passages(self) -> Passages:
        """`language`, cut into words and sentences."""
        return Passages(self.language, self.project)

    @cached_property
    def references(self) -> list[Found]:
        """Every text that refers to an entry."""
        return [found for found in self.texts if isinstance(found.mark, Ref)]

    @cached_property
    def labels_by_question(self) -> dict[str, list[LabelEntry]]:
        """Labels, levels, strengths, severities and ways out of each question (and `skip`), in order."""
        found: dict[str, list[LabelEntry]] = {}
        for entry in self.index.labels.values():
            found.setdefault(entry.question, []).append(entry)
        return found

    @cached_property
    def nearest(self) -> dict[str, Nearest]:
        """For each kind of reference the known names, to find the one that was probably meant."""
        found = {kind: Nearest(known) for kind, known in self.index.known.items()}
        found["audience"] = Nearest([*self.index.known["audience"], TRAINERS, INTERNAL])
        found["question-or-label"] = Nearest([*self.index.known["question"], *self.index.known["label"]])
        return found

    def prepare(self) -> None:
        """Finds out once what many checks ask for, before several processes would each do it."""
        _ = self.index, self.references, self.labels_by_question, self.nearest
        self.passages.count("")


@dataclass(frozen=True)
class Check:
    """One check: a row of the table.

    Attributes:
        id: Its name, as findings, suppressions and `explain` use it; its file in `checks` is called so, too.
        severity: How much its faults matter.
        needs_whole: Whether it is silent where entries could not be read.
    """

    id: str
    severity: Severity
    needs_whole: bool = False

    def run(self, subject: Subject) -> Iterator[Fault]:
        """The faults of a project; none for checks about suppressions, which `lint` does when all others are done."""
        run: Callable[[Subject], Iterator[Fault]] | None = getattr(self._module, "run", None)
        return run(subject) if run else iter(())

    @property
    def doc(self) -> str:
        """Its documentation, the docstring of its file."""
        return self._module.__doc__ or ""

    @property
    def _module(self) -> ModuleType:
        return importlib.import_module(f"builder.lint.checks.{self.id.replace('-', '_')}")
