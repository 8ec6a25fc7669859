"""The page about answers: the words of the layer `answers`, and what it says of samples when they are tried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from builder.answers import KINDS, Scope, char_iou, distance, equal, problems, weighted_score
from builder.answers.asked import asked
from builder.answers.errors import weight_of
from builder.answers.kind import AnyKind, Kind
from builder.answers.labels import RELATED, LabelSet
from builder.answers.matching import f1_distance
from builder.answers.ranks import kendall_distance
from builder.model import Index, Project, Question
from builder.model.answerkeys import KEYS, NEEDED
from builder.model.items import FieldValue
from builder.yamldoc import parse
from reference_pages import mappings
from reference_pages.markdown import block, code, escaped, filled, table, words_of

SAMPLES = Path(__file__).parent / "samples.yaml"
MEASURES = {
    "choice": ("labels",),
    "multiple": ("jaccard-distance-and-intersection-over-union",),
    "ranking": ("kendalls-tau",),
    "spans": ("f1-of-the-best-matching", "jaccard-distance-and-intersection-over-union"),
    "errors": ("f1-of-the-best-matching", "weights-of-errors"),
    "relations": ("f1-of-the-best-matching",),
    "boxes": ("f1-of-the-best-matching", "jaccard-distance-and-intersection-over-union"),
    "grades": ("labels",),
}
"""Where the page says more about the measures of a kind."""

_ITEM: TypeAdapter[dict[str, FieldValue]] = TypeAdapter(dict[str, FieldValue])


@dataclass(frozen=True)
class Samples:
    """A question of each kind, and answers to try on it.

    Attributes:
        scope: The project and the item.
        written: The questions as they are written.
        tried: For each kind, `answers` and `pairs` as YAML texts.
    """

    scope: Scope
    written: dict[str, str]
    tried: dict[str, Any]

    @classmethod
    def read(cls) -> Samples:
        """Reads the file beside this one."""
        text = SAMPLES.read_text("utf-8")
        data: dict[str, Any] = parse(text.encode(), SAMPLES.name).data
        scope = Scope(Project.model_validate(data["project"]), _ITEM.validate_python(data["item"]), data["answers"])
        return cls(scope, _questions(text), data["samples"])


def page() -> str:
    """The page."""
    samples = Samples.read()
    return filled(
        "answers.md.j2",
        distance=_said(Kind.distance),
        equal=_said(Kind.equal),
        gradual=_named(kind for kind, found in KINDS.items() if found.gradual),
        tolerant=_named(kind for kind, found in KINDS.items() if found.tolerant),
        ranged=_named(kind for kind, found in KINDS.items() if found.ranged),
        # Its first paragraph says what the function returns, the second what holds.
        asked=_said(asked).partition("\n\n")[2],
        labels=_said(LabelSet.distance).replace("`RELATED`", str(RELATED)),
        f1=_said(f1_distance),
        kendall=_said(kendall_distance),
        iou=_said(char_iou),
        score=_said(weighted_score),
        weight=_said(weight_of),
        item=block(_part(SAMPLES.read_text("utf-8"), "item")),
        sections="\n\n".join(_section(mappings.kind_of(model), words_of(model), samples) for model in mappings.KINDS),
    )


def _said(documented: object) -> str:
    return escaped(words_of(documented))


def _named(kinds: Iterable[str]) -> str:
    *most, last = (f"`{kind}`" for kind in kinds)
    return f"{', '.join(most)} and {last}"


def _section(name: str, form: str, samples: Samples) -> str:
    kind = KINDS[name]
    question: Question = Index(samples.scope.project).questions[name]
    tried = samples.tried[name]
    legal = [(code(text), _verdict(question, text, samples.scope)) for text in tried["answers"]]
    apart = [_compared(question, one, other, samples.scope) for one, other in tried["pairs"]]
    pieces = [
        f"### {name}",
        escaped(form),
        escaped(words_of(type(kind))),
        f"**Distance.** {_said(type(kind).distance)}{_more(name)}",
        *_equality(kind),
        *_keys(name),
        f"Keys of the question: [`kind: {name}`](language.md#kind-{name}). For example:",
        block(samples.written[name]),
        table(["Answer", "Legal?"], legal),
        table(["One answer", "Another", "Distance", "Equal"], apart),
    ]
    return "\n\n".join(pieces)


def _keys(name: str) -> list[str]:
    """The table of keys, for kinds whose answer is a list of mappings."""
    if name not in KEYS:
        return []
    place = "It stands at a `text`, or from a `start` to an `end`. " if "text" in KEYS[name] else ""
    rows = [(code(key), "yes" if key in NEEDED[name] else "", escaped(said)) for key, said in KEYS[name].items()]
    return [f"Keys of each entry of the answer. {place}".rstrip(), table(["Key", "Required", "Meaning"], rows)]


def _more(name: str) -> str:
    links = (f"[{measure.replace('-', ' ').capitalize()}](#{measure})" for measure in MEASURES.get(name, ()))
    return "".join(f" {link}." for link in links).replace("Kendalls", "Kendall's")


def _equality(kind: AnyKind) -> list[str]:
    return [f"**Equal.** {_said(type(kind).equal)}"] if "equal" in vars(type(kind)) else []


def _verdict(question: Question, text: str, scope: Scope) -> str:
    found = problems(question, _value(text), scope)
    return escaped("; ".join(f"no: {problem.message}" for problem in found)) if found else "yes"


def _compared(question: Question, one: str, other: str, scope: Scope) -> tuple[str, str, str, str]:
    a, b = _value(one), _value(other)
    apart = distance(question, a, b, scope)
    return code(one), code(other), f"{apart:.3g}", "yes" if equal(question, a, b, scope) else "no"


def _value(text: str) -> Any:
    data = parse(f"answer: {text}".encode(), "sample.yaml").data
    if not isinstance(data, dict):
        raise TypeError(f"no YAML value: {text}")
    return data["answer"]


def _questions(text: str) -> dict[str, str]:
    """The text of each question: from its dash to the next one."""
    lines = _part(text, "project").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines[lines.index("  questions:") + 1 :]:
        if line.startswith("    - "):
            found[line.split("id: ")[1].split(",")[0]] = []
        found[list(found)[-1]].append(line[4:])
    return {name: "\n".join(each) for name, each in found.items()}


def _part(text: str, key: str) -> str:
    """The text of one top-level key."""
    lines = text.splitlines()
    start = lines.index(f"{key}:")
    end = next((at for at in range(start + 1, len(lines)) if lines[at][:1].isalpha()), len(lines))
    return "\n".join(lines[start:end])
