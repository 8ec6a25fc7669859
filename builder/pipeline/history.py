"""The history page of a project, a site of one page beside its versions."""

from __future__ import annotations

from builder.pipeline.versions import Shown, Versions
from builder.render.edition import DRAFT
from builder.render.environment import Templates
from builder.render.history import Gone, Past, Removed, render_history
from builder.site.config import SiteFacts
from builder.site.mkdocs_project import MkdocsProject

HISTORY = "history"


def history_project(project: str, versions: Versions, templates: Templates) -> MkdocsProject:
    """The MkDocs project of the history of a project, of which at least one release is shown.

    Raises:
        GuidewrightError: Its template is broken.
    """
    past = [_past(each) for each in versions.shown if each.release]
    latest = next(each for each in versions.shown if each.release is versions.latest)
    page = render_history(latest.title, past, latest.name, DRAFT if versions.draft else None, templates)
    nav = [{"History": "index.md"}]
    return MkdocsProject(SiteFacts(latest.title, nav, f"{project}/{HISTORY}", latest.language, {}), {"index.md": page})


def _past(shown: Shown) -> Past:
    assert shown.release  # the caller has looked  # noqa: S101
    manifest, gone = shown.release.manifest, shown.release.withdrawn
    return Past(
        version=shown.name,
        date=manifest.date,
        in_force=manifest.in_force,
        grace_days=manifest.grace_days,
        previous=manifest.previous.version if manifest.previous else None,
        digest=str(shown.project.facts.extra["digest"]),
        withdrawn=Gone(gone.date, gone.reason, gone.successor) if gone else None,
        redactions=tuple(Removed(each.date, each.removed, each.reason) for each in shown.redactions),
    )
