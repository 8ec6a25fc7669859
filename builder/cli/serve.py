"""`guidewright serve`."""

from __future__ import annotations

import datetime as dt
import signal
import threading
import webbrowser

import click

from builder.cli import options
from builder.loading import Repository
from builder.model import INTERNAL
from builder.preview.follow import Following, folder_for
from builder.preview.preview import Preview
from builder.preview.server import Server

HIGHEST_PORT = 65535


def _progress(line: str) -> None:
    click.echo(line, err=True)


@click.command()
@options.projects
@click.option(
    "--audience",
    default=INTERNAL,
    show_default=True,
    metavar="trainers|internal|NAME",
    help="Whose view: internal, for specialists, with everything; trainers; or an audience that a spec names.",
)
@click.option("--port", type=click.IntRange(0, HIGHEST_PORT), default=8000, show_default=True,
              help="Where to serve; if it is taken, the next free one. 0 takes any.")  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@options.today
@options.repo
def serve(
    projects: tuple[str, ...], audience: str, port: int, show: bool, today: dt.date, repository: Repository
) -> None:
    """Show the pages in the browser while you write, drafts included.

    An edit is on the open page in a moment, and the page stays where it was scrolled to. A mistake is shown over the
    page with its file and line, and the last good page stays below it. Only this machine can see the pages. Ctrl-C
    ends it.

    \b
    For example:
      guidewright serve
      guidewright serve comment-toxicity --audience trainers
    """  # noqa: D301 -- click wants the character itself: it keeps the lines of a paragraph
    with folder_for("guidewright") as folder:
        preview = Preview(repository, projects, audience, today, folder)
        try:
            preview.check_audience()
            server = Server(preview, port, _progress)
        except BaseException:
            preview.stop()
            raise
        found = int(server.server_address[1])
        if port not in {0, found}:
            _progress(f"port {port} is taken")
        address = f"http://127.0.0.1:{found}/"
        _progress(f"the preview is at {address} (Ctrl-C ends it)")
        if show:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        following = Following(preview, server, _progress)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left behind then either
        try:
            following.run()
        except KeyboardInterrupt:
            _progress("")
        finally:
            following.stop()
