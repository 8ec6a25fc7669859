"""Whatever stops a build: one sentence with its place, the right exit code, and the previous site as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from builder import swap
from builder.site.engine import ENGINES
from tests.cli.running import everything, leftovers, real, run
from tests.loading.small import SPEC, SPEC_FILE, write

PAGE = "pages/overview.md.j2"


def refused(root: Path, code: int, message: str, *arguments: str | Path) -> str:
    """Builds in vain: nothing of the site has changed, and nothing is left beside it."""
    before = everything(root / "site")
    result = run("build", "--repo", root, *arguments)
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    assert re.search(message, result.stderr), result.stderr
    assert everything(root / "site") == before
    assert before
    assert leftovers(root) == []
    return result.stderr


def test_a_good_build(built, quick):
    assert run("build", "--repo", built).exit_code == 0
    assert quick == ["next", ".portal"]
    assert (built / "site/index.html").is_file()
    assert (built / "site/tiny/next/index.html").is_file()
    assert 'content="0; url=next/index.html"' in (built / "site/tiny/index.html").read_text("utf-8")
    assert leftovers(built) == []
    assert (built / "site").stat().st_mode & 0o777 == 0o755


def test_the_same_bytes_again(built):
    before = everything(built)
    assert run("build", "--repo", built).exit_code == 0
    assert everything(built / "build/spare") == everything(built / "site")  # what was the site before
    shutil.rmtree(built / "build/spare")
    assert everything(built) == before


def test_findings(built):
    write(built, {SPEC_FILE: SPEC + "titel: x\n"})
    said = refused(built, 1, "unknown-key")
    assert f"{SPEC_FILE}:44:1: error [unknown-key]" in said
    assert said.endswith("Nothing was built.\n")


def test_warnings_do_not_stop_a_build(built):
    write(built, {SPEC_FILE: SPEC.replace("title: Tiny", "title: 1.10")})
    assert run("build", "--repo", built).exit_code == 0


TEMPLATES = {
    "syntax": ("# Tiny\n\n{% if project.title %}\n", r"templates/pages/overview\.md\.j2:3: the template is broken"),
    "unknown tag": ("a\n{% frobnicate %}\n", r"overview\.md\.j2:2: .*unknown tag 'frobnicate'"),
    "unknown filter": ("a\n\n{{ project.title | loud }}\n", r"overview\.md\.j2:3: .*No filter named 'loud'"),
    "undefined": ("a\n{{ nonsense }}\n", r"overview\.md\.j2:2: .*'nonsense' is undefined"),
    "undefined attribute": ("a\n{{ project.nonsense }}\n", r"overview\.md\.j2:2: .*has no attribute 'nonsense'"),
    "no filter": ("a\nb\n{{ project.title }}\n", r"overview\.md\.j2:3: .*printed without a filter.*'Tiny'"),
    "missing value": ("{{ project.requirements }}\n", r"overview\.md\.j2:1: .*a value that is missing is printed"),
    "missing include": ("\n{% include 'pages/gone.md.j2' %}\n", r"overview\.md\.j2:2: .*gone"),
    "division": ("{{ (1 / 0) | int }}\n", r"overview\.md\.j2:1: .*division"),
    "calls what is none": ("\n\n{{ project.title() }}\n", r"overview\.md\.j2:3: .*not callable"),
    "itself inside itself": ("\n{% include 'pages/overview.md.j2' %}\n", r"overview\.md\.j2:2: .*(recursion|itself)"),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_broken_template(built, name, quick):
    text, expected = TEMPLATES[name]
    write(built, {f"templates/{PAGE}": text})
    said = refused(built, 1, expected)
    assert said.startswith("guidewright: templates/pages/overview.md.j2:")
    assert "remove it from your templates folder" in said
    assert quick == []


def test_a_broken_template_of_the_portal(built):
    write(built, {"templates/portal/index.md.j2": "{{ title }}\n"})
    refused(built, 1, r"^guidewright: templates/portal/index\.md\.j2:1: .*printed without a filter")


def test_a_template_that_is_no_text(built):
    write(built, {f"templates/{PAGE}": b"\x89PNG\r\n\x1a\n\xff"})
    refused(built, 1, r"^guidewright: templates/pages/overview\.md\.j2: the file is not UTF-8 text\n  Save it as UTF-8")


def test_a_template_of_ones_own(built):
    write(built, {f"templates/{PAGE}": "# {{ project.title | inline }}\n\nAll our own.\n"})
    assert run("build", "--repo", built).exit_code == 0
    assert (built / "site/tiny/next/index.html").read_text("utf-8") == "# Tiny\n\nAll our own.\n"


CONFIGS = {
    "not closed": (b"theme: [\n", r"mkdocs\.yml:2:1: error \[yaml-syntax\]"),
    "a list": (b"- a\n", r"mkdocs\.yml:1:1: error \[wrong-type\]"),
    "binary": (b"\0\1\2\xff" * 9, r"mkdocs\.yml:1:1: error \[yaml-binary\]"),
    "inherits": (b"INHERIT: other.yml\n", r"^guidewright: mkdocs\.yml: 'INHERIT' is not supported here"),
    "no such day": (b"extra: {day: 2026-13-45}\n", r"^guidewright: mkdocs\.yml: a value can't be read: month"),
    "unknown setting": (b"extra: {guidewright: {titel: x}}\n", r"mkdocs\.yml:1:23: error \[unknown-key\]"),
}


@pytest.mark.parametrize("name", CONFIGS)
def test_a_broken_configuration(built, name):
    content, expected = CONFIGS[name]
    write(built, {"mkdocs.yml": content})
    refused(built, 1, expected)


def test_tags_of_the_engine_survive(built):
    text = (
        "site_name: !ENV [NAME, Ours]\n"
        "site_url: https://example.org/guides/\n"
        "markdown_extensions:\n"
        "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
        "hooks: [!relative a.py]\n"
    )
    write(built, {"mkdocs.yml": text})
    assert run("build", "--repo", built).exit_code == 0
    made = (built / "build/pages/tiny/next/mkdocs.yml").read_text("utf-8")
    nodes = {str(node.tag) for node in scalars(yaml.compose(made))}
    assert "tag:yaml.org,2002:python/name:material.extensions.emoji.twemoji" in nodes
    assert "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify" in nodes
    assert "!relative" in nodes
    assert "site_url: https://example.org/guides/tiny/next/" in made


def scalars(node: yaml.Node) -> list[yaml.Node]:
    inner = (
        [each for pair in node.value for each in pair]
        if isinstance(node, yaml.MappingNode)
        else node.value
        if isinstance(node, yaml.SequenceNode)
        else []
    )
    return [node, *(each for one in inner for each in scalars(one))]


def test_a_file_in_place_of_the_site(small, quick):
    (small / "site").write_bytes(b"mine")
    result = run("build", "--repo", small)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"guidewright: {small}/site: the site can't be put here: this is no folder\n")
    assert (small / "site").read_bytes() == b"mine"
    assert quick == []
    assert leftovers(small) == []


@pytest.mark.parametrize("name", ["build", "build/pages", "build/pages/tiny", "build/pages/tiny/next"])
def test_a_file_in_place_of_a_folder_of_ours(small, quick, name):
    path = small / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"mine")
    result = run("build", "--repo", small)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"guidewright: {path}")
    assert path.read_bytes() == b"mine"
    assert not (small / "site").exists()
    assert quick == []
    assert leftovers(small) == []


@pytest.mark.parametrize(
    "name", [".", "..", "guidelines", "guidelines/tiny", "quizzes/new", "templates", "build", "src"]
)
def test_a_site_never_replaces_what_it_is_not(built, monkeypatch, name):
    write(built, {"src/code.py": "print()\n", "templates/theme/mine.css": "a {}\n"})
    monkeypatch.chdir(built)
    before = everything(built)
    result = run("build", "--output", name)
    assert result.exit_code == 2
    assert "the site can't be put here" in result.stderr
    assert everything(built) == before


def test_a_checkout_is_not_replaced(built, tmp_path):
    target = tmp_path / "pages"
    write(target, {"index.html": "old", ".git/HEAD": "ref"})
    before = everything(target)
    assert run("build", "--repo", built, "--output", target).exit_code == 2
    assert everything(target) == before


def test_another_folder(built, tmp_path, monkeypatch):
    monkeypatch.chdir(built / "guidelines")
    for target in ("../public", tmp_path / "far/away/public", built / "empty"):
        if Path(target).name == "empty":
            Path(target).mkdir()
        for _ in range(2):
            assert run("build", "--output", target).exit_code == 0
        assert everything(Path(target)) == everything(built / "site")
    (built / "link").symlink_to(tmp_path / "linked")
    assert run("build", "--output", built / "link").exit_code == 0
    assert (built / "link").is_symlink()
    assert everything(tmp_path / "linked") == everything(built / "site")


def test_only_leftovers_of_this_very_site_are_removed(built):
    pages = built / "build/pages"
    mine = [built / name for name in (".config.new", ".site.old.new", ".other.abcd1234.new", "site.abcd1234.new")]
    left = [built / name for name in (".site.abcd1234.new", ".site.abcd1234.new.old")]
    left += [pages / "tiny/.next.a_b_c_d_.new", pages / "..portal.abcd1234.new"]
    for folder in (*mine, *left):
        (folder / "inside").mkdir(parents=True)
    assert run("build", "--repo", built).exit_code == 0
    assert [folder.name for folder in mine if not folder.exists()] == []
    assert [folder.name for folder in left if folder.exists()] == []


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("function", ["pathlib.Path.write_bytes", "pathlib.Path.mkdir", "builder.swap.put",
                                      "tempfile.mkdtemp", "shutil.copyfile"])  # fmt: skip
def test_a_full_disk(built, monkeypatch, function):
    if function == "shutil.copyfile":
        text = SPEC.replace("kind: text}", "kind: text}\n    - {id: photo, title: Photo, kind: image, optional: true}")
        photo = "photo: {file: media/a.png, alt: A cat.}"
        text = text.replace("{comment: You are a fool.}", f"{{comment: You are a fool., {photo}}}")
        write(built, {SPEC_FILE: text, "guidelines/tiny/media/a.png": b"\x89PNG\r\n\x1a\n"})
    monkeypatch.setattr(function, full)
    said = refused(built, 2, r"^guidewright: No space left on device\n  Check the disk")
    assert said.count("\n") == 2


def test_a_disk_that_fills_up_in_the_engine(built, monkeypatch):
    def engine(project: Path, target: Path) -> None:
        target.mkdir(parents=True)
        target.joinpath("index.html").write_text("half", "utf-8")
        if project.name == "next":
            full()

    monkeypatch.setitem(ENGINES, "mkdocs", engine)
    refused(built, 2, r"^wrote .*\nguidewright: No space left on device\n")


def test_a_disk_that_can_only_be_read(small, quick):
    # Nobody may write here, not even root.
    result = run("build", "--repo", small, "--output", "/proc/guidewright/site")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-2].startswith("guidewright: /proc/guidewright: ")
    assert quick == []


@pytest.fixture
def tiny_disk(tmp_path: Path):
    """A disk of 300 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True, capture_output=True)


@pytest.mark.engine
def test_a_disk_that_is_really_full(small, tiny_disk):
    target = tiny_disk / "site"
    write(target, {"index.html": "the previous site"})
    before = everything(target)
    done = real("build", "--output", target, cwd=small)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert everything(target) == before
    assert leftovers(tiny_disk) == []


@pytest.mark.engine
def test_what_the_engine_says_is_handed_on(built, monkeypatch):
    monkeypatch.undo()
    config = yaml.safe_load((built / "mkdocs.yml").read_text("utf-8"))
    (built / "mkdocs.yml").write_text(yaml.safe_dump({**config, "plugins": ["search", "no-such-plugin"]}), "utf-8")
    said = refused(built, 1, r"guidewright: mkdocs could not build the pages in ")
    assert 'The "no-such-plugin" plugin is not installed' in said


@pytest.mark.engine
def test_a_crash_of_the_engine_is_no_wall_of_text(built, monkeypatch):
    monkeypatch.undo()
    config = yaml.safe_load((built / "mkdocs.yml").read_text("utf-8"))
    (built / "mkdocs.yml").write_text(yaml.safe_dump({**config, "hooks": ["hook.py"]}), "utf-8")
    hook = "def on_config(config):\n    raise RuntimeError('the hook is broken')\n"
    write(built, {"templates/theme/hook.py": hook})
    (built / "mkdocs.yml").write_text(yaml.safe_dump({**config, "hooks": ["theme/hook.py"]}), "utf-8")
    said = refused(built, 1, r"the hook is broken")
    assert "Traceback" not in said


def test_an_engine_that_is_ended(built, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr("builder.site.engine.sys.executable", "/bin/sh")
    monkeypatch.setattr("builder.site.engine.subprocess.run", killed)
    refused(built, 2, r"zensical could not build the pages in .*: it was ended by signal 9\n  .*memory",
            "--engine", "zensical")  # fmt: skip


def killed(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], -9, "", "")


def test_an_engine_that_is_not_there(built, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setitem(ENGINES, "zensical", ENGINES["zensical"])
    refused(built, 2, r"zensical is not installed\n  Install it", "--engine", "zensical")


def test_without_an_exchange_in_one_step(built, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    write(built, {SPEC_FILE: SPEC.replace("title: Tiny", "title: Other")})
    assert run("build", "--repo", built).exit_code == 0
    assert "Other" in (built / "site/tiny/next/index.html").read_text("utf-8")
    assert leftovers(built) == []


def test_render_writes_pages_and_no_site(small):
    result = run("render", "--repo", small)
    assert result.exit_code == 0
    assert result.stderr == "wrote build/pages/tiny/next\n"
    assert not (small / "site").exists()
    assert sorted(path.name for path in (small / "build/pages/tiny/next").iterdir()) == ["docs", "mkdocs.yml", "theme"]
    assert os.listdir(small / "build/pages/tiny") == ["next"]  # noqa: PTH208 -- hidden ones count
