"""The sample site: written as the program writes a version, and built by each engine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"
ENGINES = ("mkdocs", "zensical")


def write(folder: Path, **changes: object) -> Path:
    """Write the sample as an ordinary MkDocs project; `changes` replace keys of its `mkdocs.yml`."""
    shutil.copytree(SAMPLE / "docs", folder / "docs")
    shutil.copytree(ROOT / "templates" / "theme", folder / "theme")
    base = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    site = yaml.safe_load((SAMPLE / "site.yml").read_text(encoding="utf-8"))
    text = yaml.safe_dump({**base, **site, **changes}, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def run(engine: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Build `folder` strictly, in a process of its own."""
    program = Path(sys.executable).with_name(engine)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [str(program), "build", "--strict"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def build(engine: str, folder: Path) -> Path:
    """Build `folder` and return where the site is; what the engine said is shown where it refused."""
    done = run(engine, folder)
    assert done.returncode == 0, f"{engine} exited with {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "WARNING" not in done.stdout + done.stderr, done.stdout + done.stderr
    return folder / "site"
