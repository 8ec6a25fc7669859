"""The text as the parser sees it: character for character as long as the file, so that offsets hold for both."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from builder.yamldoc.conflicts import blanked

_FALSE_BREAKS = "\x85\u2028\u2029"
_PRIVATE_USE = range(0xE000, 0xF8FF)


@dataclass(slots=True)
class View:
    """What is parsed.

    Attributes:
        text: The file's text, with what broke replaced by spaces.
        restore: Stand-ins to turn back in each value.
        holes: Offsets at which something was replaced by spaces, sorted.
    """

    text: str
    restore: dict[int, str] = field(default_factory=dict)
    holes: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> View:
        """The view of a file's text.

        libyaml knows YAML 1.1, to which U+0085, U+2028 and U+2029 end a line; to YAML 1.2 and to editors they are
        ordinary characters, and pasted text brings them. They travel as private-use characters that the file does not
        have, not even as an escape.
        """
        present = [char for char in _FALSE_BREAKS if char in text]
        if not present:
            return cls(text)
        lowered = text.lower()
        free = (code for code in _PRIVATE_USE if chr(code) not in text and f"{code:x}" not in lowered)
        stand_ins = dict(zip(free, present, strict=False))
        return cls(text.translate({ord(char): chr(code) for code, char in stand_ins.items()}), stand_ins)

    def without(self, start: int, end: int) -> View:
        """The view with a range, which starts where an entry may, replaced by an empty comment.

        Spaces alone would count as lines of a text in `|` before it.
        """
        text = blanked(self.text, [(start, end)])
        return View(f"{text[:start]}#{text[start + 1 :]}", self.restore, sorted({*self.holes, start}))

    def with_stand_in(self, start: int, end: int) -> View:
        """The view with a range inside a text replaced by U+FFFD."""
        return View(self.text[:start] + "\ufffd" * (end - start) + self.text[end:], self.restore, self.holes)

    def is_hole(self, index: int) -> bool:
        """Whether nothing but spaces stands between `index` and something that was taken out."""
        at = bisect_left(self.holes, index)
        if at == len(self.holes):
            return False
        between = self.text[index : self.holes[at]]
        return not between or between.isspace()
