"""What the peers are given: as many entries as ours, linked as ours are, with texts of the same length.

Each peer gets what its own manual recommends, and the command that does the nearest to our job:

- doorstop checks a tree of requirements (YAML files) for broken links, duplicates and outlines.
- strictdoc reads requirements, checks their relations and exports them to HTML.
- griffe compares two versions of a Python package for breaking changes.
- sphinx-needs reads needs in reStructuredText, resolves their links and makes HTML.
- LinkML's gen-doc makes a Markdown page of each class of a schema.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.project import texts

PLACE = Path(__file__).parents[2] / ".venv-peers" / "bin"
"""Where `make bench` installs the peers, apart from ourselves."""


def as_users_have_it() -> dict[str, str]:
    """The environment without what keeps Python from storing compiled modules: a first run is not the first of all."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Peer:
    """A program to compare with.

    Attributes:
        name: What the table calls it.
        does: What it is asked to do.
        write: Writes its input of so many rules, each with an example, into an empty folder.
        command: The command, run in that folder.
        made: Folders that a run leaves behind, removed for a cold one.
    """

    name: str
    does: str
    write: Callable[[Path, int], None]
    command: tuple[str, ...]
    made: tuple[str, ...] = ()

    def run(self, folder: Path) -> None:
        """Does the job once."""
        environment = {**as_users_have_it(), "PATH": f"{PLACE}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
        done = subprocess.run(
            self.command, cwd=folder, env=environment, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{self.name}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")

    def forget(self, folder: Path) -> None:
        """Removes what an earlier run left behind."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def _doorstop(folder: Path, size: int) -> None:
    _git(folder, "init", "-q")
    for prefix, parent in (("RULE", None), ("EX", "RULE")):
        document = folder / prefix.lower()
        document.mkdir()
        settings = f"settings:\n  digits: 4\n  prefix: {prefix}\n  sep: ''\n"
        (document / ".doorstop.yml").write_text(settings + (f"  parent: {parent}\n" if parent else ""), "utf-8")
        for number in range(size):
            rule, example = texts(number)
            links = f"\n- RULE{number:04}: null" if parent else " []"
            text = (example if parent else rule).replace("\n", "\n  ")
            (document / f"{prefix}{number:04}.yml").write_text(
                f"active: true\nderived: false\nheader: |\n  Number {number}\nlevel: {number + 1}\nlinks:{links}\n"
                f"normative: true\nref: ''\nreviewed: null\ntext: |\n  {text}\n",
                "utf-8",
            )
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "all")


def _strictdoc(folder: Path, size: int) -> None:
    rules, examples = ["[DOCUMENT]\nTITLE: Rules\n"], ["[DOCUMENT]\nTITLE: Examples\n"]
    for number in range(size):
        rule, example = texts(number)
        rules.append(f"[REQUIREMENT]\nUID: RULE-{number}\nTITLE: Rule {number}\nSTATEMENT: >>>\n{rule}\n<<<\n")
        examples.append(
            f"[REQUIREMENT]\nUID: EX-{number}\nTITLE: Example {number}\nSTATEMENT: >>>\n{example}\n<<<\n"
            f"RELATIONS:\n- TYPE: Parent\n  VALUE: RULE-{number}\n"
        )
    (folder / "rules.sdoc").write_text("\n".join(rules), "utf-8")
    (folder / "examples.sdoc").write_text("\n".join(examples), "utf-8")


def _griffe(folder: Path, size: int) -> None:
    package = folder / "package"
    package.mkdir()
    functions = []
    for number in range(size):
        rule, _ = texts(number)
        lines = rule.replace("\n", "\n    ")
        functions.append(f'def rule_{number}(comment: str, level: int = {number}) -> bool:\n    """{lines}\n    """\n')
    (package / "__init__.py").write_text("\n\n".join(functions), "utf-8")
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "first")
    _git(folder, "tag", "v1")


def _sphinx_needs(folder: Path, size: int) -> None:
    (folder / "conf.py").write_text('project = "bench"\nextensions = ["sphinx_needs"]\n', "utf-8")
    pages = {"rules": ["Rules", "====="], "examples": ["Examples", "========"]}
    for number in range(size):
        rule, example = texts(number)
        indented = "\n   ".join(rule.split("\n")), "\n   ".join(example.split("\n"))
        pages["rules"].append(f"\n.. req:: Rule {number}\n   :id: RULE_{number}\n\n   {indented[0]}")
        pages["examples"].append(
            f"\n.. spec:: Example {number}\n   :id: EX_{number}\n   :links: RULE_{number}\n\n   {indented[1]}"
        )
    for name, lines in pages.items():
        (folder / f"{name}.rst").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "index.rst").write_text("Bench\n=====\n\n.. toctree::\n\n   rules\n   examples\n", "utf-8")


def _linkml(folder: Path, size: int) -> None:
    lines = [
        "id: https://example.org/bench", "name: bench", "prefixes:", "  linkml: https://w3id.org/linkml/",
        "  bench: https://example.org/bench/", "default_prefix: bench", "imports:", "  - linkml:types",
        "default_range: string", "classes:",
    ]  # fmt: skip
    for number in range(size):
        rule, _ = texts(number)
        text = "\n      ".join(rule.split("\n"))
        lines += [f"  Rule{number}:", "    description: |-", f"      {text}"]
        lines += ["    attributes:", "      comment:", "      level:", "        range: integer"]
    (folder / "schema.yaml").write_text("\n".join(lines) + "\n", "utf-8")


# Left alone, doorstop also writes its files anew, which takes four times as long and is no check.
DOORSTOP = Peer(
    "doorstop --no-reformat", "all its checks of 2,000 items with their links", _doorstop, ("doorstop", "--no-reformat")
)
# "Does every item have a child?" is what our `missing-example` asks, but doorstop looks at all items for each: most of
# its time goes there. So it is measured without that and all else that is not about links and ids, too.
DOORSTOP_LINKS = Peer(
    "doorstop, links only", "checks that the links of 2,000 items arrive", _doorstop,
    (*DOORSTOP.command, "--no-level-check", "--no-ref-check", "--no-child-check", "--no-review-check",
     "--no-suspect-check"),
)  # fmt: skip
STRICTDOC = Peer(
    "strictdoc export", "checks 2,000 items with their links, and makes HTML", _strictdoc,
    ("strictdoc", "export", ".", "--output-dir", "out"), made=("out",),
)  # fmt: skip
GRIFFE = Peer("griffe check", "compares 1,000 functions", _griffe, ("griffe", "check", "package", "--against", "v1"))
SPHINX_NEEDS = Peer(
    "sphinx-build with sphinx-needs", "HTML of 2,000 needs with their links", _sphinx_needs,
    ("sphinx-build", "-q", "-E", "-b", "html", ".", "out"), made=("out",),
)  # fmt: skip
LINKML = Peer(
    "LinkML gen-doc", "Markdown of 1,000 classes", _linkml, ("gen-doc", "--directory", "out", "schema.yaml"),
    made=("out",),
)  # fmt: skip

PEERS = (DOORSTOP, DOORSTOP_LINKS, STRICTDOC, GRIFFE, SPHINX_NEEDS, LINKML)
