"""What a text names in code, quotation marks or brackets is spelled as the spec spells it.

A text that speaks of `very-toxc`, of "Very Toxic" where the label reads "Very toxic", or of R6 where the rule is R06,
sends the reader to look for something that is not there. The check compares what stands in code, quotation marks,
emphasis and brackets with the ids and titles of labels, questions, fields, rules and flows, and everything that looks
like a rule's code with the codes. Only what is nearly one of them is told. References (`[[rule:…]]`) have a check of
their own.

PASS
    faq:
      - {id: what, question: What is it?, answer: 'Choose `Yes` or "unclear", as (toxic) says; `<P>` is "clear".'}
    rules:
      - {id: insults, title: “No insults”, text: An insult is toxic., gives: [toxic/Yes]}

FAIL
    faq:
      - {id: what, question: What is it?, answer: Choose `uncleer`.}

FAIL
    faq:
      - {id: what, question: What is it?, answer: 'Choose "Cannot Tell".'}

FAIL
    rules:
      - {id: insults, code: R06, title: No insults, text: "A threat is toxic, as R6 says."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.mentions import Names, mentions
from builder.model.base import Prose

_SIGNS = re.compile("[`\"“„*(«‘_']|(?<!\\[)\\[(?!\\[)")

_AROUND = "*_`\"“”„«»‘’' .,;:!?"


def run(subject: Subject) -> Iterator[Fault]:
    """At most one fault for each thing that a text names."""
    names = Names(subject)
    for found in subject.prose:
        text = found.text
        # Marks around all of a title only decorate it.
        told = {text.strip(_AROUND)} if found.path[-1] == "title" else set()
        if _SIGNS.search(text):
            for mention in mentions(text, markdown=found.mark is Prose.MARKDOWN):
                meant = names.meant(mention, found) if mention.text not in told else None
                if meant:
                    told.add(mention.text)
                    yield Fault(found.path, f"'{mention.text}' is nearly, but not quite, '{meant}'",
                                f"Write '{meant}', if that is meant.")  # fmt: skip
    for found, code, meant in names.codes():
        message = f"'{code}' is not the code of a rule"
        yield Fault(
            found.path, message, f"Did you mean '{meant}'?" if meant else "Correct it, or refer to the rule by its id."
        )
