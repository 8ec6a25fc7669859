"""`guidewright withdraw`."""

from __future__ import annotations

import datetime as dt
import sys

import click

from builder.cli import options
from builder.loading import Repository
from builder.pipeline import withdraw as withdrawing
from builder.pipeline.verify import archives
from builder.report import FORMATS
from builder.site.alone import alone
from builder.versions import Version


@click.command()
@click.argument("project")
@click.argument("version", metavar="X.Y.Z", callback=options.version)
@click.option("--reason", required=True, help="Why, in a sentence that trainers read above every page.")
@click.option("--successor", metavar="X.Y.Z", callback=options.version,
              help="The version to read instead; by default the latest.")  # fmt: skip
@click.option("--date", metavar="YYYY-MM-DD", callback=options.day, help="The day of the withdrawal; by default today.")
@options.repo
def withdraw(
    project: str, version: Version, reason: str, successor: Version | None, date: dt.date | None, repository: Repository
) -> None:
    """Say that a release must not be worked by any more.

    Its pages stay, under a banner with the reason; the latest version becomes the highest that was not withdrawn. A
    record is added to the release's folder, which you commit; nothing else changes, and a withdrawal is not undone.

    \b
    For example:
      guidewright withdraw comment-toxicity 1.1.0 --reason "Rule 'insults' said the opposite." --successor 1.1.1
    """  # noqa: D301 -- click wants the character itself: it keeps the lines of a paragraph
    archives(repository, [project])  # a project that does not exist has no folder to be held
    with alone(repository.guidelines / project, lambda line: click.echo(line, err=True)):
        found = archives(repository, [project])[project]
        if found.findings:
            click.echo(FORMATS["text"](found.findings), nl=False, err=True)
            click.echo("Nothing was withdrawn.", err=True)
            sys.exit(1)
        today = dt.date.today()  # noqa: DTZ011 -- the day where the user is
        path = withdrawing.withdraw(found, project, version, successor, reason, date or today)
    click.echo(f"withdrew {project} {version}: {repository.relative(path)}")
    click.echo("Commit the record. 'guidewright build' puts the banner above its pages.")
