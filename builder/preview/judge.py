"""The checks, in a process of their own: while they run, the page is being made.

`python -m builder.preview.judge FOLDER DAY` reads a number and the name of a project from each line of its input and
answers it with two lines of JSON: first what decides whether the project can be shown, then (`whole`) all that was
found; each with the number and the digest of the files that it was found in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from builder.findings import Finding, Severity
from builder.lint import CHECKS, settable
from builder.lint.severities import OFF, with_severities
from builder.loading import Loaded, Repository, Settings, load_settings
from builder.pipeline.check import lint_loaded
from builder.preview.memory import Memory
from builder.source import Place

KEPT = 100
"""So many questions are remembered whose answers nobody has heard yet."""


class Judge:
    """Asks the other process, and judges here where that one has died or read something else.

    Args:
        repository: Where the projects are.
        today: The day to judge dates by.
    """

    def __init__(self, repository: Repository, today: dt.date) -> None:
        self._repository = repository
        self._today = today
        self._asked = 0
        self._lock = threading.RLock()
        self._heard: dict[tuple[int, bool], tuple[str, tuple[Finding, ...]]] = {}
        self._process: subprocess.Popen[str] | None = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", "builder.preview.judge", str(repository.root), today.isoformat()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            # Ctrl-C is for us: the other one ends when its input does.
            start_new_session=True,
        )

    def ask(self, project: str) -> int:
        """Begins to judge a project; gives the number of the question."""
        with self._lock:
            self._asked += 1
            process = self._process
            try:
                if process is not None and process.stdin is not None:
                    process.stdin.write(f"{self._asked} {project}\n")
                    process.stdin.flush()
            except (OSError, ValueError):
                self.stop()
            return self._asked

    def errors(self, number: int, loaded: Loaded, digest: str, settings: Settings) -> tuple[Finding, ...]:
        """What decides whether a project can be shown; perhaps more.

        Args:
            number: Of the question.
            loaded: The project as it was read here.
            digest: Of the files that it was read from.
            settings: Of the repository.
        """
        said = self._hear(number, digest, whole=False)
        return tuple(lint_loaded(loaded, self._today, settings)) if said is None else said

    def all(self, number: int, loaded: Loaded, digest: str, settings: Settings) -> tuple[Finding, ...]:
        """What all checks find. The arguments are those of `errors`."""
        said = self._hear(number, digest, whole=True)
        return tuple(lint_loaded(loaded, self._today, settings)) if said is None else said

    def _hear(self, number: int, digest: str, *, whole: bool) -> tuple[Finding, ...] | None:
        """An answer, or None where there is none, or it speaks of other files."""
        with self._lock:
            while (number, whole) not in self._heard:
                process = self._process
                if process is None or process.stdout is None:
                    return None
                try:
                    said = json.loads(process.stdout.readline())
                except (OSError, ValueError):
                    self.stop()
                    return None
                self._heard[said["number"], said["whole"]] = said["digest"], tuple(map(_finding, said["findings"]))
            # Nobody waits for what was asked before any more.
            kept = {key: value for key, value in self._heard.items() if key[0] > self._asked - KEPT}
            heard, self._heard = self._heard[number, whole], kept
            return heard[1] if heard[0] == digest else None

    def stop(self) -> None:
        """Ends the other process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            process.wait()


def _finding(said: Sequence[Any]) -> Finding:
    path, line, column, check, severity, message, hint = said
    return Finding(Place(path, line, column), check, Severity(severity), message, hint)


def _said(finding: Finding) -> list[Any]:
    place = finding.place
    severity = finding.severity.value
    return [place.path, place.line, place.column, finding.id, severity, finding.message, finding.hint]


def judge_all(repository: Repository, today: dt.date, questions: TextIO, answers: TextIO) -> None:
    """Answers until there are no more questions."""
    memories: dict[str, Memory] = {}
    for line in questions:
        number, _, project = line.rstrip("\n").partition(" ")
        settings, _ = load_settings(repository, settable())
        loaded, digest = memories.setdefault(project, Memory()).load(repository, project)
        for whole in (False, True):
            found = lint_loaded(loaded, today, settings if whole else errors_alone(settings))
            said = {
                "number": int(number),
                "whole": whole,
                "digest": digest,
                "findings": [_said(each) for each in found],
            }
            answers.write(json.dumps(said) + "\n")
            answers.flush()


def errors_alone(settings: Settings) -> Settings:
    """The settings with all checks off that can't keep a project from being shown."""
    wanted = {check.id for check in with_severities(CHECKS.values(), settings.severity)
              if check.severity is Severity.ERROR}  # fmt: skip
    off = {check: OFF for check in CHECKS if check not in wanted}
    return settings.model_copy(update={"severity": {**settings.severity, **off}})


if __name__ == "__main__":
    judge_all(Repository(Path(sys.argv[1])), dt.date.fromisoformat(sys.argv[2]), sys.stdin, sys.stdout)
