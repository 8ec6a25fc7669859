"""Where a site may be put: never over something that is not a site."""

from __future__ import annotations

from pathlib import Path

from builder.errors import GuidewrightError

HAND_WRITTEN = ("guidelines", "quizzes", "templates", ".git")


def check_output(target: Path, root: Path) -> None:
    """Refuses a folder whose content the build would delete although it never made it.

    Args:
        target: Where the site is to be put; resolved.
        root: The guidelines repository.

    Raises:
        GuidewrightError: With the folder.
    """
    if target.exists() and not target.is_dir():
        raise GuidewrightError(
            "the site can't be put here: this is no folder", hint="Move it away first.", place=str(target)
        )
    root = root.resolve()
    if root.is_relative_to(target) or any(target.is_relative_to(root / name) for name in HAND_WRITTEN):
        raise GuidewrightError(
            "the site can't be put here: it would replace what you wrote",
            hint="Name a folder of its own with --output, such as 'public'.",
            place=str(target),
        )
    if not target.is_dir():
        return
    names = {path.name for path in target.iterdir()}
    if names and ("index.html" not in names or ".git" in names):
        raise GuidewrightError(
            "the site can't be put here: the folder holds something that is no site",
            hint="Empty it, or name another one with --output. A build replaces the whole folder.",
            place=str(target),
        )
