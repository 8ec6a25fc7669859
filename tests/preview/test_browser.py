"""The open page follows the files: in a real browser, as a specialist sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.preview.serving import EXAMPLES, edit, served, small, until
from tests.support.browser import axe, offline_page, sideways

pytestmark = pytest.mark.browser

READY = "document.documentElement.dataset.gwPreview"
PANEL = "gw-preview-panel section.panel"
TOP = "document.getElementById('example-more-20').getBoundingClientRect().top"


@pytest.fixture
def site(tmp_path):
    with served(small(tmp_path)) as found:
        yield found


@pytest.fixture
def visit(chromium, site):
    with offline_page(chromium, site.address) as found:
        found.page.goto(f"{site.address}tiny/next/examples.html")
        found.page.wait_for_function(READY)
        until(lambda: site.preview.open, found.page.wait_for_timeout)
        # Whatever loads the page anew takes this away.
        found.page.evaluate("globalThis.stayed = true")
        yield found
        assert found.refused == []
        assert found.complaints == []


@pytest.fixture
def page(visit):
    return visit.page


def spec(site):
    return site.preview.repository.root / EXAMPLES


def test_an_edit_is_on_the_page_and_the_page_stays_where_it_was(site, page):
    page.evaluate("document.getElementById('example-more-20').scrollIntoView()")
    page.wait_for_timeout(200)
    before = page.evaluate(TOP)
    longer = "reader three. " + "It goes on and on, over many lines. " * 40
    edit(spec(site), "reader 3.", longer)
    expect(page.get_by_text("It attacks reader three.")).to_have_count(1)
    page.wait_for_timeout(200)
    assert abs(page.evaluate(TOP) - before) < 2
    assert page.evaluate("globalThis.stayed") is True


def test_what_the_reader_typed_chose_and_opened_stays(site, page):
    search = page.locator("gw-filter input[type=search]")
    search.fill("number 29")
    expect(page.get_by_role("status").filter(has_text="shown")).to_have_text("1 of 32 shown")
    page.evaluate("""() => {
        const made = document.createElement("details");
        made.innerHTML = "<summary>by a script</summary>";
        made.open = true;
        document.querySelector("article").append(made);
    }""")
    search.focus()
    edit(spec(site), "reader 29.", "reader twenty-nine.")
    expect(page.get_by_text("It attacks reader twenty-nine.")).to_be_visible()
    expect(search).to_have_value("number 29")
    expect(search).to_be_focused()
    expect(page.locator("article details[open]")).to_have_count(1)
    expect(page.get_by_role("heading", name="Another insult 8")).to_be_hidden()
    edit(spec(site), "comment: Fool number 8.", "comment: Fool number 8 or 29.")
    expect(page.get_by_role("heading", name="Another insult 8")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="shown")).to_have_text("2 of 32 shown")
    assert page.evaluate("globalThis.stayed") is True


def test_a_new_entry_is_on_the_page_and_in_its_contents(site, page):
    entry = "  - id: more-7\n"
    new = entry.replace("more-7", "brand-new") + (
        "    title: A brand new one\n    kind: positive\n    item: {comment: Fool again.}\n"
        "    accept: {toxic: Yes, level: 2}\n    reason: It attacks us.\n    rules: [insults]\n"
    )
    edit(spec(site), entry, new + entry)
    expect(page.get_by_role("heading", name="A brand new one")).to_have_count(1)
    contents = page.locator(".md-sidebar--secondary a")
    expect(contents.filter(has_text="A brand new one")).to_have_count(1)
    headings = page.locator("article h2").all_text_contents()
    assert headings.index("A brand new one") == headings.index("Another insult 7") - 1
    edit(spec(site), new, "")
    expect(page.get_by_role("heading", name="A brand new one")).to_have_count(0)
    assert page.evaluate("globalThis.stayed") is True


def test_the_title_of_the_project_changes_everywhere(site, page):
    edit(spec(site).with_name("project.yaml"), "title: Tiny", "title: Tiny & <b>new</b>")
    expect(page).to_have_title("Examples - Tiny & <b>new</b>")
    expect(page.locator(".gw-banner")).to_contain_text("Tiny & <b>new</b>")
    assert page.evaluate("globalThis.stayed") is True


def test_a_fault_is_shown_over_the_last_good_page_until_it_is_mended(site, page):
    panel = page.locator(PANEL)
    expect(panel).to_be_hidden()
    edit(spec(site), "id: more-7\n", "id: more-7\n    colour: red\n")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("alert")).to_have_text("1 fault: the page stays as it last was")
    expect(panel.locator(".place")).to_have_text(f"{EXAMPLES}:52:5")
    expect(panel.locator(".message")).to_have_text("unknown key 'colour'")
    expect(page.get_by_role("heading", name="Another insult 7")).to_be_visible()
    edit(spec(site), "    colour: red\n", "")
    expect(panel).to_be_hidden()
    expect(page.locator("gw-preview-panel [role=status]")).to_have_text("Mended.")
    # The terminal is told after the page.
    assert site.lines[0] == "tiny: 1 fault; its last good pages stay"
    assert page.evaluate("globalThis.stayed") is True


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_there_for_everybody(chromium, site, width, scheme):
    edit(spec(site), "reader 5.", "reader `five`.")
    with offline_page(chromium, site.address, width, scheme) as visit:
        page = visit.page
        page.goto(f"{site.address}tiny/next/examples.html")
        page.wait_for_function(READY)
        for number in range(12):
            edit(spec(site), f"id: more-{number}\n", f"id: more-{number}\n    colour: red\n")
        panel = page.locator(PANEL)
        expect(panel.get_by_role("alert")).to_contain_text("12 faults")
        faults = panel.get_by_role("list", name="Faults")
        assert axe(page) == []
        assert sideways(page) == 0
        assert panel.bounding_box()["height"] < 900 / 2
        button = panel.get_by_role("button")
        expect(button).to_have_attribute("aria-expanded", "true")
        faults.focus()
        page.keyboard.press("End")
        expect(faults.get_by_role("listitem").last).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(faults).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(faults).to_be_visible()
        assert visit.complaints == []


def test_another_project_stays_as_it_is(chromium, site, page):
    with offline_page(chromium, site.address) as visit:
        visit.page.goto(f"{site.address}other/next/examples.html")
        visit.page.wait_for_function(READY)
        until(lambda: len(site.preview.open) == 2, page.wait_for_timeout)
        shown = visit.page.evaluate(READY)
        edit(spec(site), "id: more-7\n", "id: more-7\n    colour: red\n")
        expect(page.locator(PANEL)).to_be_visible()
        expect(visit.page.locator(PANEL)).to_be_hidden()
        edit(spec(site), "    colour: red\n", "")
        expect(page.locator(PANEL)).to_be_hidden()
        assert visit.page.evaluate(READY) == shown


def test_the_portal_follows(chromium, site):
    with offline_page(chromium, site.address) as visit:
        visit.page.goto(site.address)
        visit.page.wait_for_function(READY)
        edit(spec(site).with_name("project.yaml"), "title: Tiny", "title: Tiny and new")
        expect(visit.page.get_by_text("Tiny and new").first).to_be_visible()
        assert visit.complaints == []


def test_a_new_style_is_seen_at_the_same_place(site, page):
    page.evaluate("document.getElementById('example-more-20').scrollIntoView()")
    page.wait_for_timeout(200)
    before = page.evaluate("scrollY")
    style = site.preview.repository.root / "templates/theme/assets/gw.css"
    style.parent.mkdir(parents=True)
    style.write_text("article h2 { color: rgb(1, 2, 3) }")
    expect(page.locator("article h2").first).to_have_css("color", "rgb(1, 2, 3)")
    page.wait_for_function(READY)
    assert page.evaluate("scrollY") > before / 2


def test_a_project_that_is_wrong_from_the_start_appears_when_it_is_mended(chromium, tmp_path):
    root = small(tmp_path)
    edit(root / EXAMPLES, "id: more-7\n", "id: more-7\n    colour: red\n")
    with served(root) as site, offline_page(chromium, site.address) as visit:
        page = visit.page
        page.goto(f"{site.address}tiny/next/examples.html")
        expect(page.locator(PANEL)).to_contain_text(f"{EXAMPLES}:52:5")
        assert axe(page) == []
        edit(root / EXAMPLES, "    colour: red\n", "")
        expect(page.get_by_role("heading", name="Another insult 7")).to_be_visible()
        expect(page.locator(PANEL)).to_be_hidden()


def test_a_page_that_is_removed_says_so(site, chromium):
    with offline_page(chromium, site.address) as visit:
        visit.page.goto(f"{site.address}tiny/next/quiz-tiny-practice.html")
        visit.page.wait_for_function(READY)
        (site.preview.repository.root / "quizzes/tiny/practice.yaml").unlink()
        expect(visit.page.locator("gw-preview-panel [role=status]")).to_have_text("This page is no more.")


def test_a_connection_that_is_lost_is_said(chromium, tmp_path):
    with served(small(tmp_path)) as site, offline_page(chromium, site.address) as visit:
        visit.page.goto(f"{site.address}tiny/next/examples.html")
        visit.page.wait_for_function(READY)
        until(lambda: site.preview.open, visit.page.wait_for_timeout)
        site.server.shutdown()
        site.server.server_close()
        site.server.hang_up()
        expect(visit.page.locator("gw-preview-panel [role=status]")).to_contain_text("Not connected")


CASES = [
    ("<p>one</p><p>two</p>", "<p>one</p><p>zwei</p>"),
    ("<p>one</p>", "<p>one</p><p>two</p>"),
    ("<p>one</p><p>two</p>", "<p>two</p>"),
    ("<h2 id=a>A</h2><p>a</p><h2 id=b>B</h2><p>b</p>", "<h2 id=b>B</h2><p>b</p><h2 id=a>A</h2><p>a</p>"),
    ("<h2 id=a>A</h2><p>a</p>", "<h2 id=n>N</h2><p>n</p><h2 id=a>A</h2><p>a2</p>"),
    ("<ul><li>1</li><li>2</li></ul>", "<ul><li>0</li><li>1</li><li>2</li></ul>"),
    ("<p class='x'>a</p>", "<p class='y z' title=t>a</p>"),
    ("<p title=t>a</p>", "<p>a</p>"),
    ("<p>a <b>b</b> c</p>", "<p>a <i>b</i> c<br>d</p>"),
    ("text", "<p>text</p>"),
    ("<table><tr><td>1</td></tr></table>", "<table><tr><td>2</td></tr></table>"),
    ("<gw-x><p>1</p></gw-x>", "<gw-x><p>2</p></gw-x>"),
    ("<!-- a --><p>1</p>", "<p>1</p><!-- b --><p>2</p>"),
    ("", "<p>1</p>"),
    ("<p>1</p>", ""),
]

MORPH = """async ([old, next, change]) => {
  const { morph } = await import("/-/morph.js");
  const tree = (html) => Object.assign(document.createElement("div"), { innerHTML: html });
  const live = tree(old);
  if (change) Function("live", change)(live);
  morph(live, tree(old), tree(next));
  return live.innerHTML;
}"""


def test_from_one_version_to_the_other_and_back(page):
    for one, other in CASES:
        for old, new in ((one, other), (other, one)):
            made = page.evaluate(MORPH, [old, new, ""])
            expected = page.evaluate(
                "(html) => Object.assign(document.createElement('div'), {innerHTML: html}).innerHTML", new
            )
            assert made == expected, (old, new)


@pytest.mark.parametrize(
    ("old", "new", "change", "kept"),
    [
        ("<details>a</details>", "<details>b</details>", "live.firstChild.open = true", '<details open="">b</details>'),
        ("<p>a</p><p>b</p>", "<p>a</p><p>c</p>", "live.firstChild.className = 'seen'", '<p class="seen">a</p><p>c</p>'),
        ("<p class=a>a</p>", "<p class=b>a</p>", "live.firstChild.classList.add('seen')", '<p class="seen b">a</p>'),
        ("<p>a</p>", "<p>b</p>", "live.append(document.createElement('hr'))", "<p>b</p><hr>"),
        ("<table><tbody></tbody></table><p>a</p>", "<table><tbody></tbody></table><p>b</p>",
         "live.firstChild.outerHTML = '<div><table></table></div>'", "<div><table></table></div><p>b</p>"),
    ],
)  # fmt: skip
def test_what_scripts_and_readers_have_done_stays(page, old, new, change, kept):
    assert page.evaluate(MORPH, [old, new, change]) == kept
