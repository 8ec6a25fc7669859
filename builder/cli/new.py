"""`guidewright new`."""

from __future__ import annotations

import click

from builder.cli import options
from builder.loading import Repository
from builder.pipeline import new as starting


@click.command()
@click.argument("project")
@click.option("--answers", "kind", type=click.Choice(starting.KINDS), required=True, metavar="KIND",
              help=f"How trainers answer: {', '.join(starting.KINDS)}.")  # fmt: skip
@click.option("--title", help="What people read; by default made from PROJECT.")
@options.repo
def new(project: str, kind: str, title: str | None, repository: Repository) -> None:
    """Start a project: a small, complete spec with comments, and a practice quiz.

    PROJECT is the project's name in addresses: small letters, digits and hyphens. What is there already is never
    overwritten. Where there is no .gitignore, one is written that leaves out what guidewright makes.

    \b
    For example:
      guidewright new support-topics --answers choice
      guidewright new street-signs --answers boxes --title "Street signs: what to box"

    \b
    KIND is what an answer is:
      choice     one label                      errors     marked mistakes, each with a severity
      multiple   any number of labels           relations  links between marked passages
      rating     a level on a scale             boxes      boxes on a picture
      pairwise   the better of two responses    grades     a label for each step
      ranking    responses, best to worst       number     a number
      spans      marked passages                text       text that the trainer writes
    """  # noqa: D301 -- click wants the character itself: it keeps the lines of a paragraph
    for path in starting.new(repository, project, kind, title):
        click.echo(f"wrote {repository.relative(path)}")
    click.echo("\nRead the comments, put your own content in the place of ours, and then:")
    for command, what in (
        (f"check {project}", "finds mistakes"),
        (f"serve {project}", "shows the pages in the browser while you write"),
        ("build", "makes the site, in site/"),
        ("editor", "sets up VS Code: it completes and explains what you type"),
    ):
        click.echo(f"  guidewright {command:<{len('check ') + len(project)}}  {what}")
