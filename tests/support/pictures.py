"""Makes the pictures of the README and of the handbook: `make pictures`.

Those of the README show this repository's built site. Those of `docs/items.md` show a small project that holds every
kind of item and answer (`tests/support/kinds/`), each on a wide light page and on a dark phone.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.support.browser import launch, serve

ROOT = Path(__file__).parent.parent.parent
TARGET = ROOT / "docs" / "images"
PICTURES = {
    "example.png": ("mathematics-grading/next/examples.html#example-lemma-nobody-knows", 1280, 860, "light"),
    "flow-phone.png": ("comment-toxicity/next/decision-flow.html", 390, 860, "light"),
    "portal-dark.png": ("index.html", 1280, 720, "dark"),
}
"""For each picture the page, width and height in pixels, and the colours."""

KINDS = Path(__file__).parent / "kinds"
EXAMPLES = (
    "choice", "cannot-tell", "skip", "rating", "pairwise", "ranking", "spans", "scripts", "relations", "errors",
    "boxes", "compare", "pictures", "recordings", "grades", "number", "text", "conversation",
)  # fmt: skip
"""The examples that are pictured; Japanese is not, for not every machine has its letters."""
LABELS = ("toxicity", "clarity", "errors", "links", "rewrite")
"""The questions whose place on the page of labels is pictured."""
WAYS = ((1280, "light"), (390, "dark"))
LARGEST = 60_000
"""Bytes of a picture in the handbook, at most."""
TALLEST = 1000
"""Pixels of a picture in the handbook: what follows says nothing new."""

PLACE = """(id) => {
  const levels = ["H1", "H2", "H3", "H4", "H5", "H6"];
  const heading = document.getElementById(id);
  let last = heading;
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    const level = levels.indexOf(next.tagName);
    if (level >= 0 && level <= levels.indexOf(heading.tagName)) break;
    last = next;
  }
  return [heading.getBoundingClientRect().top + scrollY, last.getBoundingClientRect().bottom + scrollY];
}"""
"""Where a section begins and ends on its page."""

WEBP = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
"""A picture as WebP, which the browser can write."""


def of_the_site(browser: Browser) -> None:
    """The pictures of the README, from `site/`."""
    with serve(ROOT / "site") as base:
        for name, (path, width, height, scheme) in PICTURES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(base + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=TARGET / name)
            context.close()


def of_the_kinds(browser: Browser, folder: Path) -> None:
    """The pictures of `docs/items.md`, from a site that is built in `folder`."""
    target = TARGET / "items"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copytree(KINDS, folder, dirs_exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    subprocess.run([sys.executable, "-m", "builder", "build", "--repo", str(folder)], cwd=ROOT, check=True)
    places = [("examples", f"example-{name}", name) for name in EXAMPLES]
    places += [("labels", f"question-{name}", f"labels-{name}") for name in LABELS]
    with serve(folder / "site") as base:
        for width, scheme in WAYS:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            for name, anchor, picture in places:
                png = section(page, f"{base}kinds/next/{name}.html", anchor)
                (target / f"{picture}-{width}.webp").write_bytes(small(page, png))
            context.close()


def section(page: Page, address: str, anchor: str) -> bytes:
    """A section of a page as PNG, without what floats over it."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content=".md-header, .md-banner, .md-top { display: none !important }")
    page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
    page.wait_for_function("[...document.images].every((picture) => picture.complete)")
    top, bottom = page.evaluate(PLACE, anchor)
    article = page.locator("article").bounding_box()
    assert article is not None
    height = min(bottom - top, TALLEST) + 24
    left, width = article["x"] - 12, article["width"] + 24
    return page.screenshot(full_page=True, clip={"x": left, "y": top - 8, "width": width, "height": height})


def small(page: Page, png: bytes) -> bytes:
    """The picture as WebP, as good as the size allows."""
    for quality in (0.8, 0.7, 0.6, 0.5):
        made = base64.b64decode(page.evaluate(WEBP, [base64.b64encode(png).decode(), quality]))
        if len(made) <= LARGEST:
            return made
    raise AssertionError(f"{len(made)} bytes are too many: show less in the picture")


def main() -> None:
    """Writes every picture to `docs/images/`."""
    TARGET.mkdir(exist_ok=True)
    with launch() as browser, TemporaryDirectory() as folder:
        if "items" not in sys.argv[1:]:
            of_the_site(browser)
        of_the_kinds(browser, Path(folder))


if __name__ == "__main__":
    main()
