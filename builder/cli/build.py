"""`guidewright render` and `guidewright build`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import click

from builder.cli import options
from builder.findings import Severity
from builder.loading import Repository
from builder.model import TRAINERS
from builder.pipeline import build as building
from builder.pipeline import check as checking
from builder.pipeline import render as rendering
from builder.pipeline import verify as verifying
from builder.releases.archive import Archive
from builder.report import FORMATS
from builder.site.alone import alone
from builder.site.engine import ENGINES

audience = click.option(
    "--audience",
    default=TRAINERS,
    show_default=True,
    metavar="trainers|internal|NAME",
    help="Whose view: trainers; internal, for specialists, with everything; or an audience that a spec names.",
)


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (value.startswith(("https://", "http://")) and urlsplit(value).hostname):
        raise click.BadParameter(f"'{value}' is no address that starts with https://")
    return value


def _progress(line: str) -> None:
    click.echo(line, err=True)


def _checked(
    repository: Repository,
    projects: tuple[str, ...],
    today: dt.date,
    archives: Mapping[str, Archive],
    *,
    errors_only: bool = False,
) -> checking.Checked:
    """Stops at errors: what contradicts itself, or is not as it was released, is not published.

    Warnings are for `check`.
    """
    checked = checking.check(repository, projects, today, errors_only=errors_only)
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    errors = sorted([*errors, *verifying.faults(archives)])
    if errors:
        click.echo(FORMATS["text"](errors), nl=False, err=True)
        click.echo("Nothing was built.", err=True)
        sys.exit(1)
    if checked.findings:
        count = len(checked.findings)
        _progress(f"{count} {'warning' if count == 1 else 'warnings'}, which 'guidewright check' shows")
    return checked


@click.command()
@options.projects
@audience
@options.today
@options.repo
def render(projects: tuple[str, ...], audience: str, today: dt.date, repository: Repository) -> None:
    """Write the Markdown pages to build/pages/PROJECT/VERSION/, each an ordinary MkDocs project.

    Errors stop it, as they stop a build; warnings are left to check.
    """
    archives = verifying.archives(repository, projects)
    checked = _checked(repository, projects, today, archives, errors_only=True)
    rendering.check_audience(checked.loaded, audience)
    with alone(repository.build, _progress):
        wanted = rendering.Wanted(audience, drafts=True)
        rendering.render(repository, checked.loaded, checked.settings, wanted, _progress, archives)


@click.command()
@audience
@click.option("--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True,
              help="The program that turns the pages into a site.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Also show the drafts of projects that have a release.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path),
              help="Where to put the site; by default site/ in the repository.")  # fmt: skip
@click.option("--site-url", metavar="URL", callback=_address,
              help="Where the site will stand, such as https://example.org/guidelines/; by default what mkdocs.yml "
              "says. The version selector needs it to stay on the page.")  # fmt: skip
@options.today
@options.repo
def build(
    audience: str,
    engine: str,
    drafts: bool,
    output: Path | None,
    site_url: str | None,
    today: dt.date,
    repository: Repository,
) -> None:
    """Check everything and make the site, in site/.

    What is built gets published, so the default is the trainers' view.
    """
    archives = verifying.archives(repository)
    checked = _checked(repository, (), today, archives)
    target = (output or repository.site).resolve()
    building.build(
        repository, checked, rendering.Wanted(audience, drafts, site_url), engine, target, _progress, archives
    )
