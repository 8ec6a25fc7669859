"""What an audience may not see is nowhere in what is built for it: not in pages, search, nor Markdown."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.loading import Repository
from builder.model import INTERNAL, TRAINERS, Entry, Index, Project, Record, walk
from builder.model.base import Prose
from builder.model.index import SKIP
from builder.model.walk import Found, marks
from builder.pipeline.check import Checked, check
from tests.site.built import TODAY, build_loaded, files, guidewright
from tests.site.everything import MEDIA, write

pytestmark = pytest.mark.engine

VENDOR = "vendor-a"
AUDIENCES = (TRAINERS, VENDOR, INTERNAL)
ROUNDS = (0, 1, 2)
PLANTED = re.compile(rb"planted\d+end")
ALWAYS_THERE = {"Project", "Item", "Scale", "NamedScale", "Audience"}
"""Entries without which what holds them can't stand."""

NOT_SHOWN = re.compile(
    r"audiences/\d+/title"  # for choosing an audience, not for reading
    r"|variants/\d+/title"  # named only where something differs by it
    r"|quizzes/\d+/items/\d+/(reason|options/\d+/reason|answers/\d+/why)"  # of an exam; of practice it is found
)
"""Key paths of texts that no page shows."""


def checked(folder: Path) -> Checked:
    """The repository, without any finding."""
    found = check(Repository(folder), (), dt.date(2026, 11, 2))
    assert [finding for finding in found.findings if finding.severity.value == "error"] == []
    return found


def marked(project: Project, turn: int) -> Project:
    """Every third entry internal, every third for a vendor, each one at one of three turns; texts planted."""
    number = iter(range(10_000))

    def audience(record: Record, place: int) -> dict[str, object]:
        if not isinstance(record, Entry) or type(record).__name__ in ALWAYS_THERE or record.for_:
            return {}
        return {"for_": {0: (INTERNAL,), 1: (VENDOR,)}.get((place + turn) % 3)}

    def text(value: str, found: tuple[object, ...]) -> str:
        if Prose.MARKDOWN in found:
            return f"{value}\n\nplanted{next(number)}end"
        return f"{value} planted{next(number)}end" if {Prose.PLAIN, Prose.VERBATIM} & set(found) else value

    def changed(value: object, found: tuple[object, ...], place: int) -> object:
        match value:
            case Record():
                fields = type(value).model_fields
                inner = marks(type(value))
                update = {name: changed(getattr(value, name), inner[name], n) for n, name in enumerate(fields)}
                return value.model_copy(update={**update, **audience(value, place)})
            case tuple():
                return tuple(changed(each, found, n) for n, each in enumerate(value))
            case dict():
                return {key: changed(each, found, n) for n, (key, each) in enumerate(value.items())}
            case str():
                return text(value, found)
        return value

    made = changed(project, (), 2)
    assert isinstance(made, Project)
    return made


def planted(project: Project) -> Iterator[tuple[bytes, Found]]:
    """Every planted string with its place."""
    for found in walk(project):
        if isinstance(found.mark, Prose) and (string := PLANTED.search(found.text.encode())):
            yield string[0], found


def shown(folder: Path) -> set[bytes]:
    """The planted strings in everything that was written: the site, and the Markdown that it was made of."""
    everything = [*files(folder / "site").items(), *files(folder / "build/pages").items()]
    assert len(everything) > 40
    return {string for _, content in everything for string in PLANTED.findall(content)}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("everything"))


def made(repository: Path, found: Checked, audience: str) -> set[bytes]:
    build_loaded(repository, found, audience)
    return shown(repository)


@pytest.mark.parametrize("turn", ROUNDS)
def test_each_text_is_for_those_whom_it_is_meant_for(repository: Path, turn: int) -> None:
    found = checked(repository)
    project = found.loaded[0].project
    assert project is not None
    project = marked(project, turn)
    found = dataclasses.replace(found, loaded=(dataclasses.replace(found.loaded[0], project=project),), findings=())
    strings = dict(planted(project))
    assert len(strings) > 250
    seen = {audience: made(repository, found, audience) for audience in AUDIENCES}
    for audience in AUDIENCES:
        leaked = [
            where(strings[string]) for string in seen[audience] if not visible(strings[string], project, audience)
        ]
        assert leaked == [], audience
    missing = [where(found) for string, found in strings.items() if string not in seen[INTERNAL]]
    assert [path for path in missing if not NOT_SHOWN.fullmatch(path)] == []
    assert seen[TRAINERS] < seen[VENDOR] < seen[INTERNAL]
    assert len(seen[TRAINERS]) > 40


def visible(found: Found, project: Project, audience: str) -> bool:
    """Whether the entries around a text, and the field or question that it belongs to, may be shown."""
    if not found.visible_to(audience):
        return False
    index = Index(project)
    match found.path:
        case ("examples", _, "item", field, *_) | ("quizzes", _, "items", _, "item", field, *_):
            return index.fields[str(field)].visible_to(audience)
        case ("examples", example, "reject", number, *_):
            question = project.examples[int(example)].reject[int(number)].question
            return question == SKIP or index.questions[question].visible_to(audience)
    return True


def where(found: Found) -> str:
    return "/".join(map(str, found.path))


def test_media_of_internal_entries_are_not_published(tmp_path: Path) -> None:
    repository = write(tmp_path)
    spec = repository / "guidelines/everything/project.yaml"
    text = spec.read_text("utf-8")
    for entry, audience in (("two", "internal"), ("three", VENDOR)):
        text = text.replace(f"  - id: {entry}\n    title: A", f"  - id: {entry}\n    for: {audience}\n    title: A")
    text = text.replace("    contrasts: [two]\n", "")
    spec.write_text(text, "utf-8")
    found = checked(repository)
    published = {}
    for audience in AUDIENCES:
        made(repository, found, audience)
        contents = b"".join([*files(repository / "site").values(), *files(repository / "build").values()])
        published[audience] = {name for name in MEDIA if b"the content of " + name.encode() in contents}
    everyone = set(MEDIA) - {"two.png", "three.png"}
    assert published == {TRAINERS: everyone, VENDOR: everyone | {"three.png"}, INTERNAL: set(MEDIA)}


def test_what_is_internal_by_default(tmp_path: Path) -> None:
    repository = write(tmp_path)
    secret = {
        "The second vendor wants more.", "Above 0.7", "Acme", "Half of the work.", "Irony came up.", "It is open.",
        "What of poems?", "Emil", "Fred",
    }  # fmt: skip
    shown_to = {}
    for audience in AUDIENCES:
        done = guidewright(repository, "build", "--today", TODAY, "--audience", audience)
        assert done.returncode == 0, done.stderr
        contents = b"".join([*files(repository / "site").values(), *files(repository / "build").values()])
        shown_to[audience] = {text for text in (*secret, "One in ten", "Five minutes") if text.encode() in contents}
        assert (repository / "site/everything/next/coverage.html").exists() == (audience == INTERNAL)
        assert (repository / "site/everything/next/open-questions.html").exists() == (audience == INTERNAL)
    assert shown_to[TRAINERS] == {"One in ten"}
    assert shown_to[VENDOR] == {"One in ten", "Five minutes"}
    assert shown_to[INTERNAL] == secret | {"One in ten", "Five minutes"}
