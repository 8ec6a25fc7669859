// What a version says of the others: that there is a later one, and where the same passage stands in it.
// The pages themselves don't say it: they are built once, and a later release must not change them.

/**
 * The version to read instead of `here`, or null where there is none.
 *
 * @param {{version: string, aliases: string[], properties?: {pages?: string[]}}[]} versions as `versions.json` has them
 * @param {string} here the version being read
 * @param {string} successor the one that is named in its place, or ""
 */
export function instead(versions, here, successor) {
  const named = versions.find((each) => successor && each.version === successor);
  const latest = named ?? versions.find((each) => each.aliases.includes("latest"));
  return latest && latest.version !== here ? latest : null;
}

const Base = globalThis.HTMLElement ?? class {};

/** `<gw-version base=".." version="1.0.0" page="index.html" successor="">` shows its content where a later version is to be read. */
export class GwVersion extends Base {
  async connectedCallback() {
    const top = new URL(`${this.getAttribute("base")}/`, location.href);
    let versions = [];
    try {
      versions = await (await fetch(new URL("versions.json", top))).json();
    } catch {
      return; // without a server, or without a connection: the link to all versions stays
    }
    const latest = instead(versions, this.getAttribute("version"), this.getAttribute("successor"));
    if (!latest) return;
    const page = this.getAttribute("page");
    const there = (latest.properties?.pages ?? []).includes(page) ? page : "index.html";
    const link = this.querySelector("a");
    const lead = () => {
      link.href = new URL(`${latest.version}/${there}${there === page ? location.hash : ""}`, top);
    };
    lead();
    addEventListener("hashchange", lead);
    this.querySelector("[data-version]").textContent = latest.version;
    this.querySelector("[data-outdated]").hidden = Boolean(this.getAttribute("successor"));
    this.hidden = false;
  }
}

if (globalThis.customElements && !customElements.get("gw-version")) customElements.define("gw-version", GwVersion);
