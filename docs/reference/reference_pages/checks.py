"""The page about checks, from the documentation that stands in each."""

from __future__ import annotations

from builder.findings import Severity
from builder.lint import CHECKS, OTHER_FINDINGS, other_severity
from builder.lint.docs import Snippet, parse
from builder.lint.suppressions import ABOUT_SUPPRESSIONS
from reference_pages.markdown import block, escaped, filled, table

OUTCOMES = {"fail": "This is found:", "pass": "This is fine:"}


def page() -> str:
    """The page."""
    severities = {name: check.severity for name, check in CHECKS.items()}
    return filled(
        "checks.md.j2",
        checks=_table({name: check.doc for name, check in CHECKS.items()}, severities),
        others=_table(OTHER_FINDINGS, {name: other_severity(name) for name in OTHER_FINDINGS}),
        check_sections="\n\n".join(_section(name, check.doc, check.severity) for name, check in CHECKS.items()),
        other_sections="\n\n".join(_section(name, doc, other_severity(name)) for name, doc in OTHER_FINDINGS.items()),
        fixed=", ".join(f"[`{name}`](#{name})" for name in CHECKS if name in ABOUT_SUPPRESSIONS),
    )


def _table(docs: dict[str, str], severities: dict[str, Severity]) -> str:
    rows = [(f"[`{name}`](#{name})", severities[name], escaped(parse(doc).summary)) for name, doc in docs.items()]
    return table(["Id", "Severity", "What holds where it is silent"], rows)


def _section(name: str, doc: str, severity: Severity) -> str:
    parsed = parse(doc)
    pieces = [f"### `{name}`", f"**{escaped(parsed.summary)}** ({severity})", escaped(parsed.text)]
    for outcome, words in OUTCOMES.items():
        pieces += [f"{words}\n\n{_snippet(each)}" for each in parsed.snippets if each.outcome == outcome]
    return "\n\n".join(piece for piece in pieces if piece)


def _snippet(snippet: Snippet) -> str:
    return block(snippet.text)
