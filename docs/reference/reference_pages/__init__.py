"""The generated pages of the reference: pure functions of the program, so that a test can hold the files to them."""

from __future__ import annotations

from collections.abc import Callable

from reference_pages import answers, checks, commands, language

PAGES: dict[str, Callable[[], str]] = {
    "answers.md": answers.page,
    "checks.md": checks.page,
    "commands.md": commands.page,
    "language.md": language.page,
}


def pages() -> dict[str, str]:
    """The text of each page by file name."""
    return {name: page() for name, page in PAGES.items()}
