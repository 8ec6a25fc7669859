// What the pages gain with a script: filters, names for the theme's dialogs, and boxes that a keyboard can scroll.
// Everything can be read without it.

/** Fold case, width and accents, so that what looks alike is found alike. */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Whether an entry is to be shown.
 *
 * @param {{text: string, facets: Record<string, string>}} entry what it says; for each facet its tokens, by spaces
 * @param {{q: string, facets: Record<string, string>}} wanted words that all must occur; for each facet a token or ""
 */
export function matches(entry, wanted) {
  const text = fold(entry.text);
  const words = fold(wanted.q).split(/\s+/u).filter(Boolean);
  return words.every((word) => text.includes(word)) &&
    Object.entries(wanted.facets).every(([facet, token]) =>
      token === "" || (entry.facets[facet] ?? "").split(/\s+/u).includes(token));
}

const HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"];

// In the address. Not `q` and not `h`: the theme's own search listens to those.
const WORDS = "find";

/** The elements from `heading` to the next heading of its level or above. */
function section(heading) {
  const parts = [heading];
  const level = HEADINGS.indexOf(heading.tagName);
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    const other = HEADINGS.indexOf(next.tagName);
    if (other >= 0 && other <= level) break;
    parts.push(next);
  }
  return parts;
}

/** What the address points to on this page, or null. */
function aimedAt() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // a stray percent sign
  }
}

/** The heading that `element` stands under. */
function headingOf(element) {
  let at = element;
  while (at && !HEADINGS.includes(at.tagName)) at = at.previousElementSibling ?? at.parentElement;
  return at;
}

const Base = globalThis.HTMLElement ?? class {};

/**
 * `<gw-filter for="id">` filters the children (or table rows) of a list; `<gw-filter sections="h2">` filters the
 * sections of the page that follow it; `<gw-filter entries="selector">` filters elements in several sections, and
 * hides a section of which nothing is left. Its real controls: one `<input type="search">`, any `<select data-facet="…">`.
 */
export class Filter extends Base {
  connectedCallback() {
    // The page is whole by now: modules run after parsing, and the theme never swaps pages in place.
    if (this.status) return;
    this.search = this.querySelector("input[type=search]");
    this.selects = [...this.querySelectorAll("select[data-facet]")];
    this.status = document.createElement("p");
    this.status.className = "gw-filter-status";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.entries = this.collect();
    this.read();
    this.addEventListener("input", () => { this.apply(); this.write(); });
    document.addEventListener("gw-variants", () => this.apply());
    addEventListener("hashchange", () => this.reveal());
    this.apply();
    this.reveal();
  }

  collect() {
    const list = document.getElementById(this.getAttribute("for"));
    const level = this.getAttribute("sections");
    const entries = this.getAttribute("entries");
    const groups = entries
      ? [...document.querySelectorAll(`article :is(${entries})`)].map((el) => [el])
      : level
      ? [...document.querySelectorAll(`article ${level}`)]
        .filter((heading) => this.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING).map(section)
      : [...(list?.tBodies ? [...list.tBodies].flatMap((body) => [...body.rows]) : list?.children ?? [])].map((el) => [el]);
    const names = this.selects.map((select) => select.dataset.facet);
    return groups.map((parts) => ({
      parts,
      text: parts.map((part) => part.textContent).join(" "),
      facets: Object.fromEntries(names.map((name) => [name, parts[0].getAttribute(`data-${name}`) ?? ""])),
    }));
  }

  wanted() {
    return {
      q: this.search?.value ?? "",
      facets: Object.fromEntries(this.selects.map((select) => [select.dataset.facet, select.value])),
    };
  }

  apply() {
    const wanted = this.wanted();
    let shown = 0;
    let total = 0;
    for (const entry of this.entries) {
      if (entry.parts[0].hasAttribute("data-gw-other")) continue; // of another variant: not there
      total += 1;
      const show = matches(entry, wanted);
      shown += show;
      for (const part of entry.parts) part.toggleAttribute("data-gw-hidden", !show);
    }
    for (const list of new Set(this.hasAttribute("entries") ? this.entries.map(({ parts: [el] }) => el.parentElement) : [])) {
      const empty = [...list.children].every((el) => el.matches("[data-gw-hidden], [data-gw-other]"));
      for (const part of section(headingOf(list))) part.toggleAttribute("data-gw-hidden", empty);
    }
    this.status.textContent = `${shown} of ${total} shown`;
  }

  /** Take the state from the address; a value that no longer exists counts as none. */
  read() {
    const query = new URLSearchParams(location.search);
    if (this.search) this.search.value = query.get(WORDS) ?? "";
    for (const select of this.selects) {
      const value = query.get(select.dataset.facet) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  }

  write() {
    const url = new URL(location.href);
    const { q, facets } = this.wanted();
    for (const [name, value] of Object.entries({ [WORDS]: q, ...facets })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  }

  /** Whoever follows a link to an entry sees it, whatever is filtered. */
  reveal() {
    const target = aimedAt();
    if (!target || !target.closest("[data-gw-hidden]")) return;
    if (this.search) this.search.value = "";
    for (const select of this.selects) select.value = "";
    this.apply();
    this.write();
    target.scrollIntoView();
  }
}

/** Whether something is there for a reader who chose `values`, one for each of the choices (`""` for all). */
export function isFor({ only = [], not = [] }, choices, values) {
  if (not.some((id) => values.includes(id))) return false;
  return choices.every((ids, number) => {
    const own = only.filter((id) => ids.includes(id));
    return values[number] === "" || own.length === 0 || own.includes(values[number]);
  });
}

const VARIANT = "variant";

/**
 * `<gw-variants data-project="id">` with a `<select>` for each choice shows what is for the chosen variants. A mark
 * `data-only="ids"` stands on an element, or as `.gw-only` within its list item or below its heading; an empty
 * `.gw-base[data-not="ids"]` stands before what reads otherwise for these variants.
 */
export class Variants extends Base {
  connectedCallback() {
    if (this.status) return;
    this.selects = [...this.querySelectorAll("select")];
    this.choices = this.selects.map((select) => [...select.options].map((option) => option.value).filter(Boolean));
    this.status = document.createElement("p");
    this.status.className = "gw-variants-status";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.marks = [...document.querySelectorAll("article :is([data-only], [data-not])")].map((mark) => ({
      parts: scope(mark),
      only: mark.dataset.only?.split(" "),
      not: mark.dataset.not?.split(" "),
    }));
    this.revealed = new Set();
    this.read();
    this.addEventListener("change", () => { this.revealed.clear(); this.apply(); this.keep(); });
    addEventListener("hashchange", () => this.reveal());
    this.apply();
    if (this.values.some(Boolean)) this.keep();
    this.reveal();
    if (this.values.some(Boolean)) aimedAt()?.scrollIntoView(); // what stands above it has moved
  }

  get values() {
    return this.selects.map((select) => select.value);
  }

  /** From the address, else as it was chosen on another page; what no longer exists counts as none. */
  read() {
    let wanted = new URLSearchParams(location.search).get(VARIANT);
    try {
      wanted ??= localStorage.getItem(`guidewright.variant.${this.dataset.project}`);
    } catch { /* a browser that keeps nothing */ }
    const ids = (wanted ?? "").split(",");
    this.selects.forEach((select, number) => { select.value = ids.find((id) => this.choices[number].includes(id)) ?? ""; });
  }

  /** Into the address, which can be sent to others, and for the other pages of the project. */
  keep() {
    const wanted = this.values.filter(Boolean).join(",");
    const url = new URL(location.href);
    url.searchParams.delete(VARIANT);
    const query = [...(url.search ? [url.search.slice(1)] : []), ...(wanted ? [`${VARIANT}=${wanted}`] : [])].join("&");
    history.replaceState(history.state, "", `${url.pathname}${query && `?${query}`}${url.hash}`);
    try {
      const name = `guidewright.variant.${this.dataset.project}`;
      if (wanted) localStorage.setItem(name, wanted);
      else localStorage.removeItem(name);
    } catch { /* as above */ }
  }

  apply() {
    const values = this.values;
    const hidden = new Set();
    for (const mark of this.marks) {
      if (isFor(mark, this.choices, values) || this.revealed.has(mark)) continue;
      for (const part of mark.parts) hidden.add(part);
    }
    for (const { parts } of this.marks) {
      for (const part of parts) part.toggleAttribute("data-gw-other", hidden.has(part));
    }
    for (const link of document.querySelectorAll(".md-nav--secondary a[href*='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      link.closest("li")?.toggleAttribute("data-gw-other", Boolean(heading?.closest("[data-gw-other]")));
    }
    const chosen = this.selects.filter((select) => select.value).map((select) => select.selectedOptions[0].text);
    this.status.textContent = chosen.length ? `Shown: what is for all, and for ${chosen.join(", ")}.` : "";
    document.dispatchEvent(new Event("gw-variants"));
  }

  /** Whoever follows a link to an entry sees it, whatever is chosen. */
  reveal() {
    const target = aimedAt();
    const other = target?.closest("[data-gw-other]");
    if (!other) return;
    for (const mark of this.marks) if (mark.parts.includes(other)) this.revealed.add(mark);
    this.apply();
    this.status.textContent += " What you followed a link to is not for them. It is shown all the same.";
    target.scrollIntoView();
  }
}

/** What a mark speaks of. */
function scope(mark) {
  if (mark.matches(".gw-base")) {
    const parts = [];
    for (let next = mark.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches(".gw-base, .gw-variant") || HEADINGS.includes(next.tagName)) break;
      parts.push(next);
    }
    return parts;
  }
  if (!mark.matches(".gw-only")) return [mark];
  const item = mark.closest("article li");
  return item ? [item] : section(headingOf(mark));
}

/** What the theme's own markup lacks: names, and buttons that a keyboard can press. */
function mendFurniture() {
  for (const dialog of document.querySelectorAll(".md-search[role=dialog]")) dialog.setAttribute("aria-label", "Search");
  for (const list of document.querySelectorAll(".md-search__scrollwrap")) {
    list.setAttribute("role", "region");
    list.setAttribute("aria-label", "Search results");
  }
  const names = { __drawer: "Navigation", __search: "Search" };
  const labels = ".md-header__button:is([for=__drawer], [for=__search]), .md-sidebar--primary label.md-nav__link[for^=__nav]";
  for (const label of document.querySelectorAll(labels)) {
    // On a wide screen a section stands open, and its label is a mere title.
    if (getComputedStyle(label).pointerEvents === "none") continue;
    if (names[label.htmlFor]) label.setAttribute("aria-label", names[label.htmlFor]);
    label.setAttribute("role", "button");
    label.tabIndex = 0;
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // the theme knows Enter, too: twice is not at all
      label.click();
    });
  }
  const drawer = document.getElementById("__drawer");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer?.checked) drawer.click();
  });
  // The theme escapes these twice where a title holds an ampersand; the words inside the links are right.
  for (const link of document.querySelectorAll(".md-logo[title]")) link.removeAttribute("title");
  for (const link of document.querySelectorAll(".md-footer__link")) {
    link.setAttribute("aria-label", link.textContent.trim().replace(/\s+/gu, " "));
  }
}

/** Entries that once stood on this page are a list now: whoever follows a link to one goes on to where it stands. */
function goOn() {
  const target = aimedAt();
  const link = target?.matches(".gw-index > li") && target.querySelector("a[href]");
  if (link) location.replace(link.href);
}

const SCROLLERS = "article :is(pre, pre > code, .md-typeset__scrollwrap, table:not([class]), .gw-code, .gw-flow, .gw-math-block, .gw-math-wide, .gw-scroll)";

/** Let a formula that is wider than the text around it scroll by itself, so that the page does not. */
function containFormulas() {
  const formulas = [...document.querySelectorAll("article .gw-math")];
  const wide = formulas.map((formula) => {
    let around = formula.parentElement;
    while (around.clientWidth === 0 && around.parentElement) around = around.parentElement; // what is inline has none
    return formula.firstElementChild?.getBoundingClientRect().width > around.clientWidth;
  });
  formulas.forEach((formula, place) => formula.classList.toggle("gw-math-wide", wide[place]));
}

/** Let a keyboard reach each box that scrolls, and only while it does. */
function reachScrollers() {
  for (const box of document.querySelectorAll(SCROLLERS)) {
    const scrolls = box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible";
    if (scrolls && !box.hasAttribute("tabindex")) {
      box.setAttribute("tabindex", "0");
      box.dataset.gwReach = "";
    } else if (!scrolls && "gwReach" in box.dataset) {
      box.removeAttribute("tabindex");
      delete box.dataset.gwReach;
    }
  }
}

if (globalThis.customElements) {
  customElements.define("gw-variants", Variants);
  customElements.define("gw-filter", Filter);
  mendFurniture();
  goOn();
  addEventListener("hashchange", goOn);
  import("./enlarge.js"); // it waits for a click
  for (const event of ["load", "resize", "toggle"]) {
    addEventListener(event, () => {
      containFormulas();
      reachScrollers();
    }, true);
  }
}
