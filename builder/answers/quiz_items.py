"""Quiz items: whether each has what its kind needs, and legal answers."""

# ruff: noqa: ARG001 -- every kind has the same form, whatever it needs of it

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.answers.accepted import TOLERANT
from builder.answers.items import item_problems
from builder.answers.judge import equal, problems
from builder.answers.plain import entries, number, text
from builder.answers.problem import Faults, Problem, quoted, suggest
from builder.answers.scope import Scope
from builder.answers.table import KINDS
from builder.model import Index, Project, Question, QuizItem
from builder.model.quizzes import AnswerRow
from builder.scalars import as_written
from builder.source import KeyPath

FEWEST_OPTIONS = 2

WITH_OPTIONS = ("single", "multiple", "ordering")


def quiz_problems(
    project: Project,
    item: QuizItem,
    index: Index | None = None,
    pictures: Mapping[str, tuple[int, int]] | None = None,
) -> list[Problem]:
    """What is wrong with a quiz item.

    Args:
        project: The project that it belongs to.
        item: The item.
        index: The project's index, where the caller has one already.
        pictures: Width and height in pixels of pictures by their file, as far as known.

    Returns:
        Problems, each with its path from the quiz item on.
    """
    scope = Scope(project, item.item, known=index or Index(project), pictures=pictures or {})
    found = item_problems(project, item.item, item.task, complete=item.kind == "label")
    return [
        *(problem.under(("item",)) for problem in found),
        *_options(item),
        *_question(project, item, scope.index),
        *_rows(item, scope),
        *_full_credit(item),
    ]


def _options(item: QuizItem) -> Iterator[Problem]:
    if item.kind not in WITH_OPTIONS:
        if item.options:
            yield Problem(("options",), f"an item of the kind '{item.kind}' has no options", "Leave them out.")
        return
    if len(item.options) < FEWEST_OPTIONS:
        path: KeyPath = ("options",) if item.options else ()
        yield Problem(path, f"an item of the kind '{item.kind}' needs at least {FEWEST_OPTIONS} options")
    seen: set[str] = set()
    for place, option in enumerate(item.options):
        if option.id in seen:
            yield Problem(("options", place, "id"), f"two options have the id '{option.id}'")
        seen.add(option.id)


def _question(project: Project, item: QuizItem, index: Index) -> Iterator[Problem]:
    if item.kind != "label":
        if item.question is not None:
            message = f"an item of the kind '{item.kind}' asks no question of the answer schema"
            yield Problem(("question",), message, "Leave it out, or make the kind `label`.")
        return
    if item.question is None:
        hint = suggest("", index.questions, "questions")
        yield Problem((), "an item of the kind 'label' must name its question", f"Write `question:`. {hint}")
        return
    if item.question not in index.questions:
        hint = suggest(item.question, index.questions, "questions")
        yield Problem(("question",), f"there is no question {quoted(item.question)}", hint)
        return
    task = next((one for one in project.tasks if one.id == item.task), None)
    if task and item.question not in task.questions:
        message = f"the question '{item.question}' does not belong to the task '{task.id}'"
        yield Problem(("question",), message, suggest(item.question, task.questions, "questions of the task"))


def _rows(item: QuizItem, scope: Scope) -> Iterator[Problem]:
    question = scope.index.questions.get(item.question or "") if item.kind == "label" else None
    if item.kind == "label" and question is None:
        return
    legal: list[AnswerRow] = []
    for place, row in enumerate(item.answers):
        path: KeyPath = ("answers", place)
        found = problems(question, row.answer, scope) if question else _plain(item, row)
        yield from (problem.under((*path, "answer")) for problem in found)
        yield from (problem.under(path) for problem in _tolerance(item, question, row))
        if found:
            continue
        # The same answer with a wider tolerance and less credit is how a table says what a near miss is worth.
        rivals = [other for other in legal if other.tolerance == row.tolerance]
        if any(_same(item, question, row, other, scope) for other in rivals):
            yield Problem((*path, "answer"), "the answer stands in the table twice", "Give each answer one row.")
        legal.append(row)


def _full_credit(item: QuizItem) -> Iterator[Problem]:
    if all(row.credit != 1 for row in item.answers):
        yield Problem(("answers",), "no answer earns the full credit", "Leave out `credit` for the right answer.")


def _plain(item: QuizItem, row: AnswerRow) -> list[Problem]:
    faults = Faults()
    _LEGAL[item.kind](item, row.answer, faults)
    return faults.found


def _single(item: QuizItem, raw: object, faults: Faults) -> None:
    _option(item, raw, (), faults)


def _several(item: QuizItem, raw: object, faults: Faults) -> list[str]:
    seen: list[str] = []
    for place, entry in enumerate(entries(raw, (), "the answer", faults)):
        option = _option(item, entry, (place,), faults)
        if option is not None and option in seen:
            faults.add((place,), f"the option '{option}' is listed twice", "List each option once.")
        elif option is not None:
            seen.append(option)
    return seen


def _ordering(item: QuizItem, raw: object, faults: Faults) -> None:
    seen = _several(item, raw, faults)
    missing = [option.id for option in item.options if option.id not in seen]
    if missing and isinstance(raw, (list, tuple)):
        names = ", ".join(f"'{name}'" for name in dict.fromkeys(missing))
        faults.add((), f"the order lacks {names}", "Put every option in order.")


def _text(item: QuizItem, raw: object, faults: Faults) -> None:
    written = text(raw, (), "the answer", faults)
    if written is not None and not written.strip():
        faults.add((), "the answer is empty")


def _number(item: QuizItem, raw: object, faults: Faults) -> None:
    number(raw, (), "the answer", faults)


_LEGAL: Mapping[str, Callable[[QuizItem, object, Faults], object]] = {
    "single": _single,
    "multiple": _several,
    "ordering": _ordering,
    "short-text": _text,
    "open": _text,
    "number": _number,
}


def _option(item: QuizItem, raw: object, path: KeyPath, faults: Faults) -> str | None:
    written = text(raw, path, "an option's id", faults)
    ids = [option.id for option in item.options]
    if written is None or written in ids:
        return written
    faults.add(path, f"{quoted(written)} is not an option", suggest(written, ids, "options"))
    return None


def _tolerance(item: QuizItem, question: Question | None, row: AnswerRow) -> Iterator[Problem]:
    if row.tolerance is None or item.kind == "number" or (question and KINDS[question.kind].tolerant):
        return
    what = f"the question '{question.id}'" if question else f"an item of the kind '{item.kind}'"
    yield Problem(("tolerance",), f"{what} has no tolerance", TOLERANT)


def _same(item: QuizItem, question: Question | None, row: AnswerRow, other: AnswerRow, scope: Scope) -> bool:
    if question:
        return equal(question, row.answer, other.answer, scope, tolerance=0)
    return _normal(item, row) == _normal(item, other)


def _normal(item: QuizItem, row: AnswerRow) -> object:
    if item.kind == "number":
        return float(row.answer)
    if isinstance(row.answer, (list, tuple)):
        ids = [as_written(one) or "" for one in row.answer]
        return sorted(ids) if item.kind == "multiple" else ids
    return (as_written(row.answer) or "").strip()
