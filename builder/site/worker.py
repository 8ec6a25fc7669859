"""A process that builds one site after another: `python -m builder.site.worker ENGINE`.

It reads one JSON object for each line, `{"project": folder, "target": folder}`, and answers each by one line: `null`,
or the fault. It ends when nobody writes any more, and so when the process that started it was killed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from builder.errors import GuidewrightError
from builder.site.engine import ENGINES, ended


class Worker:
    """Such a process, seen from the one that gives it work. Only for one thread.

    Args:
        engine: Of `ENGINES`.

    Raises:
        OSError: The process can't be started.
    """

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", __name__, engine],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip

    def build(self, project: Path, target: Path) -> None:
        """Builds a MkDocs project into `target`, as the engine does.

        Raises:
            GuidewrightError: The engine reports a fault, or the process was ended.
            OSError: The disk refuses.
        """
        assert self.process.stdin  # noqa: S101 -- for the type checker
        assert self.process.stdout  # noqa: S101
        try:
            self.process.stdin.write(json.dumps({"project": str(project), "target": str(target)}) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise ended(self.engine, project, self.process.wait())
        fault: dict[str, Any] | None = json.loads(answer)
        if fault is not None and "errno" in fault:
            raise OSError(fault["errno"], fault["strerror"], fault["filename"])
        if fault is not None:
            raise GuidewrightError(**fault)

    def close(self) -> None:
        """Ends the process, whatever it is at."""
        self.process.kill()
        self.process.communicate()


def _main(engine: str) -> None:
    # Whoever pressed Ctrl-C means the process that gives the work; this one ends when that one does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what extensions print is no answer
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps(_fault(engine, Path(job["project"]), Path(job["target"]))), file=answers, flush=True)


def _fault(engine: str, project: Path, target: Path) -> dict[str, Any] | None:
    try:
        ENGINES[engine](project, target)
    except GuidewrightError as fault:
        return {"title": fault.title, "hint": fault.hint, "place": fault.place, "exit_code": fault.exit_code}
    except OSError as fault:
        return {"errno": fault.errno, "strerror": fault.strerror, "filename": fault.filename}
    return None


if __name__ == "__main__":
    _main(sys.argv[1])
