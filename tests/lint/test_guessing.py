"""The exact sums, compared with counting every draw and every outcome."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lint import exams, guessing, passing
from builder.lint.checks import guessable_exam
from builder.lint.exams import Group
from builder.model import QuizItem
from tests.lint import base

OUTCOMES = st.sampled_from(
    [
        ((1.0, 0.25), (0.0, 0.75)),
        ((1.0, 0.25), (0.5, 0.25), (0.0, 0.5)),
        ((1.0, 1.0),),
        ((0.0, 1.0),),
        ((0.25, 0.5), (1.0, 0.5)),
    ]
)
ITEMS = st.lists(st.tuples(OUTCOMES, st.sampled_from([1, 2, 0.5])), min_size=1, max_size=4)
DRAWN = st.lists(st.tuples(ITEMS, st.integers(1, 4)), min_size=1, max_size=2)


def item(name: str, points: float) -> QuizItem:
    return QuizItem.model_validate(
        {"id": name, "kind": "open", "ask": "Why?", "answers": [{"answer": "So."}], "rules": ["insults"],
         "reason": "So.", "points": points}
    )  # fmt: skip


def counted(groups: list[Group], outcomes: dict, mark: float) -> float:
    """The probability by brute force."""
    draws = list(product(*(list(combinations(group.items, group.asked)) for group in groups)))
    passed = 0.0
    for draw in draws:
        items = [each for part in draw for each in part]
        for case in product(*(outcomes[each.id] for each in items)):
            weight = 1.0
            for _, chance in case:
                weight *= chance
            earned = sum(credit * each.points for (credit, _), each in zip(case, items, strict=True))
            if earned >= mark * sum(each.points for each in items) - 1e-9:
                passed += weight
    return passed / len(draws)


@settings(max_examples=80, deadline=None)
@given(DRAWN, st.sampled_from([0.25, 0.5, 0.6, 0.8, 1.0]))
def test_the_chance_to_pass_is_what_counting_gives(drawn, mark):
    outcomes, groups = {}, []
    for number, (items, asked) in enumerate(drawn):
        made = []
        for place, (found, points) in enumerate(items):
            made.append(item(f"i{number}-{place}", points))
            outcomes[made[-1].id] = found
        groups.append(Group(min(asked, len(made)), tuple(made)))
    found = passing.chance_to_pass(groups, lambda each: outcomes[each.id], mark)
    assert found == pytest.approx(counted(groups, outcomes, mark), abs=1e-9)
    bound = passing.chance_to_pass(groups, lambda each: outcomes[each.id], mark, floor=2.0)
    assert bound >= found - 1e-9


def exam(*items: str, **keys: str) -> str:
    lines = "".join(f"      - {{{line}, rules: [insults], reason: So.}}\n" for line in items)
    rest = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return (
        "quizzes:\n  - format: 1\n    id: exam\n    use: exam\n    title: Exam\n"
        f"    pass_mark: {{overall: 0.8}}\n{rest}    items:\n{lines}"
    )


def guessed(line: str) -> dict[float, float]:
    """What an item earns at random."""
    subject = base.subject(base.merged(QUESTIONS + exam(line)))
    found: dict[float, float] = {}
    for credit, chance in guessing.Guesser(subject).at_random(subject.project.quizzes[0].items[0]):
        found[credit] = found.get(credit, 0.0) + chance
    assert sum(found.values()) == pytest.approx(1.0)
    return {credit: chance for credit, chance in found.items() if credit and chance}


QUESTIONS = """
item:
  title: A case
  fields:
    - {id: comment, title: Comment, kind: text, optional: true}
    - {id: replies, title: Replies, kind: responses, optional: true}
    - {id: steps, title: Steps, kind: steps, optional: true}
questions:
  - {id: toxic, title: T, ask: Is it?, kind: choice, labels: [Yes, No], cannot_tell: {id: unclear, definition: x}}
  - {id: tags, title: T, ask: Which?, kind: multiple, labels: [rude, vulgar]}
  - {id: tone, title: T, ask: How?, kind: rating, scale: {low: 1, high: 5, anchors: [{value: 1, title: Bad}]}}
  - {id: better, title: T, ask: Which?, kind: pairwise, of: replies, strengths: [slightly, much], tie: true}
  - {id: order, title: T, ask: Which?, kind: ranking, of: replies}
  - {id: marks, title: T, ask: Where?, kind: spans, of: comment, labels: [l]}
  - {id: grade, title: T, ask: How?, kind: grades, of: steps, labels: [good, bad], ends_at: [bad]}
  - {id: count, title: T, ask: How many?, kind: number, low: 1, high: 4, whole: true}
  - {id: why, title: T, ask: Why?, kind: text}
flows: []
examples: []
"""
OPTIONS = "options: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]"
REPLIES = "item: {replies: [{id: x, text: X}, {id: y, text: Y}]}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"id: i, kind: single, ask: Q, {OPTIONS}, answers: [{{answer: a}}]", {1: 1 / 3}),
        (f"id: i, kind: single, ask: Q, {OPTIONS}, answers: [{{answer: a}}, {{answer: b, credit: 0.5}}]",
         {1: 1 / 3, 0.5: 1 / 3}),
        (f"id: i, kind: multiple, ask: Q, {OPTIONS}, answers: [{{answer: [a, b]}}, {{answer: [a], credit: 0.5}}]",
         {1: 1 / 7, 0.5: 1 / 7}),
        (f"id: i, kind: ordering, ask: Q, {OPTIONS}, answers: [{{answer: [b, a, c]}}]", {1: 1 / 6}),
        ("id: i, kind: label, ask: Q, question: toxic, item: {comment: x}, answers: [{answer: Yes}]", {1: 1 / 3}),
        ("id: i, kind: label, ask: Q, question: tags, item: {comment: x}, answers: [{answer: [rude]}]",
         {1: 1 / 4, 0.5: 1 / 4}),
        ("id: i, kind: label, ask: Q, question: tone, answers: [{answer: 2}, {answer: 2, tolerance: 1, credit: 0.5}]",
         {1: 1 / 5, 0.5: 2 / 5}),
        (f"id: i, kind: label, ask: Q, question: better, {REPLIES}, answers: [{{answer: {{better: x}}}}]", {1: 2 / 5}),
        (f"id: i, kind: label, ask: Q, question: order, {REPLIES}, answers: [{{answer: [y, x]}}]", {1: 1 / 2}),
        ("id: i, kind: label, ask: Q, question: marks, item: {comment: x}, answers: [{answer: []}]", {1: 1}),
        ("id: i, kind: label, ask: Q, question: marks, item: {comment: x}, answers: [{answer: [{text: x, label: l}]}]",
         {}),
        ("id: i, kind: label, ask: Q, question: grade, item: {steps: [a, b]}, answers: [{answer: [good, bad]}]",
         {1: 1 / 3, 0.5: 1 / 3}),
        ("id: i, kind: label, ask: Q, question: count, answers: [{answer: 3}]", {1: 1 / 4}),
        ("id: i, kind: label, ask: Q, question: why, answers: [{answer: So}]", {}),
        ("id: i, kind: label, ask: Q, question: toxic, item: {comment: x}, answers: [{answer: Maybe}]", {}),
        ("id: i, kind: number, ask: Q, answers: [{answer: 3}]", {}),
    ],
)  # fmt: skip
def test_what_an_item_earns_at_random(line, expected):
    assert guessed(line) == pytest.approx(expected)


def test_one_answer_for_all_items_of_a_question():
    lines = [
        f"id: i{n}, kind: label, ask: Q, question: toxic, item: {{comment: x}}, answers: [{{answer: {key}}}]"
        for n, key in enumerate(["No"] * 9 + ["Yes"])
    ]
    subject = base.subject(base.merged(exam(*lines)))
    quiz = subject.project.quizzes[0]
    same = guessable_exam.the_same(guessing.Guesser(subject), quiz)
    assert [same(each) for each in quiz.items] == [[(1.0, 1.0)]] * 9 + [[(0.0, 1.0)]]
    assert passing.chance_to_pass(exams.groups(quiz), same, 0.8) == 1.0
    (fault,) = base.of("guessable-exam", exam(*lines))
    assert fault.message == "the exam 'exam' can be passed by always answering the same: the chance is 100%"


def test_a_large_exam_is_quick_and_never_judged_too_hard():
    items = tuple(item(f"i{number}", 1) for number in range(400))
    even = [(credit / 7, 1 / 8) for credit in range(8)]
    group = [Group(300, items)]
    assert passing.chance_to_pass(group, lambda _: even, 0.8, floor=0.01) < 0.01
    assert passing.chance_to_pass([Group(40, items[:60])], lambda _: even, 0.5) == pytest.approx(0.5, abs=0.05)
