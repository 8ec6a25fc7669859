"""Answers that stand on a scale or in an order: ratings, comparisons, rankings and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

from builder.answers.plain import number_in, within
from builder.model.examples import Accepted
from builder.model.index import level
from builder.model.questions import NumberQuestion, Pairwise, Ranking, Rating
from builder.model.scales import Scale
from builder.render.chips import amount, chip, counted, entries, label_html, with_unit, written
from builder.render.drawing import Beside
from builder.render.environment import number
from builder.render.escape import html_attribute, html_text
from builder.render.items import noun
from builder.render.page import Page
from builder.render.tracks import track_html

DRAWN = 11
"""The levels of a scale with more of them are not drawn one by one: on a phone they could not be told apart."""


def levels_of(scale: Scale) -> list[float]:
    """All levels of a scale, the lowest first; only those with an anchor where there are too many to draw."""
    if steps_of(scale) < DRAWN:
        return [round(scale.low + place * scale.step, 9) for place in range(round(steps_of(scale)) + 1)]
    return sorted(anchor.value for anchor in scale.anchors)


def steps_of(scale: Scale) -> float:
    """How many steps lead from the lowest to the highest level."""
    return (scale.high - scale.low) / scale.step if scale.step > 0 else inf


def rating_html(page: Page, question: Rating, raw: Any, _: Beside) -> str:
    """A level with its name."""
    value = number_in(raw)
    return chip(written(raw)) if value is None else level_html(page, question.id, value)


def level_html(page: Page, question: str, value: float) -> str:
    """A level with its name, where it has one."""
    shown = level(value)
    ref = f"{question}/{shown}"
    return label_html(page, ref, f"{shown} ") if page.links.target("label", ref) else chip(shown)


def range_html(page: Page, question: Rating | NumberQuestion, accepted: Accepted) -> str:
    """What is accepted from one end to the other."""

    def end(value: float, unit: str | None = None) -> str:
        return level_html(page, question.id, value) if isinstance(question, Rating) else chip(amount(value, unit))

    low, high = accepted.from_, accepted.to
    unit = question.unit if isinstance(question, NumberQuestion) else None
    if low is not None and high is not None:
        return f"{end(low, unit)} to {end(high, None if counted(unit) else unit)}"
    if low is not None:
        return f"{end(low, unit)} or more"
    return f"{end(high, unit)} or less" if high is not None else ""


def rating_scale(page: Page, question: Rating, accepted: Accepted) -> str:
    """The scale from end to end with the accepted levels on it."""
    scale = page.edition.index.scale_of(question)
    if scale is None:
        return ""
    names = {anchor.value: anchor.title for anchor in scale.anchors}
    ends = [f"{level(value)} {names.get(value, '')}".strip() for value in (scale.low, scale.high)]
    if steps_of(scale) >= DRAWN:
        return track_html(scale, accepted, ends)
    steps = [(level(value), names.get(value, ""), _level_accepted(value, accepted)) for value in levels_of(scale)]
    return _strip(steps, ends)


def pairwise_scale(page: Page, question: Pairwise, accepted: Accepted, beside: Beside) -> str:
    """From "the first is much better" over the tie to "the second is much better", with what is accepted on it."""
    parts = beside.item.get(question.of)
    ids = [part.id or "" for part in parts] if isinstance(parts, tuple) else []
    strengths = [strength.id for strength in question.strengths]
    if len(ids) != len(("one", "other")) or not strengths:
        return ""
    given = accepted.any_of or ()
    names = {name: (page.links.target("label", f"{question.id}/{name}")) for name in strengths}
    steps: list[tuple[str, str, bool]] = []
    for side, order in ((ids[0], reversed(strengths)), (ids[1], strengths)):
        for strength in order:
            target = names[strength]
            on = any(_is(answer, side, strength) for answer in given)
            steps.append((f"{side}, {target.title if target else strength}", "", on))
    if question.tie:
        steps.insert(len(strengths), ("tie", "", any(written(answer) == "tie" for answer in given)))
    return _strip(steps, [f"{name} is better" for name in ids], words=True)


def _is(answer: Any, side: str, strength: str) -> bool:
    if not isinstance(answer, Mapping) or written(answer.get("better")) != side:
        return False
    return "by" not in answer or written(answer["by"]) == strength


def _level_accepted(value: float, accepted: Accepted) -> bool:
    off = accepted.tolerance or 0
    listed = (number_in(raw) for raw in accepted.any_of or ())
    if any(one is not None and within(one, value, off) for one in listed):
        return True
    low, high = accepted.from_, accepted.to
    if low is None and high is None:
        return False
    above = low is None or value >= low or within(value, low, off)
    return above and (high is None or value <= high or within(value, high, off))


def _strip(steps: Sequence[tuple[str, str, bool]], ends: Sequence[str], *, words: bool = False) -> str:
    """The steps of a scale in a row. One picture with one name for those who hear the page."""
    accepted = ", ".join(f"{step} {name}".strip() for step, name, on in steps if on) or "none"
    said = html_attribute(f"Scale from “{ends[0]}” to “{ends[1]}”. Accepted: {accepted}.")
    drawn = "".join(
        f'<span class="gw-level{" gw-level-on" if on else ""}">{html_text(step)}</span>' for step, _, on in steps
    )
    kind = "gw-scale gw-scale-words" if words else "gw-scale"
    shown = "" if words else "".join(f'<span class="gw-end">{html_text(end)}</span>' for end in ends)
    levels = f'<span class="gw-levels">{drawn}</span>'
    return f' <span class="{kind}" role="img" aria-label="{said}">{levels}{shown}</span>'


def pairwise_html(page: Page, question: Pairwise, raw: Any, beside: Beside) -> str:
    """Which one is better, and by how much."""
    if not isinstance(raw, Mapping):
        return f"{chip('tie')} neither is better" if written(raw) == "tie" else html_text(written(raw))
    better = f"{_response(raw.get('better'), question, beside)} is better"
    if "by" in raw:
        strength = f"{question.id}/{written(raw['by'])}"
        return f"{better}: {label_html(page, strength)}"
    return f"{better}, by whatever strength" if question.strengths else better


def ranking_html(_: Page, question: Ranking, raw: Any, beside: Beside) -> str:
    """The responses by their places; those that share one stand together."""
    place, lines = 1, []
    for each in entries(raw):
        tied = [_response(one, question, beside) for one in entries(each)]
        words = " = ".join(tied) + (' <span class="gw-where">tie</span>' if len(tied) > 1 else "")
        lines.append(f'<span class="gw-row" role="listitem"><span class="gw-rank">{place}.</span> {words}</span>')
        place += len(tied)
    return f'<span class="gw-rows" role="list">{"".join(lines)}</span>'


def _response(raw: Any, question: Pairwise | Ranking, beside: Beside) -> str:
    return chip(f"{noun(beside.item.get(question.of))} {written(raw)}")


def number_html(_: Page, question: NumberQuestion, raw: Any, __: Beside) -> str:
    """The number with its unit."""
    return chip(with_unit(written(raw), question.unit))


def tolerance_html(question: NumberQuestion, accepted: Accepted) -> str:
    """By how much a number may be off, and what that comes to."""
    off = question.tolerance if accepted.tolerance is None else accepted.tolerance
    if not off:
        return ""
    unit = None if counted(question.unit) else question.unit  # it has been said with the number
    shown = f" ± {html_text(amount(off, unit))}"
    single = [number_in(raw) for raw in accepted.any_of or ()]
    if len(single) == 1 and single[0] is not None:
        ends = (round(single[0] - off, 9), round(single[0] + off, 9))
        reach = f"{number(ends[0])} to {amount(ends[1], unit)}"
        shown += f' <span class="gw-where">({html_text(reach)})</span>'
    return shown
