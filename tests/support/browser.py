"""A browser for tests: one that must be there, a local server, and pages that may ask nothing of another host."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""For containers without a sandbox, a graphics card, or much of /dev/shm; and no host is found but this one.

Refusing requests one by one, as Playwright can, would keep the browser from caching what all pages share.
"""

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

AXE = Axe().axe_script

UNLIKE = """() => {
  const surroundings = new Map([[null, '']]);
  const around = (element) => {
    if (!surroundings.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const name = `${element.localName}.${element.getAttribute('class')}`;
      const outer = around(element.parentElement);
      surroundings.set(element, `${outer}>${name} ${backgroundColor} ${backgroundImage} ${opacity}`);
    }
    return surroundings.get(element);
  };
  const seen = new Map();
  const chosen = new Set(document.querySelectorAll('button, input, select, textarea'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    const look = [around(element), color, fontSize, fontWeight, textDecorationLine].join();
    seen.set(look, (seen.get(look) ?? 0) + 1);
    if (seen.get(look) <= 2) chosen.add(element);
  }
  return [...chosen];
}"""
"""The elements with text, two of each look, and all controls."""

JUDGE = f"""async () => {{
  // Without the lists of what is right. Style sheets that ours import axe would look for beside the page.
  const options = {{ resultTypes: ['violations'], preload: false }};
  const ofColour = ['color-contrast', 'link-in-text-block'];
  const rules = Object.fromEntries(ofColour.map((rule) => [rule, {{ enabled: false }}]));
  const all = await axe.run({{ ...options, rules }});
  const colours = await axe.run({{ include: ({UNLIKE})() }}, {{ ...options, runOnly: ofColour }});
  return [...all.violations, ...colours.violations];
}}"""


@dataclass
class Offline:
    """A page, what it asked of other hosts (all refused), and what its console said.

    Attributes:
        page: Playwright's page.
        refused: Addresses that it asked for and did not get.
        complaints: Console errors and warnings, and uncaught exceptions.
    """

    page: Page
    refused: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def executable() -> str | None:
    """The system's browser, or None where Playwright's own has to serve. `GUIDEWRIGHT_BROWSER` overrules both."""
    return os.environ.get("GUIDEWRIGHT_BROWSER") or next(filter(None, map(shutil.which, BROWSER_NAMES)), None)


@contextmanager
def launch() -> Iterator[Browser]:
    """A running Chromium.

    Raises:
        AssertionError: There is none. A test that needs a browser fails without one: a skipped check checks nothing.
    """
    with sync_playwright() as playwright:
        path = executable() or playwright.chromium.executable_path
        if not Path(path).exists():
            hint = "install chromium, or run `playwright install chromium`, or set GUIDEWRIGHT_BROWSER"
            raise AssertionError(f"no browser found: {hint}")
        browser = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS])
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: a test's output is for its failures."""

    def do_GET(self) -> None:
        """Answer; a browser asks for this picture by itself where a page names none."""
        if self.path == "/favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its page mid-answer is no error."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine only; yields the address with its closing slash."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def offline_page(
    browser: Browser,
    base: str,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    *,
    javascript: bool = True,
) -> Iterator[Offline]:
    """A page in a fresh context; what it asks of another host than that of `base` is recorded, and none is reached."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=javascript,
        reduced_motion="reduce",
        service_workers="block",
    )
    visit = Offline(context.new_page())

    parts = urlsplit(base)
    host = f"{parts.scheme}://{parts.netloc}/"

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            visit.refused.append(request.url)

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.complaints.append(f"{message.type}: {message.text}")

    context.on("request", asked)
    visit.page.on("console", hear)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"exception: {error}"))
    try:
        yield visit
    finally:
        context.close()


def axe(page: Page) -> list[str]:
    """What axe-core finds serious or critical on `page`, a line for each element; empty is good.

    Contrast takes it three quarters of the time, and a long page says the same a thousand times: of the texts with the
    same colours, size, and surroundings two are judged, and all by every other rule.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(JUDGE)
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))} — {node['html'][:160]}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 is good."""
    return max(0, int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")))
