"""Writes the pages of this folder anew from the program itself: `make reference`."""

from __future__ import annotations

import sys
from pathlib import Path

from reference_pages import pages

HERE = Path(__file__).parent


def main() -> int:
    """Writes each page that differs from what it should be, and names it."""
    for name, text in pages().items():
        path = HERE / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            sys.stdout.write(f"wrote docs/reference/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
