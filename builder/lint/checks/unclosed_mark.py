"""What is opened is closed: emphasis, code, formulas, brackets, quotation marks.

A `**` without its twin shows as two stars, a lost backtick turns the rest of the paragraph into code or nothing, and a
lost `$` prints the formula as it was typed. The check looks at each paragraph of the prose. Marks inside code and
formulas, escaped ones, smileys and the numbers of lists (`a)`) are left alone; inside formulas it counts braces.

PASS
    faq:
      - id: what
        question: What (exactly) is toxic?
        answer: "An *insult*, **always** :( and a) `**` b) 2 * 3. It costs $x^{2}$. See [[rule:insults]]."

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "An insult is **always toxic."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "Mark it as `toxic."}

FAIL
    faq:
      - {id: what, question: How much?, answer: "It is $x^2 at most."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "An insult (or a threat is toxic."}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.marks import has_formula, unclosed
from builder.model.base import Prose


def run(subject: Subject) -> Iterator[Fault]:
    """The first such mark of each text; of titles only brackets and quotation marks, since they are no Markdown."""
    formulas = any("$" in found.text and found.mark is Prose.MARKDOWN and has_formula(found.text)
                   for found in subject.prose)  # fmt: skip
    for found in subject.prose:
        problem = unclosed(found.text, markdown=found.mark is Prose.MARKDOWN, formulas=formulas)
        if problem:
            mark, near, opened = problem
            told = "is opened and never closed" if opened else "closes what was never opened"
            yield Fault(found.path, f"'{mark}' {told}: {near}",
                        "Close it, or put a backslash before it if it is meant as it stands.")  # fmt: skip
