// On every page of the preview: follows what the server says of it. It is no part of any published site.

import { morph } from "./morph.js";
import { Panel } from "./panel.js";
import { comeBack, keepPlace, loadAnew } from "./place.js";

const given = document.querySelector("meta[name=guidewright-preview]").dataset;
const shown = { page: given.page, look: given.look };
const parser = new DOMParser();

/** The parts of a page that differ between its versions; what is not among them never changes without its look. */
const REGIONS = [".md-banner", ".md-header__title", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-content", ".md-footer"];

customElements.define("gw-preview-panel", Panel);
const panel = document.createElement("gw-preview-panel");
document.body.append(panel);
comeBack();

/** The page as the server wrote it the last time. */
let old;
let loading = null;
let wanted = null;

async function load() {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return parser.parseFromString(await answer.text(), "text/html");
}

/** Everything in the head that makes the browser load something. */
const loads = (page) => [...page.head.querySelectorAll("link[rel=stylesheet], script")].map((each) => each.outerHTML).join("\n");

function change(next) {
  const parts = REGIONS.map((region) => [document, old, next].map((page) => page.querySelector(region)));
  const missing = parts.some((three) => three.some(Boolean) && !three.every(Boolean));
  if (missing || loads(old) !== loads(next) || !next.querySelector("article")) {
    loadAnew();
    return;
  }
  const back = keepPlace(document.querySelector("article"));
  // The browser would keep the place by other means, and both together would miss it.
  document.documentElement.style.overflowAnchor = "none";
  let changed = false;
  for (const [live, before, after] of parts) if (live) changed = morph(live, before, after) || changed;
  document.title = next.title;
  if (changed) {
    for (const filter of document.querySelectorAll("gw-filter")) {
      filter.entries = filter.collect?.() ?? filter.entries;
      filter.apply?.();
    }
  }
  back();
  old = next;
  document.documentElement.dataset.gwPreview = next.querySelector("meta[name=guidewright-preview]").dataset.page;
  // Scripts of the page measure what is on it.
  requestAnimationFrame(() => {
    dispatchEvent(new Event("resize"));
    document.documentElement.style.overflowAnchor = "";
  });
}

async function follow(state) {
  if (state.look !== shown.look) {
    loadAnew();
    return;
  }
  if (state.page && state.page !== shown.page) {
    if (!shown.page) {
      loadAnew(); // there was nothing to show, and now there is
      return;
    }
    const next = await load();
    const digest = next.querySelector("meta[name=guidewright-preview]").dataset.page;
    change(next);
    shown.page = digest;
  }
  panel.show(state, Boolean(shown.page));
}

/** One state at a time, and of those that came meanwhile only the last. */
async function take(state) {
  wanted = state;
  if (loading) return;
  while (wanted) {
    const now = wanted;
    wanted = null;
    loading = follow(now);
    try {
      await loading;
    } catch {
      panel.say("The page could not be loaded.", 0);
    }
    loading = null;
  }
}

let stream = null;

function listen() {
  if (stream || document.hidden) return;
  stream = new EventSource(`/-/events?at=${encodeURIComponent(given.at)}`);
  stream.addEventListener("open", () => panel.say(""));
  stream.addEventListener("error", () => panel.say("Not connected: is 'guidewright serve' running?", 0));
  stream.addEventListener("message", (event) => take(JSON.parse(event.data)));
}

// A browser holds few connections to one server: a page that nobody sees lets go of its own.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else {
    listen();
  }
});

// What the server wrote, before any script touched it. The page itself has been changed by scripts by now.
old = shown.page ? await load() : null;
if (old && old.querySelector("meta[name=guidewright-preview]").dataset.page !== shown.page) loadAnew(); // changed meanwhile
document.documentElement.dataset.gwPreview = shown.page;
listen();
