"""`guidewright verify`."""

from __future__ import annotations

import sys

import click

from builder.cli import options
from builder.loading import Repository
from builder.pipeline import verify as verifying
from builder.report import FORMATS


@click.command(epilog="Exit code: 0 as released, 1 something differs, 2 usage or a disk that refuses.")
@options.projects
@click.option("--base", metavar="REF", help="Also compare with this commit: released files must be as they were there.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="For people, for programs, as GitHub annotations, or as SARIF.")  # fmt: skip
@options.repo
def verify(projects: tuple[str, ...], base: str | None, form: str, repository: Repository) -> None:
    """Prove that every release is as it was published: each file by its digest, each release by the one after it.

    With --base, what was released in an earlier commit is compared with it, so that an edit of a file together with its
    manifest is found, too: run 'guidewright verify --base origin/main' on pull requests.
    """
    found = verifying.archives(repository, projects)
    faults = verifying.faults(found)
    if base is not None:
        faults += verifying.rewritten(repository, projects, base)
    count = sum(len(archive.releases) for archive in found.values())
    if faults or form != "text":
        click.echo(FORMATS[form](sorted(faults)), nl=False)
    else:
        click.echo(f"{count} {'release is' if count == 1 else 'releases are'} as published")
    sys.exit(1 if faults else 0)
