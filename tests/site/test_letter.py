"""Text that nobody here wrote appears to the letter and does nothing, in both engines."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Dialog

from tests.site.built import ROOT, build
from tests.site.hostile import HOSTILE
from tests.support.browser import offline_page, serve, sideways

pytestmark = [pytest.mark.browser, pytest.mark.engine]

ROLES = ("user", "assistant", "system", "tool")
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
WORDS = "Plain words that end here."


def source(text: str) -> str:
    """What a browser's `textContent` gives for `text`: HTML itself has no carriage return."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def spec() -> dict[str, object]:
    part = [{"text": text} for text in HOSTILE]
    return {
        "format": 1,
        "id": "hostile",
        "title": 'Hostile <script>window.__hacked=1</script> {{ 7*7 }} & "quoted" **title**',
        "summary": "See <img src=x onerror=window.__hacked=1> and [a link](https://evil.example) {% raw %}.",
        "sensitive": {"topics": ["<b>threats</b> {{ x }}"], "warning": WORDS, "wellbeing": WORDS},
        "item": {
            "title": "An <b>item</b> & more",
            "fields": [
                {"id": "plain", "title": "Plain <i>title</i> {{ x }}", "kind": "text"},
                {"id": "steps", "title": "**Steps**", "kind": "steps", "optional": True},
                {"id": "talk", "title": "`Talk`", "kind": "conversation", "optional": True},
                {"id": "replies", "title": "[Replies](x)", "kind": "responses", "optional": True},
                {"id": "source", "title": "$Source$", "kind": "code", "language": '<b>"', "optional": True},
                {"id": "photo", "title": "Photo | x", "kind": "image", "optional": True},
                {"id": "sound", "title": "Sound", "kind": "audio", "optional": True},
            ],
        },
        "questions": [
            {
                "id": "answer",
                "title": "Answer {: onclick=window.__hacked=1 }",
                "ask": "What is it?",
                "kind": "choice",
                "labels": [
                    {"id": "Yes", "title": "<script>window.__hacked=1</script>", "definition": "It is."},
                    {"id": "No (it's not) & so+on", "title": "{{ 7*7 }} | `x` *y*", "definition": "It is not."},
                    {"id": "Ünïcode.label", "definition": "It may be."},
                ],
            },
            {"id": "words", "title": "Words", "ask": "Which?", "kind": "text"},
            {"id": "marks", "title": "Marks", "ask": "Where?", "kind": "spans", "of": "plain", "labels": ["word"]},
        ],
        "rules": [
            {"id": "one", "title": "<svg onload=window.__hacked=1> {{ 7*7 }} # *rule*", "text": WORDS},
        ],
        "examples": [
            {
                "id": "steps",
                "title": "[steps](javascript:window.__hacked=1) { #stolen }",
                "kind": "positive",
                "item": {"plain": HOSTILE[0], "steps": part},
                "accept": {"answer": "Yes", "words": {"any_of": HOSTILE[:40]}},
                "reason": WORDS,
                "rules": ["one"],
                "sensitive": ["<b>threats</b>"],
            },
            {
                "id": "talk",
                "title": "| a | b | {% raw %}",
                "kind": "negative",
                "item": {
                    "plain": f"{HOSTILE[1]} marked <b>span</b> {HOSTILE[2]}",
                    "talk": [{"role": ROLES[n % 4], **each} for n, each in enumerate(part)],
                    "replies": [{"id": f"r{n}", **each} for n, each in enumerate(part)],
                    "source": "\n".join(HOSTILE),
                    "photo": {"file": "media/a.png", "alt": '<"\'>&{{ x }}\n** | `alt` \u202e x"'},
                    "sound": {"file": "media/a.mp3", "transcript": "<script>window.__hacked=1</script>\n**said**"},
                },
                "accept": {
                    "answer": "No (it's not) & so+on",
                    "marks": [{"text": "marked <b>span</b>", "label": "word"}],
                },
                "reason": WORDS,
                "rules": ["one"],
            },
        ],
    }


def quiz() -> dict[str, object]:
    return {
        "format": 1,
        "id": "practice",
        "use": "practice",
        "title": "<script>window.__hacked=1</script> {{ 7*7 }}",
        "ignore": [{"check": "identical-options", "reason": "Texts that look alike are still to the letter."}],
        "items": [
            {
                "id": f"q{place}",
                "kind": "single",
                "ask": "Which one?",
                "options": [{"id": f"o{n}", "text": text} for n, text in enumerate(HOSTILE[start : start + 30])],
                "answers": [{"answer": "o0"}],
                "rules": ["one"],
                "reason": WORDS,
            }
            for place, start in enumerate(range(0, len(HOSTILE), 30))
        ],
    }


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    project, quizzes = folder / "guidelines" / "hostile", folder / "quizzes" / "hostile"
    (project / "media").mkdir(parents=True)
    quizzes.mkdir(parents=True)
    (project / "media/a.png").write_bytes(PIXEL)
    (project / "media/a.mp3").write_bytes(b"no sound")
    (project / "project.yaml").write_text(yaml.safe_dump(spec(), sort_keys=False), "utf-8")
    (quizzes / "practice.yaml").write_text(yaml.safe_dump(quiz(), sort_keys=False), "utf-8")
    assert yaml.safe_load((project / "project.yaml").read_text("utf-8")) == spec()
    return build(folder, "--engine", request.param)


def test_every_text_is_to_the_letter_and_nothing_runs(chromium: Browser, site: Path) -> None:
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    texts = "els => els.map((el) => el.textContent)"
    with serve(site) as base, offline_page(chromium, base, width=390) as visit:
        tab = visit.page
        tab.on("dialog", refuse)
        urls = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        urls.remove("hostile/index.html")  # it leads on at once
        for url in urls:
            tab.goto(f"{base}{url}")
            assert tab.evaluate("window.__hacked") is None, url
            assert tab.locator("a[href^='javascript'], a[href*='evil.example'], [onclick], [onerror]").count() == 0, url
            assert sideways(tab) == 0, url
            assert tab.locator("article :is(script, style, iframe, object, form, base, link, meta)").count() == 0, url
        tab.goto(f"{base}hostile/next/examples.html")
        expected = [source(text) for text in HOSTILE]
        assert tab.locator(".gw-step > .gw-text").evaluate_all(texts) == expected
        assert tab.locator(".gw-turn > .gw-text").evaluate_all(texts) == expected
        assert tab.locator(".gw-response > .gw-text").evaluate_all(texts) == expected
        assert tab.locator(".gw-answer dd").nth(1).locator(".gw-text").evaluate_all(texts) == expected[:40]
        assert tab.locator("pre.gw-code code").evaluate_all(texts) == [source("\n".join(HOSTILE))]
        marked = tab.locator(".gw-item").nth(1).locator(".gw-field > .gw-text").first
        assert marked.text_content() == source(f"{HOSTILE[1]} marked <b>span</b> {HOSTILE[2]}")
        assert marked.locator("mark").all_text_contents() == ["marked <b>span</b>"]
        media = spec()["examples"][1]["item"]  # type: ignore[index]
        assert tab.locator("article img").get_attribute("alt") == media["photo"]["alt"]
        assert tab.locator("figure.gw-audio .gw-text").text_content() == media["sound"]["transcript"]
        titles = [each["title"] for each in spec()["item"]["fields"]]  # type: ignore[index]
        assert tab.locator(".gw-item").nth(1).locator(".gw-field > .gw-field-title").all_text_contents() == [
            title for title in titles if title != "**Steps**"
        ]
        assert tab.locator(".gw-topic").all_text_contents() == ["<b>threats</b>"]
        assert tab.locator("article h2").all_text_contents() == [each["title"] for each in spec()["examples"]]  # type: ignore[attr-defined]
        tab.goto(f"{base}hostile/next/quiz-practice.html")
        assert tab.locator("dl.gw-options dd > .gw-text").evaluate_all(texts) == expected
        tab.goto(f"{base}hostile/next/index.html")
        assert tab.locator("h1").text_content() == spec()["title"]
        assert tab.locator(".gw-banner strong").text_content() == spec()["title"]
        tab.goto(base)
        assert tab.locator(".gw-project h2").text_content() == spec()["title"]
        tab.goto(f"{base}hostile/next/labels.html")
        labels = [label.get("title", label["id"]) for label in spec()["questions"][0]["labels"]]  # type: ignore[index]
        assert tab.locator("article h3").all_text_contents()[:3] == labels
        assert visit.refused == []
        assert visit.complaints == []
        assert dialogs == []
