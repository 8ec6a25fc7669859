"""Checks: what is wrong with a project beyond its form. One file each, one table of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import ModuleType

from builder.errors import GuidewrightError
from builder.findings import Severity
from builder.lint import docs
from builder.lint.base import Check, Fault, Subject
from builder.lint.checks import (
    contradicts_rules,
    contrast_without_difference,
    dead_link,
    duplicate_id,
    duplicate_title,
    expired_suppression,
    figures_disagree,
    flow_dead_end,
    guessable_exam,
    hard_to_read,
    identical_options,
    illegal_answer,
    illegal_quiz,
    impossible_limit,
    inconsistent_term,
    internal_leak,
    key_in_question,
    key_position,
    longest_key,
    lost_backslash,
    missing_anchor,
    missing_boundary,
    missing_cannot_tell,
    missing_example,
    missing_media,
    missing_precedence,
    missing_text_alternative,
    missing_unit,
    missing_warning,
    missing_wellbeing,
    misspelled_id,
    must_and_may,
    near_duplicate_rules,
    never_asked,
    one_sided_distinction,
    overdue,
    placeholder,
    question_cycle,
    rule_cycle,
    rule_without_question,
    similar_labels,
    strength_in_text,
    teaches_and_tests,
    unbalanced_gold,
    unclosed_mark,
    undefined_term,
    unknown_check,
    unknown_reference,
    unpassable_exam,
    unreachable_label,
    untaught,
    unused_entry,
    unused_media,
    unused_suppression,
    vague_word,
    variants_differ,
    written_as_number,
)
from builder.lint.nearest import Nearest
from builder.lint.other_findings import OTHER_FINDINGS, WARNINGS
from builder.lint.severities import PROMISED, with_severities
from builder.lint.suppressions import ABOUT_SUPPRESSIONS, Suppressions

__all__ = [
    "CHECKS",
    "OTHER_FINDINGS",
    "Check",
    "Fault",
    "Subject",
    "explain",
    "explained_ids",
    "lint",
    "other_severity",
    "settable",
]

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def _silent(_: Subject) -> Iterator[Fault]:
    """For faults about suppressions: `lint` finds them when the other checks are done."""
    yield from ()


def _check(module: ModuleType, severity: Severity, *, needs_whole: bool = False) -> Check:
    run: Callable[[Subject], Iterator[Fault]] = getattr(module, "run", _silent)
    return Check(module.__name__.rpartition(".")[2].replace("_", "-"), severity, run, needs_whole, module.__doc__ or "")


CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        _check(unknown_reference, ERROR),
        _check(illegal_answer, ERROR),
        _check(illegal_quiz, ERROR),
        _check(contradicts_rules, ERROR),
        _check(rule_cycle, ERROR),
        _check(question_cycle, ERROR),
        _check(flow_dead_end, ERROR),
        _check(unreachable_label, ERROR),
        _check(missing_example, WARNING, needs_whole=True),
        _check(duplicate_id, ERROR),
        _check(undefined_term, WARNING, needs_whole=True),
        _check(missing_media, ERROR),
        _check(unused_media, WARNING, needs_whole=True),
        _check(missing_text_alternative, ERROR),
        _check(missing_warning, ERROR),
        _check(missing_wellbeing, WARNING),
        _check(placeholder, ERROR),
        _check(written_as_number, WARNING),
        _check(overdue, WARNING),
        _check(internal_leak, ERROR),
        _check(one_sided_distinction, WARNING),
        _check(missing_cannot_tell, WARNING, needs_whole=True),
        _check(missing_precedence, WARNING),
        _check(contrast_without_difference, WARNING),
        _check(hard_to_read, WARNING),
        _check(must_and_may, WARNING),
        _check(strength_in_text, WARNING),
        _check(similar_labels, WARNING),
        _check(missing_anchor, WARNING),
        _check(impossible_limit, ERROR),
        _check(identical_options, ERROR),
        _check(untaught, WARNING, needs_whole=True),
        _check(never_asked, ERROR),
        _check(unused_entry, WARNING, needs_whole=True),
        _check(vague_word, WARNING),
        _check(duplicate_title, WARNING),
        _check(lost_backslash, ERROR),
        _check(longest_key, WARNING),
        _check(key_position, WARNING),
        _check(rule_without_question, WARNING, needs_whole=True),
        _check(teaches_and_tests, ERROR),
        _check(near_duplicate_rules, WARNING),
        _check(unclosed_mark, WARNING),
        _check(dead_link, WARNING),
        _check(figures_disagree, WARNING),
        _check(missing_unit, WARNING),
        _check(missing_boundary, WARNING),
        _check(guessable_exam, ERROR),
        _check(unpassable_exam, ERROR),
        _check(unbalanced_gold, WARNING, needs_whole=True),
        _check(key_in_question, WARNING),
        _check(misspelled_id, WARNING),
        _check(variants_differ, WARNING),
        _check(inconsistent_term, WARNING),
        _check(unknown_check, ERROR),
        _check(expired_suppression, WARNING),
        _check(unused_suppression, WARNING),
    )
}
"""Every check by id, in the order in which they run."""


def settable() -> dict[str, bool]:
    """Every check, and whether a repository may set the severity of its findings."""
    return {check: check not in PROMISED for check in CHECKS}


def lint(subject: Subject, levels: Mapping[str, str] | None = None) -> list[tuple[Check, Fault]]:
    """What all checks find in a project, without what its suppressions silence.

    Args:
        subject: The project.
        levels: Severities (or `off`) that differ in this repository, by check.
    """
    suppressions = Suppressions(subject)
    found: list[tuple[Check, Fault]] = []
    chosen = {check.id: check for check in with_severities(CHECKS.values(), levels or {})}
    ran = [check for check in chosen.values() if subject.whole or not check.needs_whole]
    for check in ran:
        found += [(check, fault.in_one_line()) for fault in suppressions.apply(check.id, check.run(subject))]
    about = suppressions.faults(
        known=[name for name in CHECKS if name not in ABOUT_SUPPRESSIONS],
        ran={check.id for check in ran} if subject.whole else frozenset(),
        fixed={*OTHER_FINDINGS, *ABOUT_SUPPRESSIONS},
    )
    return found + [(chosen[check], fault.in_one_line()) for check, fault in about if check in chosen]


def explained_ids() -> list[str]:
    """Every id that `explain` knows: checks first, then findings about the files themselves."""
    return [*CHECKS, *OTHER_FINDINGS]


def other_severity(finding_id: str) -> Severity:
    """The severity of a finding about the files themselves."""
    return WARNING if finding_id in WARNINGS else ERROR


def explain(finding_id: str) -> str:
    """The documentation of a finding, for the terminal.

    Raises:
        GuidewrightError: There is no such finding.
    """
    if finding_id in CHECKS:
        check = CHECKS[finding_id]
        return docs.for_terminal(check.id, check.severity, check.doc)
    if finding_id in OTHER_FINDINGS:
        return docs.for_terminal(finding_id, other_severity(finding_id), OTHER_FINDINGS[finding_id])
    known = explained_ids()
    raise GuidewrightError(f"there is no check '{finding_id}'", hint=Nearest(known).hint(finding_id))
