"""What a project says in figures: each with its unit, what it is about, and where it stands."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from builder.lint.passages import Passage, Passages, Sentence
from builder.lint.quantities import Quantity
from builder.lint.words import words
from builder.model import Found, QuizItem
from builder.model.examples import Example
from builder.model.guidance import Decision, EdgeCase, Rule
from builder.model.intext import references
from builder.source import KeyPath

_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "millisecond": 0.001, "sec": 1, "min": 60,
    "s": 1, "ms": 0.001, "h": 3600, "sekunde": 1, "stunde": 3600, "tag": 86400, "woche": 604800,
}  # fmt: skip
TIME = "time"
PERCENT = "percent"
PRICES = frozenset({"point", "weight", "credit"})
"""Units of which each thing has its own figure."""
_PART = re.compile(
    r"\b(?:(?P<half>half|halbe)\s+(?:(?:an?|eine)\s+)?(?P<a>second|minute|hour|day|sekunde|minute|stunde)"
    r"|a\s+quarter\s+of\s+an\s+(?P<quarter>hour)|(?<!half\s)(?<!of\s)(?P<one>an?)\s+(?:full\s+|single\s+)?"
    r"(?P<b>second|minute|hour|week)(?!\s+(?:time|later|ago|reading|look|trainer|person|reader|language|source|one|step)))\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"\s+(?:of|from|out of|der|von den|aus den)\s+(?:(?:the|these|our|all|its)\s+)?(?P<what>questions|items|fragen)\b",
    re.IGNORECASE,
)
"""What a share of a quiz counts: "sixteen of the questions"."""
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "sekunde", "stunde"})
_SMALL = words(
    """
    a an the of to in on at for by with from as and or but if when where while that which who whom whose this
    these those it its they them their he she his her you your we our us is are was were be been being has have
    had do does did not no nor so than then there here what how why can could may might must shall should will
    would more most less least few fewer many much at up out over under about around into onto off per each every
    all any some one two three both only just also too very such same other another own between within without
    before after until since during again least most never always or either neither nobody everyone somebody
    because although though unless whether longer shorter larger smaller higher lower greater exactly nearly
    almost roughly approximately long short der die das ein eine einen einer eines dem den des und oder aber wenn
    als wie nicht kein keine ist sind war mit von zu im am auf für bei nach vor über unter zwischen mehr weniger
    mindestens höchstens länger kürzer bis ab make makes made take takes took give gives given say says said see
    sees get gets use used go goes put
    """
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_IDENTIFIED = re.compile(
    r"\b(?:rule|number|question|step|example|item|part|page|line|chapter|section|level|version|no\.)\s$", re.IGNORECASE
)
"""Words before a figure that is a name."""
_WINDOW = 9
"""So many words before and behind a figure say what it is about."""
_DEFINITE = re.compile(r"\b(?:the|all|these|those|our|of\s+the|die|alle|diese)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LONGEST_PLURAL_LEFT = 3
_LOOSE = re.compile(
    r"(?<!at )(?<!at the )\b(?:most|usually|often|typically|average|sometimes|for example|for instance|such as|e\.g\.|say,|means|bedeutet"
    r"|meistens|oft|durchschnittlich|zum beispiel|z\.\s?b\.)(?!\w)",
    re.IGNORECASE,
)
"""Words that make a figure no limit."""
_MAYBE_LOOSE = words(
    """
    most usually often typically average sometimes example instance such e say means bedeutet meistens oft
    durchschnittlich beispiel z
    """
)
"""Each of those holds one of these, which is quicker to see."""
_FACTS = frozenset({"case", "if", "then", "note"})


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings, so that `pauses` and `pause` are the same."""
    small = word.lower()
    for ending in ("ings", "ing", "ies", "es", "ed", "en", "s", "e"):
        if small.endswith(ending) and len(small) - len(ending) >= _LONGEST_PLURAL_LEFT and not small.endswith("ss"):
            return small[: -len(ending)] + ("y" if ending == "ies" else "")
    return small


@dataclass(eq=False)
class Claim:
    """A figure that a text states.

    Attributes:
        found: The text.
        quantity: The figure.
        units: What it may count: the words behind it; `time` and `percent` for what is measured in those.
        values: The figures, in seconds where they are times.
        topic: What the words around it are about.
        general: Whether it holds beyond one item.
        root: The key path of the entry.
        cites: The rules that the entry is about.
        written: The figure with its unit, as written.
    """

    found: Found
    quantity: Quantity
    units: frozenset[str]
    values: tuple[float, ...]
    topic: frozenset[str]
    general: bool
    root: KeyPath
    cites: frozenset[str]
    written: str


def root_of(found: Found) -> KeyPath:
    """The key path of the entry that a text belongs to: a rule, an example, an item of a quiz, a question."""
    path = found.path
    if path[0] == "quizzes":
        return path[:4] if len(path) > 3 and path[2] == "items" else path[:2]  # noqa: PLR2004
    if path[0] == "flows" and len(path) > 3 and path[2] == "asks":  # noqa: PLR2004
        return path[:4]
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:3]


def cited(found: Found) -> frozenset[str]:
    """The rules that the entries around a text cite, and those that it refers to; a rule itself."""
    rules: set[str] = set()
    for owner in found.owners:
        rules.update(getattr(owner, "rules", ()) if not hasattr(owner, "questions") else ())
        if isinstance(owner, Rule):
            rules.add(owner.id)
    rules.update(inner.id for inner in references(found.text) if inner.kind == "rule")
    return frozenset(rule for rule in rules if isinstance(rule, str))


class Claims:
    """Every claim of a project.

    Args:
        passages: Its prose.
    """

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self.all = [claim for passage in passages.with_figures for claim in _of(passage)]

    @cached_property
    def values(self) -> dict[tuple[KeyPath, str], set[float]]:
        """The figures that a text states for a unit."""
        values: dict[tuple[KeyPath, str], set[float]] = defaultdict(set)
        for claim in self.all:
            for unit in claim.units:
                values[claim.found.path, unit].update(claim.values)
        return values

    @cached_property
    def numbers(self) -> dict[KeyPath, set[float]]:
        """Every figure that a text states, whatever it counts."""
        numbers: dict[KeyPath, set[float]] = defaultdict(set)
        for passage in self._passages.with_figures:
            for sentence in passage.sentences:
                for quantity in sentence.quantities:
                    numbers[passage.found.path].update(quantity.figures)
        return numbers


def _of(passage: Passage) -> Iterator[Claim]:
    found = passage.found
    root, cites = root_of(found), cited(found)
    for sentence in passage.sentences:
        text = sentence.text
        spans = []
        for match in _PART.finditer(text) if not _TIMES.isdisjoint(sentence.words) else ():
            unit = (match["a"] or match["quarter"] or match["b"]).lower()
            share = 0.5 if match["half"] else 0.25 if match["quarter"] else 1.0
            number = share * _SECONDS.get(unit, 1)
            quantity = Quantity("plain", share, share, low_in=True, high_in=True, unit=unit, next="",
                                start=match.start(), end=match.end(), words=match[0])  # fmt: skip
            spans.append((match.start(), match.end()))
            yield Claim(found, quantity, frozenset({TIME}), (number,), _topic(text, match.start(), match.end()),
                        _general(found, quantity, sentence), root, cites, match[0])  # fmt: skip
        for quantity in sentence.quantities:
            if any(start <= quantity.start < end for start, end in spans):
                continue
            units, factor, end = units_of(quantity, text)
            if not units and found.path[0] != "questions" and "limit" not in quantity.words:
                continue
            values = tuple(number * factor for number in quantity.figures)
            begin = quantity.start - max(0, quantity.words.find(text[quantity.start : quantity.end]))
            written = text[begin : max(end, begin + len(quantity.words))]
            yield Claim(found, quantity, units, values, _topic(text, quantity.start, end),
                        _general(found, quantity, sentence), root, cites, written)  # fmt: skip


def units_of(quantity: Quantity, text: str) -> tuple[frozenset[str], float, int]:
    """What the figure counts, by what to multiply it, and where the words for that end."""
    found: list[str] = []
    end = quantity.end
    if not quantity.unit or _IDENTIFIED.search(text, max(0, quantity.start - 12), quantity.start):
        return frozenset(), 1, end
    share = _OF_THE.match(text, end)
    if share:
        return frozenset({stem(share["what"])}), 1, share.end()
    for word in (quantity.unit, quantity.next):
        if not word or (word in _SMALL and not found):
            break
        small = stem(word) if word != "%" else "%"
        base = word.removesuffix("s") if word not in {"s", "ms"} else word
        base = base.removesuffix("n") if base.endswith("en") and base[:-1] in _SECONDS else base
        place = text.lower().find(word, end)
        if word in _SMALL or place < 0:
            break
        end = place + len(word)
        if base in _SECONDS:
            return frozenset({TIME}), _SECONDS[base], end
        if small == "%" or word in {"percent", "prozent"} or (word == "per" and quantity.next == "cent"):
            return frozenset({PERCENT}), 1, end
        found.append(small)
    return frozenset(found), 1, end if found else quantity.end


def _topic(text: str, start: int, end: int) -> frozenset[str]:
    before = _WORD.findall(text[:start].lower())[-_WINDOW:]
    after = _WORD.findall(text[end:].lower())[:_WINDOW]
    return frozenset(stem(word) for word in (*before, *after) if word not in _SMALL)


def _general(found: Found, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure holds beyond one item: in examples, cases and items of quizzes only limits and "the five …" do."""
    owner = next((each for each in found.owners if isinstance(each, (Example, QuizItem, EdgeCase, Decision))), None)
    if not _MAYBE_LOOSE.isdisjoint(sentence.words) and _LOOSE.search(sentence.text):
        return False
    if owner is None or (isinstance(owner, (EdgeCase, Decision)) and found.path[-1] not in _FACTS):
        return not (isinstance(owner, Decision) and owner.status != "decided")
    limit = quantity.kind != "plain" and not isinstance(owner, (EdgeCase, Decision))
    return limit or bool(_DEFINITE.search(sentence.text[: quantity.start]))
