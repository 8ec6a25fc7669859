// Carries what has changed between two versions of a page into the page that is open.
//
// Three trees: `old` and `next` are the two versions as the server wrote them; `live` is what scripts and the reader
// have made of `old` since. Only where `old` and `next` differ is `live` touched: whatever was opened, typed, filtered
// or drawn elsewhere stays as it is.

/** What the reader sets; a new version of the page does not take it back. */
const READERS = { DETAILS: ["open"], INPUT: ["value", "checked"], OPTION: ["selected"], DIALOG: ["open"] };

/**
 * @param {Element} live as it is shown
 * @param {Element} old the version that it was made from
 * @param {Element} next the version to show
 * @returns {boolean} whether anything has changed
 */
export function morph(live, old, next) {
  if (old.isEqualNode(next)) return false;
  attributes(live, old, next);
  const pairs = mapped(live, old);
  if (pairs) children(live, pairs, old, next);
  else live.replaceChildren(...[...next.childNodes].map(fresh));
  return true;
}

function attributes(live, old, next) {
  const kept = READERS[live.nodeName] ?? [];
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !kept.includes(name)) live.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (old.getAttribute(name) === value || kept.includes(name)) continue;
    if (name === "class") classes(live, old, next);
    else live.setAttribute(name, value);
  }
}

/** Scripts add classes of their own. */
function classes(live, old, next) {
  for (const name of old.classList) if (!next.classList.contains(name)) live.classList.remove(name);
  for (const name of next.classList) live.classList.add(name);
}

const fresh = (node) => document.importNode(node, true);
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const blank = (node) => node.nodeType === Node.COMMENT_NODE ||
  (node.nodeType === Node.TEXT_NODE && !node.data.trim());

/** For each child of `old` the live node that it has become, or null where that can't be told. */
function mapped(live, old) {
  const now = [...live.childNodes];
  const before = [...old.childNodes];
  const pairs = new Map();
  let at = 0;
  for (const node of before) {
    while (at < now.length && !same(now[at], node) && blank(now[at])) at += 1;
    if (at < now.length && same(now[at], node)) {
      pairs.set(node, now[at]);
      at += 1;
    } else if (!blank(node)) {
      return null;
    }
  }
  return pairs; // what scripts have added at the end stays there
}

/** Whether a live node can be what became of an old one. The theme puts tables into boxes that scroll. */
function same(live, old) {
  if (live.nodeType !== old.nodeType) return false;
  if (!isElement(old)) return true;
  if (old.nodeName === "TABLE" && live.nodeName !== "TABLE") return live.querySelector("table") !== null;
  return live.nodeName === old.nodeName && (!old.id || live.id === old.id);
}

function children(live, pairs, old, next) {
  const before = [...old.childNodes];
  const after = [...next.childNodes];
  const partner = partners(before, after);
  const last = pairs.get(before.findLast((node) => pairs.has(node)));
  const tail = last ? last.nextSibling : live.firstChild; // what scripts have added behind
  const kept = new Set(partner.values());
  for (const node of before) if (!kept.has(node)) pairs.get(node)?.remove();
  // From the end to the start: each node stands before the one that was placed last.
  let behind = tail;
  for (const node of after.toReversed()) {
    const was = partner.get(node);
    let shown = was && pairs.get(was);
    if (!shown) {
      shown = fresh(node);
    } else if (isElement(node)) {
      const own = node.nodeName.includes("-"); // a custom element makes its own content, from what it is given
      if (shown.nodeName === node.nodeName && !own) morph(shown, was, node);
      else if (!was.isEqualNode(node)) shown = replaced(shown, node);
    } else if (was.data !== node.data) {
      shown.data = node.data;
    }
    if (shown.parentNode !== live || shown.nextSibling !== behind) live.insertBefore(shown, behind);
    behind = shown;
  }
}

function replaced(shown, node) {
  const made = fresh(node);
  shown.replaceWith(made);
  return made;
}

/** For each new child the old one that it continues: equal ones first, then by id, then in order among the rest. */
function partners(before, after) {
  const found = new Map();
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
    found.set(after[start], before[start]);
    start += 1;
  }
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) {
    found.set(after.at(-1 - end), before.at(-1 - end));
    end += 1;
  }
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const named = new Map(old.filter((node) => node.id).map((node) => [node.id, node]));
  // Between two named nodes, the nameless ones belong to the first: a section is its heading and what follows it.
  const sections = new Map();
  let heading = "";
  for (const node of old) {
    if (node.id && named.get(node.id) === node) heading = node.id;
    else sections.set(heading, [...(sections.get(heading) ?? []), node]);
  }
  heading = "";
  for (const node of fresh) {
    const twin = node.id && named.get(node.id);
    if (node.id) {
      heading = node.id;
      if (twin && twin.nodeName === node.nodeName) found.set(node, twin);
      continue;
    }
    const rest = sections.get(heading) ?? [];
    const at = pick(rest, node);
    if (at >= 0) found.set(node, ...rest.splice(0, at + 1).slice(-1));
  }
  return found;
}

/** The place of the first old node that may have become `node`: an equal one, or else the next of its sort. */
function pick(rest, node) {
  const equal = rest.findIndex((each) => each.isEqualNode(node));
  if (equal >= 0) return equal;
  const at = rest.findIndex((each) => !blank(each));
  if (at < 0 || blank(node)) return rest.length && blank(node) && blank(rest[0]) ? 0 : -1;
  return rest[at].nodeName === node.nodeName ? at : -1;
}
