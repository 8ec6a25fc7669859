"""`guidewright release`."""

from __future__ import annotations

import datetime as dt
import sys

import click

from builder.cli import options
from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.pipeline import release as releasing
from builder.pipeline.check import check
from builder.pipeline.verify import archives
from builder.report import FORMATS
from builder.site.alone import alone
from builder.versions import Version


@click.command()
@click.argument("project")
@click.argument("version", metavar="[X.Y.Z]", required=False, callback=options.version)
@click.option("--date", metavar="YYYY-MM-DD", callback=options.day, help="The day of the release; by default today.")
@click.option("--effective", metavar="YYYY-MM-DD", callback=options.day,
              help="From which day on trainers work by it; by default the day of the release.")  # fmt: skip
@click.option("--grace", type=click.IntRange(0, 3650), default=0, metavar="DAYS",
              help="For how many days from then on work by the version before is still accepted.")  # fmt: skip
@options.repo
def release(
    project: str,
    version: Version | None,
    date: dt.date | None,
    effective: dt.date | None,
    grace: int,
    repository: Repository,
) -> None:
    """Freeze PROJECT as a version that is never changed: spec, quizzes, pages and media, sealed by a manifest.

    It is written to guidelines/PROJECT/releases/X.Y.Z/, which you commit. The pages that are published are made from it
    for ever. The first release is 1.0.0. Errors and open questions stop it, and so does a version that exists or that
    its line has passed; a fix to an older line (1.2.1 after 2.0.0) is fine.

    \b
    For example:
      guidewright release comment-toxicity
      guidewright release comment-toxicity 1.1.0 --effective 2026-12-01 --grace 14
    """  # noqa: D301 -- click wants the character itself: it keeps the lines of a paragraph
    today = dt.date.today()  # noqa: DTZ011 -- the day where the user is
    terms = releasing.terms_of(date or today, effective, grace)
    found = archives(repository, [project])[project]
    _stop_at([*found.findings])
    chosen = releasing.chosen_version(project, version, found)
    checked = check(repository, [project], date or today)
    loaded = checked.loaded[0]
    _stop_at([*(each for each in checked.findings if each.severity is Severity.ERROR), *releasing.unsettled(loaded)])
    with alone(repository.guidelines / project, lambda line: click.echo(line, err=True)):
        # Another run may have released while this one waited.
        found = archives(repository, [project])[project]
        chosen = releasing.chosen_version(project, chosen, found)
        made = releasing.release(repository, loaded, checked.settings, found, chosen, terms)
    click.echo(
        f"released {project} {made.manifest.version} of {made.manifest.date}: {repository.relative(made.folder)}/"
    )
    click.echo(f"digest {made.manifest.digest}")
    if not made.attributes:
        click.echo(f"Add this line to .gitattributes:\n  {releasing.GIT_ATTRIBUTES}", nl=False)
    click.echo("Commit the folder. 'guidewright build' publishes it; nothing may change it any more.")


def _stop_at(findings: list[Finding]) -> None:
    if findings:
        click.echo(FORMATS["text"](sorted(findings)), nl=False, err=True)
        click.echo("Nothing was released.", err=True)
        sys.exit(1)
