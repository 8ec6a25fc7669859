"""A rule says the same in every language.

A rule and its variants are kept side by side, and one is mended without the other: the German text says "three
seconds", allows what the English one forbids, or names another marker. The check compares a rule with each of its
variants by language: figures, what stands in code marks, references to rules and labels, and, sentence by sentence
where both have as many, whether something is negated and whether it is a duty, advice or a choice. Words in quotation
marks are examples and may differ. Variants by vendor or tool are compared where they read nearly like the rule, and may
have figures of their own, such as a key to press.

PASS
    variants: [{id: german, by: language, title: Deutsch, language: de}]
    rules:
      - id: insults
        title: No insults
        text: Do not mark pauses under two seconds. Write `<P>` for the others.
        variants: [{variant: german, text: Markieren Sie keine Pausen unter 2 Sekunden. Schreiben Sie sonst `<P>`.}]

FAIL
    variants: [{id: german, by: language, title: Deutsch, language: de}]
    rules:
      - id: insults
        title: No insults
        text: Do not mark pauses under two seconds. Write `<P>` for the others.
        variants: [{variant: german, text: Markieren Sie keine Pausen unter drei Sekunden. Schreiben Sie sonst `<P>`.}]

FAIL
    variants: [{id: german, by: language, title: Deutsch, language: de}]
    rules:
      - id: insults
        title: No insults
        text: Do not mark pauses.
        variants: [{variant: german, text: Markieren Sie die Pausen.}]
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from builder.lint.base import Fault, Subject
from builder.lint.gist import Gist
from builder.model.guidance import Rule, RuleVariant
from builder.source import KeyPath

_HINT = "Make both say the same, in the language of each."
_HINT_FOR_SOME = "Make both say the same, or put what differs for them into words of its own."
_LIKE = 0.6
"""From this share of common words on, a variant by vendor or tool is the rule with a few words changed."""


def run(subject: Subject) -> Iterator[Fault]:
    """Each variant against its rule, and against the variants of the same language."""
    by = {variant.id: variant for variant in subject.project.variants}
    own = subject.project.language.casefold()[:2]
    for number, rule in enumerate(subject.project.rules):
        if not rule.variants:
            continue
        original = Gist.of(rule.text, own)
        for place, variant in enumerate(rule.variants):
            path: KeyPath = ("rules", number, "variants", place)
            kind = by[variant.variant].by if variant.variant in by else "language"
            gist = Gist.of(variant.text, own)
            if kind != "language" and not _like(rule, variant):
                continue
            more = kind != "language"
            hint = _HINT_FOR_SOME if more else _HINT
            problem = original.against(gist, strict=gist.tongue != original.tongue, more=more)
            if problem:
                yield Fault((*path, "text"), f"{problem}, unlike the text of the rule '{rule.id}'", hint)
            yield from _parts(rule, variant, path, own, more=more)


def _parts(rule: Rule, variant: RuleVariant, path: KeyPath, own: str, *, more: bool) -> Iterator[Fault]:
    for key, original, text in (("title", rule.title, variant.title), ("why", rule.why, variant.why)):
        if original and text:
            problem = Gist.of(original, own).figures_against(Gist.of(text, own), more=more)
            if problem:
                hint = _HINT_FOR_SOME if more else _HINT
                yield Fault((*path, key), f"{problem}, unlike the {key} of the rule '{rule.id}'", hint)


def _like(rule: Rule, variant: RuleVariant) -> bool:
    return SequenceMatcher(None, rule.text.split(), variant.text.split(), autojunk=False).ratio() >= _LIKE
