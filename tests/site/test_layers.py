"""A repository's `mkdocs.yml` lies over the one that comes with the program."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.site.config import SiteFacts, site_config
from builder.site.layers import layered
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, write
from tests.site.built import build, differing

OURS = (ROOT / "mkdocs.yml").read_text("utf-8")
FACTS = SiteFacts(name="Tiny", nav=[], path="", language="en", extra={})
SETTINGS = "extra:\n  guidewright:\n    severity:\n      missing-example: note\n"


def config(*layers: str) -> dict[str, object]:
    return yaml.safe_load(site_config((OURS, *layers), FACTS))


def test_what_is_not_set_stays():
    assert config(SETTINGS) == config() == config("") == config("extra:\ntheme:\nplugins:\nextra_css:\n")


def test_the_same_once_more_changes_nothing():
    assert site_config((OURS, OURS), FACTS) == site_config((OURS,), FACTS)


def test_what_is_set_wins():
    made = config("site_description: Mine\ntheme: {features: [navigation.tabs], icon: {logo: mine}}\nvalidation: {}\n")
    before = config()
    assert made["site_description"] == "Mine"
    assert made["theme"]["features"] == ["navigation.tabs"]
    assert made["theme"]["icon"] == {**before["theme"]["icon"], "logo": "mine"}
    assert made["theme"]["palette"] == before["theme"]["palette"]
    assert made["validation"] == before["validation"]


@pytest.mark.parametrize(
    "listed", ["[toc: {permalink: true}, smarty, attr_list]", "{toc: {permalink: true}, smarty: }"]
)
def test_extensions_are_kept_and_added(listed):
    before, made = config()["markdown_extensions"], config(f"markdown_extensions: {listed}\n")["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else each for each in made]
    assert names == [*(next(iter(each)) if isinstance(each, dict) else each for each in before), "smarty"]
    assert made[names.index("toc")] == {"toc": {"anchorlink": True, "permalink": True, "title": "On this page"}}


def test_styles_scripts_and_plugins_are_kept_and_added():
    made = config(
        "extra_css: [mine.css, assets/gw.css]\nextra_javascript: [mine.js]\n"
        "plugins: [tags, material/search: {lang: en}]\n"
    )
    assert made["extra_css"] == ["assets/gw.css", "mine.css"]
    ours = [{"path": f"assets/{name}.js", "type": "module"} for name in ("gw", "versions")]
    assert made["extra_javascript"] == [*ours, "mine.js"]
    assert made["plugins"] == [{"material/search": {"lang": "en"}}, "tags"]


def test_another_theme_takes_nothing_of_ours():
    made = config("theme: readthedocs\n")["theme"]
    assert made == {"name": "readthedocs", "custom_dir": "theme", "language": "en"}
    assert config("theme: material\n") == config()


@pytest.mark.parametrize("value", ["text", 3])
def test_what_is_no_list_is_handed_on(value):
    """The engine says what is wrong with it."""
    assert layered({"extra_css": ["a.css"], "plugins": ["search"]}, {"extra_css": value, "plugins": value}) == {
        "extra_css": value,
        "plugins": value,
    }


@pytest.mark.engine
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_file_of_settings_alone_changes_no_page(tmp_path: Path, engine: str) -> None:
    plain = build(write(tmp_path / "plain", HEALTHY), "--engine", engine)
    page = (plain / "tiny/next/examples.html").read_text("utf-8")
    assert "assets/gw.css" in page
    assert "data-kind=" in page
    assert "{ #" not in page
    with_settings = build(write(tmp_path / "set", {**HEALTHY, "mkdocs.yml": SETTINGS}), "--engine", engine)
    assert differing(plain, with_settings) == []
    more = SETTINGS + "site_description: Ours alone\nextra_css: [mine.css]\n"
    files = {**HEALTHY, "mkdocs.yml": more, "templates/theme/mine.css": "p {}\n"}
    page = (build(write(tmp_path / "more", files), "--engine", engine) / "tiny/next/examples.html").read_text("utf-8")
    assert "assets/gw.css" in page
    assert "mine.css" in page
    assert "Ours alone" in page
