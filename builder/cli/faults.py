"""The outermost layer: whatever happens, the user reads what is wrong and what to do, and the exit code is right."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from builder.errors import GuidewrightError
from builder.report.visible import visible

USAGE_OR_DISK = 2
INTERRUPTED = 130


class Commands(click.Group):
    """A group of commands whose faults never show a traceback, each imported only when it is used.

    Exit codes: 0 clean, 1 findings at error level, 2 usage or a disk that refuses, 130 interrupted. Set
    `GUIDEWRIGHT_DEBUG=1` to see the traceback of a fault in the program itself.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        """`places` gives for each command the module that holds a command of the same name."""
        super().__init__(*args, **kwargs)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- the signature is click's
        """The names, in the order of the table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """The command, or None for an unknown name."""
        if cmd_name not in self.places:
            return None
        command: click.Command = getattr(importlib.import_module(self.places[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the chosen command."""
        # A spec is hundreds of thousands of small objects that all live to the end: looking for garbage among them
        # again and again takes a fifth of a run.
        gc.set_threshold(200_000)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A terminal that lacks a character, or a file name that is no text, must not end the run.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except GuidewrightError as fault:
            stop(str(fault), fault.exit_code)
        except BrokenPipeError:
            # The reader has gone (`| head`); Python would complain again when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(USAGE_OR_DISK)
        except KeyboardInterrupt:
            stop("interrupted; what was not finished is not in place", INTERRUPTED)
        except OSError as fault:
            where = f"{fault.filename}: " if fault.filename else ""
            stop(f"{where}{fault.strerror or fault}\n  Check the disk: is it full, or may you not write there?",
                 USAGE_OR_DISK)  # fmt: skip
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if os.environ.get("GUIDEWRIGHT_DEBUG"):
                raise
            # Any other exception is a fault of ours; the user needs a sentence, not our stack.
            stop(f"a fault in guidewright itself: {type(fault).__name__}: {fault}\n"
                 "  Please report it, with the output of the same command under GUIDEWRIGHT_DEBUG=1.",
                 USAGE_OR_DISK)  # fmt: skip


def stop(message: str, code: int) -> None:
    """Prints what is wrong and ends the program."""
    lines = f"guidewright: {message}".split("\n")
    click.echo("\n".join(visible(line) for line in lines), err=True)
    sys.exit(code)
