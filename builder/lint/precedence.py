"""Which of several rules holds where they disagree."""

from __future__ import annotations

from collections.abc import Container, Iterable

from builder.model import Index
from builder.model.guidance import Rule


class Precedence:
    """What `over` says about the rules of a project, chains included: if a is over b and b over c, a is over c."""

    def __init__(self, index: Index) -> None:
        self._rules = index.rules
        self._below: dict[str, frozenset[str]] = {}

    def holding(self, rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
        """Of the rules that apply together, those that hold, and those that give way to one of them."""
        applying = list(rules)
        if len(applying) == 1:
            return applying, []
        beaten: set[str] = set()
        for rule in applying:
            beaten |= self._all_below(rule.id)
        return ([rule for rule in applying if rule.id not in beaten], [rule for rule in applying if rule.id in beaten])

    def reaches(self, rule: str) -> frozenset[str]:
        """The rule and all that give way to it, known or not."""
        return self._all_below(rule) | {rule}

    def _all_below(self, rule: str) -> frozenset[str]:
        if rule not in self._below:
            found: set[str] = set()
            to_do = [rule]
            while to_do:
                current = self._rules.get(to_do.pop())
                for lower in current.over if current else ():
                    if lower not in found:
                        found.add(lower)
                        to_do.append(lower)
            self._below[rule] = frozenset(found - {rule})
        return self._below[rule]


def given(rule: Rule, question: str, applying: Container[str] = ()) -> set[str]:
    """The labels of a question that a rule leads to.

    Where one of its exceptions (`rule/exception`) is among those that apply, what the exceptions give counts in its
    place; an exception that gives nothing leaves the question to others.
    """
    exceptions = [each for each in rule.exceptions if f"{rule.id}/{each.id}" in applying]
    refs = [ref for each in exceptions for ref in each.gives] if exceptions else rule.gives
    return {ref.partition("/")[2] for ref in refs if ref.partition("/")[0] == question}
