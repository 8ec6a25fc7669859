"""Draws the pictures of the project `image-quality`, and says where in them everything is: `scenes.py [name …]`.

The boxes that it prints are measured, not reckoned: an object's box holds the pixels that change when the object is
left out. So they are those of its visible part, whatever stands in front of it. `--show FOLDER` also writes each
drawing there with the boxes over it, to be looked at. Where all scenes are drawn, each box that the project accepts is
looked up among those measured, and the run fails for one that is not there.
"""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page  # noqa: E402 -- the folder of the tests' browser must be known first
from scenery import gallery_beings, gallery_street, gallery_table  # noqa: E402
from scenery.canvas import HEIGHT, WIDTH, Scene, rect  # noqa: E402
from scenery.png import encode  # noqa: E402
from scenery.truth import Box, untrue  # noqa: E402

from builder.loading import find_repository, load_project  # noqa: E402
from tests.support.browser import launch  # noqa: E402

FOLDER = ROOT / "guidelines" / "image-quality" / "media"
LIMIT = 20_000
"""Bytes of a picture."""


def gallery() -> Iterator[Scene]:
    """All scenes."""
    for room in (gallery_street, gallery_table, gallery_beings):
        yield from room.scenes()


def boxes(page: Page, scene: Scene) -> dict[str, Box]:
    """For each mark the box of its visible pixels: left, top, width, height."""
    pairs = {mark: [scene.svg(plain=True), scene.svg(mark, plain=True)] for mark in scene.marks()}
    return {mark: page.evaluate("([one, other]) => bounds(one, other)", pair) for mark, pair in pairs.items()}


def picture(page: Page, svg: str) -> bytes:
    """The drawing as PNG."""
    return encode(base64.b64decode(page.evaluate("svg => pixels(svg)", svg)), WIDTH, HEIGHT, LIMIT)


def overlaid(svg: str, found: dict[str, Box]) -> str:
    """The drawing with its boxes over it."""
    more = 'fill-opacity="0" stroke="#e0f" stroke-width="2"'
    frames = "".join(rect(*box, "none", more=more) for box in found.values())
    return svg.replace("</svg>", frames + "</svg>")


def lookup(measured: dict[str, dict[str, Box]]) -> int:
    """Names the boxes of the project that are not those of its pictures; the exit code."""
    project = load_project(find_repository(ROOT), "image-quality").project
    faults = ["the project can't be read"] if project is None else list(untrue(project, measured))
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def main() -> int:
    """Writes the pictures, or those that are named, and prints their boxes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="the scenes; all where left out")
    parser.add_argument("--show", type=Path, metavar="FOLDER", help="also write the drawings with their boxes there")
    wanted = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    measured: dict[str, dict[str, Box]] = {}
    total = 0
    with launch() as browser:
        page = browser.new_page()
        page.add_script_tag(path=HERE / "scenery" / "measure.js")
        for scene in gallery():
            if wanted.names and scene.name not in wanted.names:
                continue
            data = picture(page, scene.svg())
            found = measured[scene.name] = boxes(page, scene)
            (FOLDER / f"{scene.name}.png").write_bytes(data)
            if wanted.show:
                (wanted.show / f"{scene.name}.svg").write_text(overlaid(scene.svg(), found), "utf-8")
            sys.stdout.write(f"{scene.name} ({len(data)} bytes)\n")
            sys.stdout.writelines(f"  {mark}: {box}\n" for mark, box in found.items())
            total += len(data)
    sys.stdout.write(f"{total} bytes in all\n")
    return 0 if wanted.names else lookup(measured)


if __name__ == "__main__":
    sys.exit(main())
