"""The program with an engine that takes its time: each file is written on its own, and says of which run it is.

While the file that `GATE` names is there, the engine waits before it ends.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from builder.cli import main
from builder.site.engine import ENGINES

FILES = 40


def engine(project: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for number in range(FILES):
        text = (project / "docs/index.md").read_text("utf-8")
        (target / f"{number}.html").write_text(text, "utf-8")
        time.sleep(0.003)
    while os.path.exists(os.environ.get("GATE", "")):  # noqa: PTH110 -- an empty name is no path
        time.sleep(0.01)
    (target / "index.html").write_text(text, "utf-8")


if __name__ == "__main__":
    ENGINES["mkdocs"] = engine
    main(sys.argv[1:])
