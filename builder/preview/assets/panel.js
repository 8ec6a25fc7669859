// What is wrong, over the page: a panel for faults, a quiet corner for warnings and for a lost connection.
// It lives in a shadow tree, so that neither the theme's styles nor ours reach the other.

const STYLE = `
  :host { all: initial; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
    --ink: #22292e; --page: #fff; --soft: #fbeeec; --line: #d3b4b1; --bad: #98312b; --muted: #566068; color: var(--ink); }
  :host([data-dark]) { --ink: #dfe3e4; --page: #1b2022; --soft: #321e1d; --line: #6b4642; --bad: #f0a59e; --muted: #a7b0b5; }
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .panel { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: min(45vh, 30rem); display: flex;
    flex-direction: column; background: var(--page); border-top: 3px solid var(--bad); box-shadow: 0 -4px 24px #0004; }
  header { display: flex; gap: 12px; align-items: center; padding: 8px 16px; background: var(--soft); }
  h2 { flex: 1; margin: 0; font-size: 16px; line-height: 1.4; font-weight: 650; color: var(--bad); }
  h2 span { font-weight: 400; color: var(--ink); }
  button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 4px;
    padding: 4px 10px; min-height: 28px; cursor: pointer; white-space: nowrap; }
  :is(button, summary, ol):focus-visible { outline: 2px solid var(--bad); outline-offset: 2px; }
  ol { list-style: none; margin: 0; padding: 0 16px 12px; overflow-y: auto; overscroll-behavior: contain; }
  ol:focus-visible { outline-offset: -2px; }
  li { padding: 10px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  li:last-child { border: 0; }
  li p { margin: 2px 0 0; }
  .place { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; color: var(--bad);
    font-weight: 600; user-select: all; }
  .id { color: var(--muted); font-size: 13px; margin-inline-start: 10px; }
  .hint { color: var(--muted); }
  .corner { position: fixed; inset: auto 12px 12px auto; z-index: 999; max-width: min(34rem, calc(100vw - 24px));
    background: var(--page); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 2px 10px #0003; }
  .corner summary { padding: 4px 12px; cursor: pointer; font-size: 13px; color: var(--muted); }
  .corner ol { max-height: 40vh; padding: 0 12px; }
  .corner .place { color: var(--muted); }
  .status { position: fixed; inset: auto auto 12px 12px; z-index: 999; margin: 0; padding: 4px 12px; font-size: 13px;
    background: var(--page); border: 1px solid var(--line); border-radius: 6px; }
  .status:empty { display: none; }
`;

const MOST = 200;

/** `1 fault`, `2 faults` */
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function entry({ place, id, message, hint }) {
  const item = made("li");
  if (place) item.append(made("span", "place", place));
  if (id) item.append(made("span", "id", id));
  item.append(made("p", "message", message));
  if (hint) item.append(made("p", "hint", hint));
  return item;
}

function list(name) {
  const found = made("ol");
  found.tabIndex = 0; // so that a keyboard can scroll it
  found.setAttribute("role", "list");
  found.setAttribute("aria-label", name);
  return found;
}

const fill = (target, notices) => target.replaceChildren(...notices.slice(0, MOST).map(entry));

/** `<gw-preview-panel>`: `show({faults, warnings, gone})` and `say(text)`. */
export class Panel extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.heading = made("h2");
    this.heading.id = "heading";
    this.heading.setAttribute("role", "alert");
    this.toggle = made("button");
    this.toggle.type = "button";
    this.faults = list("Faults");
    this.faults.id = "faults";
    this.toggle.setAttribute("aria-controls", "faults");
    const header = made("header");
    header.append(this.heading, this.toggle);
    this.panel = made("section", "panel");
    this.panel.setAttribute("aria-labelledby", "heading");
    this.panel.append(header, this.faults);
    this.corner = made("details", "corner");
    this.count = made("summary");
    this.warnings = list("Warnings");
    this.corner.append(this.count, this.warnings);
    this.status = made("p", "status");
    this.status.setAttribute("role", "status");
    const style = made("style", "", STYLE);
    root.append(style, this.panel, this.corner, this.status);
    this.toggle.addEventListener("click", () => this.fold(!this.faults.hidden));
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.fold(true);
      this.toggle.focus();
    });
    this.panel.hidden = true;
    this.corner.hidden = true;
    this.fold(false);
  }

  connectedCallback() {
    const dark = () => {
      const scheme = document.body.dataset.mdColorScheme;
      const system = matchMedia("(prefers-color-scheme: dark)").matches;
      this.toggleAttribute("data-dark", scheme ? scheme === "slate" : system);
    };
    new MutationObserver(dark).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    dark();
  }

  fold(folded) {
    this.faults.hidden = folded;
    this.toggle.textContent = folded ? "Show" : "Hide";
    this.toggle.setAttribute("aria-expanded", String(!folded));
    this.room();
  }

  /** Room below the page, so that its end can be scrolled out from under the panel. */
  room() {
    document.body.style.paddingBottom = this.panel.hidden ? "" : `${this.panel.offsetHeight}px`;
  }

  show({ faults, warnings, gone }, shown) {
    const had = !this.panel.hidden;
    fill(this.faults, faults);
    const text = counted(faults.length, "fault");
    if (faults.length && this.heading.dataset.text !== text) {
      this.heading.replaceChildren(text, made("span", "", shown ? ": the page stays as it last was" : ""));
      this.heading.dataset.text = text;
    }
    this.panel.hidden = !faults.length;
    if (!faults.length) delete this.heading.dataset.text;
    this.corner.hidden = !warnings.length || faults.length > 0;
    this.count.textContent = counted(warnings.length, "warning");
    fill(this.warnings, warnings);
    if (gone && shown) this.say("This page is no more.", 0);
    else if (had && !faults.length) this.say("Mended.");
    this.room();
  }

  /** Says something in the corner, for a moment or (0) until something else is said. */
  say(text, seconds = 2.5) {
    clearTimeout(this.silence);
    this.status.textContent = text;
    if (seconds) this.silence = setTimeout(() => { this.status.textContent = ""; }, seconds * 1000);
  }
}
