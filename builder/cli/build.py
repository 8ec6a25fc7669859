"""`guidewright render` and `guidewright build`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import click

from builder.cli import options
from builder.findings import Finding, Severity
from builder.loading import Repository, Settings
from builder.loading.templates import load_templates
from builder.model import TRAINERS
from builder.pipeline import build as building
from builder.pipeline import check as checking
from builder.pipeline import render as rendering
from builder.pipeline import verify as verifying
from builder.pipeline.build import WHOLE, Shard
from builder.pipeline.editions import Wanted, check_audience, named_audiences
from builder.pipeline.plan import Desk
from builder.pipeline.plans import Plans
from builder.report import FORMATS
from builder.site.alone import alone
from builder.site.engine import CHOICES
from builder.site.workshop import Outfit

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


def _shard(_: click.Context, __: click.Parameter, value: str | None) -> Shard:
    if value is None:
        return WHOLE
    found = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", value, re.ASCII)
    if found is None or int(found[1]) > int(found[2]):
        raise click.BadParameter(f"'{value}' is no share such as 2/4, the second of four")
    return Shard(int(found[1]), int(found[2]))


def _progress(line: str) -> None:
    click.echo(line, err=True)


def _stop_at(findings: Iterable[Finding]) -> None:
    """Stops at errors: what contradicts itself, or is not as it was released, is not published."""
    errors = sorted({finding for finding in findings if finding.severity is Severity.ERROR})
    if errors:
        click.echo(FORMATS["text"](errors), nl=False, err=True)
        click.echo("Nothing was built.", err=True)
        sys.exit(1)


def _desk(repository: Repository, settings: Settings, wanted: Wanted, engine: str) -> Desk:
    files = load_templates(repository)
    return Desk(repository, settings, wanted, files, Outfit(engine, files.config, files.theme, wanted.site_url))


@click.command()
@options.projects
@audience
@options.today
@options.repo
def render(projects: tuple[str, ...], audience: str, today: dt.date, repository: Repository) -> None:
    """Write the Markdown pages to build/pages/PROJECT/VERSION/, each an ordinary MkDocs project.

    Errors stop it, as they stop a build; warnings are left to check.
    """
    checked = checking.check(repository, projects, today, errors_only=True)
    archives = verifying.archives(repository, [each.id for each in checked.loaded])
    _stop_at([*checked.findings, *verifying.faults(archives)])
    check_audience([name for each in checked.loaded for name in named_audiences(each)], audience)
    with alone(repository.build, _progress):
        desk = _desk(repository, checked.settings, Wanted(audience, drafts=True), "mkdocs")
        rendering.render(desk, checked.loaded, archives, _progress)


@click.command()
@audience
@click.option("--engine", type=click.Choice(CHOICES), default="mkdocs", show_default=True,
              help="The program that turns the pages into a site.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Also show the drafts of projects that have a release.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path),
              help="Where to put the site; by default site/ in the repository.")  # fmt: skip
@click.option("--site-url", metavar="URL", callback=_address,
              help="Where the site will stand, such as https://example.org/guidelines/; by default what mkdocs.yml "
              "says. The version selector needs it to stay on the page.")  # fmt: skip
@click.option("--shard", metavar="K/N", callback=_shard,
              help="Make only the Kth of N shares of the site, for N machines at once; their outputs, copied into one "
              "folder, are the whole site.")  # fmt: skip
@options.today
@options.repo
def build(
    audience: str,
    engine: str,
    drafts: bool,
    output: Path | None,
    site_url: str | None,
    shard: Shard,
    today: dt.date,
    repository: Repository,
) -> None:
    """Check everything and make the site, in site/.

    What is built gets published, so the default is the trainers' view.

    What a version's pages are made of, and what was made of it, is kept in the user's cache (GUIDEWRIGHT_CACHE names
    another folder, an empty one means none): only what has changed since is made again.
    """
    settings, findings = checking.about_repository(repository, whole=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        # Nothing can be planned by such settings; what else is wrong is told with them.
        checked = checking.check(repository, (), today)
        _stop_at([*checked.findings, *verifying.faults(verifying.archives(repository))])
    desk = _desk(repository, settings, Wanted(audience, drafts, site_url), engine)
    plans = Plans(desk, today)
    made = [plans.of(project) for project in repository.project_ids()]
    _stop_at(error for plan in made for error in plan.errors)
    warnings = len(findings) + sum(plan.warnings for plan in made)
    if warnings:
        _progress(f"{warnings} {'warning' if warnings == 1 else 'warnings'}, which 'guidewright check' shows")
    check_audience([name for plan in made for name in plan.audiences], audience)
    building.build(desk, made, plans.anew, (output or repository.site).resolve(), _progress, shard)
