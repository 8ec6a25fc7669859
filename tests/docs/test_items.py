"""The handbook's page of items and answers forgets no kind, and shows what there is."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import yaml

from builder.model.items import FieldKind
from builder.model.questions import Question
from tests.docs.files import DOCS
from tests.support.pictures import EXAMPLES, KINDS, LABELS, LARGEST, WAYS

PAGE = (DOCS / "items.md").read_text("utf-8")
SPEC = yaml.safe_load((KINDS / "guidelines" / "kinds" / "project.yaml").read_text("utf-8"))
QUESTIONS = [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(Question)[0])]
SHOWN = [*EXAMPLES, *(f"labels-{name}" for name in LABELS)]


@pytest.mark.parametrize("kind", sorted({*get_args(FieldKind), *QUESTIONS}))
def test_every_kind_is_named(kind):
    assert f"`{kind}`" in PAGE


def test_every_kind_is_in_the_project_that_is_pictured():
    assert {field["kind"] for field in SPEC["item"]["fields"]} == set(get_args(FieldKind))
    assert {question["kind"] for question in SPEC["questions"]} == set(QUESTIONS)
    assert len(QUESTIONS) == len(set(QUESTIONS)) == 12


def test_every_kind_has_an_example_that_is_pictured():
    pictured = [example for example in SPEC["examples"] if example["id"] in EXAMPLES]
    used = {name for example in pictured for name in [*example["item"], *example["accept"]]}
    kinds = {entry["id"]: entry["kind"] for entry in [*SPEC["item"]["fields"], *SPEC["questions"]]}
    assert {kinds[name] for name in used if name in kinds} == {*get_args(FieldKind), *QUESTIONS}


def test_pictures_are_those_that_are_made_and_none_is_large():
    found = {path.name: path.stat().st_size for path in (DOCS / "images" / "items").iterdir()}
    assert set(found) == {f"{name}-{width}.webp" for name in SHOWN for width, _ in WAYS}
    assert {name: size for name, size in found.items() if size > LARGEST} == {}


def test_every_picture_is_shown_once_with_words():
    shown = re.findall(r"!\[([^\]]+)\]\(images/items/([^)]+)\)", PAGE)
    assert sorted(name for _, name in shown) == sorted(f"{name}-{width}.webp" for name in SHOWN for width, _ in WAYS)
    assert all(words.strip() for words, _ in shown)
