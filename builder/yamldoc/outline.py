"""What a line stands in, followed from line to line without parsing, for a file that cannot be parsed yet."""

from __future__ import annotations

import re

_KEY = r"""(?P<key>"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^\s#"'\[{\]}][^#]*?):(?= |$) *"""
_HEAD = re.compile(rf"(?P<signs>(?:[-?:] +)*)(?:{_KEY})?(?:[&!]\S*(?: +|$))*(?P<value>.*)", re.DOTALL)
_SIGNS = ("-", "?", ":")
_LINE_KEY = re.compile(_KEY)
_BLOCK_TEXT = re.compile(r"[|>][+-]?(?P<digit>[1-9])?[+-]? *$")
_COMMENT = re.compile(r"(?:^|(?<= ))#.*", re.DOTALL)
_TOKEN = re.compile(
    r"""(?P<open>[\[{])|(?P<close>[\]}])|(?P<comment>(?:^|(?<=\s))#)|(?:^|(?<=[\s,\[{:]))(?P<quote>["'])"""
)
_CLOSING = {'"': re.compile(r'(?:\\.|[^"\\])*+(")?', re.DOTALL), "'": re.compile(r"(?:''|[^'])*+(')?")}


class Outline:
    """Where the next line stands.

    Attributes:
        quote: The quotation mark that is still open, or nothing.
        depth: How many brackets are open.
        key_columns: The columns, from 0, in which the keys around this line stand.
    """

    def __init__(self) -> None:
        self.quote = ""
        self.depth = 0
        self.key_columns: list[int] = []
        self._column = -1  # of the latest key or dash (or of the signs of a long key)
        self._has_text = False  # whether that has a plain text, which may go on in further lines
        self._has_value = False  # whether it has that or a text in quotes or brackets: nothing can stand below it
        self._in_block = False  # whether it has a text in `|` or `>`
        self._block: int | None = None  # the column of that text, once it is known

    def is_text(self, spaces: int) -> bool:
        """Whether all behind so many ordinary spaces belongs to the text of the entry above."""
        if self._in_block:
            return spaces > self._column and (self._block is None or spaces >= self._block)
        return self._has_text and 0 <= self._column < spaces

    def block_column(self, width: int) -> int | None:
        """How far a line that is indented by `width` is outside of the text in `|` or `>` to which it belongs.

        Returns:
            A column, or `None` where the line belongs to no such text.
        """
        if not self._in_block or width <= self._column:
            return None
        return width if self._block is None else self._block

    def has_value(self, column: int) -> bool:
        """Whether the latest key stands in this column and has its value, so that no key can stand deeper."""
        return self._has_value and self._column == column

    def ends_brackets(self, line: str, column: int) -> bool:
        """Whether a line is the next entry, though a bracket was left open above."""
        return column <= self._column and _LINE_KEY.match(line, column) is not None

    def take(self, line: str) -> None:
        """Follow one line, in which only ordinary spaces stand before keys and values."""
        column = len(line) - len(line.lstrip(" "))
        if self.quote:
            self._tokens(line, 0)
        elif not line.strip():
            return
        elif self._in_block and column > self._column:
            self._block = column if self._block is None else self._block
        elif self.depth and not self.ends_brackets(line, column):
            self._tokens(line, column)
        elif line.startswith(("---", "...", "%")):
            self._column, self._in_block, self.key_columns = -1, False, []
            self._has_text = self._has_value = False
        elif line[column] != "#" and not self.is_text(column):
            self._entry(line, column)

    def _entry(self, line: str, column: int) -> None:
        head = _HEAD.match(line, column)
        if head is None:
            return
        self._in_block, self._block, self.depth = False, None, 0
        signs, value = head["signs"], _COMMENT.sub("", head["value"]).rstrip()
        self.key_columns = [other for other in self.key_columns if other <= column]
        if head["key"] is not None:
            self._column = column + len(signs)
            if self._column not in self.key_columns:
                self.key_columns.append(self._column)
        elif signs or value in _SIGNS:
            self._column = column + len(signs if value in _SIGNS else signs.rstrip()[:-1])
        block = _BLOCK_TEXT.match(value)
        if block:
            self._in_block = True
            self._block = max(self._column, 0) + int(block["digit"]) if block["digit"] else None
        is_plain = value[:1] not in ("", '"', "'", "[", "{")
        self._has_value = block is None and value not in ("", *_SIGNS)
        self._has_text = is_plain and self._has_value
        if not is_plain:
            self._tokens(line, head.start("value"))

    def _tokens(self, line: str, at: int) -> None:
        """Follow quotes and brackets to the end of a line, or to the end of the value."""
        while True:
            if self.quote:
                closing = _CLOSING[self.quote].match(line, at)
                if closing is None or closing[1] is None:
                    return
                self.quote, at = "", closing.end()
            else:
                found = _TOKEN.search(line, at)
                if found is None or found["comment"]:
                    return
                at = found.end()
                self.quote = found["quote"] or ""
                self.depth = max(0, self.depth + bool(found["open"]) - bool(found["close"]))
            if not self.depth and not self.quote:
                return
