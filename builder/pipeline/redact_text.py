"""Finds a text in Markdown and HTML by what readers would see of it, and puts something else in its place.

A page is read as a row of characters, each with its place in the source; a reference, or a mark behind a backslash, is
the character that it means. What readers do not see (tags, emphasis, where links lead) is a gap that a text may run
across. What stands in an attribute, in a link's title or in its address is a row of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.entities import html5

from builder.releases.removed import IN_ADDRESS, on_page, shown

GAP = "\x00"
LEAST = 3
"""Visible characters of the shortest text: fewer stand everywhere."""

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_BETWEEN = f"[{GAP}{_UNSEEN}]*+"
_BLANK = f"[\\s{GAP}{_UNSEEN}]+"

_TOKEN = re.compile(
    r"""
      (?P<fence>(?:(?<=\n)|\A)[ >]*(?P<ticks>`{3,})[^`\n]*\n(?P<block>.*?)\n[ >]*(?P=ticks)`*[ ]*(?=\n|\Z))
    | (?P<comment><!--.*?-->)
    | (?P<tag></?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*+>)
    | \\(?P<escaped>[\\`*_{}\[\]()>\#+\-.!|~:^=&<"'])
    | &(?P<reference>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    | (?P<code>(?<!`)(?P<tick>`+)(?!`)(?P<inside>(?:(?!\n[ >]*\n).)+?)(?<!`)(?P=tick)(?!`))
    | (?P<link>\]\((?P<address><[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+"(?P<title>(?:[^"\\]|\\.)*)")?\s*\))
    | (?P<list>\{[ ][^{}\n]*\})
    | (?P<start>\n[ >]*)
    | (?P<emphasis>\*+|\[|(?<![^\W_])_+|_+(?![^\W_]))
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ADDRESSES = {"href", "src", "data-src", "poster", "action", "id", "name", "for"}
_REFERENCE = re.compile(r"&(\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is to be removed.

    Attributes:
        pattern: Finds it in a row of characters.
    """

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, text: str) -> Text:
        """What finds a text however its spaces and its accents are written.

        Raises:
            ValueError: It has too few characters that can be seen.
        """
        bare = text.translate(dict.fromkeys(map(ord, _UNSEEN + GAP)))
        if sum(unicodedata.category(character)[0] not in "ZC" for character in bare) < LEAST:
            raise ValueError("too short")
        forms = dict.fromkeys([bare, *(unicodedata.normalize(form, bare) for form in ("NFC", "NFD"))])
        return cls(re.compile("|".join(map(_pattern, forms))))

    def within(self, text: str) -> bool:
        """Whether it stands in a text, however its capitals are written."""
        return re.search(self.pattern.pattern, text, re.IGNORECASE) is not None


def _pattern(text: str) -> str:
    words = (_BETWEEN.join(map(_character, word)) for word in text.split())
    return _BLANK.join(words)


def _character(character: str) -> str:
    # Pages show control characters as U+FFFD.
    return f"[{re.escape(character)}\ufffd]" if unicodedata.category(character) == "Cc" else re.escape(character)


@dataclass(slots=True)
class Row:
    """Characters that are read one after the other.

    Attributes:
        where: `text`, `code`, `attribute` or `address`.
        characters: What is read; `GAP` for what is not seen.
        places: For each where it begins and ends in the source.
    """

    where: str
    characters: list[str] = field(default_factory=list)
    places: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str, start: int, end: int, where: str = "") -> None:
        """Adds what one piece of the source means."""
        for character in text:
            self.characters.append(character)
            self.places.append((start, end, where or self.where))

    def add_each(self, source: str, start: int, end: int, where: str = "") -> None:
        """Adds characters that mean themselves."""
        for at in range(start, end):
            self.add(source[at], at, at + 1, where)


def rows(source: str) -> list[Row]:
    """What readers see of a page, or of prose: its text first, then each attribute, title and address."""
    text = Row("text")
    others: list[Row] = []
    at = 0
    for found in _TOKEN.finditer(source):
        text.add_each(source, at, found.start())
        at = found.end()
        start, end = found.span()
        match found.lastgroup:
            case "fence":
                text.add("\n", start, start)
                text.add_each(source, *found.span("block"), "code")
                text.add("\n", end, end)
            case "code":
                text.add(GAP, start, start)
                text.add_each(source, *found.span("inside"), "code")
                text.add(GAP, end, end)
            case "escaped":
                text.add(found["escaped"], start, end)
            case "reference":
                text.add(meant(found["reference"], found[0]), start, end)
            case "start":
                text.add("\n", start, end)
            case _:
                text.add(GAP, start, end)
                others += _unseen(source, found)
    text.add_each(source, at, len(source))
    return [text, *others]


def literal(source: str) -> list[Row]:
    """Text that means itself to the letter."""
    row = Row("plain")
    row.add_each(source, 0, len(source))
    return [row]


def _unseen(source: str, found: re.Match[str]) -> Iterator[Row]:
    match found.lastgroup:
        case "link":
            yield _row(source, *found.span("address"), "address")
            if found["title"] is not None:
                yield _row(source, *found.span("title"), "attribute")
        case "comment":
            yield _row(source, *found.span(), "attribute")
        case "list":
            yield _row(source, *found.span(), "address")
        case "tag":
            for quoted in _QUOTED.finditer(source, *found.span()):
                where = "address" if quoted[1].lower() in _ADDRESSES else "attribute"
                yield _row(source, *quoted.span(2 if quoted[2] is not None else 3), where)


def _row(source: str, start: int, end: int, where: str) -> Row:
    row = Row(where)
    at = start
    for found in _REFERENCE.finditer(source, start, end):
        row.add_each(source, at, found.start())
        row.add(meant(found[1], found[0]), *found.span())
        at = found.end()
    row.add_each(source, at, end)
    return row


def meant(name: str, written: str) -> str:
    """What a reference means, by its name or its `#` and number; as it is written where it means nothing."""
    if not name.startswith("#"):
        return html5.get(f"{name};", written)
    number = int(f"0{name[1:]}", 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if 0 < number < 0x110000 else written  # noqa: PLR2004 -- the last character there is


def found_in(source: str, reading: Sequence[Row], texts: Sequence[Text]) -> list[list[tuple[int, int, str]]]:
    """The places of each occurrence, in the order of the source: one for each piece between gaps."""
    occurrences = []
    for row in reading:
        characters = "".join(row.characters)
        taken: set[int] = set()
        for text in texts:
            for found in text.pattern.finditer(characters):
                span = range(*found.span())
                if taken.isdisjoint(span):
                    taken.update(span)
                    occurrences.append(_pieces(source, row, span))
    return occurrences


def _pieces(source: str, row: Row, span: range) -> list[tuple[int, int, str]]:
    pieces: list[tuple[int, int, str]] = []
    open_ = False
    for index in span:
        start, end, where = row.places[index]
        character = row.characters[index]
        if character == GAP or start == end:
            open_ = False
        elif open_:
            pieces[-1] = (pieces[-1][0], end, where)
        elif not character.isspace():
            pieces.append((start, end, where))
            open_ = True
    return [(start, start + len(source[start:end].rstrip()), where) for start, end, where in pieces]


def without(
    source: str, reading: Sequence[Row], texts: Sequence[Text], removed: str, *, page: bool = True
) -> tuple[str, int]:
    """The source with the kind of thing in the place of each text, and at how many places it stood.

    In a page all but code says it by references; a spec says it as it is.
    """
    forms = {"address": IN_ADDRESS}
    if page:
        forms |= {"text": on_page(removed), "attribute": on_page(removed)}
    occurrences = found_in(source, reading, texts)
    pieces = {piece for pieces in occurrences for piece in pieces}
    for start, end, where in sorted(pieces, reverse=True):
        source = source[:start] + forms.get(where, shown(removed)) + source[end:]
    return source, len(occurrences)
