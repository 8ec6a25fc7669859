"""Text is not written as a bare number or truth value.

YAML reads `1.10` as the number 1.1 and `true` as a truth value. Where text is meant, Guidewright keeps what was
written, but other programs that read the file will not, and the next editor may "tidy" `1.10` to `1.1`. Quotation
marks settle it.

PASS
    title: "2.10"

FAIL
    title: 2.10

FAIL
    glossary:
      - {id: toxic, term: true, definition: Rude enough to make people leave.}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.lint.base import Fault, Subject


def run(subject: Subject) -> Iterator[Fault]:
    """Whatever the reading found."""
    for path, written in subject.written_as_numbers:
        kind = "a truth value" if written.casefold() in {"true", "false"} else "a number"
        yield Fault(
            path, f"text is meant here, but {written} is written as {kind}", f'Put it in quotation marks: "{written}".'
        )
