"""Links lead somewhere.

A link without an address, to a page of a host that cannot exist, to a file that is not there or to a place that the
page does not have looks like a link and leads to an error. The check reads links, bare addresses and mail addresses in
the prose; it opens none of them. Files are looked for in the project's folder. Other entries are best referred to as
`[[rule:…]]`, which `unknown-reference` checks.

PASS
    faq:
      - id: what
        question: What is toxic?
        answer: "See [the paper](https://arxiv.org/abs/2104.14478), [a cat](media/cat.png), <mailto:ada@lovelace.org>."

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "See [the paper]()."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "See [the paper](https://arxiv/abs/2104.14478)."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "See [the paper](media/paper.pdf)."}

FAIL
    faq:
      - {id: what, question: What is toxic?, answer: "See [the site](www.wikipedia.org)."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.addresses import Place, problem
from builder.lint.base import Fault, Subject
from builder.lint.marks import FORMULA
from builder.model import Found
from builder.model.base import Prose
from builder.model.intext import code_spans
from builder.model.requirements import Owner

_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)\]"
    r"(?:\((?P<target>\s*<[^<>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|\[(?P<name>[^\[\]\n]*)\])"
)
_DEFINED = re.compile(r"^[ \t]{0,3}\[(?P<name>[^\[\]\n]+)\]:[ \t]*(?P<target>\S*)", re.MULTILINE)
_BARE = re.compile(
    r"(?<![\w(/.])(?P<target>(?:[a-z]{2,8}:/{1,3}|[a-z]{2,8}//|(?:https?|ftp);//|w{2,4}\.)[^\s<>\])\"'“”|]+)|<(?P<mail>mailto:[^<>\s]*)>"
    r"|(?<![\w.+-])(?P<at>[\w.+-]{1,64}@(?:[\w-]+(?:\.[\w-]+)*)?)(?![\w@])",
    re.IGNORECASE,
)
_HINTS = "](", "][", "://", ":/", "//", "www.", "@", "]:", "ww.", "mailto:"


def run(subject: Subject) -> Iterator[Fault]:
    """Links, then bare addresses, in each text; contacts too."""
    place = Place(frozenset(subject.media), _anchors(subject))
    for found in subject.prose:
        if any(hint in found.text for hint in _HINTS):
            yield from _faults(found, place)


def _faults(found: Found, place: Place) -> Iterator[Fault]:
    text = found.text
    if found.mark is not Prose.MARKDOWN:
        if isinstance(found.owners[-1], Owner) and found.path[-1] == "contact":
            yield from _bare(found, text, place)
        return
    for start, end in code_spans(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    text = FORMULA.sub(lambda match: " " * len(match[0]), text)
    defined = {match["name"].casefold() for match in _DEFINED.finditer(text)}
    for match in _LINK.finditer(text):
        target = match["target"]
        if target is None:
            name = (match["name"] or match["words"]).casefold()
            if match["name"] is None or name in defined or match[0].startswith("[["):
                continue
            yield Fault(found.path, f"the link '{match['words']}' leads to '{name}', which has no address",
                        f"Write [{match['words']}](https://…).")  # fmt: skip
            continue
        told = problem(target.strip(), place) if not match["picture"] else None
        if told:
            yield Fault(found.path, f"the link '{match['words']}' {told[0]}", told[1])
    yield from _bare(found, _LINK.sub(lambda match: " " * len(match[0]), text), place)


def _bare(found: Found, text: str, place: Place) -> Iterator[Fault]:
    for match in _BARE.finditer(text):
        target = (match["target"] or match["mail"] or f"mailto:{match['at']}").rstrip(".,;:!?")
        told = problem(target, place)
        if told:
            yield Fault(found.path, f"'{target.removeprefix('mailto:')}' {told[0]}", told[1])


def _anchors(subject: Subject) -> frozenset[str]:
    """The anchors that the project's pages have, in small letters."""
    found = {f"{kind}-{name}" for kind, known in subject.index.known.items() for name in known}
    for ref in subject.index.labels:
        question, _, label = ref.partition("/")
        found.add(f"label-{question}--{label.replace(' ', '-')}")
    found |= {f"rule-{ref.replace('/', '--')}" for ref in subject.index.known["exception"]}
    return frozenset(anchor.casefold() for anchor in found)
