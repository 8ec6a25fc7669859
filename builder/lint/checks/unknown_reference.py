"""Every reference names something that exists.

A spec holds together by ids: rules name labels, examples name rules, prose names other entries as
`[[rule:no-threats]]`. An id that nothing has is usually a slip of the pen or the remains of a rename, and on the page
it would be a link to nowhere; where its kind or a bracket is missing, it shows as it stands. The hint names the id that
was probably meant. A question must also be about a field that it can use: a ranking needs responses, boxes need a
picture.

References to an entry that could not be read are left alone: that entry has its own finding.

PASS
    rules:
      - {id: insults, title: No insults, text: "See [[rule:insults|this rule]].", gives: [toxic/Yes]}
    examples: []

PASS
    rules:
      - {id: insults, title: No insults, text: "In code, `[[rule:nothing]]` is no reference."}
    examples: []

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., gives: [toxic/Ja]}
    examples: []

FAIL
    rules:
      - {id: insults, title: No insults, text: "See [[rule:insluts]]."}
    examples: []

FAIL
    rules:
      - {id: insults, title: No insults, text: "See [[insults]] and [rule:insults]."}
    examples: []

FAIL
    examples:
      - id: one
        title: An answer to a question that does not exist
        kind: positive
        item: {comment: You are a fool.}
        accept: {toxik: Yes}
        reason: It is an insult.
        rules: [insults]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint import bare
from builder.lint.base import Fault, Subject
from builder.lint.references import called, problem, resolves
from builder.model import Found
from builder.model.base import Prose, Ref
from builder.model.examples import Rejected
from builder.model.index import SKIP
from builder.model.intext import KINDS, code_spans, references

_NEARLY = re.compile(
    rf"(?<![\\\[])(?:\[(?P<single>(?:{'|'.join(KINDS)}):[\w/-]+)|\[\[(?P<double>[\w/-]+))(?P<words>\|[^\]\[\n]*)?"
    r"(?(double)\]\]|\](?![\](\[:]))"
)


def run(subject: Subject) -> Iterator[Fault]:
    """Marked references first, then those in prose, then the names that stand without a mark."""
    for found in subject.references:
        if not isinstance(found.mark, Ref) or resolves(subject, found.mark.to, found.text):
            continue
        if found.text == SKIP and isinstance(found.owners[-1], Rejected):
            continue
        cited = getattr(found.owners[-1], "rules", ())
        yield Fault(found.path, *problem(subject, found.mark.to, found.text, cited))
    yield from _in_text(subject)
    yield from bare.faults(subject)


def _in_text(subject: Subject) -> Iterator[Fault]:
    for found in subject.prose:
        if found.mark is not Prose.MARKDOWN:
            continue
        for inner in references(found.text):
            written = f"[[{inner.kind}:{inner.id}]]"
            if inner.kind not in KINDS:
                hint = f"One can refer to: {', '.join(KINDS)}."
                yield Fault(found.path, f"{written}: a text cannot refer to a '{inner.kind}'", hint)
            elif not resolves(subject, inner.kind, inner.id):
                message, hint = problem(subject, inner.kind, inner.id)
                told = message if inner.kind == "label" else f"there is no {called(inner.kind)} '{inner.id}'"
                yield Fault(found.path, f"{written}: {told}", hint)
        if "[" in found.text:
            yield from _nearly(subject, found)


def _nearly(subject: Subject, found: Found) -> Iterator[Fault]:
    """What was meant as a reference and shows as it stands: `[[no-threats]]` without its kind, `[rule:no-threats]`."""
    code: list[tuple[int, int]] | None = None
    for match in _NEARLY.finditer(found.text):
        written = match["single"] or match["double"]
        kind, _, name = written.rpartition(":")
        kinds = [kind] if kind else [each for each in KINDS if name in subject.index.known.get(each, ())]
        if not kinds:
            continue  # brackets that may well be meant
        code = code_spans(found.text) if code is None else code
        if not any(start <= match.start() < end for start, end in code):
            told = "a reference has two brackets on each side" if kind else "it does not say what it refers to"
            yield Fault(found.path, f"{match[0]}: {told}", f"Write [[{kinds[0]}:{name}{match['words'] or ''}]].")
