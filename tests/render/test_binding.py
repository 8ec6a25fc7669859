"""How binding a rule is, is said in a way that its title can't turn into the contrary."""

from __future__ import annotations

import re

import pytest

from builder.model import Index, Project
from builder.model.guidance import Rule
from builder.render.cards import card_context
from builder.render.edition import Edition
from builder.render.links import Links
from builder.render.page import Page
from builder.render.rules import BINDING, MEANT, rules_context

STRENGTHS = ("must", "must-not", "should", "should-not", "may")
RULES = [
    {"id": "taste", "title": "Leave your taste out", "strength": "must-not", "text": "Do not rate by taste. Ever."},
    {"id": "guess", "title": "Guessing", "strength": "should-not", "text": "Do not guess. Leave it."},
    {"id": "skip", "title": "Skip long texts", "strength": "may", "text": "You may skip them."},
    {"id": "look", "title": "Look twice", "text": "Look at it twice."},
]


@pytest.fixture
def page():
    project = Project.model_validate(
        {
            "format": 1, "id": "small", "title": "Small", "summary": "Small.",
            "audiences": [{"id": "lab", "title": "The laboratory"}],
            "item": {"title": "Item", "fields": [{"id": "text", "title": "Text", "kind": "text"}]},
            "questions": [{"id": "q", "title": "Q", "ask": "What?", "kind": "text"}],
            "rules": RULES,
        }
    )  # fmt: skip
    return Page("quick-card.md", Edition(project, "trainers"), Links(Index(project)))


def test_no_word_for_it_denies():
    assert set(BINDING) == set(STRENGTHS)
    assert list(dict.fromkeys(BINDING.values())) == list(MEANT)
    for word, meaning in MEANT.items():
        assert not re.search(r"\b(not|no|never|must|don't)\b", f"{word} {meaning}", re.IGNORECASE)


def test_the_card_groups_rules_from_the_most_binding_on(page):
    groups = card_context(page)["rules"]
    assert [(word, [rule.id for rule, _ in bound]) for word, bound in groups] == [
        ("Binding", ["taste", "look"]),
        ("Recommended", ["guess"]),
        ("Allowed", ["skip"]),
    ]


def test_what_is_forbidden_stands_beside_its_title(page):
    beside = {rule.id: words for _, bound in card_context(page)["rules"] for rule, words in bound}
    assert beside == {"taste": "Do not rate by taste.", "guess": "Do not guess.", "skip": "", "look": ""}


def test_the_instructions_explain_the_words_that_they_use(page):
    context = rules_context(page)
    assert [word for word, _ in context["bindings"]] == ["Binding", "Recommended", "Allowed"]
    assert {view.rule.id: view.binding for chapter in context["chapters"] for view in chapter.rules} == {
        "taste": "Binding", "guess": "Recommended", "skip": "Allowed", "look": "Binding",
    }  # fmt: skip


def test_every_strength_has_a_word():
    assert {Rule.model_fields["strength"].default} < set(BINDING)


def test_those_whom_an_entry_is_for_go_by_their_title(page):
    assert page.reader("lab") == "The laboratory"
    assert page.reader("internal") == "internal"
