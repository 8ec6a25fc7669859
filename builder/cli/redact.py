"""`guidewright redact`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from builder.cli import options
from builder.loading import Repository
from builder.pipeline import redact as redacting
from builder.pipeline.verify import archives
from builder.report import FORMATS
from builder.site.alone import alone
from builder.versions import Version

SHOWN = 20
"""Places that are listed; of more, only their number is told."""


@click.command()
@click.argument("project")
@click.argument("version", metavar="X.Y.Z", callback=options.version)
@click.option("--text", "texts", multiple=True, help="A text to remove, as readers see it. May be given several times.")
@click.option("--text-file", type=click.File(encoding="utf-8"), metavar="FILE",
              help="A file with such texts, one a line; '-' for what is typed. They then stay out of the shell's "
              "history.")  # fmt: skip
@click.option("--kind", "removed", required=True, metavar="WORDS",
              help="What kind of thing it is, such as \"a person's name\". Readers see it in its place.")  # fmt: skip
@click.option("--reason", required=True, help="Why, in a sentence that trainers read above every page.")
@click.option("--date", metavar="YYYY-MM-DD", callback=options.day, help="The day of the redaction; by default today.")
@options.repo
def redact(
    project: str,
    version: Version,
    texts: tuple[str, ...],
    text_file: TextIO | None,
    removed: str,
    reason: str,
    date: dt.date | None,
    repository: Repository,
) -> None:
    """Remove a text, such as somebody's name, from a release that was published.

    Every place in its pages, its spec and its quizzes then says "[removed: a person's name]", and a banner says what
    kind of thing was removed, when and why. The digests of what stood there stay on record, in a file that is added to
    the release's folder; the text itself is nowhere on record. It is not undone.

    git's history holds the text all the same: the handbook says what to do about it (docs/releases.md).

    \b
    For example:
      guidewright redact comment-toxicity 1.1.0 --text "Erika Mustermann" --kind "a person's name" \\
          --reason "She asked us to."
    """  # noqa: D301 -- click wants the character itself: it keeps the lines of a paragraph
    lines = _lines(text_file) if text_file else []
    today = dt.date.today()  # noqa: DTZ011 -- the day where the user is
    wanted = redacting.order([*texts, *lines], removed, reason, date or today)
    archives(repository, [project])  # a project that does not exist has no folder to be held
    with alone(repository.guidelines / project, lambda line: click.echo(line, err=True)):
        found = archives(repository, [project])[project]
        if found.findings:
            click.echo(FORMATS["text"](found.findings), nl=False, err=True)
            click.echo("Nothing was removed.", err=True)
            sys.exit(1)
        made = redacting.redact(repository, found, project, version, wanted)
    click.echo(f"removed from {project} {version}, {wanted.removed}: {repository.relative(made.path)}")
    for name, count in made.places.items():
        click.echo(f"  {name}: {count} {'place' if count == 1 else 'places'}")
    if not made.on_pages:
        click.echo("It stood on no page. If readers see it in another form, name it as they see it.")
    _list("With other capitals it still stands in this release, in:", made.capitals)
    _list("It still stands in:", made.left)
    click.echo("Commit the release's folder. 'guidewright build' publishes it without the text.")
    click.echo("git's history still holds the text, and so does what was built before: see docs/releases.md.")


def _lines(file: TextIO) -> list[str]:
    try:
        return [line for line in file.read().splitlines() if line.strip()]
    except UnicodeDecodeError as fault:
        raise click.BadParameter("the file is not UTF-8", param_hint="--text-file") from fault


def _list(title: str, places: Sequence[str]) -> None:
    if places:
        click.echo(title)
    for place in places[:SHOWN]:
        click.echo(f"  {place}")
    if len(places) > SHOWN:
        click.echo(f"  and in {len(places) - SHOWN} more places")
