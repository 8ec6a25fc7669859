"""`guidewright explain`."""

from __future__ import annotations

import click

from builder.errors import GuidewrightError
from builder.lint import explain as explanation
from builder.lint import explained_ids
from builder.loading.wording import did_you_mean


@click.command()
@click.argument("check", metavar="[ID]", required=False)
def explain(check: str | None) -> None:
    """Say what a check looks for, why, and what to do: `guidewright explain unknown-reference`.

    Without an ID, list all of them.
    """
    known = explained_ids()
    if check is None:
        click.echo("\n".join(known))
        return
    if check not in known:
        raise GuidewrightError(f"there is no check '{check}'", hint=did_you_mean(check, known))
    click.echo(explanation(check))
