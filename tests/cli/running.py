"""The command as people run it: in this process where that is enough, as a program of its own where it matters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli import main
from tests.conftest import ROOT

PROGRAM = (sys.executable, "-m", "builder")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}


def run(*arguments: str | Path) -> Result:
    """Runs a command in this process; it must have ended by an exit code, not by an exception."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert_no_traceback(result.output)
    return result


def real(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """Runs the program itself."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env={**ENVIRONMENT, **(env or {})},
        capture_output=True,
        text=True,
        encoding=encoding,
        timeout=60,
        check=False,
    )
    assert_no_traceback(done.stdout + done.stderr)
    return done


def assert_no_traceback(output: str) -> None:
    assert "Traceback" not in output, output
    assert "a fault in guidewright itself" not in output, output


def findings(*arguments: str | Path) -> list[dict]:
    result = run("check", "--format", "json", "--today", "2026-03-01", *arguments)
    found = json.loads(result.stdout)["findings"]
    assert result.exit_code == (1 if any(one["severity"] == "error" for one in found) else 0)
    return found


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its content, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def leftovers(root: Path) -> list[str]:
    """What a run has put aside and not removed."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob(".*.new*"))
