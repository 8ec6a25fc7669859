"""`guidewright editor`."""

from __future__ import annotations

import click

from builder.cli import options
from builder.loading import Repository
from builder.pipeline.editor import EXTENSION, set_up


@click.command()
@options.repo
def editor(repository: Repository) -> None:
    """Set up VS Code for this repository: completion, faults while you type, and documentation on hover.

    Writes JSON Schemas of specs and quizzes to .vscode/guidewright/, names them in .vscode/settings.json, and
    recommends the YAML extension. Other settings stay as they are. Run it again after an update of guidewright; commit
    what it writes. Other editors with the same language server (Neovim, Helix, Zed, JetBrains …) take the same schemas.
    """
    written = set_up(repository)
    for path in written:
        click.echo(f"wrote {repository.relative(path)}")
    if not written:
        click.echo("nothing to do: all is as it should be")
    click.echo(f"VS Code needs the extension {EXTENSION}; it offers to install it when you open the folder.")
