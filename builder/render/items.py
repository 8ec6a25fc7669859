"""The item of an example or quiz question, laid out as the trainer will meet it. All of it is inert.

Each field is one line of HTML, so that no line of an item can be read as Markdown.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.model.items import FieldValue, ItemField, Media, Part
from builder.model.project import Project
from builder.render.escape import html_attribute, html_text
from builder.render.mathml import formula, math_text
from builder.render.prose import rendered

ROLES = {"user": "User", "assistant": "Assistant", "system": "System", "tool": "Tool"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked text: characters `start` to `end` (exclusive, code points) of a field, or of its `part` (from 0)."""

    field: str
    part: int | None
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Marking:
    """What is shown on an item besides its text.

    Attributes:
        spans: Marked text.
        grades: For a field with parts the chips beside each part, as ready HTML.
    """

    spans: Sequence[Mark] = ()
    grades: Mapping[str, Sequence[str]] = field(default_factory=dict)


NOTHING = Marking()


def item_html(
    project: Project, item: Mapping[str, FieldValue], media_url: Callable[[str], str], marking: Marking = NOTHING
) -> str:
    """The item as a block of HTML, one field a line; fields in the order of the spec."""
    fields = [field_html(each, item[each.id], media_url, marking) for each in project.item.fields if each.id in item]
    return "\n".join(['<div class="gw-item">', *fields, "</div>"])


def field_html(each: ItemField, value: FieldValue, media_url: Callable[[str], str], marking: Marking) -> str:
    """One field with its title."""
    title = f'<div class="gw-field-title">{html_text(each.title)}</div>'
    return f'<div class="gw-field">{title}{_value(each, value, media_url, marking)}</div>'


def _value(each: ItemField, value: FieldValue, media_url: Callable[[str], str], marking: Marking) -> str:
    if isinstance(value, Media):
        return _media(each, value, media_url)
    if isinstance(value, str):
        spans = [span for span in marking.spans if span.field == each.id and span.part is None]
        return text_html(value, each.kind, each.language, spans)
    parts = [
        text_html(
            part.text,
            each.format,
            each.language,
            [span for span in marking.spans if span.field == each.id and span.part == number],
        )
        for number, part in enumerate(value)
    ]
    grades = marking.grades.get(each.id, ())
    chips = [
        f'<span class="gw-grade">{grades[number]}</span>' if number < len(grades) else ""
        for number in range(len(parts))
    ]
    return LAYOUTS.get(each.kind, _steps)(value, [f"{text}{chip}" for text, chip in zip(parts, chips, strict=True)])


def _conversation(parts: Sequence[Part], texts: Sequence[str]) -> str:
    turns = []
    for part, text in zip(parts, texts, strict=True):
        role = part.role or "user"
        turns.append(f'<div class="gw-turn gw-turn-{role}"><span class="gw-role">{ROLES[role]}</span>{text}</div>')
    return f'<div class="gw-conversation">{"".join(turns)}</div>'


def _responses(parts: Sequence[Part], texts: Sequence[str]) -> str:
    responses = [
        f'<div class="gw-response"><div class="gw-field-title">{html_text(part.id or "")}</div>{text}</div>'
        for part, text in zip(parts, texts, strict=True)
    ]
    return f'<div class="gw-responses">{"".join(responses)}</div>'


def _steps(_: Sequence[Part], texts: Sequence[str]) -> str:
    steps = "".join(f'<li class="gw-step">{text}</li>' for text in texts)
    return f'<ol class="gw-steps">{steps}</ol>'


LAYOUTS: dict[str, Callable[[Sequence[Part], Sequence[str]], str]] = {
    "conversation": _conversation,
    "responses": _responses,
    "steps": _steps,
}


def text_html(text: str, form: str, language: str | None, spans: Sequence[Mark] = ()) -> str:
    """Text of an item in one of the formats of the language: to the letter, or with its formulas drawn.

    Marked text is always shown to the letter, for its offsets count the characters of the source.
    """
    attributes = ' dir="auto"' + (f' lang="{html_attribute(language)}"' if language and form != "code" else "")
    draw = FORMATS.get(form) if not spans or form == "code" else None
    drawn = draw(text, attributes) if draw else None
    return drawn or f'<div class="gw-text"{attributes}>{_marked(text, spans)}</div>'


def _code(text: str, _: str) -> str:
    # `pre_text` makes up for the line end that HTML drops after `<pre>`; here `<code>` comes between.
    return f'<pre class="gw-code" tabindex="0" role="region" aria-label="Code"><code>{html_text(text)}</code></pre>'


def _markdown(text: str, attributes: str) -> str | None:
    drawn = rendered(text)
    if drawn == f"<p>{html_text(text)}</p>":
        return None  # no markup: to the letter says it all
    source = f'<div class="gw-text"{attributes}>{html_text(text)}</div>'
    shown = f'<div class="gw-rendered"{attributes}>{drawn}</div>'
    return f'{shown}<details class="gw-source"><summary>As written</summary>{source}</details>'


def _latex(text: str, _: str) -> str | None:
    drawn = formula(text, block=True)
    scrolls = 'tabindex="0" role="region" aria-label="Formula"'
    return f'<div class="gw-math-block" {scrolls}>{drawn}</div>' if drawn else None


def _math(text: str, attributes: str) -> str:
    return f'<div class="gw-text"{attributes}>{math_text(text)}</div>'


FORMATS: dict[str, Callable[[str, str], str | None]] = {
    "code": _code,
    "markdown": _markdown,
    "latex": _latex,
    "math": _math,
}
"""How a format is drawn; to the letter where it has no entry, or where drawing fails."""


def _marked(text: str, spans: Sequence[Mark]) -> str:
    """Text to the letter with its spans marked. Overlaps are cut at every boundary, so that tags nest."""
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in (span.start, span.end))})
    shown = []
    for start, end in itertools.pairwise(cuts):
        piece = html_text(text[start:end])
        inside = [span for span in spans if span.start <= start and span.end >= end]
        if inside:
            ending = [span.title for span in inside if span.end == end]
            # `data-label` is drawn by the style sheet, so that the text itself stays to the letter.
            label = f' data-label="{html_attribute(", ".join(ending))}"' if ending else ""
            piece = f'<mark class="gw-span"{label}>{piece}</mark>'
        shown.append(piece)
    return "".join(shown)


def _media(each: ItemField, value: Media, media_url: Callable[[str], str]) -> str:
    source = html_attribute(media_url(value.file))
    if each.kind == "audio":
        transcript = f'<div class="gw-text" dir="auto">{html_text(value.transcript or "")}</div>'
        player = f'<audio controls preload="none" src="{source}"></audio>'
        return f'<figure class="gw-audio">{player}<figcaption>{transcript}</figcaption></figure>'
    return (
        f'<figure class="gw-image"><img src="{source}" alt="{html_attribute(value.alt or "")}" loading="lazy"></figure>'
    )
