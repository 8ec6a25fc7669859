"""Build: check, render, let the engine build each version, and put the site in place in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from builder.loading import Repository
from builder.model import TRAINERS
from builder.pipeline.check import Checked
from builder.pipeline.render import NO_ARCHIVES, Made, Report, Wanted, check_audience, render, render_front
from builder.releases.archive import Archive
from builder.site.alone import alone
from builder.site.config import stated_url
from builder.site.engine import ENGINES
from builder.site.feed import NAME as FEED
from builder.site.feed import News, feed
from builder.site.place import check_output
from builder.site.redirect import redirect_page
from builder.site.sitemap import complete_sitemap
from builder.site.versions import LATEST, Listed, versions_json
from builder.swap import aside

NOT_FOUND = "404.html"


def build(
    repository: Repository,
    checked: Checked,
    wanted: Wanted,
    engine: str,
    target: Path,
    report: Report,
    archives: Mapping[str, Archive] = NO_ARCHIVES,
) -> None:
    """Makes the site of all checked projects at `target`; until it is whole, the previous one stays.

    `archives` are the releases to publish, which have been verified.

    Raises:
        GuidewrightError: A template is broken, the engine reports a fault, or `target` holds something else.
        OSError: The disk refuses.
    """
    check_audience(checked.loaded, wanted.audience)
    check_output(target, repository.root)
    with alone(repository.build, report):
        made, editions, files = render(repository, checked.loaded, checked.settings, wanted, report, archives)
        front = render_front(repository, editions, checked.settings, files, wanted.site_url)
        _make_site(made, front, engine, target, report, stated_url(files.config, wanted.site_url))
    view = "" if wanted.audience == TRAINERS else f" (the view of '{wanted.audience}', not for all trainers)"
    report(f"the site is in {target}{view}")


def _make_site(made: Sequence[Made], front: Made, engine: str, target: Path, report: Report, site_url: str) -> None:
    with aside(target) as new:
        # The portal first, for it makes the folder that the others go into.
        new.rmdir()
        ENGINES[engine](front.folder, new)
        _build_all(made, new, engine, report)
        by_project: dict[str, list[Made]] = {}
        for each in made:
            by_project.setdefault(each.path.partition("/")[0], []).append(each)
        for project, versions in by_project.items():
            _lead_to_versions(new / project, versions)
            _announce(new / project, versions, front, site_url)


def _lead_to_versions(folder: Path, versions: Sequence[Made]) -> None:
    """What stands beside the versions of a project; they come with releases first, and the newest of them first."""
    releases = tuple(each.release for each in versions if each.release)
    latest = Archive(releases, ()).latest
    first = next((each for each in versions if each.release is latest), versions[0])
    title, language, name = first.title, first.language, first.name
    listed = []
    for each in versions:
        gone = each.release.withdrawn if each.release else None
        led_to = each is first or any(one.withdrawn and one.withdrawn.successor == each.name for one in releases)
        listed.append(Listed(each.name, each is first, gone is not None, _pages(folder / each.name) if led_to else ()))
        if each.stamp is not None:
            (folder / each.name / "release.json").write_text(each.stamp, "utf-8")
    (folder / "index.html").write_text(redirect_page(title, f"{name}/index.html", language), "utf-8")
    (folder / "versions.json").write_text(versions_json(listed), "utf-8")
    for page in _pages(folder / name):
        alias = folder / LATEST / page
        alias.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * page.count("/")
        alias.write_text(redirect_page(title, f"{up}../{name}/{page}", language, f"{up}../.."), "utf-8")


def _announce(folder: Path, versions: Sequence[Made], front: Made, site_url: str) -> None:
    """Writes the feed of a project's releases, if it has any."""
    news = []
    for each in versions:
        if each.release is None:
            continue
        manifest, gone = each.release.manifest, each.release.withdrawn
        title, address = f"{each.title} {each.name}", f"{each.name}/index.html"
        news.append(News(each.name, title, manifest.date, address, f"In force from {manifest.in_force}."))
        if gone:
            news.append(News(f"{each.name}/withdrawn", f"{title} was withdrawn", gone.date, address, gone.reason))
    if news:
        above = f"{site_url.rstrip('/')}/{folder.name}/" if site_url else ""
        text = feed(folder.name, versions[0].title, front.title, versions[0].language, news, above)
        (folder / FEED).write_bytes(text)


def _pages(site: Path) -> tuple[str, ...]:
    return tuple(sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html") if page.name != NOT_FOUND))


def _build_all(made: Sequence[Made], new: Path, engine: str, report: Report) -> None:
    def one(each: Made) -> str:
        (new / each.path).parent.mkdir(parents=True, exist_ok=True)
        ENGINES[engine](each.folder, new / each.path)
        complete_sitemap(new / each.path)
        return each.path

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for number, path in enumerate(pool.map(one, made), 1):
            report(f"built {path} ({number} of {len(made)})")
