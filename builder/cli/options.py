"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from builder.loading import Repository, find_repository
from builder.versions import Version, parse_version


def _repository(_: click.Context, __: click.Parameter, value: Path | None) -> Repository:
    return find_repository(value or Path.cwd())


repo = click.option(
    "--repo",
    "repository",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_repository,
    help="The guidelines repository; by default the one that contains the current folder.",
)

projects = click.argument("projects", nargs=-1, metavar="[PROJECT]...")


def day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """Reads a day."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as fault:
        raise click.BadParameter(f"'{value}' is not a date such as 2026-12-31") from fault


def version(_: click.Context, __: click.Parameter, value: str | None) -> Version | None:
    """Reads a version."""
    if value is None:
        return None
    found = parse_version(value)
    if found is None:
        raise click.BadParameter(f"'{value}' is not a version such as 1.2.0")
    return found


def _today(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date:
    return day(context, parameter, value) or dt.date.today()  # noqa: DTZ011 -- a due date means the day where the user is


today = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=_today,
    help="The day against which due dates are checked; by default today.",
)
