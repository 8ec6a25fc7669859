"""What is for some variants is marked, in its own language where it is in that."""

from __future__ import annotations

import pytest

from builder.model import Project
from builder.model.guidance import RuleVariant
from builder.render.edition import Edition
from builder.render.links import Links
from builder.render.page import Page
from builder.render.variants import choices, control, only, spoken, variant_html

PROJECT = Project.model_validate(
    {
        "format": 1,
        "id": "small",
        "title": "Small",
        "summary": "Small.",
        "item": {"title": "A comment", "fields": [{"id": "comment", "title": "Comment", "kind": "text"}]},
        "questions": [{"id": "rude", "kind": "choice", "title": "R", "ask": "?", "labels": [{"id": "a"}, {"id": "b"}]}],
        "rules": [{"id": "one", "title": "One", "text": "One."}],
        "variants": [
            {"id": "phone", "by": "tool", "title": 'App <b> & "co"'},
            {"id": "german", "by": "language", "title": "German data", "language": "de-AT"},
            {"id": "arabic", "by": "language", "title": "Arabic data", "language": "ar"},
            {"id": "polish", "by": "language", "title": "Polish data", "language": "pl"},
            {"id": "british", "by": "language", "title": "British data", "language": "en-GB"},
            {"id": "hidden", "by": "vendor", "title": "Secret vendor", "for": "internal"},
        ],
    },
)
EDITION = Edition(PROJECT, "trainers")
PAGE = Page("instructions.md", EDITION, Links(EDITION.index))
GERMAN = "Wer grüßt, ist höflich, und das gilt auch für die Anrede."
ARABIC = "من يسلم فهو مهذب."


def test_choices_have_a_fixed_order_and_hide_what_the_audience_may_not_see() -> None:
    assert [(each.by, [variant.id for variant in each.variants]) for each in choices(EDITION.project)] == [
        ("language", ["german", "arabic", "polish", "british"]),
        ("tool", ["phone"]),
    ]
    assert "Secret" not in control(PAGE)
    assert "App &#60;b&#62; &#38; &#34;co&#34;" in control(PAGE)


def test_the_mark_names_its_variants() -> None:
    assert only(PAGE, ()) == ""
    assert only(PAGE, ("german", "arabic")) == (
        '<span class="gw-only" data-only="german arabic">German data, Arabic data only</span>'
    )


@pytest.mark.parametrize(
    ("variants", "text", "expected"),
    [
        (("german",), GERMAN, ' lang="de-AT"'),
        (("german",), "Write what is said in the clip and nothing else.", ""),
        (("german",), "Kurz.", ""),  # too little to tell
        (("arabic",), ARABIC, ' lang="ar" dir="rtl"'),
        (("arabic",), "Write short.", ""),
        (("arabic",), f"Write the word {ARABIC} as it is in the book.", ""),
        (("polish",), "Kto się wita, jest grzeczny.", ' lang="pl"'),
        (("british",), "Write what is said in the clip.", ""),
        (("phone",), GERMAN, ""),
        (("german", "arabic"), GERMAN, ""),  # of which of the two?
        (("german", "phone"), GERMAN, ' lang="de-AT"'),
        ((), GERMAN, ""),
    ],
)
def test_a_language_is_said_where_the_words_are_in_it(variants: tuple[str, ...], text: str, expected: str) -> None:
    assert spoken(PAGE, variants, text) == expected


def test_a_box_holds_what_differs_and_nothing_runs() -> None:
    variant = RuleVariant.model_validate(
        {"variant": "phone", "title": "<i>Tap</i>", "text": "Tap **here**.\n\n<script>x</script>", "why": "`a`*b*"}
    )
    box = variant_html(PAGE, variant)
    assert "\n" not in box
    assert "<script" not in box
    assert "<i>" not in box
    assert "<strong>here</strong>" in box
    assert "<em>Why:</em> <span><code>a</code><em>b</em></span>" in box
    assert box.count("<div") == box.count("</div>")
