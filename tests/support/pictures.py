"""Makes the pictures of the README from the built site: `make pictures`."""

from __future__ import annotations

from pathlib import Path

from tests.support.browser import launch, serve

ROOT = Path(__file__).parent.parent.parent
TARGET = ROOT / "docs" / "images"
PICTURES = {
    "example.png": ("mathematics-grading/next/examples.html#example-lemma-nobody-knows", 1280, 860, "light"),
    "flow-phone.png": ("comment-toxicity/next/decision-flow.html", 390, 860, "light"),
    "portal-dark.png": ("index.html", 1280, 720, "dark"),
}
"""For each picture the page, width and height in pixels, and the colours."""


def main() -> None:
    """Writes every picture to `docs/images/`."""
    TARGET.mkdir(exist_ok=True)
    with launch() as browser, serve(ROOT / "site") as base:
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


if __name__ == "__main__":
    main()
