"""The JSON Schema of the language, judged by a package that knows nothing of our models."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from builder.model import Project, Quiz
from builder.scalars import as_builtin
from builder.yamldoc import parse
from tests.cli.running import run
from tests.conftest import ROOT
from tests.loading.small import QUIZ, SPEC, changed


def specs(folder: Path) -> list[Path]:
    """The spec files below a folder; a frozen spec is a whole one, and belongs to its release."""
    return sorted(path for path in folder.rglob("*.yaml") if "releases" not in path.parts)


FILES = [*specs(ROOT / "guidelines"), *specs(ROOT / "quizzes")]


@cache
def judge(what: str) -> Draft202012Validator:
    result = run("schema", what)
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read(text: str | bytes) -> Any:
    document = parse(text.encode() if isinstance(text, str) else text, "a.yaml")
    assert document.findings == ()
    return document.data


@pytest.mark.parametrize("what", ["project", "part", "quiz"])
def test_it_is_a_schema(what):
    assert judge(what).schema["type"] == "object"


def test_the_project_is_the_default():
    assert json.loads(run("schema").stdout) == judge("project").schema


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_it_accepts_the_files_of_this_repository(path):
    what = "quiz" if path.is_relative_to(ROOT / "quizzes") else "part"
    assert list(judge(what).iter_errors(as_builtin(read(path.read_bytes())))) == []


@pytest.mark.parametrize("project", sorted(path.name for path in (ROOT / "guidelines").iterdir() if path.is_dir()))
def test_it_accepts_whole_projects(project):
    data: dict[str, Any] = {}
    for path in specs(ROOT / "guidelines" / project):
        for key, value in as_builtin(read(path.read_bytes())).items():
            data[key] = [*data[key], *value] if key in data else value
    assert list(judge("project").iter_errors(data)) == []


REFUSED = {
    "unknown key": changed("title: Tiny", "titel: x\ntitle: Tiny"),
    "missing": changed("title: Tiny\n", ""),
    "wrong kind": changed("kind: choice", "kind: choise"),
    "wrong word": changed("title: Insults,", "title: Insults, strength: perhaps,"),
    "text for a list": changed("labels: [Yes, No]", "labels: Yes"),
    "quizzes": changed("title: Tiny", "title: Tiny\nquizzes: []"),
    "format 2": changed("format: 1", "format: 2"),
    "empty list": changed("labels: [Yes, No]", "labels: []"),
    "too small": changed("title: Tiny", "title: Tiny\nrequirements: {volume: {items: 0}}"),
    "null": changed("title: Tiny", "title:"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_broken_specs(name):
    assert judge("project").is_valid(as_builtin(read(SPEC)))
    assert not judge("project").is_valid(as_builtin(read(REFUSED[name])))


@pytest.mark.parametrize(
    ("old", "new"),
    [("use: practice", "use: test"), ("kind: number", "kind: numbr"), ("title: Practice\n", ""), ("ask:", "aks:")],
)
def test_it_refuses_broken_quizzes(old, new):
    assert judge("quiz").is_valid(as_builtin(read(QUIZ)))
    assert not judge("quiz").is_valid(as_builtin(read(QUIZ.replace(old, new, 1))))


def test_a_part_needs_no_key_but_knows_all():
    assert judge("part").is_valid({})
    assert judge("part").is_valid({"language": "de"})
    assert not judge("part").is_valid({"langage": "de"})


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for key, value in entries for place in ((*path, key), *places(value, (*path, key)))]


JUNK = st.sampled_from([None, "", " ", "text", "Tiny!", 0, -1, 1.5, True, [], {}, ["a"], {"a": "b"}, [None], [[]]])


def loads(what: type[Project | Quiz], data: Any) -> bool:
    try:
        what.model_validate(data)
    except ValidationError:
        return False
    return True


INTENDED = (int, float, bool)
"""A bare number or truth value where text is meant: an editor marks it, as the check `written-as-number` does, but it
is read as it was written. So does it mark a key that is there without a value, which is read as if left out."""


@pytest.mark.parametrize(("what", "model", "text"), [("project", Project, SPEC), ("quiz", Quiz, QUIZ)])
def test_what_the_schema_refuses_loading_refuses(what, model, text):
    whole = as_builtin(read(text))
    everywhere = places(whole)

    @settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.sampled_from(everywhere), st.one_of(JUNK, st.just(...)), st.booleans())
    def holds(place, junk, also_unknown):
        def broken(junk: Any) -> Any:
            data = copy.deepcopy(whole)
            holder = data
            for key in place[:-1]:
                holder = holder[key]
            if junk is ...:
                del holder[place[-1]]
            else:
                holder[place[-1]] = junk
            if also_unknown and isinstance(holder, dict):
                holder["zzz"] = None
            return data

        def passes(junk: Any) -> bool:
            # JSON is YAML: like this it is read as a file is.
            return loads(model, read(json.dumps(broken(junk))))

        intended = junk is None or (isinstance(junk, INTENDED) and passes(json.dumps(junk)))
        if not judge(what).is_valid(broken(junk)) and not intended:
            assert not passes(junk), (place, junk)

    holds()


def test_the_one_intended_exception():
    data = read(changed("title: Tiny", "title: 1.10"))
    assert isinstance(as_builtin(data)["title"], INTENDED)
    assert not judge("project").is_valid(as_builtin(data))
    assert loads(Project, data)


SPEAK_FOR_THEMSELVES = {"format", "id", "title", "language", "kind", "strength", "status", "by", "use"}
"""Keys whose values are listed, or that are a name and no more."""


@pytest.mark.parametrize("what", ["project", "part", "quiz"])
def test_every_key_has_an_example_that_is_legal(what):
    schema = judge(what).schema
    without, illegal = [], []
    for name, mapping in (("", schema), *schema["$defs"].items()):
        for key, about in mapping.get("properties", {}).items():
            assert about["description"] or key == "kind", f"{name}.{key}"
            shown = about.get("examples", [])
            without += [f"{name}.{key}"] if not shown and key not in SPEAK_FOR_THEMSELVES else []
            alone = Draft202012Validator({**about, "$defs": schema["$defs"]})
            illegal += [f"{name}.{key}" for each in shown if not alone.is_valid(each)]
    assert (without, illegal) == ([], [])
