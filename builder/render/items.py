"""The item of an example or quiz question, laid out as the trainer will meet it. All of it is inert.

Each field is one line of HTML, so that no line of an item can be read as Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.model.items import PARTS, FieldValue, ItemField, Media, Part
from builder.model.project import Project
from builder.model.questions import Grades
from builder.render.escape import html_attribute, html_text
from builder.render.marked import Mark, marked_html
from builder.render.mathml import formula, math_text
from builder.render.pictures import DrawnBox, Size, figure_html
from builder.render.prose import rendered

ROLES = {"user": "User", "assistant": "Assistant", "system": "System", "tool": "Tool"}

NOUNS = {"image": "Picture", "audio": "Recording"}
"""What responses are called that are nothing else."""

LANGUAGES = {
    "bash": "Bash", "c": "C", "cpp": "C++", "csharp": "C#", "css": "CSS", "go": "Go", "html": "HTML", "java": "Java",
    "javascript": "JavaScript", "js": "JavaScript", "json": "JSON", "kotlin": "Kotlin", "php": "PHP",
    "python": "Python", "ruby": "Ruby", "rust": "Rust", "shell": "Shell", "sql": "SQL", "swift": "Swift",
    "typescript": "TypeScript", "xml": "XML", "yaml": "YAML",
}  # fmt: skip
"""Languages of code by the names that they go by; others are shown as they are written."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What is shown on an item besides its text.

    Attributes:
        spans: Marked text.
        grades: For a field with parts the chips beside each part, as ready HTML; empty where a part has none.
        boxes: Boxes on its pictures.
        numbered: Conversations of whose turns answers speak by number.
    """

    spans: Sequence[Mark] = ()
    grades: Mapping[str, Sequence[str]] = field(default_factory=dict)
    boxes: Sequence[DrawnBox] = ()
    numbered: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """Where a page finds pictures and recordings.

    Attributes:
        url: The address of a file.
        size: The size of a picture in pixels; None where nobody knows.
    """

    url: Callable[[str], str]
    size: Callable[[str], Size | None] = lambda _: None


NOTHING = Marking()


def item_html(project: Project, item: Mapping[str, FieldValue], files: Files, marking: Marking = NOTHING) -> str:
    """The item as a block of HTML, one field a line; fields in the order of the spec."""
    fields = [each for each in project.item.fields if each.id in item]
    # Turns are numbered whether or not grades are drawn: several accepted answers, too, name them by their numbers.
    graded = {question.of for question in project.questions if isinstance(question, Grades)}
    marking = replace(marking, numbered=graded | {span.field for span in marking.spans})
    return "\n".join(['<div class="gw-item">', *_lines(fields, item, files, marking), "</div>"])


def _lines(
    fields: Sequence[ItemField], item: Mapping[str, FieldValue], files: Files, marking: Marking
) -> Iterator[str]:
    """Each field; pictures that follow one another stand side by side where there is room, to be compared."""
    beside: list[str] = []
    for place, each in enumerate(fields):
        shown = field_html(each, item[each.id], files, marking)
        if each.kind == "image" and any(other.kind == "image" for other in fields[max(0, place - 1) : place + 2 : 2]):
            beside.append(shown)
            if place + 1 < len(fields) and fields[place + 1].kind == "image":
                continue
            shown, beside = f'<div class="gw-beside">{"".join(beside)}</div>', []
        yield shown


def field_html(each: ItemField, value: FieldValue, files: Files, marking: Marking) -> str:
    """One field with its title."""
    language = ""
    if each.language and "code" in (each.kind, each.format):
        language = f'<span class="gw-language">{html_text(LANGUAGES.get(each.language.lower(), each.language))}</span>'
    title = f'<div class="gw-field-title">{html_text(each.title)}</div>{language}'
    return f'<div class="gw-field">{title}{_value(each, value, files, marking)}</div>'


def _value(each: ItemField, value: FieldValue, files: Files, marking: Marking) -> str:
    if isinstance(value, Media):
        boxes = [box for box in marking.boxes if box.field == each.id]
        return _media(value, each.kind, each.title, each.language, files, boxes)
    if isinstance(value, str):
        spans = [span for span in marking.spans if span.field == each.id and span.part is None]
        return text_html(value, each.kind, each.language, spans)
    grades = marking.grades.get(each.id, ())
    chips = [
        f'<span class="gw-grade">{grades[number]}</span>' if any(grades[number : number + 1]) else ""
        for number in range(len(value))
    ]
    if grades and each.kind == "steps":
        chips = [chip or '<span class="gw-grade"><span class="gw-none">not graded</span></span>' for chip in chips]
    parts = [_part(each, part, number, files, marking, chips[number]) for number, part in enumerate(value)]
    if each.kind == "conversation":
        return _conversation(value, parts, numbered=each.id in marking.numbered)
    return LAYOUTS.get(each.kind, _steps)(value, parts)


def _part(each: ItemField, part: Part, number: int, files: Files, marking: Marking, chip: str) -> str:
    """What a turn, a response or a step holds: its text with its grade, then its picture or recording."""
    shown = ""
    if part.text or part.media is None:
        spans = [span for span in marking.spans if span.field == each.id and span.part == number]
        shown = f"{text_html(part.text, each.format, each.language, spans)}{chip}"
    if part.media is None:
        return shown
    # Several players or links on one page need names that tell them apart.
    name = f"{each.title}, {PARTS.get(each.kind, 'part')} {part.id or number + 1}"
    language = each.language if each.format != "code" else None
    media = _media(part.media, part.media.kind or "image", name, language, files)
    return f"{shown}{media}" if shown else f"{media}{chip}"


def _conversation(parts: Sequence[Part], texts: Sequence[str], *, numbered: bool) -> str:
    turns = []
    for number, (part, text) in enumerate(zip(parts, texts, strict=True), 1):
        role = part.role or "user"
        said = f"{number}. {ROLES[role]}" if numbered else ROLES[role]
        turns.append(f'<div class="gw-turn gw-turn-{role}"><span class="gw-role">{said}</span>{text}</div>')
    return f'<div class="gw-conversation">{"".join(turns)}</div>'


def noun(parts: object) -> str:
    """What one of the responses is called: "Response", or by what they are if all are bare pictures or recordings."""
    held = parts if isinstance(parts, tuple) else ()
    kinds = {part.media.kind if part.media and not part.text else None for part in held}
    return NOUNS.get(kinds.pop() or "", "Response") if len(kinds) == 1 else "Response"


def _responses(parts: Sequence[Part], texts: Sequence[str]) -> str:
    called = noun(parts)
    responses = [
        f'<div class="gw-response"><div class="gw-field-title">{called} {html_text(part.id or "")}</div>{text}</div>'
        for part, text in zip(parts, texts, strict=True)
    ]
    return f'<div class="gw-responses">{"".join(responses)}</div>'


def _steps(_: Sequence[Part], texts: Sequence[str]) -> str:
    steps = "".join(f'<li class="gw-step">{text}</li>' for text in texts)
    return f'<ol class="gw-steps">{steps}</ol>'


LAYOUTS: dict[str, Callable[[Sequence[Part], Sequence[str]], str]] = {
    "responses": _responses,
    "steps": _steps,
}


def text_html(text: str, form: str, language: str | None, spans: Sequence[Mark] = ()) -> str:
    """Text of an item in one of the formats of the language: to the letter, or with its formulas drawn.

    Marked text is always shown to the letter, for its offsets count the characters of the source.
    """
    if form == "code":
        return _code(text, spans)
    attributes = ' dir="auto"' + (f' lang="{html_attribute(language)}"' if language else "")
    draw = None if spans else FORMATS.get(form)
    drawn = draw(text, attributes) if draw else None
    marked = " gw-marked" if spans else ""
    return drawn or f'<div class="gw-text{marked}"{attributes}>{marked_html(text, spans)}</div>'


def _code(text: str, spans: Sequence[Mark]) -> str:
    # `pre_text` makes up for the line end that HTML drops after `<pre>`; here `<code>` comes between.
    kind = f"gw-code{' gw-marked' if spans else ''}"
    shown = marked_html(text, spans)
    return f'<pre class="{kind}" tabindex="0" role="region" aria-label="Code"><code>{shown}</code></pre>'


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


FORMATS: dict[str, Callable[[str, str], str | None]] = {"markdown": _markdown, "latex": _latex, "math": _math}
"""How a format is drawn; to the letter where it has no entry, or where drawing fails."""


def _media(
    value: Media, kind: str, name: str, language: str | None, files: Files, boxes: Sequence[DrawnBox] = ()
) -> str:
    """A picture or a recording; `name` is what its link or its player is called."""
    if kind != "audio":
        return figure_html(name, value, files.url(value.file), files.size(value.file), boxes)
    source = html_attribute(files.url(value.file))
    player = f'<audio controls preload="none" src="{source}" aria-label="{html_attribute(name)}"></audio>'
    spoken = f' lang="{html_attribute(language)}"' if language else ""
    transcript = f'<div class="gw-text" dir="auto"{spoken}>{html_text(value.transcript or "")}</div>'
    said = f'<div class="gw-field-title">Transcript</div>{transcript}'
    return f'<figure class="gw-audio">{player}<figcaption>{said}</figcaption></figure>'
