"""What stands beside the versions of a project: which there are, which is the latest, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from builder.pipeline.versions import Shown, Versions
from builder.site.feed import NAME as FEED
from builder.site.feed import News, feed
from builder.site.redirect import redirect_page
from builder.site.versions import LATEST, Listed, versions_json


def beside(project: str, versions: Versions, author: str, site_url: str) -> dict[str, bytes]:
    """The files in the project's folder that are no version's pages, by path.

    Args:
        project: Its id.
        versions: What is shown; at least one.
        author: Who publishes.
        site_url: Where the portal will stand; empty if nobody said.
    """
    shown = versions.shown
    first = next((each for each in shown if each.release is versions.latest), shown[0])
    texts = {
        "index.html": redirect_page(first.title, f"{first.name}/index.html", first.language),
        "versions.json": _listed(shown, first),
    }
    for page in first.pages:
        up = "../" * page.count("/")
        lead = redirect_page(first.title, f"{up}../{first.name}/{page}", first.language, f"{up}../..")
        texts[f"{LATEST}/{page}"] = lead
    files = {name: text.encode() for name, text in texts.items()}
    news = _news(shown)
    if news:
        above = f"{site_url.rstrip('/')}/{project}/" if site_url else ""
        files[FEED] = feed(project, shown[0].title, author, shown[0].language, news, above)
    return files


def _listed(shown: Sequence[Shown], first: Shown) -> str:
    listed = []
    successors = {each.release.withdrawn.successor for each in shown if each.release and each.release.withdrawn}
    for each in shown:
        gone = each.release is not None and each.release.withdrawn is not None
        led_to = each is first or each.name in successors
        listed.append(Listed(each.name, each is first, gone, each.pages if led_to else ()))
    return versions_json(listed)


def _news(shown: Sequence[Shown]) -> list[News]:
    news = []
    for each in shown:
        if each.release is None:
            continue
        manifest, gone = each.release.manifest, each.release.withdrawn
        title, address = f"{each.title} {each.name}", f"{each.name}/index.html"
        news.append(News(each.name, title, manifest.date, address, f"In force from {manifest.in_force}."))
        if gone:
            news.append(News(f"{each.name}/withdrawn", f"{title} was withdrawn", gone.date, address, gone.reason))
    return news
