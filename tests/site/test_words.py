"""Words that other readers of YAML take for something else stand on the pages as they were written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.built import ROOT, build, read_site

pytestmark = pytest.mark.engine

SPEC = """
format: 1
id: small
title: 1.10
summary: Say whether it is on.
item: {title: A lamp, fields: [{id: lamp, title: Lamp, kind: text}]}
questions:
  - {id: lit, title: Is it lit, ask: Is the lamp on?, kind: choice, labels: [Yes, No]}
  - {id: state, title: State, ask: Which?, kind: choice, labels: [On, Off, y, n, 1.10, 0o7, 1e3]}
rules:
  - {id: look, title: Look at the lamp, text: A lamp that shines is on., gives: [lit/Yes]}
examples:
  - {id: bright, title: A bright lamp, kind: positive, item: {lamp: 12:30}, accept: {lit: Yes, state: On},
     reason: It shines., rules: [look]}
  - {id: dark, title: A dark lamp, kind: negative, item: {lamp: No}, accept: {lit: No, state: 1.10},
     reason: It does not shine., rules: [look]}
"""


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_labels_and_items_as_they_were_written(tmp_path: Path, engine: str) -> None:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "guidelines/small").mkdir(parents=True)
    (tmp_path / "guidelines/small/project.yaml").write_text(SPEC, "utf-8")
    pages = read_site(build(tmp_path, "--engine", engine))
    labels = [heading.text for heading in pages["small/next/labels.html"].article.find("h3")]
    assert labels == ["Yes", "No", "On", "Off", "y", "n", "1.10", "0o7", "1e3"]
    examples = pages["small/next/examples.html"].article
    assert [chip.text for chip in examples.find("a", "gw-label")] == ["Yes", "On", "No", "1.10"]
    assert [text.text for text in examples.find("div", "gw-text")] == ["12:30", "No"]
    options = [option.text for option in examples.find("option")]
    assert {"Yes", "No", "On", "1.10"} <= set(options)
    assert pages["index.html"].article.find("h2")[0].text == "1.10"
    assert pages["small/next/index.html"].article.find("h1")[0].text == "1.10"
