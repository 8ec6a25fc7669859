"""What the parser says, in words that say what is usually wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from yaml.error import MarkedYAMLError

from builder.yamldoc.comments import comment_in_flow
from builder.yamldoc.faults import Fault, named
from builder.yamldoc.lookalikes import COLON_HINT, QUOTE_HINT, is_quoted_in_vain, wide_colon
from builder.yamldoc.tags import HINT as TAG_HINT

SYNTAX = "yaml-syntax"
_LONGEST_KEY = 1024
_QUOTE = "Put the whole text in quotes."
_IF_TEXT = f"If it is text: {_QUOTE}"
_ALIGN = "Start the line exactly below the entries that it belongs to."


@dataclass(frozen=True, slots=True)
class Broken:
    """Where and why reading stopped.

    Attributes:
        fault: What to tell.
        at: Offset at which the parser gave up, which may lie behind the fault.
        repair: A range inside a quoted text that alone is at fault, or `None`.
    """

    fault: Fault
    at: int
    repair: tuple[int, int] | None = None

    def moved(self, shift: int) -> Broken:
        """The same in a text in which everything stands `shift` characters later."""
        repair = self.repair and (self.repair[0] + shift, self.repair[1] + shift)
        return Broken(replace(self.fault, index=max(0, self.fault.index + shift)), max(0, self.at + shift), repair)


@dataclass(frozen=True, slots=True)
class _Scene:
    """The error's surroundings: text, offset of the problem, offset at which the broken thing began."""

    text: str
    at: int
    began: int
    context: str

    @property
    def before(self) -> str:
        """The line up to the problem."""
        return self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at]

    @property
    def line_start(self) -> int:
        """Offset of the first character of the line that is not a space."""
        return self.at - len(self.before.lstrip(" "))

    @property
    def rest(self) -> str:
        """The line from the problem on."""
        return self.text[self.at :].split("\n", 1)[0].rstrip("\r")

    def line_above(self) -> tuple[int, str]:
        """The nearest line above that says something, with its offset."""
        end = self.text.rfind("\n", 0, self.at)
        while end > 0:
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end].rstrip("\r")
            if line.strip() and not line.lstrip().startswith("#"):
                return start, line
            end = start - 1
        return 0, ""


_Answer = tuple[int, str, str]


def explain(error: MarkedYAMLError, text: str) -> Broken:
    """The parser's error about `text`, explained."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    began = error.context_mark.index if error.context_mark else at
    scene = _Scene(text, at, began, error.context or "")
    problem = error.problem or ""
    if "parsing a quoted scalar" in scene.context and ("escape" in problem or "hexdecimal" in problem):
        return _escape(scene)
    if _is_tab(scene, problem):
        index = text.index("\t", scene.at) if "\t" in scene.rest else scene.at
        hint = 'Use spaces: two for each level. Most editors can do this for you ("Convert indentation to spaces").'
        return Broken(Fault(index, "yaml-tab", "A tab indents this line, and YAML allows only spaces", hint), at)
    if "tag" in problem or "tag" in scene.context:
        return Broken(
            Fault(scene.began, "yaml-tag", f"The tag {named(_word(text, began))} is not allowed", TAG_HINT), at
        )
    for part, answer in _ANSWERS:
        if part in problem or part in scene.context:
            index, message, hint = _look_alike(scene, answer(scene), is_key=answer in (_colon, _no_colon))
            return Broken(Fault(index, SYNTAX, message, hint), at)
    return Broken(Fault(at, SYNTAX, f"YAML cannot be read from here: {problem}", _QUOTE), at)


def _look_alike(scene: _Scene, answer: _Answer, *, is_key: bool) -> _Answer:
    """The answer, or a better one where a sign in the line only looks like the one that YAML knows."""
    index, message, hint = answer
    start = scene.text.rfind("\n", 0, index) + 1
    above, line_above = scene.line_above()
    for begin, line in ((start, scene.text[start:].split("\n", 1)[0]), (above, line_above)):
        found = wide_colon(line) if is_key else None
        if found:
            return begin + found[0], found[1], COLON_HINT
    if is_quoted_in_vain(scene.text[start:index], index - start):
        return index, message, QUOTE_HINT
    return index, message, hint


def _word(text: str, index: int) -> str:
    found = re.compile(r"\S+").match(text, index)
    return found.group() if found else ""


def _is_tab(scene: _Scene, problem: str) -> bool:
    return "tab character" in problem or ("cannot start any token" in problem and scene.rest.startswith("\t"))


def _escape(scene: _Scene) -> Broken:
    start = scene.text.rfind("\\", 0, scene.at + 1)
    found = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})").match(scene.text, start)
    if found:
        hint = 'Write the character itself, or one escape with eight digits such as "\\U0001F600".'
        message = f'The escape "{found.group()}" is half of a character or none at all'
        return Broken(Fault(start, "yaml-control-character", message, hint), scene.at, found.span())
    escape = scene.text[start : start + 2].rstrip()
    hint = "In double quotes write two backslashes for one; or use single quotes, where a backslash is just that."
    message = f'The backslash begins no known escape: "{escape}"'
    return Broken(Fault(start, SYNTAX, message, hint), scene.at, (start, start + 1))


def _colon(scene: _Scene) -> _Answer:
    earlier = re.search(r"""[^\s'"].*?:\s""", scene.before)
    if earlier:
        return scene.at, 'A second ": " in one line', f'{_QUOTE} For example: note: "first: second"'
    above_at, above = scene.line_above()
    if len(scene.before.strip()) > _LONGEST_KEY:
        return scene.line_start, f"A key may have at most {_LONGEST_KEY:,} characters", _QUOTE
    tight = re.match(r"[\s-]*[^\s:\"']+(:)[^\s:/]", above)
    if tight and ": " not in above:
        return above_at + tight.start(1) + 1, "A space is missing after this colon", "Write `key: value`."
    key = named(scene.before)
    if len(above) - len(above.lstrip(" -")) < len(scene.before) - len(scene.before.lstrip(" ")) or ":" in above:
        hint = f"If it is a key: {_ALIGN} If the text of the line above goes on here: {_QUOTE}"
        return scene.line_start, f"{key} looks like a key, but the line above already has its value", hint
    hint = "Write `key: value`; or put a text of several lines in quotes."
    return above_at + len(above) - len(above.lstrip(" -")), f"{named(above.strip(' -'))} has no colon", hint


def _no_colon(scene: _Scene) -> _Answer:
    line = scene.text[scene.began :].split("\n", 1)[0].rstrip("\r")
    tight = re.match(r"""[^\s:"']+(:)[^\s/]""", line)
    if tight:
        return scene.began + tight.start(1) + 1, "A space is missing after this colon", "Write `key: value`."
    if re.match(r"-[^\s-]", line):
        return scene.began + 1, "A space is missing after this dash", "Write `- entry`."
    return scene.began, *not_an_entry(line)


def not_an_entry(text: str) -> tuple[str, str]:
    """Message and hint about a text that stands where an entry should."""
    hint = "Write `key: value`; or, if the text above goes on here, indent this line."
    return f"{named(text)} is neither a key with a value nor an entry of a list", hint


def _stray(scene: _Scene) -> _Answer:
    """Something stands where the next entry should begin."""
    before = scene.before.strip(" -")
    if before.endswith(('"', "'")):
        quote = before[-1]
        inside = "two of them" if quote == "'" else "a backslash before it"
        hint = f"A quote sign inside a text in {quote}…{quote} needs {inside}."
        return scene.at, f"Text goes on after the closing quote: {named(scene.rest)}", hint
    if re.search(r"(?:^|\s)[&*]\S*$", before):
        return scene.at, f"Unexpected text after {named(before.split()[-1])}", _QUOTE
    if before:
        return scene.at, f"Unexpected here: {named(scene.rest)}", _QUOTE
    return _misplaced(scene)


def _misplaced(scene: _Scene) -> _Answer:
    """A line begins where nothing can begin."""
    if scene.rest[:1] in ("]", "}"):
        return (
            scene.at,
            f'A closing "{scene.rest[0]}" without its opening one',
            "Delete it, or open the list before it.",
        )
    if re.match(r"-(?:\s|$)", scene.rest):
        return scene.at, "This entry of a list is not aligned with those above it", _ALIGN
    if scene.rest[:1] == ":":
        return scene.at, "A key is missing before this colon", "Write `key: value`."
    return scene.at, "The indentation of this line fits none of the lines above it", _ALIGN


def _not_an_entry(scene: _Scene) -> _Answer:
    if scene.before.strip() or re.match(r"-(?:\s|$)", scene.rest):
        return _stray(scene)
    return (
        scene.at,
        f"In a list, an entry without its dash: {named(scene.rest)}",
        "Begin it with `- `, or check its indentation.",
    )


def _brackets(scene: _Scene) -> _Answer:
    opening = scene.text[scene.began : scene.began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    comment = comment_in_flow(scene.text, scene.began, scene.at)
    word = named(comment.split()[0].rstrip("]},")) if comment else ""
    if closing in comment:
        message = f'The bracket "{opening}" is never closed, since everything from {word} on is a comment'
        return scene.began, message, "Put the text that holds the # in quotes."
    if not scene.text[scene.at :].strip():
        return scene.began, f'The bracket "{opening}" is never closed', f'Add the "{closing}". If it is text: {_QUOTE}'
    carried_over = scene.text.find("\n", scene.began, scene.at) >= 0 and "," not in scene.before
    index = scene.line_start if carried_over else scene.at
    hint = f"Everything from {word} on is a comment. {_IF_TEXT}" if word else f"Add it. {_IF_TEXT}"
    return index, f'A comma or the closing "{closing}" is missing before this', hint


def _no_content(scene: _Scene) -> _Answer:
    if "flow" in scene.context and not scene.text[scene.at :].strip():
        return scene.began, "A bracket is never closed", f"Add what closes it. If it is text: {_QUOTE}"
    if scene.rest[:1] == ":":
        return _misplaced(scene)
    return (
        scene.at,
        f'A value is missing before "{scene.rest[:1]}"',
        f"Add it, or delete the sign. If it is text: {_QUOTE}",
    )


def _quote(scene: _Scene) -> _Answer:
    quote = scene.text[scene.began : scene.began + 1]
    return scene.began, f"The text that starts here with {quote} is never closed", f"Add {quote} at its end."


def _start(scene: _Scene) -> _Answer:
    return scene.at, f'A text cannot begin with "{scene.rest[:1]}"', _QUOTE


def _sign(scene: _Scene) -> _Answer:
    sign = scene.text[scene.began : scene.began + 1]
    return scene.began, f'A text cannot begin with "{sign}"', f"{_QUOTE} (Alone, this sign names or repeats a value.)"


def _dash(scene: _Scene) -> _Answer:
    return scene.at, "A list cannot begin in this line", f"Begin it on the next line. If the dash is text: {_QUOTE}"


def _block_text(scene: _Scene) -> _Answer:
    hint = f'After "|" or ">" go to the next line and indent the text. If the sign is text: {_QUOTE}'
    return scene.began, "A text of several lines cannot begin like this", hint


def _document(scene: _Scene) -> _Answer:
    if scene.before.strip() or scene.rest[:1] in ("]", "}"):
        return _stray(scene)
    return scene.at, f"Nothing may follow here: {named(scene.rest)}", "The document has ended; check the indentation."


def _directive(scene: _Scene) -> _Answer:
    return scene.line_start, "This directive is not known", 'Delete the line that begins with "%".'


_ANSWERS: tuple[tuple[str, Callable[[_Scene], _Answer]], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _stray),
    ("did not find expected '-' indicator", _not_an_entry),
    ("did not find expected ',' or", _brackets),
    ("did not find expected node content", _no_content),
    ("scanning a quoted scalar", _quote),
    ("cannot start any token", _start),
    ("scanning an alias", _sign),
    ("scanning an anchor", _sign),
    ("block sequence entries are not allowed", _dash),
    ("scanning a block scalar", _block_text),
    ("<document start>", _document),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
)
"""Part of the parser's problem or context, and who explains it; the first that fits."""
