"""The page about commands: what `--help` says of each."""

from __future__ import annotations

from typing import Any

import click

from builder.cli import COMMANDS, main
from reference_pages.markdown import block, filled

WIDTH = 100
PROGRAM = "guidewright"


def page() -> str:
    """The page."""
    root = _context(main, PROGRAM)
    helps = {PROGRAM: main.get_help(root)}
    for name in COMMANDS:
        command = main.get_command(root, name)
        if command is None:
            raise LookupError(f"there is no command '{name}'")
        helps[f"{PROGRAM} {name}"] = command.get_help(_context(command, name, root))
    return filled("commands.md.j2", helps={name: block(text, "text") for name, text in helps.items()})


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    # The width is fixed, so that the page does not depend on the terminal that it is made in.
    settings: dict[str, Any] = {**command.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
    settings["help_option_names"] = main.context_settings["help_option_names"]
    return click.Context(command, info_name=name, parent=parent, **settings)
