"""What holds for all answers, legal ones and whatever else may arrive."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.answers import (
    KINDS,
    Row,
    accepted_problems,
    accepts,
    distance,
    equal,
    labels_accepted,
    labels_in,
    problems,
    quiz_problems,
    read,
    score,
    skip_problems,
)
from builder.answers.asked import asked
from builder.model.examples import Accepted
from builder.model.questions import Errors, Spans
from tests.answers.schema import COMMENT, SPANS, demo, example, flag, question, quiz_item, whole

NAMES = [question.id for question in demo().project.questions]

WORDS = st.sampled_from([
    "great", "bad", "law", "cat", "tie", "a", "b", "x", "person", "city", "grammar", "minor", "ann", "rome", "good",
    "Ann", "1", "-0", "nan", "1e999", "true", "", " ", "unsure", "cannot-tell", "(", "\ud800", "\x00",
])  # fmt: skip

KEYS = st.sampled_from([
    "better", "by", "text", "label", "nth", "field", "part", "start", "end", "name", "category", "severity", "missing",
    "from", "to", "box", "any_of", "tolerance", "question", "odd",
])  # fmt: skip

SCALARS = (
    st.none()
    | st.booleans()
    | WORDS
    | st.text(max_size=4)
    | st.integers()
    | st.floats()
    | st.sampled_from([whole("7"), flag("true"), 10**400, -(10**400), 0.1, 3])
)

ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS | st.text(max_size=2), inner, max_size=5),
    max_leaves=20,
)


NONE = example(accept={"q": {"any_of": []}}).accept["q"]


@given(st.sampled_from(NAMES), ANYTHING)
def test_nothing_raises_whatever_arrives(name: str, raw: Any) -> None:
    found = problems(question(name), raw, demo())
    assert all(problem.message for problem in found)
    known = {entry.ref for entry in demo().index.labels_of(name)}
    if question(name).kind != "rating":
        assert set(labels_in(question(name), raw)) <= known
    assert accepts(question(name), NONE, raw, demo()) is False
    assert asked(demo().project, {name: raw}, None) <= set(NAMES)
    if not found:
        assert len({read(question(name), raw, demo()) for _ in range(2)}) == 1


@given(st.sampled_from(NAMES), ANYTHING)
def test_no_accepted_set_raises(name: str, raw: Any) -> None:
    accepted = example(accept={"q": Accepted.of(raw)}).accept["q"]
    assert accepted_problems(question(name), accepted, demo()) == problems(question(name), raw, demo())
    assert bool(skip_problems(demo().project, accepted)) is (raw != "broken")
    assert labels_accepted(question(name), accepted) == labels_in(question(name), raw)


@given(st.sampled_from(["single", "multiple", "label", "ordering", "short-text", "number", "open"]), ANYTHING)
def test_no_quiz_item_raises(kind: str, raw: Any) -> None:
    options = [{"id": name, "text": name} for name in "ab"]
    made = quiz_item(kind=kind, options=options, question="order", answers=[{"answer": raw}, {"answer": raw}])
    assert quiz_problems(demo().project, made)


def marks(extra: st.SearchStrategy[dict[str, Any]], limit: int) -> st.SearchStrategy[Any]:
    """Marks that do not overlap, cut out of the comment."""
    cuts = st.lists(st.integers(0, len(COMMENT)), min_size=2, max_size=2 * limit, unique=True).map(sorted)
    pairs = cuts.map(lambda places: list(zip(places[::2], places[1::2], strict=False)))
    return pairs.flatmap(
        lambda spans: st.tuples(
            *(extra.map(lambda more, at=at: {"start": at[0], "end": at[1], **more}) for at in spans)
        )
    ).map(list)


def labels(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(names).map(lambda name: {"label": name})


def links(*names: str) -> st.SearchStrategy[Any]:
    ends = st.sampled_from(["ann", "bob", "rome"])
    one = st.fixed_dictionaries({"from": ends, "to": ends, "label": st.sampled_from(names)})
    return st.lists(one, max_size=4, unique_by=lambda link: (link["from"], link["to"]))


@st.composite
def tied(draw: st.DrawFn) -> list[Any]:
    order = draw(st.permutations("abcd"))
    cut = draw(st.integers(1, 4))
    return [list(order[:cut]), *order[cut:]] if draw(st.booleans()) else list(order)


SIDES = st.tuples(*[st.integers(0, 9)] * 2, *[st.integers(1, 9)] * 2).map(list)
FAULT = st.fixed_dictionaries(
    {
        "category": st.sampled_from(["omission", "addition", "grammar", "punctuation", "non-translation"]),
        "severity": st.sampled_from(["minor", "major"]),
    }
)
STEP = st.sampled_from(["good", "fair"])

ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "grade": st.sampled_from(["great", "okay", "bad", "unsure"]),
    "level": st.sampled_from(["none", "some", "most", "all"]),
    "animal": st.sampled_from(["pet", "cat", "dog", "cow"]),
    "topics": st.lists(st.sampled_from(["law", "health", "sport"]), unique=True) | st.just("cannot-tell"),
    "quality": st.integers(0, 10).map(lambda step: step / 10),
    "clarity": st.integers(1, 5),
    "better": st.just("tie")
    | st.fixed_dictionaries({"better": st.sampled_from("ab"), "by": st.sampled_from(["slightly", "clearly"])}),
    "plain-better": st.sampled_from("ab").map(lambda name: {"better": name}),
    "order": tied(),
    "strict-order": st.permutations("abcd"),
    "entities": marks(labels("person", "city"), 4),
    "claims": marks(labels("claim").map(lambda more: {**more, "field": "comment"}), 4),
    "faults": marks(FAULT, 3) | st.lists(FAULT.map(lambda fault: {**fault, "missing": True}), max_size=4),
    "links": links("knows"),
    "pairs": links("together"),
    "objects": st.lists(
        st.fixed_dictionaries({"box": SIDES, "label": st.sampled_from(["cat", "dog"])}), max_size=4, unique_by=repr
    ),
    "steps": st.lists(STEP, min_size=3, max_size=3) | st.lists(STEP, max_size=2).map(lambda steps: [*steps, "bad"]),
    "count": st.integers(0, 10),
    "length": st.floats(-1e6, 1e6),
    "reply": st.sampled_from(["Thank you.", "No, thanks.", " No, thanks. "]),
}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, Any, Any]:
    name = draw(st.sampled_from(sorted(ANSWERS)))
    answers = [draw(ANSWERS[name]) for _ in range(2)]
    assume(not any(problems(question(name), raw, demo()) for raw in answers))  # undirected pairs may say one link twice
    return name, *answers


def test_every_kind_is_drawn() -> None:
    assert {question(name).kind for name in ANSWERS} == set(KINDS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
@given(data=st.data())
def test_drawn_answers_are_legal_and_read(name: str, data: st.DataObject) -> None:
    raw = data.draw(ANSWERS[name])
    if name != "pairs":
        assert problems(question(name), raw, demo()) == []
    if not problems(question(name), raw, demo()):
        assert read(question(name), raw, demo()) == read(question(name), raw, demo())


@given(pairs())
def test_distance_is_symmetric_bounded_and_zero_only_between_equals(pair: tuple[str, Any, Any]) -> None:
    name, a, b = pair
    apart = distance(question(name), a, b, demo())
    assert 0 <= apart <= 1
    assert apart == distance(question(name), b, a, demo())
    assert (apart == 0) is equal(question(name), a, b, demo())
    assert distance(question(name), a, a, demo()) == 0


@given(pairs())
def test_the_key_itself_earns_its_full_credit(pair: tuple[str, Any, Any]) -> None:
    name, key, given_answer = pair
    own = score(question(name), [Row(key, 0.75)], key, demo())
    assert (own.credit, own.row) == (0.75, 0)
    other = score(question(name), [Row(key)], given_answer, demo()).credit
    assert 0 <= other <= 1
    assert (other == 1) is equal(question(name), key, given_answer, demo())


@given(pairs())
def test_equal_normal_forms_are_equal_answers(pair: tuple[str, Any, Any]) -> None:
    name, a, b = pair
    if read(question(name), a, demo()) == read(question(name), b, demo()):
        assert equal(question(name), a, b, demo())


@given(ANSWERS["entities"], st.randoms())
def test_the_order_of_marks_does_not_matter(spans: list[Any], chance: Any) -> None:
    shuffled = list(spans)
    chance.shuffle(shuffled)
    assert read(question("entities"), spans, demo()) == read(question("entities"), shuffled, demo())


@given(st.sampled_from(["grade", "animal", "topics", "entities", "faults", "objects", "steps"]), st.data())
def test_labels_of_legal_answers_are_found(name: str, data: st.DataObject) -> None:
    raw = data.draw(ANSWERS[name])
    found = labels_in(question(name), raw)
    assert set(found) <= {entry.ref for entry in demo().index.labels_of(name)}
    assert bool(found) is bool(raw)


def test_a_marking_question_of_each_sort_is_drawn() -> None:
    assert isinstance(question("entities"), Spans)
    assert isinstance(question("faults"), Errors)
    assert not problems(question("entities"), SPANS, demo())
