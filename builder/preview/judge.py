"""The checks, in a process of their own: while they run, the page is being made.

`python -m builder.preview.judge FOLDER DAY` reads a number and the name of a project from each line of its input and
answers it with two lines of JSON: first what decides whether the project can be shown, then (`whole`) all that was
found; each with the number and the digest of the files that it was found in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import json
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, TextIO

from builder.findings import Finding, Severity
from builder.lint import settable
from builder.loading import Loaded, Repository, Settings, load_settings
from builder.pipeline.check import lint_loaded
from builder.preview.memory import Memory
from builder.source import Place

KEPT = 1_000
"""Of so many questions the answers are kept for whoever asks late."""


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
        self._news = threading.Condition()
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
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def ask(self, project: str) -> int:
        """Begins to judge a project; gives the number of the question."""
        with self._news:
            self._asked += 1
            number, process = self._asked, self._process
        try:
            if process is not None and process.stdin is not None:
                process.stdin.write(f"{number} {project}\n")
                process.stdin.flush()
        except (OSError, ValueError):
            self.stop()
        return number

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
        with self._news:
            self._news.wait_for(lambda: (number, whole) in self._heard or self._process is None)
            heard = self._heard.pop((number, whole), None)
        return heard[1] if heard is not None and heard[0] == digest else None

    def _listen(self, answers: IO[str]) -> None:
        """Keeps what is said until somebody asks for it; ends with the other process."""
        with contextlib.suppress(OSError, ValueError), answers:
            for line in answers:
                said = json.loads(line)
                with self._news:
                    self._heard[said["number"], said["whole"]] = said["digest"], tuple(map(_finding, said["findings"]))
                    for key in [key for key in self._heard if key[0] < self._asked - KEPT]:
                        del self._heard[key]
                    self._news.notify_all()
        self.stop()

    def stop(self) -> None:
        """Ends the other process."""
        with self._news:
            process, self._process = self._process, None
            self._news.notify_all()
        if process is not None:
            process.kill()
            process.wait()
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()


def _finding(said: Sequence[Any]) -> Finding:
    path, line, column, check, severity, message, hint = said
    return Finding(Place(path, line, column), check, Severity(severity), message, hint)


def _said(finding: Finding) -> list[Any]:
    place = finding.place
    severity = finding.severity.value
    return [place.path, place.line, place.column, finding.id, severity, finding.message, finding.hint]


def judge_all(repository: Repository, today: dt.date, questions: TextIO, answers: TextIO) -> None:
    """Answers until there are no more questions: errors as they are asked for, all the rest when nobody asks."""
    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(questions, asked), daemon=True).start()
    memories: dict[str, Memory] = {}
    later: deque[tuple[int, Loaded, str, Settings]] = deque()

    def say(number: int, loaded: Loaded, digest: str, settings: Settings, *, whole: bool) -> None:
        found = lint_loaded(loaded, today, settings, errors_only=not whole)
        said = {"number": number, "whole": whole, "digest": digest, "findings": [_said(each) for each in found]}
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    settled = False
    while True:
        if later and asked.empty():
            say(*later.popleft(), whole=True)
            if not settled and not later and asked.empty():
                settled = True
                gc.freeze()  # what is known of many projects is not searched for garbage after every edit
            continue
        line = asked.get()
        if not line:
            return
        number, _, project = line.rstrip("\n").partition(" ")
        settings, _ = load_settings(repository, settable())
        loaded, digest = memories.setdefault(project, Memory()).load(repository, project)
        say(int(number), loaded, digest, settings, whole=False)
        later.append((int(number), loaded, digest, settings))


def _listen(questions: TextIO, asked: queue.SimpleQueue[str]) -> None:
    """Hands on every question, and at the end an empty one."""
    for line in questions:
        asked.put(line)
    asked.put("")


if __name__ == "__main__":
    judge_all(Repository(Path(sys.argv[1])), dt.date.fromisoformat(sys.argv[2]), sys.stdin, sys.stdout)
