r"""No backslash was lost between double quotes.

In a text between double quotes, YAML reads `\f`, `\t`, `\b`, `\n` and some others as characters that nobody sees:
"\frac" becomes a form feed and "rac", "\nu" a line break and "u". The formula is broken, and the file looks right.
Write such a text without quotes, in single quotes, after `|-`, or with each backslash doubled. The patterns of answers
(`must_match`, `must_not_match`) are read too: the `\b` that stands for the edge of a word becomes a backspace, so that
the pattern never matches, and nobody is told.

PASS
    faq:
      - {id: what, question: How much?, answer: 'It is $\frac{1}{2}$.'}

PASS
    faq:
      - {id: what, question: How much?, answer: "It is $\\frac{1}{2}$,\nor less."}

FAIL
    faq:
      - {id: what, question: How much?, answer: "It is $\frac{1}{2}$."}

FAIL
    faq:
      - {id: what, question: How much?, answer: "It is $\nu$."}

FAIL
    questions:
      - id: toxic
        title: Reason
        ask: Why?
        kind: text
        must_not_match: [{pattern: "\bhttp", says: No addresses.}]
    flows: []
    examples: []
    rules: [{id: insults, title: No insults, text: An insult is toxic.}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.words import words
from builder.model import Found
from builder.model.base import Prose
from builder.model.items import Media
from builder.model.questions import TextQuestion

_ALWAYS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]|\r(?!\n)|\t(?=[A-Za-z{])|\n(?=[A-Za-z])")
"""What may be the rest of an escape. Tabs and line breaks are, only before what is left of a command."""
_LETTER = {
    "\x07": "a", "\x08": "b", "\t": "t", "\n": "n", "\x0b": "v", "\x0c": "f", "\r": "r", "\x1b": "e", "\x00": "0",
    "\x85": "N", "\u2028": "L", "\u2029": "P",
}  # fmt: skip
_REST = {
    "a": "alpha approx angle ast arg arcsin arccos arctan aleph amalg array",
    "b": "beta binom bar begin big bigl bigr bigg bf because bmod boldsymbol boxed bot bullet bigcup bigcap backslash",
    "t": "text times theta tau tan to tilde tfrac triangle therefore top tanh textbf textit tag tbinom textstyle",
    "n": "nu neq ne nabla not notin ni newline nmid nleq ngeq neg nexists ncong nolimits normalsize nsubseteq",
    "v": "vec varphi varepsilon vartheta vdots vee vert varrho varsigma vphantom varnothing",
    "f": "frac forall flat frown fbox footnotesize",
    "r": "rho right rightarrow rangle rceil rfloor rm rVert rvert rbrace rbrack root",
    "e": "epsilon eta equiv exists end exp ell emptyset ensuremath eqref",
    "N": "Nabla",
    "L": "Lambda Leftarrow Leftrightarrow Longrightarrow Longleftarrow",
    "P": "Phi Pi Psi Pr",
}
_COMMANDS = {
    letter: re.compile(rf"(?:{'|'.join(sorted((name[1:] for name in names.split()), key=len, reverse=True))})(?![a-z])")
    for letter, names in _REST.items()
}
_ONLY_IN_FORMULAS = frozenset({"t", "n"})
"""Tabs and line breaks are ordinary in texts: they are faults in formulas only."""
_LONG = words("text times theta tilde tfrac triangle therefore textbf textit neq nabla notin newline")
"""Of these, what is left is no word: no text needs to be a formula to show that something was lost."""
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\t]|\n[a-z]")


def run(subject: Subject) -> Iterator[Fault]:
    """The first such character of each text."""
    for found in subject.texts:
        if found.text.isprintable() or not isinstance(found.mark, Prose) or not _SUSPECT.search(found.text):
            continue
        for match in _ALWAYS.finditer(found.text):
            lost = _lost(subject, found, match)
            if lost:
                yield Fault(found.path, lost, "Write it in single quotes, without quotes, or with two backslashes.")
                break
    yield from _in_patterns(subject)


def _in_patterns(subject: Subject) -> Iterator[Fault]:
    """The first character in each pattern that can't be meant.

    A tab, a line break or a return matches the same, with its backslash or without; only a command of a formula tells
    that one was lost.
    """
    for number, question in enumerate(subject.project.questions):
        if not isinstance(question, TextQuestion):
            continue
        for key in ("must_match", "must_not_match"):
            for place, wanted in enumerate(getattr(question, key)):
                lost = next(filter(None, (_lost_in_pattern(wanted.pattern, match)
                                          for match in _ALWAYS.finditer(wanted.pattern))), "")  # fmt: skip
                if lost:
                    yield Fault(("questions", number, key, place, "pattern"), lost,
                                "Write the pattern in single quotes.")  # fmt: skip


def _lost_in_pattern(pattern: str, match: re.Match[str]) -> str:
    letter = _LETTER.get(match[0])
    command = _COMMANDS[letter].match(pattern, match.end()) if letter in _COMMANDS else None
    if match[0] in "\t\n\r" and not (command and f"{letter}{command[0]}" in _LONG):
        return ""
    if letter == "b":
        return "a backslash was lost: '\\b', the edge of a word, arrived as a backspace"
    name = f"'\\{letter}'" if letter else f"U+{ord(match[0]):04X}"
    return f"the pattern holds an invisible character, {name}, as a lost backslash leaves it"


def _lost(subject: Subject, found: Found, match: re.Match[str]) -> str:
    letter = _LETTER.get(match[0])
    command = _COMMANDS[letter].match(found.text, match.end()) if letter in _COMMANDS else None
    if letter in _ONLY_IN_FORMULAS:
        told = command and (
            f"{letter}{command[0]}" in _LONG or _in_formula(found.text, match.start()) or _formula(subject, found)
        )
        if not told or (found.mark is Prose.VERBATIM and _of_kind(subject, found) == "code"):
            return ""
    elif found.mark is Prose.VERBATIM and command is None:
        return ""
    if command:
        return f"a backslash was lost: '\\{letter}{command[0]}' arrived as an invisible character and '{command[0]}'"
    name = f"'\\{letter}'" if letter else f"U+{ord(match[0]):04X}"
    return f"the text holds an invisible character, {name}, as a lost backslash leaves it"


def _in_formula(text: str, place: int) -> bool:
    """Whether a dollar sign opens before the place and closes behind it, in one paragraph."""
    start = text.rfind("\n\n", 0, place) + 1
    end = text.find("\n\n", place)
    before = text.count("$", start, place) - text.count("$$", start, place) - text.count("\\$", start, place)
    return before % 2 == 1 and "$" in text[place : end if end >= 0 else len(text)]


def _of_kind(subject: Subject, found: Found) -> str:
    """The kind of the item's field that the text fills; of conversations, responses and steps their format."""
    names = [key for before, key in zip(found.path, found.path[1:], strict=False) if before == "item"]
    field = subject.index.fields.get(str(names[0])) if names else None
    if field is None or isinstance(found.owners[-1], Media):
        return ""
    return field.format if field.kind in {"conversation", "responses", "steps"} else field.kind


def _formula(subject: Subject, found: Found) -> bool:
    return _of_kind(subject, found) == "latex"
