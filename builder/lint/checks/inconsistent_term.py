"""One thing has one name, written in one way.

"Code-switching", "code switching" and "codeswitching" are three words to a search box, and a reader wonders whether
they are three things. The check finds compounds that are written with a hyphen, as one word and as two; terms of the
glossary with other capitals or with a slip in them; and British and American spellings side by side. A hyphen that
grammar asks for (a high-risk topic, but a topic of high risk) is no fault. What stands in code or quotation marks is
left alone.

PASS
    faq:
      - {id: a, question: What is code-switching?, answer: "In code-switching, a speaker changes the language."}
      - {id: b, question: What is it not?, answer: 'No "code switching". The follow-up is no way to follow up.'}

FAIL
    faq:
      - {id: a, question: What is code-switching?, answer: A speaker changes the language.}
      - {id: b, question: Does code switching count?, answer: Yes.}

FAIL
    faq:
      - {id: a, question: Why?, answer: Send an e-mail.}
      - {id: b, question: How?, answer: The email says how.}

FAIL
    faq:
      - {id: a, question: Why?, answer: The label says so.}
      - {id: b, question: What colour?, answer: Any color.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.compounds import compounds
from builder.lint.spellings import dialects, slips, terms


def run(subject: Subject) -> Iterator[Fault]:
    """Compounds, then the glossary's terms, then British against American; one fault for each rarer form."""
    told: set[str] = set()
    for find in (compounds, terms, slips, dialects):
        for form in find(subject):
            if form.written.casefold() not in told:
                told.add(form.written.casefold())
                yield Fault(form.passage.found.path, f"'{form.written}' is written '{form.other}' elsewhere",
                            "Write it in one way everywhere.")  # fmt: skip
