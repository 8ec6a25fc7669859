"""`guidewright schema`."""

from __future__ import annotations

import json

import click

from builder.model.jsonschema import SCHEMAS


@click.command()
@click.argument("what", type=click.Choice(list(SCHEMAS)), default="project")
def schema(what: str) -> None:
    """Print the JSON Schema of a spec (or of a quiz), for editors: completion, and documentation on hover."""
    click.echo(json.dumps(SCHEMAS[what](), indent=2, ensure_ascii=False))
