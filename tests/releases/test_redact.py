"""Text that is removed from a release is nowhere in it any more, and all else is as it was published."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from builder.loading import Repository
from builder.pipeline import redact as redacting
from builder.pipeline.redact_proof import EXTENSIONS, holds
from builder.pipeline.redact_text import Text, rows, without
from builder.releases.archive import read_archive
from builder.releases.canonical import canonical
from builder.releases.manifest import sha256
from builder.releases.records import read_record, record_bytes, redaction
from builder.releases.removed import on_page, only_removed
from builder.versions import Version
from builder.yamldoc import parse
from tests.cli.running import everything, leftovers, run
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, SPEC, SPEC_FILE, TODAY, changed, write
from tests.releases.conftest import DAY, EXAM, EXAM_FILE, found
from tests.releases.test_verify import git

FOLDER = "guidelines/tiny/releases/1.0.0"
RECORD = f"{FOLDER}/records/0001.json"
NAME = "Erika Muster"
KIND = "a person's name"
SAID = changed("You are a fool.", f"'You are a fool, {NAME}.'")
SAID = changed("An insult is toxic.", f"'As **Erika** Muster [says](mailto:x@example.org \"{NAME}\").'", SAID)
LESS = "[removed: a person's name]"
MARK = "&#91;removed&#58; a person&#39;s name&#93;"


def released_with(root, spec, exam=EXAM):
    write(root, {**HEALTHY, EXAM_FILE: exam, SPEC_FILE: spec})
    done = run("release", "tiny", "--date", DAY, "--repo", root)
    assert done.exit_code == 0, done.output
    return root


@pytest.fixture
def named(repository):
    return released_with(repository, SAID)


def redact(root, *texts, version="1.0.0", kind=KIND, reason="She asked us to.", date="2026-03-01"):
    wanted = [f"--text={text}" for text in texts]
    about = (f"--kind={kind}", f"--reason={reason}", f"--date={date}")
    return run("redact", "tiny", version, *wanted, *about, "--repo", root)


def lines_that_differ(before, after):
    pairs = zip(before.decode().splitlines(), after.decode().splitlines(), strict=True)
    return [other for one, other in pairs if one != other]


def test_what_changes(named):
    before = everything(named)
    done = redact(named, NAME)
    assert (done.exit_code, done.output.splitlines()) == (0, [
        f"removed from tiny 1.0.0, a person's name: {RECORD}",
        "  pages/trainers/examples.md: 1 place",
        "  pages/trainers/instructions.md: 2 places",
        "  project.yaml: 3 places",
        "It still stands in:",
        "  guidelines/tiny/project.yaml:21",
        "  guidelines/tiny/project.yaml:26",
        "Commit the release's folder. 'guidewright build' publishes it without the text.",
        "git's history still holds the text, and so does what was built before: see docs/releases.md.",
    ])  # fmt: skip
    after = everything(named)
    assert after.keys() - before.keys() == {RECORD, RECORD.removesuffix("/0001.json")}
    differ = {name for name in before if before[name] != after[name]}
    pages = [f"{FOLDER}/pages/trainers/{name}.md" for name in ("examples", "instructions")]
    assert differ == {*pages, f"{FOLDER}/project.yaml"}
    (said,) = lines_that_differ(before[pages[0]], after[pages[0]])
    assert f">You are a fool, {MARK}.<" in said
    (said,) = lines_that_differ(before[pages[1]], after[pages[1]])
    assert said.startswith(f'As **{MARK}** {MARK} [says](mailto:x@example.org "{MARK}")')
    spec = yaml.safe_load(after[f"{FOLDER}/project.yaml"])
    assert spec["examples"][0]["item"]["comment"] == f"You are a fool, {LESS}."
    assert spec["rules"][0]["text"] == f'As **{LESS}** {LESS} [says](mailto:x@example.org "{LESS}").'
    record = json.loads(after[RECORD])
    assert {name: each["old"] for name, each in record["files"].items()} == {
        name.removeprefix(f"{FOLDER}/"): sha256(before[name]) for name in differ
    }
    assert (record["kind"], record["removed"], record["date"]) == ("redacted", KIND, "2026-03-01")
    assert b"Muster" not in after[RECORD]
    assert found(named) == []
    assert run("verify", "--repo", named).output == "1 release is as published\n"


def test_releases_before_and_after_hold(named):
    for version in ("1.1.0", "2.0.0"):
        assert run("release", "tiny", version, "--date", "2026-02-01", "--repo", named).exit_code == 0
    done = redact(named, NAME, version="1.1.0")
    assert done.exit_code == 0
    lines = (named / FOLDER / "project.yaml").read_text("utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if f"fool, {NAME}" in line)
    assert f"  {FOLDER}/project.yaml:{number}\n" in done.output
    assert f"  {FOLDER.replace('1.0.0', '1.1.0')}/" not in done.output
    assert found(named) == []
    for version in ("1.0.0", "2.0.0"):
        assert redact(named, NAME, version=version).exit_code == 0
    assert found(named) == []


def test_what_is_published_then(named, quick):
    def built():
        assert run("build", "--repo", named).exit_code == 0
        return json.loads((named / "site/tiny/1.0.0/release.json").read_text("utf-8"))

    before = built()
    assert before["redactions"] == []
    assert redact(named, NAME).exit_code == 0
    after = built()
    assert quick
    assert after["redactions"] == [{"date": "2026-03-01", "kind": KIND, "reason": "She asked us to."}]
    assert {key for key in before if before[key] != after[key]} == {"digest", "redactions"}
    old = before["digest"].removeprefix("sha256:")
    for path in (path for folder in ("site", "build/pages") for path in (named / folder).rglob("*") if path.is_file()):
        said = path.read_bytes()
        assert old.encode() not in said, path
        assert b"Muster" not in said, path
    config = yaml.safe_load((named / "build/pages/tiny/1.0.0/mkdocs.yml").read_text("utf-8"))
    about = config["extra"]["guidewright"]
    assert about["note"] == "Removed on 2026-03-01: a person's name. She asked us to."
    assert f"sha256:{about['digest']}" == after["digest"]


def test_what_trainers_never_saw_is_not_told_to_them(tiny, quick):
    key = EXAM.replace("reason: Count them.", f"reason: Count them as {NAME} does.")
    root = released_with(tiny, SPEC, key)
    done = redact(root, NAME)
    assert (
        "  quizzes/tiny-exam.yaml: 1 place\n"
        "It stood on no page. If readers see it in another form, name it as they see it.\n"
        "It still stands in:\n  quizzes/tiny/exam.yaml:"
    ) in done.output
    assert run("build", "--repo", root).exit_code == 0
    assert quick
    stamp = json.loads((root / "site/tiny/1.0.0/release.json").read_text("utf-8"))
    release = read_archive(Repository(root), "tiny").releases[0]
    assert stamp["redactions"] == []
    assert stamp["digest"] == f"sha256:{release.manifest.views['trainers'].digest}"


@pytest.mark.parametrize(
    ("texts", "changes", "code", "said"),
    [
        ((NAME,), {"version": "3.0.0"}, 2, "there is no release 3.0.0 of tiny\n  The releases are: 1.0.0."),
        ((NAME,), {"version": "latest"}, 2, "'latest' is not a version such as 1.2.0"),
        ((NAME,), {"date": "2026-01-04"}, 2, "nothing can be removed from tiny 1.0.0 on 2026-01-04: it was released"),
        ((NAME,), {"kind": " "}, 2, "a redaction needs a kind of thing"),
        ((NAME,), {"reason": " "}, 2, "a redaction needs a reason"),
        ((NAME,), {"kind": "Erika  Muster"}, 2, "the kind of thing holds the text itself"),
        ((NAME,), {"reason": "ERIKA MUSTER asked."}, 2, "the reason holds the text itself"),
        (("moved:",), {"kind": "a", "reason": "b"}, 2, "'[removed: a]', which readers see instead, holds the text"),
        ((NAME,), {"kind": "a `name`"}, 2, "'a `name`' can't stand in the place of the text"),
        ((NAME,), {"kind": "x" * 61}, 2, "can't stand in the place of the text"),
        ((NAME, "x\u200b y"), {}, 2, "a text to be removed needs at least 3 characters that can be seen"),
        ((), {}, 2, "there is no text to be removed\n  Name it with --text or --text-file."),
        (("erika muster",), {}, 1, "tiny 1.0.0 does not hold the text\n  Give it as readers see it. Capitals count"),
        (("insults",), {}, 1, "project.yaml: the text is part of the id 'insults', which can't be changed"),
        (("insults",), {}, 1, "\n  Withdraw the release instead, and put one without the text in its place."),
        (("gives",), {}, 1, "project.yaml: the text is part of the key 'gives'"),
        (("Tiny",), {}, 1, "manifest.json: the text is part of the title 'Tiny', which can't be changed"),
        (("trainers/examples",), {}, 1, "manifest.json: the text is part of the path 'pages/trainers/examples.md'"),
        (("Instructions",), {}, 1, "manifest.json: the text is part of the title 'Instructions' in the navigation"),
        (("positive",), {}, 1, "without the text the release can't be read: "),
    ],
)  # fmt: skip
def test_refused_and_nothing_changes(named, texts, changes, code, said):
    before = everything(named)
    done = redact(named, *texts, **changes)
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert everything(named) == before


def test_a_project_that_does_not_exist_leaves_no_folder(named):
    for command in ("redact", "withdraw"):
        more = ("--text=Erika", "--kind=a name") if command == "redact" else ()
        done = run(command, "nobody", "1.0.0", *more, "--reason=x", "--repo", named)
        assert done.exit_code == 2, done.output
        assert not (named / "guidelines/nobody").exists()


def test_a_label_is_an_address_too(repository):
    root = released_with(repository, SPEC.replace("[Yes, No]", "[Yes, Nope]").replace("toxic: No,", "toxic: Nope,")
                         .replace("answer: No,", "answer: Nope,"))  # fmt: skip
    before = everything(root)
    done = redact(root, "Nope")
    assert (
        done.exit_code,
        "without the text the release can't be read: '[removed: a person's name]' can't be an id" in done.output,
    ) == (1, True), done.output
    assert everything(root) == before


def test_a_release_that_is_not_as_published(named):
    page = named / FOLDER / "pages/trainers/labels.md"
    page.write_bytes(page.read_bytes() + b"\n")
    before = everything(named)
    done = redact(named, NAME)
    assert done.exit_code == 1
    assert done.output.endswith("Nothing was removed.\n")
    assert (
        f"{FOLDER}/pages/trainers/labels.md:1:1: error [release-file] a file of the release was changed" in done.output
    )
    assert everything(named) == before


def test_texts_from_a_file(named, tmp_path):
    texts = tmp_path / "texts"
    texts.write_text(f"{NAME}\n\nIt attacks nobody\n", "utf-8")
    about = ("--text-file", texts, "--kind=a text", "--reason=Wrong.", "--repo", named)
    assert run("redact", "tiny", "1.0.0", *about).exit_code == 0
    assert b"It attacks nobody" not in (named / FOLDER / "project.yaml").read_bytes()
    assert found(named) == []


def test_what_is_written_otherwise_is_told(named):
    done = redact(named, "It ATTACKS nobody")
    assert done.exit_code == 1
    done = redact(named, "attacks the reader")
    assert "With other capitals" not in done.output
    done = redact(named, "YOU ARE a", "argument is wrong")
    said = "With other capitals it still stands in this release, in:\n  pages/trainers/examples.md\n"
    assert said in done.output, done.output


def test_of_many_places_some_are_named(named):
    path = named / "guidelines/tiny/notes.md"
    path.write_text(f"{NAME}\n" * 30, "utf-8")
    done = redact(named, NAME)
    assert "  guidelines/tiny/notes.md:20\n  and in 12 more places\n" in done.output, done.output


def test_a_file_of_texts_that_is_no_text(named, tmp_path):
    texts = tmp_path / "texts"
    texts.write_bytes(b"\xff\xfe")
    before = everything(named)
    done = run("redact", "tiny", "1.0.0", "--text-file", texts, "--kind=a text", "--reason=x", "--repo", named)
    assert (done.exit_code, "is not UTF-8" in done.output) == (2, True), done.output
    assert everything(named) == before


def test_records_in_any_order(named):
    def withdraw():
        return run("withdraw", "tiny", "1.0.0", "--reason=Wrong.", "--date=2026-03-02", "--repo", named)

    assert redact(named, NAME).exit_code == 0
    assert withdraw().exit_code == 0
    assert redact(named, "You are a fool", kind="an insult").exit_code == 0
    assert withdraw().exit_code == 1
    done = redact(named, "Wrong.")
    assert "records: the text is part of what is told of 2026-03-02, 'Wrong.'" in done.output
    assert found(named) == []
    release = read_archive(Repository(named), "tiny").releases[0]
    assert [each.kind for each in release.records] == ["redacted", "withdrawn", "redacted"]
    assert [each.before for each in release.records] == [None, *(each.digest for each in release.records[:2])]
    assert release.withdrawn == release.records[1]
    for number, then in (("0002", "0003"), ("0001", "0001")):
        path = named / FOLDER / f"records/{number}.json"
        raw = path.read_bytes()
        path.unlink()
        assert f"{FOLDER}/records/{number}.json: [release-record] a record is missing" in found(named), then
        path.write_bytes(raw)
    (named / FOLDER / "records/0003.json").rename(named / FOLDER / "records/0004.json")
    assert f"{FOLDER}/records/0003.json: [release-record] a record is missing" in found(named)


def test_a_record_is_sealed(named):
    assert redact(named, NAME).exit_code == 0
    path = named / RECORD
    release = read_archive(Repository(named), "tiny").releases[0]
    raw, manifest = path.read_bytes(), release.manifest
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(ValueError, match=r"^(it |its )"):
            read_record(path, manifest, None, manifest.files)
    path.write_bytes(raw)
    read_record(path, manifest, None, manifest.files)
    with pytest.raises(ValueError, match="it does not follow the record before it"):
        read_record(path, manifest, "0" * 64, manifest.files)
    with pytest.raises(ValueError, match="it does not begin with what the files were before it"):
        read_record(path, manifest, None, release.files)


def forge(root, name, content, number=1, **about):
    """Writes content and a record that accounts for it, as somebody might who wants to hide an edit."""
    release = read_archive(Repository(root), "tiny").releases[0]
    about = {"removed": KIND, "reason": "x", "before": release.records[-1].digest if release.records else None, **about}
    record = redaction(release.manifest, "2026-03-01", files={name: (release.files[name], sha256(content))}, **about)
    (root / FOLDER / name).write_bytes(content)
    path = root / FOLDER / f"records/{number:04}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(record_bytes(record))


@pytest.fixture
def committed(named):
    git(named, "init", "-q")
    git(named, "add", ".")
    git(named, "commit", "-qm", "released")
    return named


def rewritten(root, ref="HEAD"):
    done = run("verify", "--base", ref, "--repo", root)
    lines = [line.partition(": error ") for line in done.output.splitlines() if ": error " in line]
    assert done.exit_code == bool(lines), done.output
    return [(place.removeprefix(f"{FOLDER}/").partition(":")[0], said) for place, _, said in lines]


def test_history_accepts_what_is_accounted_for(committed):
    assert redact(committed, NAME).exit_code == 0
    assert rewritten(committed) == []
    assert redact(committed, "You are a fool", kind="an insult").exit_code == 0
    assert rewritten(committed) == []
    git(committed, "add", ".")
    git(committed, "commit", "-qm", "redacted")
    assert rewritten(committed) == []
    assert rewritten(committed, "HEAD~1") == []
    assert redact(committed, "It attacks the reader").exit_code == 0
    assert rewritten(committed) == []
    assert rewritten(committed, "HEAD~1") == []


def test_a_repository_within_another_one(named, tmp_path_factory):
    outer = tmp_path_factory.mktemp("outer")
    inner = shutil.copytree(named, outer / "inner")
    git(outer, "init", "-q")
    git(outer, "add", ".")
    git(outer, "commit", "-qm", "released")
    assert redact(inner, NAME).exit_code == 0
    assert rewritten(inner) == []


PAGE = "pages/trainers/labels.md"
MORE = "since HEAD more was done to this file of a release than its records say was removed"


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        (PAGE, lambda raw: raw + b"And more.\n"),
        (PAGE, lambda raw: raw.replace(b"How bad is it?", b"How good is it?")),
        (PAGE, lambda raw: raw.replace(b"How bad is it?", f"How {MARK} is it, really?".encode())),
        (PAGE, lambda raw: raw.replace(b"How bad is it?", f"How {on_page('a number')} is it?".encode())),
        (PAGE, lambda raw: raw.replace(b"How bad", b"\xff")),
        ("project.yaml", lambda raw: raw.replace(b"How bad", b"How good")),
        ("project.yaml", lambda raw: raw.replace(b"low: 1", b"low: 0")),
        ("project.yaml", lambda raw: b"# a note\n" + raw),
        ("project.yaml", lambda _: b"{"),
        ("quizzes/tiny-exam.yaml", lambda raw: raw.replace(b"answer: 2", b"answer: 3")),
    ],
)
def test_history_knows_an_edit_from_a_redaction(committed, name, edit):
    raw = (committed / FOLDER / name).read_bytes()
    content = edit(raw)
    assert content != raw
    forge(committed, name, content)
    assert found(committed) == []  # nothing but the history knows
    assert rewritten(committed) == [(name, f"[release-rewritten] {MORE}")]


def test_history_knows_records_that_do_not_lead_there(committed):
    changed_ = "[release-rewritten] this file of a release is not as it was in HEAD"
    assert redact(committed, NAME).exit_code == 0
    git(committed, "add", ".")
    git(committed, "commit", "-qm", "redacted")
    release = read_archive(Repository(committed), "tiny").releases[0]
    old = git(committed, "show", f"HEAD~1:{FOLDER}/pages/trainers/examples.md").encode()
    kept = (committed / RECORD).read_bytes()
    # The old record written anew, with another reason.
    files = {name: (each["old"], each["new"]) for name, each in release.redactions[0].files.items()}
    other = redaction(release.manifest, "2026-03-01", KIND, "Another reason.", files, None)
    (committed / RECORD).write_bytes(record_bytes(other))
    assert found(committed) == []
    assert rewritten(committed) == [("records/0001.json", changed_)]
    # What was removed is put back, and the record with it.
    (committed / RECORD).unlink()
    for name in files:
        (committed / FOLDER / name).write_bytes(git(committed, "show", f"HEAD~1:{FOLDER}/{name}").encode())
    assert found(committed) == []
    assert ("pages/trainers/examples.md", changed_) in rewritten(committed)
    # A record that puts it back.
    git(committed, "checkout", "-q", ".")
    assert (committed / RECORD).read_bytes() == kept
    forge(committed, "pages/trainers/examples.md", old, number=2)
    assert found(committed) == []
    assert rewritten(committed) == [("pages/trainers/examples.md", f"[release-rewritten] {MORE}")]


@pytest.mark.parametrize(
    ("source", "text", "made", "count"),
    [
        ("Ann Lee and Ann  Lee.", "Ann Lee", "# and #.", 2),
        ("**Ann** Lee", "Ann Lee", "**#** #", 1),
        ("<b>A</b>nn Lee", "Ann Lee", "<b>#</b>#", 1),
        ("of Ann\nLee\n", "Ann Lee", "of #\n", 1),
        ("> of Ann\n> Lee\n", "Ann Lee", "> of #\n", 1),
        ("A&#110;n&#32;Lee", "Ann Lee", "#", 1),
        ("a\\*b\\_c", "a*b_c", "#", 1),
        ("a&amp;b &lt;c", "a&b <c", "#", 1),
        ('[Ann](x.md#ann "by Ann Lee") Lee', "Ann Lee", '[#](x.md#ann "by #") #', 2),
        ("[mail](mailto:ann@lee.org)", "ann@lee.org", "[mail](mailto:removed)", 1),
        ('<a href="mailto:ann@lee.org" title="Ann&#32;Lee">x</a>', "Ann Lee", None, 1),
        ("`Ann Lee`", "Ann Lee", "`[removed: x]`", 1),
        ("```\nAnn Lee\n```\n", "Ann Lee", "```\n[removed: x]\n```\n", 1),
        ("    ```\n    Ann\n    Lee\n    ```\n", "Ann Lee", "    ```\n    [removed: x]\n    ```\n", 1),
        ("<tspan>Ann</tspan><tspan>Lee</tspan>", "Ann Lee", "<tspan>#</tspan><tspan>#</tspan>", 1),
        ("Ann&#8203;Lee", "AnnLee", "#", 1),
        ("Jose\u0301", "Jos\u00e9", "#", 1),
        ("Jos\u00e9", "Jose\u0301", "#", 1),
        ("ann lee, AnnLee", "Ann Lee", "ann lee, AnnLee", 0),
        ("snake_case_x _Ann_", "e_case", "snak#_x _Ann_", 1),
        ("a\\`b `c`", "a`b", "# `c`", 1),
    ],
)
def test_how_a_text_may_stand_on_a_page(source, text, made, count):
    wanted = [Text.of(text)]
    result, places = without(source, rows(source), wanted, "x")
    assert places == count
    if made is not None:
        assert result == made.replace("#", on_page("x")).replace(f"md{on_page('x')}ann", "md#ann")
    assert only_removed("a.md", source.encode(), result.encode(), {"x"})
    if count:
        assert holds(source, wanted[0])
        assert not holds(result, wanted[0])


def test_pages_are_made_as_the_engines_make_them():
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    named_ = [next(iter(each)) if isinstance(each, dict) else each for each in config["markdown_extensions"]]
    assert sorted(named_) == sorted(EXTENSIONS)


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """A repository that each example of the property begins with."""
    root = tmp_path_factory.mktemp("blank")
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    return root


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=3, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PRINTABLE, st.booleans())
def test_whatever_was_planted_is_gone(blank, text, prose):
    text = text.strip()
    try:
        wanted = Text.of(text)
    except ValueError:
        reject()
    assume(not wanted.pattern.search(SPEC) and not wanted.within("[removed: a person's name] She asked us to."))
    shutil.rmtree(blank / "guidelines", ignore_errors=True)
    spec = parse(SPEC.encode(), "").data
    place, key = (spec["rules"][0], "text") if prose else (spec["examples"][0]["item"], "comment")
    place[key] = f"It says {text} here."
    write(blank, {**HEALTHY, EXAM_FILE: EXAM, SPEC_FILE: canonical(spec)})
    assume(run("release", "tiny", "--date", DAY, "--repo", blank).exit_code == 0)
    before = everything(blank)
    done = redact(blank, text)
    if done.exit_code == 0:
        after = everything(blank)
        assert found(blank) == []
        release = read_archive(Repository(blank), "tiny").releases[0]
        for name in release.files:
            path = f"{FOLDER}/{name}"
            if name.endswith(".md"):
                assert not holds(after[path].decode(), wanted)
            assert only_removed(name, before[path], after[path], {KIND})
            assert (name in release.redactions[0].files) == (before[path] != after[path])
    else:
        assert everything(blank) == before
        # In prose it may be marks and HTML, of which readers see something else.
        said = ["can't be changed in a release", "does not hold the text", *(["without a trace"] if prose else [])]
        assert any(each in done.output for each in said), done.output


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment(named):
    """The old state or the new one; the child does all but start the program."""
    repository = Repository(named)
    folder = named / FOLDER
    kept = named / "kept"
    shutil.copytree(folder, kept)
    wanted = redacting.order([NAME], KIND, "She asked us to.", TODAY)

    def once():
        redacting.redact(repository, read_archive(repository, "tiny"), "tiny", Version(1, 0, 0), wanted)

    def restored():
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)

    start = time.perf_counter()
    once()
    long = time.perf_counter() - start
    old, new = everything(kept), everything(folder)
    restored()
    moments = random.Random(4)  # noqa: S311 -- moments, not secrets
    states = []
    for _ in range(60):
        child = os.fork()
        if not child:
            once()
            os._exit(0)
        time.sleep(moments.uniform(0, long * 1.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert found(named) == []
        states.append([old, new].index(everything(folder)))
        restored()
    assert set(states) == {0, 1}
    assert redact(named, NAME).exit_code == 0
    assert leftovers(named) == []
