"""Levels of scales, counts of lists, and weights, as texts name them."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re
from collections.abc import Iterator

from builder.lint.base import Fault, Subject
from builder.lint.numerals import NUMBER, shown, value
from builder.lint.passages import Passage
from builder.lint.words import words
from builder.model.guidance import Rule, RuleException
from builder.model.questions import Errors, Rating
from builder.model.scales import Scale
from builder.source import KeyPath

_SCALE_WORDS = words("scale scales rate rating ratings points point level levels skala stufen stufe slider")
_SCALE = re.compile(
    rf"\b(?:scale|slider|rate\w*|rating|skala|levels?|stufen?)\b[^.;:]{{0,40}}?(?P<a>{NUMBER})\s*(?:\([^()]*\)\s*)?(?:–|—|-|to|through|bis)\s*"
    rf"(?P<b>{NUMBER})",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"(?P<a>{NUMBER})\s*(?:–|—|-|to|bis)\s*(?P<b>{NUMBER})\s+(?:\w+\s+)?(?:scale|skala)\b", re.IGNORECASE
)
_POINTS = re.compile(rf"(?P<n>{NUMBER})[\s-](?:point|level|stufige)\s*(?:\w+\s+)?(?:scale|skala)?\b", re.IGNORECASE)
_LEVELS = re.compile(
    rf"\b(?:has|have|the|all|of|with|in|uses?)\s+(?P<n>{NUMBER})\s+(?:levels|points|stufen)\b", re.IGNORECASE
)
_THINGS = re.compile(
    rf"\b(?:one\s+of|the|these|those|eine\w*\s+(?:der|von)|die)\s+(?:following\s+)?(?P<n>{NUMBER})\s+(?:\w+\s+)?"
    r"(?P<what>labels|grades|options|answers|categories|severities|classes|tags|noten|stufen)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"(?<!step )(?<!rule )(?<!level )(?P<n>{NUMBER})\s+(?:[^\W\d_]+[ ]){{0,2}}(?P<what>[^\W\d_]+s)(?:[^\n.:;]{{0,60}})?:[ \t]*\n\s*\n?(?=[ \t]*(?:[-*+]|\d{{1,2}}[.)])[ \t])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+]|\d{1,2}[.)])[ \t]+", re.MULTILINE)
_WEIGHTY = re.compile(
    r"\b(?:weigh(?:s|t|ts)?|costs?|counts?|points?|penalty|penalties|deduct\w*|subtract\w*|kostet|zählt|punkte?)\b",
    re.IGNORECASE,
)


def level_faults(subject: Subject) -> Iterator[Fault]:
    """Scales, levels that a rule names beside those that it gives, weights, and counts before a list."""
    scales = _scales(subject)
    for passage in subject.passages.with_figures:
        fault = _scale(subject, passage, scales) or _things(subject, passage) or _list(passage)
        if fault:
            yield fault
    yield from _given(subject)
    yield from _weights(subject)


def _scales(subject: Subject) -> dict[KeyPath, Scale]:
    """Scales by the key path of the question or of the named scale."""
    found: dict[KeyPath, Scale] = {("scales", number): scale for number, scale in enumerate(subject.project.scales)}
    for number, question in enumerate(subject.project.questions):
        scale = subject.index.scale_of(question) if isinstance(question, Rating) else None
        if scale is not None:
            found["questions", number] = scale
    return found


def _scale(subject: Subject, passage: Passage, scales: dict[KeyPath, Scale]) -> Fault | None:
    del subject
    if not scales or passage.found.path[0] == "quizzes":
        return None
    own = scales.get(passage.found.path[:2])
    known = [own] if own is not None else list(scales.values())
    for sentence in passage.sentences:
        for match in (*_SCALE.finditer(sentence.text), *_REVERSED.finditer(sentence.text)):
            low, high = value(match["a"]), value(match["b"])
            said = "scale" in match[0].lower() or "skala" in match[0].lower() or "slider" in match[0].lower()
            inside = not said and any(scale.low <= low < high <= scale.high for scale in known)
            if low < high and not inside and not any((scale.low, scale.high) == (low, high) for scale in known):
                return _fault(passage, f"from {shown(low)} to {shown(high)}", _range(known))
        for pattern in (_POINTS, *((_LEVELS,) if own is not None else ())):
            for match in pattern.finditer(sentence.text):
                if (
                    pattern is _POINTS
                    and "scale" not in match[0].lower()
                    and "level" not in match[0].lower()
                    and "stuf" not in match[0].lower()
                ):
                    continue
                count = value(match["n"])
                sizes = {1 + (scale.high - scale.low) / scale.step for scale in known if scale.step}
                if count not in sizes and count not in {len(scale.anchors) for scale in known}:
                    return _fault(passage, match[0].strip(), _range(known))
    return None


def _range(scales: list[Scale]) -> str:
    listed = sorted({f"{shown(scale.low)} to {shown(scale.high)}" for scale in scales})
    return f"the scale goes from {' or '.join(listed)}"


def _things(subject: Subject, passage: Passage) -> Fault | None:
    """How many labels a question says that it has."""
    path = passage.found.path
    if path[0] != "questions" or len(path) != 3 or not isinstance(path[1], int):  # noqa: PLR2004
        return None
    question = subject.project.questions[path[1]]
    labels = getattr(question, "labels", None) or getattr(question, "categories", None)
    if not labels:
        return None
    every = [entry for entry in subject.labels_by_question.get(question.id, ()) if path[1] == entry.path[1]]
    severities = len(getattr(question, "severities", ()))
    nested = len(every) - severities - (question.cannot_tell is not None)
    leaves = sum(entry.leaf for entry in every) - severities - (question.cannot_tell is not None)
    counts = (
        {len(labels), nested, leaves} | {1 + count for count in (len(labels), nested, leaves)}
        if question.cannot_tell
        else {len(labels), nested, leaves}
    )
    for match in _THINGS.finditer(passage.text):
        fits = {severities} if match["what"].lower() == "severities" else counts
        if value(match["n"]) not in fits:
            return _fault(passage, match[0], f"the question '{question.id}' has {min(fits)}")
    return None


def _list(passage: Passage) -> Fault | None:
    """A number of things before a list of another number of entries."""
    text = passage.found.text
    if ":\n" not in text and ": \n" not in text:
        return None
    for match in _LISTED.finditer(text):
        first = _ITEM.match(text, match.end())
        if first is None:
            continue
        indent, count, position = first["indent"], 0, match.end()
        rest = text[position:]
        for line in rest.split("\n"):
            item = _ITEM.match(line)
            if item and item["indent"] == indent:
                count += 1
            elif line.strip() and not line.startswith((" ", "\t")) and not item and count:
                break
        if count and value(match["n"]) != count and value(match["n"]) > 1:
            return _fault(passage, f"{match['n']} {match['what']}", f"the list below has {count}")
    return None


def _given(subject: Subject) -> Iterator[Fault]:
    """A level beside the title of its question, in a rule that gives another."""
    ratings = {question.id: question for question in subject.project.questions if isinstance(question, Rating)}
    if not ratings:
        return
    for number, rule in enumerate(subject.project.rules):
        every = [*rule.gives, *rule.bears_on, *(ref for each in rule.exceptions for ref in each.gives)]
        parts: list[tuple[KeyPath, Rule | RuleException, str]] = [(("rules", number, "text"), rule, rule.text)]
        parts += [
            (("rules", number, "exceptions", n, "then"), each, each.then) for n, each in enumerate(rule.exceptions)
        ]
        for path, part, text in parts:
            for question, levels in _levels_given(part.gives).items():
                if question not in ratings or any(ref == question for ref in every):
                    continue
                named = _named(text, ratings[question].title)
                others = _levels_given(every).get(question, set())
                if named and not named & levels and not named <= (others if part is rule else set()):
                    figure, given = (", ".join(sorted(each)) for each in (named, levels))
                    message = f"'{ratings[question].title} {figure}' here, but the rule gives '{question}/{given}'"
                    yield Fault(path, message, "Make the figures agree.")


def _levels_given(refs: tuple[str, ...] | list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for ref in refs:
        question, slash, label = ref.partition("/")
        if slash and re.fullmatch(r"-?\d+(?:\.\d+)?", label):
            found.setdefault(question, set()).add(label)
    return found


def _named(text: str, title: str) -> set[str]:
    """The levels that stand right behind the question's title in a text."""
    pattern = rf"\b{re.escape(title)}[\s*_]{{1,3}}(?P<a>\d+)(?:\s+or\s+(?P<b>\d+))?(?![\w.,]\d|\w)"
    return {each for match in re.finditer(pattern, text, re.IGNORECASE) for each in match.groups() if each}


def _weights(subject: Subject) -> Iterator[Fault]:
    """What an error of a severity costs."""
    questions = [question for question in subject.project.questions if isinstance(question, Errors)]
    if not questions:
        return
    weights: dict[str, set[float]] = {}
    for question in questions:
        for severity in question.severities:
            mine = weights.setdefault(severity.shown.lower(), set())
            mine |= {float(severity.weight)}
            mine |= {float(each.weight) for each in question.weights if each.severity in {None, severity.id}}
    title = "|".join(re.escape(name) for name in sorted(weights, key=len, reverse=True))
    pair = re.compile(
        rf"\b(?P<name>{title})\b(?P<between>[^.;:,]{{0,48}}?)(?P<n>{NUMBER})(?!\s*(?:%|percent|errors?|words?|seconds?|spans?|segments?|or\s+more))",
        re.IGNORECASE,
    )
    for passage in subject.passages.with_figures:
        if passage.found.path[0] == "quizzes" or "examples" in passage.found.path:
            continue
        for sentence in passage.sentences:
            if not _WEIGHTY.search(sentence.text):
                continue
            for match in pair.finditer(sentence.text):
                figure, known = value(match["n"]), weights[match["name"].lower()]
                plain = re.search(
                    r"\b(?:error|span|mistake|punctuation|costs?|counts?|weigh\w*|is|has|=|at)?\s*$", match["between"]
                )
                if figure not in known and plain and not re.search(NUMBER, match["between"], re.IGNORECASE):
                    yield _fault(
                        passage,
                        match[0],
                        f"the weight of '{match['name'].lower()}' is {' or '.join(shown(each) for each in sorted(known))}",
                    )
                    break


def _fault(passage: Passage, said: str, against: str) -> Fault:
    return Fault(passage.found.path, f"'{' '.join(said.split())}' here, but {against}", "Make the figures agree.")
