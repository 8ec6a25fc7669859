"""The command `guidewright`."""

from __future__ import annotations

import click

from builder import __version__
from builder.cli.build import build, render
from builder.cli.check import check
from builder.cli.explain import explain
from builder.cli.faults import Commands
from builder.cli.schema import schema


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guidewright")
def main() -> None:
    r"""Labeling guidelines from specs: checked, published, and kept true.

    A command acts on the guidelines repository that contains the current folder, or on the one named by --repo.

    \b
    Start here:
      guidewright check                 find mistakes in every project
      guidewright build                 make the site, in site/
      guidewright explain ID            what a finding means and what to do
    """


for command in (build, render, check, explain, schema):
    main.add_command(command)

__all__ = ["main"]
