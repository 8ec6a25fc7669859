"""The count of lines of the sources that a spec carries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.loading import Repository, load_project
from tests.docs.files import DOCS, ROOT
from tests.loading.small import SPEC, changed, write

sys.path.insert(0, str(DOCS / "fit"))
import fit
import named

SECTIONS = """\
sections:
  - {id: manner, title: Manner, intro: How people speak.}
  - {id: empty, title: Nothing yet}
procedure:
  - {title: Read it}
  - {title: Answer}
rules:
  - {id: shouting, title: Shouting, text: Do not shout., section: manner, strength: must-not}
  - id: insults
    title: Insults
    text: An insult is toxic.
    gives: [toxic/Yes]
    section: manner
    exceptions: [{id: irony, when: It is irony., then: Let it pass.}]
"""
CHAPTERS = changed(
    "rules:\n  - {id: insults, title: Insults, text: An insult is toxic., gives: [toxic/Yes]}\n", SECTIONS
)
SOURCE = "# Insults\n\nAn insult is toxic.\n-\n---\n},\n- Do not shout.\n"


def project_of(root: Path):
    spec = {"guidelines/tiny/project.yaml": CHAPTERS}
    return load_project(Repository(write(root, spec)), "tiny").project


def run(tmp_path: Path, capsys, lines: str, *, source: str = SOURCE, more: str = "", files: tuple[str, ...] = ()):
    """The exit status of a whole run, and what it prints."""
    root = write(tmp_path / "repo", {"guidelines/tiny/project.yaml": CHAPTERS})
    corpus = write(
        tmp_path / "corpus", dict.fromkeys(("some/guide.md", "README.md", "some/SOURCE.txt", *files), source)
    )
    maps = root / "maps"
    maps.mkdir()
    head = f"project: tiny\n{more}sources:\n  - file: some/guide.md\n    lines:\n"
    (maps / "tiny.yaml").write_text(head + "".join(f"      - {line}\n" for line in lines.splitlines()), "utf-8")
    status = fit.main(corpus, maps, root)
    return status, capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("rule:insults", True),
        ("rule:insult", False),
        ("rule", False),
        ("rule:", False),
        ("", False),
        ("wish:insults", False),
        ("exception:insults/irony", True),
        ("label:toxic/Yes", True),
        ("label:toxic/Maybe", False),
        ("example:one", True),
        ("section:manner", True),
        ("section:insults", False),
        ("project:title", True),
        ("project:summary", True),
        ("project:format", False),
        ("project:", False),
        ("item", True),
        ("item:title", True),
        ("item:description", False),
        ("item:anything", False),
        ("item:model_fields", False),
        ("requirements", False),
        ("requirements:purpose", False),
        ("sensitive:warning", False),
        ("procedure", True),
        ("procedure:1", True),
        ("procedure:2", True),
        ("procedure:0", False),
        ("procedure:3", False),
        ("procedure:-1", False),
        ("procedure:Answer", False),
        ("escalation", False),
        ("escalation:1", False),
        ("examples", True),
        ("examples:manner", True),
        ("examples:empty", False),
        ("examples:", False),
        ("strength:manner/must-not", True),
        ("strength:manner/must", True),
        ("strength:manner/may", False),
        ("strength:empty/must", False),
        ("strength:must", False),
    ],
)
def test_only_what_the_spec_has_can_be_named(tmp_path, name, there):
    assert named.exists(project_of(tmp_path), name) is there
    assert named.missing(project_of(tmp_path), [name]) == ([] if there else [name])


def test_lines_that_say_nothing_count_on_neither_side(tmp_path, capsys):
    status, printed = run(
        tmp_path, capsys, "{from: 1, to: 3, ids: [rule:insults]}\n{from: 7, to: 7, ids: [strength:manner/must-not]}"
    )
    assert printed == [
        "tiny: 3 lines, 3 carried (100.0%), 0 with a reason",
        "  some/guide.md: 3 lines, 3 carried (100.0%), 0 with a reason",
        "All sources: 3 lines, 3 carried (100.0%), 0 with a reason",
    ]
    assert status == 0


@pytest.mark.parametrize(("carried", "status"), [(19, 0), (18, 1)])
def test_at_least_95_of_100_lines_are_carried(tmp_path, capsys, carried, status):
    lines = f"{{from: 1, to: {carried}, ids: [rule:insults]}}\n{{from: {carried + 1}, to: 20, reason: A picture.}}"
    result, printed = run(tmp_path, capsys, lines, source="Do not insult.\n" * 20)
    assert result == status
    below = ": fewer than 95%" if status else ""
    assert (
        printed[1]
        == f"  some/guide.md: 20 lines, {carried} carried ({carried * 5}.0%), {20 - carried} with a reason{below}"
    )


def test_a_short_source_is_not_hidden_by_a_long_one(tmp_path, capsys):
    lines = "{from: 1, to: 99, ids: [rule:insults]}"
    more = "  - file: some/short.md\n    lines:\n      - {from: 1, to: 99, reason: Lost.}"
    root = write(tmp_path / "repo", {"guidelines/tiny/project.yaml": CHAPTERS})
    texts = {"some/guide.md": "Do not insult.\n" * 99, "some/short.md": "- \n" * 98 + "Lost.\n"}
    corpus = write(tmp_path / "corpus", texts)
    (root / "tiny.yaml").write_text(
        f"project: tiny\nsources:\n  - file: some/guide.md\n    lines:\n      - {lines}\n{more}\n", "utf-8"
    )
    assert fit.main(corpus, root, root) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "tiny: 100 lines, 99 carried (99.0%), 1 with a reason"
    assert printed[2] == "  some/short.md: 1 lines, 0 carried (0.0%), 1 with a reason: fewer than 95%"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("{from: 1, to: 3, ids: [rule:insults]}", "some/guide.md:7: nothing carries: - Do not shout."),
        ("{from: 1, to: 7, ids: [rule:insults, rule:lost]}", "some/guide.md:1: no entry 'rule:lost'"),
        ("{from: 1, to: 7, ids: [rule:insults]}\n{from: 2, to: 2}", "some/guide.md:2: neither ids nor a reason"),
        ("{from: 1, to: 9, ids: [rule:insults]}", "some/guide.md:1: the file has 8 lines, the range ends at 9"),
        (
            "{from: 3, to: 1, ids: [item]}\n{from: 1, to: 7, ids: [item]}",
            "some/guide.md:3: a range ends where it begins or later, and begins at 1 or later",
        ),
    ],
)
def test_each_fault_is_named_and_fails(tmp_path, capsys, lines, fault):
    status, printed = run(tmp_path, capsys, lines)
    assert printed[0] == fault
    assert status == 1


@pytest.mark.parametrize(
    ("added", "faults"),
    [
        ("{practice: Ours., ids: [rule:insults]}", []),
        ("{practice: Ours., ids: [rule:lost, item]}", ["tiny: added 1: no entry 'rule:lost'"]),
        ("{ids: [rule:insults]}", ["tiny: added 1: it does not say after which practice"]),
        ("{practice: Ours.}", ["tiny: added 1: it names no entries"]),
    ],
)
def test_what_a_project_adds_exists_and_says_why(tmp_path, capsys, added, faults):
    status, printed = run(tmp_path, capsys, "{from: 1, to: 7, ids: [item]}", more=f"added:\n  - {added}\n")
    assert printed[: len(printed) - 3] == faults
    assert status == bool(faults)


def test_a_source_without_a_map_is_a_fault(tmp_path, capsys):
    status, printed = run(tmp_path, capsys, "{from: 1, to: 7, ids: [item]}", files=("other/guide.txt", "other/LICENSE"))
    assert printed[:2] == ["other/guide.txt: no map names it", "tiny: 3 lines, 3 carried (100.0%), 0 with a reason"]
    assert status == 1


def test_a_map_of_a_file_that_is_not_there_is_a_fault(tmp_path, capsys):
    more = "sources:\n  - {file: some/lost.md, lines: []}\n"
    root = write(tmp_path / "repo", {"guidelines/tiny/project.yaml": CHAPTERS, "tiny.yaml": f"project: tiny\n{more}"})
    corpus = write(tmp_path / "corpus", {"README.md": "About."})
    assert fit.main(corpus, root, root) == 1
    assert capsys.readouterr().out.splitlines()[0] == "tiny.yaml: no file 'some/lost.md'"


def test_a_spec_that_cannot_be_read_is_a_fault(tmp_path, capsys):
    files = {"guidelines/tiny/project.yaml": SPEC, "maps/gone.yaml": "project: gone\nsources: []\n"}
    root = write(tmp_path / "repo", files)
    corpus = write(tmp_path / "corpus", {"README.md": "About."})
    assert fit.main(corpus, root / "maps", root) == 1
    assert capsys.readouterr().out.splitlines()[0] == "gone: the spec can't be read"


def test_without_the_sources_nothing_is_claimed(tmp_path, capsys):
    assert fit.main(tmp_path / "nowhere") == 2
    assert capsys.readouterr().err == f"The sources are not here: {tmp_path / 'nowhere'}\n"


def test_everything_that_the_maps_name_exists_even_where_the_sources_are_not():
    missing = []
    for path in sorted((DOCS / "fit").glob("*.yaml")):
        data = fit.parse(path.read_bytes(), path.name).data
        project = load_project(Repository(ROOT), data["project"]).project
        assert project is not None
        entries = [*data.get("added", ()), *(line for source in data["sources"] for line in source["lines"])]
        missing += [
            f"{path.name}: {name}" for entry in entries for name in named.missing(project, entry.get("ids", ()))
        ]
    assert missing == []
