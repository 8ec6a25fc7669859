"""Finds a browser for the tests, or installs one. Without one the browser tests fail; they are never skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browser import executable

PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
"""A browser, and the letters of the scripts that the pages hold."""


def found() -> bool:
    """Whether the tests will find a browser."""
    if executable():
        return True
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def ways() -> Iterator[list[list[str]]]:
    """Ways to install a browser, each a list of commands, in the order in which they are tried."""
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        yield [[*root, "apt-get", "update", "-qq"], [*root, "apt-get", "install", "-y", "-qq", *PACKAGES]]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def main() -> int:
    """Returns 0 where a browser was found or could be installed."""
    if found():
        return 0
    for commands in ways():
        if all(subprocess.run(command, check=False).returncode == 0 for command in commands) and found():
            return 0
    sys.stderr.write("No browser was found and none could be installed: the browser tests will fail.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
