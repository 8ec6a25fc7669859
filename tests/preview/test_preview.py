"""What is built again after an edit, what stays, and what an open page is told."""

from __future__ import annotations

import time

import pytest

from builder.errors import GuidewrightError
from builder.loading.files import parse_with_ids
from builder.preview.frame import Frame
from builder.preview.preview import address_of
from tests.preview.serving import EXAMPLES, edit, previewed, served, small, until

EXAMPLES_PAGE = "tiny/examples.html"


@pytest.fixture
def root(tmp_path):
    return small(tmp_path)


@pytest.fixture
def preview(root):
    with previewed(root) as found:
        yield found


@pytest.fixture
def made(monkeypatch):
    """The pages that MkDocs makes, in order."""
    paths = []
    page = Frame.page

    def told(self, path, markdown):
        paths.append(f"{self.config.site_name}/{path}")
        return page(self, path, markdown)

    monkeypatch.setattr(Frame, "page", told)
    return paths


def change(preview, name, old, new):
    path = preview.repository.root / name
    edit(path, old, new)
    return [view.id for view in preview.refresh({path})]


def text(preview, address=EXAMPLES_PAGE):
    return preview.page(address).html


def faults(preview, address=EXAMPLES_PAGE):
    return [(fault["place"], fault["id"]) for fault in preview.state(address)["faults"]]


def test_an_edit_is_on_the_page(preview):
    before = preview.state(EXAMPLES_PAGE)
    assert change(preview, EXAMPLES, "reader 7.", "reader seven.") == ["tiny"]
    assert "It attacks reader seven." in text(preview)
    after = preview.state(EXAMPLES_PAGE)
    assert after["page"] != before["page"]
    assert after["look"] == before["look"]
    assert after["faults"] == []


def test_only_the_page_that_is_open_is_made_again(preview, made):
    for page in ("examples.html", "labels.html", "glossary.html"):
        preview.page(f"tiny/{page}")
    preview.page("other/examples.html")
    preview.open["a browser"] = EXAMPLES_PAGE
    made.clear()
    change(preview, EXAMPLES, "reader 7.", "reader seven.")
    assert made == ["Tiny/examples.md"]
    preview.page(EXAMPLES_PAGE)
    preview.page("other/examples.html")
    assert made == ["Tiny/examples.md"]


def test_a_page_that_comes_out_the_same_is_not_made_again(preview, made):
    preview.page("tiny/labels.html")
    made.clear()
    change(preview, EXAMPLES, "reader 7.", "reader seven.")
    preview.page("tiny/labels.html")
    assert made == []


def test_only_the_files_that_changed_are_parsed_again(preview, monkeypatch):
    preview.page(EXAMPLES_PAGE)
    read = []

    def told(raw, name):
        read.append(name)
        return parse_with_ids(raw, name)

    monkeypatch.setattr("builder.preview.memory.parse_with_ids", told)
    change(preview, EXAMPLES, "reader 7.", "reader seven.")
    assert read == [EXAMPLES]


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("id: more-7\n", "id: more-7\n    colour: red\n", "unknown-key"),
        ("{comment: Fool number 7.}", "{comment: [}", "yaml-syntax"),
        ("number 7.}\n    accept: {toxic: Yes", "number 7.}\n    accept: {toxic: Maybe", "illegal-answer"),
    ],
)
def test_a_fault_keeps_the_last_good_page(preview, old, new, check):
    good = text(preview)
    change(preview, EXAMPLES, old, new)
    found = faults(preview)
    assert found
    assert check in {each for _, each in found}
    assert all(place.startswith(f"{EXAMPLES}:") and place.count(":") == 2 for place, _ in found)
    assert text(preview) == good
    change(preview, EXAMPLES, new, old)
    assert faults(preview) == []


def test_a_fault_of_one_project_is_none_of_another(preview):
    preview.page("index.html")
    change(preview, EXAMPLES, "id: more-7\n", "id: more-7\n    colour: red\n")
    assert faults(preview, "other/examples.html") == []
    assert faults(preview, "index.html") == [(f"{EXAMPLES}:52:5", "unknown-key")]


def test_warnings_do_not_keep_a_page(preview):
    more = "rules:\n  - {id: second, title: A second rule, text: Criticism is not toxic., gives: [toxic/No]}\n"
    path = preview.repository.root / "guidelines/tiny/more.yaml"
    path.write_text(more)
    views = preview.refresh({path})
    assert "A second rule" in text(preview, "tiny/instructions.html")
    preview.finish(views)
    state = preview.state("tiny/instructions.html")
    assert state["faults"] == []
    assert "missing-example" in {warning["id"] for warning in state["warnings"]}
    assert "A second rule" in text(preview, "tiny/instructions.html")


def test_a_project_that_never_was_right_says_why(root):
    edit(root / EXAMPLES, "id: more-7\n", "id: more-7\n    colour: red\n")
    with previewed(root) as preview:
        page = preview.page(EXAMPLES_PAGE)
        assert (page.html, page.digest) == (None, "")
        assert faults(preview)[0][1] == "unknown-key"
        assert "Another insult" not in str(preview.page("index.html").html)
        change(preview, EXAMPLES, "    colour: red\n", "")
        assert "Another insult 7" in text(preview)


def test_a_new_project_and_a_removed_one(preview):
    root = preview.repository.root
    assert "Third" not in text(preview, "index.html")
    spec = root / "guidelines/third/project.yaml"
    spec.parent.mkdir()
    made = (root / "guidelines/tiny/project.yaml").read_text().replace("id: tiny", "id: third")
    spec.write_text(made.replace("title: Tiny", "title: Third"))
    assert [view.id for view in preview.refresh({spec.parent, spec})] == ["third"]
    assert "Third" in text(preview, "index.html")
    assert "<h1" in text(preview, "third/index.html")
    spec.unlink()
    spec.parent.rmdir()
    preview.refresh({spec.parent, spec})
    assert "Third" not in text(preview, "index.html")
    assert preview.page("third/index.html") is None
    assert preview.state("third/index.html")["gone"]


def test_a_new_quiz_is_in_the_navigation_of_every_page(preview):
    before = text(preview, "tiny/labels.html")
    path = preview.repository.root / "quizzes/tiny/second.yaml"
    quiz = (preview.repository.root / "quizzes/tiny/practice.yaml").read_text()
    names = {"title: Practice": "title: Another quiz", "tiny-practice": "second", "fool": "fools", "how-many": "many"}
    for old, new in names.items():
        quiz = quiz.replace(old, new)
    path.write_text(quiz)
    preview.refresh({path})
    assert faults(preview) == []
    assert "Another quiz" not in before
    assert "Another quiz" in text(preview, "tiny/labels.html")
    path.unlink()
    preview.refresh({path})
    assert text(preview, "tiny/labels.html") == before


def test_a_template_takes_effect(preview):
    preview.page(EXAMPLES_PAGE)
    path = preview.repository.root / "templates/pages/faq.md.j2"
    own = preview.repository.root / "templates/pages/examples.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Mine { #mine }\n")
    preview.refresh({path.parent, own})
    assert "Mine" in text(preview)
    own.write_text("# Mine { #mine }\n\n{{ nothing_of_that_name }}\n")
    preview.refresh({own})
    assert "Mine" in text(preview)
    assert faults(preview) == [("templates/pages/examples.md.j2:3", "")]
    own.unlink()
    preview.refresh({own})
    assert faults(preview) == []
    assert "Another insult 7" in text(preview)


def test_the_look_of_the_theme_takes_effect(preview):
    before = preview.state(EXAMPLES_PAGE)
    style = preview.repository.root / "templates/theme/assets/gw.css"
    style.parent.mkdir(parents=True)
    style.write_text("body { color: teal }")
    preview.refresh({style})
    after = preview.state(EXAMPLES_PAGE)
    assert after["look"] != before["look"]
    assert preview.file("tiny", "assets/gw.css").read_text() == "body { color: teal }"


def test_the_settings_take_effect(preview):
    change(preview, "mkdocs.yml", "    title: Labeling guidelines\n", "    title: Our guidelines\n")
    assert "Our guidelines" in text(preview, "index.html")
    change(preview, "mkdocs.yml", "    title: Our guidelines\n", "    titel: Our guidelines\n")
    assert "Our guidelines" in text(preview, "index.html")
    assert [check for _, check in faults(preview)] == ["unknown-key"]


def test_a_configuration_that_is_no_yaml_keeps_the_page(preview):
    good = text(preview)
    look = preview.state(EXAMPLES_PAGE)["look"]
    for broken, check in (("site_name: [", "yaml-syntax"), ("INHERIT: other.yml", "")):
        change(preview, "mkdocs.yml", "site_name: Labeling guidelines\n", f"{broken}\n")
        for page in (EXAMPLES_PAGE, "other/index.html", "index.html"):  # one fault, once, wherever one looks
            assert [found for _, found in faults(preview, page)] == [check]
        assert not any(view.failed for view in preview.views.values())
        assert (text(preview), preview.state(EXAMPLES_PAGE)["look"]) == (good, look)
        change(preview, "mkdocs.yml", f"{broken}\n", "site_name: Labeling guidelines\n")
        assert faults(preview) == []


def test_a_start_with_a_configuration_that_is_no_yaml(root):
    (root / "mkdocs.yml").write_text("extra: [\n", "utf-8")
    with served(root) as found:
        until(lambda: all(view.read for view in found.preview.views.values()), lambda ms: time.sleep(ms / 1000))
        assert "assets/gw.css" in text(found.preview)
        for page in (EXAMPLES_PAGE, "index.html"):
            assert [check for _, check in faults(found.preview, page)] == ["yaml-syntax"]
        assert len([line for line in found.lines if "mkdocs.yml" in line]) == 1
        assert not any("fault" in line for line in found.lines)


def test_projects_can_be_chosen(root):
    with previewed(root, "other") as preview:
        assert "Tiny" not in text(preview, "index.html")
        assert preview.page(EXAMPLES_PAGE) is None
        assert preview.refresh({root / EXAMPLES}) == []


def test_an_unknown_project_or_audience_is_refused(root):
    with pytest.raises(GuidewrightError, match="no project 'nobody'"), previewed(root, "nobody"):
        pass
    with previewed(root, audience="somebody") as preview, pytest.raises(GuidewrightError, match="no audience"):
        preview.check_audience()


def test_it_lives_on_when_the_other_process_has_died(preview):
    preview.page(EXAMPLES_PAGE)
    preview._judge._process.kill()
    preview._judge._process.wait()
    change(preview, EXAMPLES, "id: more-7\n", "id: more-7\n    colour: red\n")
    assert [check for _, check in faults(preview)] == ["unknown-key"]
    change(preview, EXAMPLES, "    colour: red\n", "")
    change(preview, EXAMPLES, "accept: {toxic: Yes, level: 2}\n    reason: It attacks reader 7.",
           "accept: {toxic: Maybe, level: 2}\n    reason: It attacks reader 7.")  # fmt: skip
    assert {check for _, check in faults(preview)} == {"illegal-answer"}


def test_it_lives_on_when_a_warning_breaks(preview, monkeypatch):
    text(preview)

    def broken(*_):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(preview._judge, "all", broken)
    path = preview.repository.root / EXAMPLES
    edit(path, "reader 7.", "reader seven.")
    preview.finish(preview.refresh({path}))
    assert "reader seven." in text(preview)
    assert "ZeroDivisionError" in preview.state(EXAMPLES_PAGE)["faults"][0]["message"]


def test_it_lives_on_when_a_check_breaks(preview, monkeypatch):
    good = text(preview)

    def broken(*_):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("builder.preview.view.edition_of", broken)
    change(preview, EXAMPLES, "reader 7.", "reader seven.")
    assert text(preview) == good
    assert "ZeroDivisionError" in preview.state(EXAMPLES_PAGE)["faults"][0]["message"]


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        ([""], "index.html"), (["index.html"], "index.html"), (["tiny"], None), (["tiny", ""], "tiny/index.html"),
        (["tiny", "next"], "tiny/index.html"), (["tiny", "next", "labels.html"], "tiny/labels.html"),
        (["tiny", "next", "a", "labels.html"], None), (["tiny", "next", "assets", "gw.css"], None),
        (["tiny", "1.0.0", "labels.html"], None),
    ],
)  # fmt: skip
def test_addresses(parts, address):
    assert address_of(parts) == address
