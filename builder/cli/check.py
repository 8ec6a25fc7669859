"""`guidewright check`."""

from __future__ import annotations

import datetime as dt
import sys

import click

from builder.cli import options
from builder.findings import Severity
from builder.loading import Repository
from builder.pipeline.findings import findings
from builder.report import FORMATS


@click.command(epilog="Exit code: 0 clean, 1 findings at error level, 2 usage or a disk that refuses.")
@options.projects
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="For people, for programs, as GitHub annotations, or as SARIF.")  # fmt: skip
@options.today
@options.repo
def check(projects: tuple[str, ...], form: str, today: dt.date, repository: Repository) -> None:
    """Find mistakes in the specs and quizzes of all projects, or of those named.

    Every finding has its file, line and column, what is wrong, and what to do.
    """
    found = findings(repository, projects, today)
    click.echo(FORMATS[form](found), nl=False)
    sys.exit(1 if any(finding.severity is Severity.ERROR for finding in found) else 0)
