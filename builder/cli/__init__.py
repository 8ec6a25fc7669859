"""The command `guidewright`."""

from __future__ import annotations

import click

from builder import __version__
from builder.cli.faults import Commands

COMMANDS = {
    "build": "builder.cli.build",
    "check": "builder.cli.check",
    "editor": "builder.cli.editor",
    "explain": "builder.cli.explain",
    "new": "builder.cli.new",
    "redact": "builder.cli.redact",
    "release": "builder.cli.release",
    "render": "builder.cli.build",
    "schema": "builder.cli.schema",
    "serve": "builder.cli.serve",
    "verify": "builder.cli.verify",
    "withdraw": "builder.cli.withdraw",
}
"""Every command and the module that it is in, imported only when it is used."""


@click.group(
    cls=Commands, places=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="guidewright")
def main() -> None:
    """Labeling guidelines from specs: checked, published, and kept true.

    A command acts on the guidelines repository that contains the current folder, or on the one named by --repo.

    \b
    Start here:
      guidewright check                 find mistakes in every project
      guidewright serve                 see the pages while you write
      guidewright build                 make the site, in site/
      guidewright explain ID            what a finding means and what to do
    """  # noqa: D301 -- click reads the one backslash as "keep these lines apart"


__all__ = ["COMMANDS", "main"]
