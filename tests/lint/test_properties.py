"""Whatever a spec says: no check raises, and every fault has a place."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from builder.lint import CHECKS, lint
from tests.lint import base
from tests.lint.rich import RICH

DATA = base.read(RICH)


def paths(value: object, path: tuple = ()) -> Iterator[tuple]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


PATHS = sorted(paths(DATA), key=str)
WORDS = sorted({str(at) for path in PATHS for at in [path[-1]] if isinstance(at, str)})


def at(data: object, path: tuple) -> object:
    for key in path:
        data = data[key]
    return data


VALUES = st.one_of(
    st.sampled_from(
        ["insults", "toxic", "toxic/No", "No", "Insult", "skip", "skip/foreign", "main", "aimed", "nothing", "internal"]
    ),
    st.sampled_from(
        ["north", "a", "tie", "5", "[[rule:insults]]", "[[x:y]]", "``` [[rule:x]]", "$", "![](a.png)", "TODO"]
    ),
    st.text(max_size=12),
    st.integers(-3, 7),
    st.floats(allow_nan=False, allow_infinity=False),
    st.just([]),
    st.just({}),
    st.just(None),
    st.lists(st.sampled_from(["insults", "toxic", "No", "good", "bad", "a", "b"]), max_size=3),
)

CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["set", "copy", "remove", "double"]), st.sampled_from(PATHS), st.sampled_from(PATHS), VALUES
    ),
    min_size=1,
    max_size=3,
)


def changed(changes: list[tuple]) -> dict:
    data = copy.deepcopy(DATA)
    for how, path, other, value in changes:
        try:
            holder, key = at(data, path[:-1]), path[-1]
            if how == "set":
                holder[key] = value
            elif how == "copy":
                holder[key] = copy.deepcopy(at(DATA, other))
            elif how == "remove":
                del holder[key]
            elif isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
        except (KeyError, IndexError, TypeError):
            continue
    return data


def test_the_rich_project_lacks_examples_and_has_a_leftover_suppression():
    found = lint(base.subject(DATA, media={"media/cat.png": 1}))
    assert {check.id for check, _ in found} == {"missing-example", "unused-suppression"}


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(CHANGES, st.booleans())
def test_no_check_raises_and_every_fault_has_a_place(changes, whole):
    data = changed(changes)
    try:
        subject = base.subject(data, whole=whole, dropped=frozenset() if whole else frozenset({"insults"}))
    except (ValidationError, TypeError):  # pydantic raises the second for an empty key, which reading takes out before
        return
    found = lint(subject)
    assert found == lint(subject)
    for check, fault in found:
        assert CHECKS[check.id] is check
        assert fault.message
        at_least = fault.path[:1]
        assert not at_least or at_least[0] in data


@settings(max_examples=20, deadline=None)
@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
def test_only_due_dates_depend_on_today(today):
    found = {check.id for check, _ in lint(base.subject(DATA, today=today, media={"media/cat.png": 1}))}
    expected = {"missing-example", "unused-suppression"}
    assert found == expected | ({"overdue"} if today > dt.date(2026, 12, 31) else set())
