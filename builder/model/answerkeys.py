"""The keys of answers that are written as mappings. What is legal the layer `answers` says; here is what they mean."""

from __future__ import annotations

from typing import Any

_PLACE = {
    "text": "The marked text, letter by letter as it stands in the item.",
    "nth": "Which occurrence of the text is meant, from 1, where it occurs more than once. The first, if left out.",
    "field": "The field in which it stands. Needed only where the question marks several (`of`).",
    "part": "The turn, response or step in which it stands, counted from 1. Needed where the field has several.",
    "start": "In place of `text`: the first character (code point), counted from 0.",
    "end": "In place of `text`: the place after the last character.",
    "name": "A name of your own, by which `relations` call the mark.",
}

KEYS: dict[str, dict[str, str]] = {
    "spans": {**_PLACE, "label": "What the mark is: a label of the question."},
    "errors": {
        **_PLACE,
        "missing": "`true` for something left out, which has no text. Only where the question has `missing: true`.",
        "category": "What kind of error it is.",
        "severity": "How bad it is.",
    },
    "relations": {
        "from": "The `name` of the mark at which the relation begins.",
        "to": "The `name` of the mark at which it ends.",
        "label": "What the relation is: a label of the question.",
    },
    "boxes": {
        "box": "`[left, top, width, height]` in pixels of the picture.",
        "label": "What the box holds: a label of the question.",
    },
}
"""For each kind of question whose answer is a list of mappings the keys of one of them."""

NEEDED: dict[str, tuple[str, ...]] = {
    "spans": ("label",),
    "errors": ("category", "severity"),
    "relations": ("from", "to", "label"),
    "boxes": ("box", "label"),
}
"""Those of them that are never left out. A mark needs `text`, or `start` and `end`, besides."""

_LABEL = "What it is: a label of the question."

ANSWER: dict[str, Any] = {
    "items": {
        "properties": {
            key: {"description": said} for keys in KEYS.values() for key, said in keys.items() if key != "label"
        }
        | {"label": {"description": _LABEL}}
    },
    "properties": {
        "better": {"description": "The id of the better response."},
        "by": {"description": "By how much it is better: a strength of the question."},
    },
}
"""What editors offer inside an answer. It forbids nothing, for what is legal depends on the question."""
