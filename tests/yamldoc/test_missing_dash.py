"""An entry of a list whose dash was forgotten is asked for, and read as an entry."""

from __future__ import annotations

import pytest

from builder.yamldoc import parse

RULES = "rules:\n  - id: a\n    title: A\n    over: [c]\n    id: b\n    title: B\n  - id: c\n"
TWICE = "Delete one of the two, or join what they hold. The first one counts until then."


def told(text: str) -> list[tuple[int, int, str, str, str]]:
    return [
        (finding.place.line, finding.place.column, finding.id, finding.message, finding.hint)
        for finding in parse(text.encode(), "f.yaml").findings
    ]


def test_a_forgotten_dash_is_one_finding_at_the_key_that_lacks_it():
    assert told(RULES) == [
        (5, 5, "yaml-duplicate-key", 'The key "id" stands here twice; the first is in line 2',
         'Is a `- ` missing before this "id"? If no new entry begins here, delete one of the two.')
    ]  # fmt: skip


def test_what_follows_is_read_as_an_entry_and_keeps_its_places():
    document = parse(RULES.encode(), "f.yaml")
    assert document.data == {
        "rules": [{"id": "a", "title": "A", "over": ["c"]}, {"id": "b", "title": "B"}, {"id": "c"}]
    }
    assert not document.complete
    assert [(document.place(("rules", at, "id")).line, document.place(("rules", at)).line) for at in range(3)] == [
        (2, 2),
        (5, 5),
        (7, 7),
    ]


def test_each_forgotten_dash_is_told():
    text = "- id: a\n  title: A\n  id: b\n  title: B\n  id: c\n"
    assert [place[0] for place in told(text)] == [3, 5]
    assert parse(text.encode(), "f.yaml").data == [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c"}]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("- id: a\n  title: A\n  title: B\n", [{"id": "a", "title": "A"}]),
        ("- id: a\n  id: b\n", [{"id": "a"}]),
        ("- {id: a, title: A, id: b}\n", [{"id": "a", "title": "A"}]),
        ("- &x\n  id: a\n  title: A\n  id: b\n", [{"id": "a", "title": "A"}]),
        ("x:\n  id: a\n  title: A\n  id: b\n", {"x": {"id": "a", "title": "A"}}),
        ("id: a\ntitle: A\nid: b\n", {"id": "a", "title": "A"}),
    ],
)
def test_other_keys_that_stand_twice_are_just_that(text, data):
    assert [place[4] for place in told(text)] == [TWICE]
    assert parse(text.encode(), "f.yaml").data == data


def test_a_text_in_lines_holds_what_it_likes():
    assert told("- id: a\n  title: |\n    id: b\n    id: c\n- id: d\n") == []
