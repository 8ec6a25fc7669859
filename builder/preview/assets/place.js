// Keeps the reader's place while the page changes: what stood at the top of the window stays there, and what had the
// focus has it again.

const HEAD = 72; // pixels that the theme's header covers

/** Remembers the place; the function that it gives goes back to it. */
export function keepPlace(article) {
  const marks = inView(article);
  const focused = document.activeElement;
  const focus = focused?.id ? () => document.getElementById(focused.id) : () => null;
  return () => {
    const mark = marks.find(({ element }) => element.isConnected && element.getClientRects().length);
    if (mark && scrollY > 0) {
      const moved = mark.element.getBoundingClientRect().top - mark.top;
      if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
    }
    if (focused && focused !== document.body && !focused.isConnected) focus()?.focus({ preventScroll: true });
  };
}

/** The elements of the article from the top of the window on, each with its height there, nearest first. */
function inView(article) {
  const found = [];
  const take = (parent, depth) => {
    for (const element of parent.children) {
      const box = element.getBoundingClientRect();
      if (box.bottom <= HEAD || !box.height) continue;
      if (box.top > innerHeight) break;
      if (depth < 4 && box.top < HEAD && element.children.length) take(element, depth + 1);
      found.push({ element, top: box.top });
    }
  };
  if (article) take(article, 0);
  return found;
}

const KEY = "guidewright-preview-place";

/** Loads the page anew; `comeBack` returns to the same place. */
export function loadAnew() {
  sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, top: scrollY }));
  location.reload();
}

/** After `loadAnew`: to where the reader was. */
export function comeBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  if (kept?.path === location.pathname) scrollTo({ top: kept.top, behavior: "instant" });
}
