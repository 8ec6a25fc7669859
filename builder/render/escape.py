r"""The one module through which text reaches a page.

Pages are Markdown that Python-Markdown turns into HTML, so a text passes two readers. Each function here is for one
place in the source, and gives a form that both readers turn back into the very text that went in:

===================  ================================================================================================
`html_text`          text inside HTML that stands on one line
`pre_text`           the same as the first thing inside `<pre>` or `<textarea>`
`html_attribute`     a double-quoted attribute value in such HTML
`markdown_inline`    a title or a label in Markdown: paragraphs, headings, list items, table cells, link texts
`title_attribute`    the title of a Markdown link: `[x](y "title")`
`slug`               an anchor
===================  ================================================================================================

Why the raw forms are safe. Python-Markdown sets an HTML block aside as it stands when a block-level tag opens it
within the first three columns; then only HTML's own characters matter (`&`, `<`, `>`, `"`), the control characters
that it drops (U+0002 and U+0003) or that end lines, and tabs, which it expands. But in a list item or a table cell
the same tag is *inline* HTML: there the text between tags is read as Markdown. So all that inline Markdown reacts to
is written as a reference too (an inline reference is set aside as HTML and not read again). What only acts at the
start of a line (`-`, `+`, `1.`, `>`, `!!!`) can stay, for a tag comes before it, and so can what only acts beside a
character that is never bare: `(`, `)` and `!` beside brackets, `@` and `:` between angle brackets.
`~`, `^`, `$`, `=` and `#` do nothing in the extensions that we use; they are covered for teams that add others.

References to U+0080–U+009F mean other characters in HTML (U+0096 would become a dash), so these stay as they are.
NUL and lone surrogates cannot be said in HTML at all: they are findings long before, and a `ValueError` here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
_ACTIVE = re.compile("[\x01-\x1f\x7f&<>\"'`*_{}\\[\\]\\\\|~^$=#]|^ +|(?<= ) +| $")
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_HARMLESS = re.compile("[A-Za-z](?:[A-Za-z0-9,.:;?'\"()%/+\u00c0-\u024f-]| (?! |\\Z))*+\\Z")
"""What needs no escaping in any place, as most titles."""
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*+")

_INLINE = re.compile(
    r"""
      (?P<reference>[\x01-\x1f\x7f\\] | ^\s+ | \s+$)          # a backslash would join with what follows it
    | (?P<backslash>[`*\[\]{}|])
    | (?P<underscore>(?<![^\W_])_+ | _+(?![^\W_]))            # between letters it is no emphasis
    | (?P<amp>&(?=\#|[A-Za-z0-9]+(?:;|$)))                    # only what reads as a character reference
    | (?P<lt><(?!\ ))
    | (?P<start>^(?:[>+-]|\#+(?!\#)|!(?=!!)))                 # quote, list, rule, heading, admonition
    | (?P<hidden>^(?:[=:~]|\?(?=\?\?)))                       # the same, but a backslash does not help
    | (?P<number>^\d+[.)](?=\s|$))
    | (?P<closing>\#$)                                        # a heading would drop it
    """,
    re.VERBOSE,
)


def _possible(text: str) -> str:
    if found := _IMPOSSIBLE.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand on a page")
    return text


def _references(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def html_text(text: str) -> str:
    """Text for the inside of an HTML element that is written on one line, in a block of its own or inline.

    The element shows the text to the letter; its CSS decides whether line ends and runs of spaces are seen
    (`white-space: pre-wrap`).

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    return _ACTIVE.sub(lambda found: _references(found[0]), _possible(text))


def pre_text(text: str) -> str:
    """As `html_text`, for the very beginning of a `<pre>` or `<textarea>`: HTML drops one line end there.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    return "&#10;" + html_text(text)


def html_attribute(text: str) -> str:
    """A value between double quotes in HTML that is written on one line.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    return html_text(text)


def markdown_inline(text: str) -> str:
    """An author's one-line text in Markdown: paragraph, heading, list item, table cell or link text, anywhere in it.

    It appears to the letter but for line ends, which become spaces. The source stays readable: only what would be
    read as Markdown or HTML is escaped, with a backslash where Python-Markdown honours one.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    if _HARMLESS.match(text):
        return text
    return _INLINE.sub(_escape_inline, _LINE_ENDS.sub(" ", _possible(text)))


def _escape_inline(found: re.Match[str]) -> str:
    piece = found[0]
    match found.lastgroup:
        case "reference":
            return _references(piece)
        case "hidden":
            return _references(piece)
        case "amp":
            return "&amp;"
        case "lt":
            return "&lt;"
        case "number":
            return f"{piece[:-1]}\\{piece[-1]}"
        case _:
            return "".join(f"\\{character}" for character in piece)


def title_attribute(text: str) -> str:
    """The title of a Markdown link, for between its double quotes. U+0085 becomes a space.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    safe = html_text(text.replace("\x85", " "))
    return re.sub(r"[()]|[^\S ]", lambda found: _references(found[0]), safe)


def slug(text: str) -> str:
    """An anchor for any text: lower-case ASCII letters, digits and single hyphens; never empty.

    ASCII alone, because a fragment in another script is percent-encoded by some and not by others, and two engines
    and every tool that a link is pasted into must agree on it. Texts that differ in more than case, or more than in
    a space for a hyphen, get different anchors: where characters are lost, a digest of the text makes up for them.
    """
    if _SLUG.fullmatch(text):
        return text  # as below, and most are
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = "-".join(re.findall(r"[a-z0-9]+", ascii_only))
    if words and words == re.sub(" ", "-", text.lower()):
        return words
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words[:60].strip('-')}-{digest}".lstrip("-") if words else f"x-{digest}"
