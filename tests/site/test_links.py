"""Every link of a built site arrives, and every entry has its anchor, once and in the form that is promised."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from builder.model import Index, Project
from builder.render.escape import slug
from tests.site.built import PROJECTS
from tests.theme.pages import Page

pytestmark = pytest.mark.engine

Pages = dict[str, dict[str, Page]]
SCHEMES = {"http", "https", "mailto"}


@pytest.mark.parametrize("build", ["mkdocs", "zensical", "internal"])
def test_every_link_arrives(pages: Pages, sites: dict[str, Path], build: str) -> None:
    broken, followed = [], 0
    ids = {
        url: {el.attributes["id"] for el in page.root.walk() if "id" in el.attributes}
        for url, page in pages[build].items()
    }
    for url, page in pages[build].items():
        if url.endswith("404.html"):
            continue  # its addresses begin at the root of the host
        for element in page.root.walk():
            for name in ("href", "src", "xlink:href"):
                link = element.attributes.get(name)
                if not link or link.startswith("data:") or urlsplit(link).scheme in SCHEMES:
                    continue
                followed += 1
                path, _, fragment = page.resolve(link).partition("#")
                path = path.partition("?")[0]
                path = f"{path}/index.html" if (sites[build] / path).is_dir() else path
                if not (sites[build] / unquote(path)).is_file():
                    broken.append(f"{url}: {link} leads to no file")
                elif fragment and unquote(fragment) not in ids[path]:
                    broken.append(f"{url}: {link} leads to no place on its page")
    assert broken == []
    assert followed > 5_000


@pytest.mark.parametrize("build", ["mkdocs", "zensical", "internal"])
def test_anchors_are_unique(pages: Pages, build: str) -> None:
    for url, page in pages[build].items():
        assert [name for name, times in Counter(page.ids).items() if times > 1] == [], url


@pytest.mark.parametrize("name", PROJECTS)
def test_every_entry_has_its_promised_anchor(pages: Pages, projects: dict[str, Project], name: str) -> None:
    """These forms stand in links all over the world: never change them."""
    project, index = projects[name], Index(projects[name])
    expected = {
        "instructions": [
            *(f"rule-{rule.id}" for rule in project.rules),
            *(f"rule-{rule.id}--{exception.id}" for rule in project.rules for exception in rule.exceptions),
            *sorted(f"section-{section}" for section in {rule.section for rule in project.rules} if section),
            *(f"task-{task.id}" for task in project.tasks),
        ],
        "labels": [
            *(f"question-{question.id}" for question in project.questions),
            *(f"scale-{scale.id}" for scale in project.scales),
            *(f"label-{entry.question}--{slug(entry.id)}" for entry in index.labels.values()),
        ],
        "decision-flow": [f"flow-{flow.id}" for flow in project.flows],
        "examples": [f"example-{example.id}" for example in project.examples],
        "edge-cases": [
            *(f"case-{case.id}" for case in project.edge_cases),
            *(f"decision-{decision.id}" for decision in project.decisions),
        ],
        "faq": [f"faq-{faq.id}" for faq in project.faq],
        "glossary": [f"term-{term.id}" for term in project.glossary],
        "index": [f"field-{field.id}" for field in project.item.fields],
        **{f"quiz-{quiz.id}": [f"q-{item.id}" for item in quiz.items] for quiz in project.quizzes},
    }  # fmt: skip
    for page, anchors in expected.items():
        if not anchors:
            continue
        found = Counter(pages["mkdocs"][f"{name}/next/{page}.html"].ids)
        assert {anchor: found[anchor] for anchor in anchors if found[anchor] != 1} == {}, page
    assert sum(map(len, expected.values())) > 150


def test_label_anchors_of_words_scripts_and_levels() -> None:
    assert [slug(text) for text in ("Yes", "Not toxic", "0.5", "2")] == ["yes", "not-toxic", "0-5-d2cbad71", "2"]


@pytest.mark.parametrize("name", PROJECTS)
def test_folder_of_a_project_leads_to_its_version(sites: dict[str, Path], name: str) -> None:
    text = (sites["mkdocs"] / name / "index.html").read_text("utf-8")
    assert 'http-equiv="refresh" content="0; url=next/index.html"' in text
    assert "<script" not in text
