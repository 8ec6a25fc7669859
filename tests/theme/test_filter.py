"""The matching of `<gw-filter>`, run by node apart from any page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.theme.project import ROOT

SCRIPT = """
import { matches } from "./gw.mjs";
let input = "";
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).map(([entry, wanted]) => matches(entry, wanted))));
"""

CASES = [
    # text of the entry, its facets, words wanted, facets wanted, shown?
    ("A quoted insult", {}, "", {}, True),
    ("A quoted insult", {}, "   ", {}, True),
    ("A quoted insult", {}, "INSULT quoted", {}, True),
    ("A quoted insult", {}, "insult praise", {}, False),
    ("A quoted insult", {}, "a.quoted", {}, False),
    ("Café ﬁne ＡＢＣ", {}, "cafe fine abc", {}, True),
    ("Cafe\u0301", {}, "café", {}, True),
    ("İstanbul", {}, "istanbul", {}, True),
    ("مُحَمَّد", {}, "محمد", {}, True),
    ("any", {"label": "insult threat"}, "", {"label": "threat"}, True),
    ("any", {"label": "insult threat"}, "", {"label": "thre"}, False),
    ("any", {"label": "insult"}, "", {"label": ""}, True),
    ("any", {"label": ""}, "", {"label": "insult"}, False),
    ("any", {}, "", {"label": "insult"}, False),
    ("any", {"label": "insult", "kind": "positive"}, "any", {"label": "insult", "kind": "negative"}, False),
    ("any", {"label": "insult", "kind": "positive"}, "any", {"label": "insult", "kind": "positive"}, True),
    ("any", {"label": "insult"}, "other", {"label": "insult"}, False),
]


def node() -> str:
    """The system's node, or the one that Playwright brings."""
    return shutil.which("node") or os.fspath(compute_driver_executable()[0])


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[bool]:
    folder: Path = tmp_path_factory.mktemp("filter")
    shutil.copy(ROOT / "templates/theme/assets/gw.js", folder / "gw.mjs")
    (folder / "run.mjs").write_text(SCRIPT, encoding="utf-8")
    vectors = [[{"text": text, "facets": facets}, {"q": q, "facets": wanted}] for text, facets, q, wanted, _ in CASES]
    done = subprocess.run(
        [node(), "run.mjs"], cwd=folder, input=json.dumps(vectors), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    result: list[bool] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("number", range(len(CASES)))
def test_matches(verdicts: list[bool], number: int) -> None:
    assert verdicts[number] is CASES[number][-1], CASES[number]
