"""Answers as trainers read them: labels by their names and linked, in one line of HTML. One function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from builder.model import Question
from builder.model.examples import Accepted, Example
from builder.model.index import SKIP, level
from builder.model.questions import (
    Boxes,
    Choice,
    Errors,
    Grades,
    Multiple,
    NumberQuestion,
    Pairwise,
    Ranking,
    Rating,
    Relations,
    Spans,
    TextQuestion,
)
from builder.render.environment import number
from builder.render.escape import html_attribute, html_text
from builder.render.items import text_html
from builder.render.page import Page
from builder.scalars import as_written

OR = ' <span class="gw-or">or</span> '


def accepted_html(page: Page, question_id: str, accepted: Accepted, names: Mapping[str, str] | None = None) -> str:
    """The accepted set of answers to a question.

    Args:
        page: The page that shows them.
        question_id: The question.
        accepted: The set.
        names: For relations: the marked text by the name of its span.
    """
    question = page.edition.index.questions.get(question_id)
    if isinstance(question, TextQuestion):
        form = "markdown" if question.markdown else "text"
        texts = (text_html(_text(answer), form, question.language) for answer in accepted.any_of or ())
        return OR.join(texts)
    if accepted.any_of is not None:
        shown = OR.join(answer_html(page, question_id, answer, names) for answer in accepted.any_of)
    else:
        ends = [accepted.from_, accepted.to]
        shown = " to ".join(_level(page, question_id, end) for end in ends if end is not None)
    if accepted.tolerance:
        unit = f" {question.unit}" if isinstance(question, NumberQuestion) and question.unit else ""
        shown += f" ± {html_text(number(accepted.tolerance) + unit)}"
    return shown


def answer_html(page: Page, question_id: str, raw: Any, names: Mapping[str, str] | None = None) -> str:
    """One answer. What is not legal has been found long before; here it is shown as it was written."""
    question = page.edition.index.questions.get(question_id)
    if question_id == SKIP:
        return label_html(page, f"{SKIP}/{_text(raw)}")
    if question is None:
        return _plain(raw)
    if question.cannot_tell and as_written(raw) == question.cannot_tell.id:
        return label_html(page, f"{question_id}/{question.cannot_tell.id}")
    if isinstance(question, Relations):
        return _relations(page, question, raw, names)
    return KINDS[type(question)](page, question, raw)


def label_html(page: Page, ref: str, prefix: str = "") -> str:
    """A label as a chip that leads to its definition."""
    target = page.links.target("label", ref)
    words = html_text(prefix + (target.title if target else ref.partition("/")[2]))
    if target is None:
        return f'<span class="gw-label">{words}</span>'
    return f'<a class="gw-label" href="{html_attribute(page.links.url(target, page.path))}">{words}</a>'


def _text(raw: Any) -> str:
    written = as_written(raw)
    return str(raw) if written is None else written


def _plain(raw: Any) -> str:
    return html_text(_text(raw))


def _items(raw: Any) -> Sequence[Any]:
    return raw if isinstance(raw, (list, tuple)) else (raw,)


def _label(page: Page, question: Question, raw: Any) -> str:
    return label_html(page, f"{question.id}/{_text(raw)}")


def _labels(page: Page, question: Question, raw: Any) -> str:
    return " ".join(_label(page, question, each) for each in _items(raw)) or '<span class="gw-none">none</span>'


def _level(page: Page, question_id: str, value: float) -> str:
    shown = level(value)
    ref = f"{question_id}/{shown}"
    return (
        label_html(page, ref, f"{shown} ")
        if page.links.target("label", ref)
        else f'<span class="gw-label">{shown}</span>'
    )


def _rating(page: Page, question: Question, raw: Any) -> str:
    return _level(page, question.id, raw) if isinstance(raw, (int, float)) else _plain(raw)


def _pairwise(page: Page, question: Question, raw: Any) -> str:
    if not isinstance(raw, dict):
        return '<span class="gw-label">tie</span>' if _text(raw) == "tie" else _plain(raw)
    better = f'<span class="gw-label">{html_text(_text(raw.get("better")))}</span> is better'
    return f"{better}, {_label(page, question, raw['by'])}" if "by" in raw else better


def _ranking(_: Page, __: Question, raw: Any) -> str:
    places = [" = ".join(html_text(_text(each)) for each in _items(place)) for place in _items(raw)]
    return ' <span class="gw-or">before</span> '.join(f'<span class="gw-label">{place}</span>' for place in places)


def _quoted(span: Any) -> str:
    if not isinstance(span, dict):
        return html_text(_text(span))
    if "text" in span:
        return f'“<span class="gw-quoted" dir="auto">{html_text(_text(span["text"]))}</span>”'
    return "something missing" if span.get("missing") else f"characters {span.get('start')} to {span.get('end')}"


def _spans(page: Page, question: Question, raw: Any) -> str:
    return _list(f"{_quoted(span)} {_label(page, question, span.get('label'))}" for span in _mappings(raw))


def _errors(page: Page, question: Question, raw: Any) -> str:
    return _list(
        f"{_quoted(span)} {_label(page, question, span.get('category'))} {_label(page, question, span.get('severity'))}"
        for span in _mappings(raw)
    )


def _relations(page: Page, question: Question, raw: Any, names: Mapping[str, str] | None = None) -> str:
    def end(name: Any) -> str:
        text = (names or {}).get(_text(name))
        return f'“<span class="gw-quoted" dir="auto">{html_text(text)}</span>”' if text else _plain(name)

    return _list(
        f"{end(each.get('from'))} → {end(each.get('to'))} {_label(page, question, each.get('label'))}"
        for each in _mappings(raw)
    )


def span_names(example: Example) -> dict[str, str]:
    """The marked texts of an example's answers by the names of their spans."""
    raws = (raw for accepted in example.accept.values() for raw in accepted.any_of or ())
    spans = (span for raw in raws if isinstance(raw, (list, tuple)) for span in raw if isinstance(span, dict))
    return {_text(span["name"]): _text(span["text"]) for span in spans if "name" in span and "text" in span}


def _boxes(page: Page, question: Question, raw: Any) -> str:
    return _list(
        f"{_label(page, question, each.get('label'))} at {', '.join(_plain(side) for side in _items(each.get('box')))}"
        for each in _mappings(raw)
    )


def _mappings(raw: Any) -> Iterator[dict[str, Any]]:
    yield from (each for each in _items(raw) if isinstance(each, dict))


def _list(shown: Iterator[str]) -> str:
    return "; ".join(shown) or '<span class="gw-none">nothing</span>'


def grade_chips(page: Page, question: Question, raw: Any) -> list[str]:
    """For each graded step its chips; several where any of them is accepted."""
    chips = []
    for each in _items(raw):
        choices = _items(each["any_of"]) if isinstance(each, dict) and "any_of" in each else (each,)
        chips.append(OR.join(_label(page, question, choice) for choice in choices))
    return chips


def _grades(page: Page, question: Question, raw: Any) -> str:
    return "; ".join(f"{place}. {chip}" for place, chip in enumerate(grade_chips(page, question, raw), 1))


def _number(_: Page, question: Question, raw: Any) -> str:
    unit = f" {question.unit}" if isinstance(question, NumberQuestion) and question.unit else ""
    return f'<span class="gw-label">{html_text(_text(raw) + unit)}</span>'


def _written(_: Page, __: Question, raw: Any) -> str:
    return f'<span class="gw-text" dir="auto">{_plain(raw)}</span>'


KINDS: dict[type, Callable[[Page, Any, Any], str]] = {
    Choice: _label,
    Multiple: _labels,
    Rating: _rating,
    Pairwise: _pairwise,
    Ranking: _ranking,
    Spans: _spans,
    Errors: _errors,
    Relations: _relations,
    Boxes: _boxes,
    Grades: _grades,
    NumberQuestion: _number,
    TextQuestion: _written,
}
