"""The checks, in a process of their own: while they run, the page is being made.

`python -m builder.preview.judge FOLDER DAY` reads a number and the name of a project from each line of its input and
answers it with one line of JSON: the number, what was found, and the digest of the files that it was found in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from builder.findings import Finding, Severity
from builder.lint import settable
from builder.loading import Loaded, Repository, Settings, load_settings
from builder.pipeline.check import lint_loaded
from builder.preview.memory import Memory
from builder.source import Place


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
        self._process: subprocess.Popen[str] | None = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", "builder.preview.judge", str(repository.root), today.isoformat()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            # Ctrl-C is for us: the other one ends when its input does.
            start_new_session=True,
        )

    def ask(self, project: str) -> None:
        """Begins to judge a project."""
        process = self._process
        if process is None or process.stdin is None:
            return
        self._asked += 1
        try:
            process.stdin.write(f"{self._asked} {project}\n")
            process.stdin.flush()
        except (OSError, ValueError):
            self.stop()

    def answer(self, loaded: Loaded, digest: str, settings: Settings) -> tuple[Finding, ...]:
        """What the checks find in the project that was asked for last.

        Args:
            loaded: The project as it was read here.
            digest: Of the files that it was read from.
            settings: Of the repository.
        """
        process = self._process
        if process is not None and process.stdout is not None:
            try:
                said = json.loads(process.stdout.readline())
                while said["number"] != self._asked:  # nobody waited for that one
                    said = json.loads(process.stdout.readline())
            except (OSError, ValueError):
                self.stop()
            else:
                if said["digest"] == digest:
                    return tuple(_finding(each) for each in said["findings"])
        return tuple(lint_loaded(loaded, self._today, settings))

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
        findings = [_said(finding) for finding in lint_loaded(loaded, today, settings)]
        answers.write(json.dumps({"number": int(number), "digest": digest, "findings": findings}) + "\n")
        answers.flush()


if __name__ == "__main__":
    judge_all(Repository(Path(sys.argv[1])), dt.date.fromisoformat(sys.argv[2]), sys.stdin, sys.stdout)
