"""What a site is to consist of, told for each project before anything is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.findings import Finding, Severity
from builder.loading import Loaded, Repository, Settings
from builder.loading.templates import TemplateFiles
from builder.pipeline.beside import beside
from builder.pipeline.editions import Wanted, edition_of, front_facts, named_audiences
from builder.pipeline.history import history_project
from builder.pipeline.versions import Versions, versions_of
from builder.releases.archive import Archive
from builder.releases.frozen import frozen_project
from builder.releases.manifest import sha256
from builder.render.environment import Templates
from builder.render.portal import Card, card, render_portal
from builder.site.config import stated_url
from builder.site.fingerprint import site_key, texts_key
from builder.site.mkdocs_project import MkdocsProject
from builder.site.parts import Pages, Part, Recipe, Texts
from builder.site.workshop import Outfit


@dataclass(frozen=True, slots=True)
class Plan:
    """What is shown of a project.

    Attributes:
        id: The project's id.
        audiences: The audiences that it names.
        warnings: How many warnings there are.
        errors: What stops a build.
        parts: What its folder of the site consists of.
        card: What the portal says of it; None where nothing of it is shown.
        recipes: How the parts are made; None where that has to be planned anew.
    """

    id: str
    audiences: tuple[str, ...]
    warnings: int
    errors: tuple[Finding, ...]
    parts: tuple[Part, ...] = ()
    card: Card | None = None
    recipes: tuple[Recipe, ...] | None = None


@dataclass(frozen=True)
class Desk:
    """What plans are made with.

    Attributes:
        repository: Where the projects are.
        settings: The repository's settings.
        wanted: What is to be shown.
        files: All templates.
        outfit: What parts are made with.
    """

    repository: Repository
    settings: Settings
    wanted: Wanted
    files: TemplateFiles
    outfit: Outfit

    @cached_property
    def templates(self) -> Templates:
        """The templates of pages, to be rendered."""
        return Templates(self.files.pages, self.files.places)

    @cached_property
    def site_url(self) -> str:
        """Where the portal will stand; empty if nobody says it."""
        return stated_url(self.files.config, self.wanted.site_url)

    def plan(self, loaded: Loaded, archive: Archive, findings: Sequence[Finding]) -> Plan:
        """What is to be made of a project, of which `findings` were found.

        Raises:
            GuidewrightError: A template or a base configuration is broken.
            OSError: The disk refuses.
        """
        errors = tuple(each for each in (*findings, *archive.findings) if each.severity is Severity.ERROR)
        audiences, warnings = tuple(named_audiences(loaded)), len(findings)
        if errors:
            return Plan(loaded.id, audiences, warnings, errors)
        settings, wanted = self.settings, self.wanted
        versions = versions_of(self.repository, loaded, archive, settings, wanted, self.templates)
        recipes: list[Recipe] = []
        for each in versions.shown:
            key = site_key(each.project, each.digests, self.outfit.key)
            path = f"{loaded.id}/{each.name}"
            recipes.append(Pages(Part(path, key), each.again, len(each.pages)))
            if each.stamp is not None:
                recipes.append(_texts(path, {"release.json": each.stamp.encode()}))
        if versions.latest:
            recipes.append(self._history(loaded.id, versions))
        if versions.shown:
            recipes.append(_texts(loaded.id, beside(loaded.id, versions, settings.title, self.site_url)))
        shown = None
        if versions.latest:
            frozen, version = frozen_project(versions.latest), str(versions.latest.version)
            shown = card(edition_of(frozen, wanted.audience, settings, version=version), "released")
        elif versions.draft:
            shown = card(versions.draft, "draft")
        parts = tuple(recipe.part for recipe in recipes)
        return Plan(loaded.id, audiences, warnings, (), parts, shown, tuple(recipes))

    def _history(self, project: str, versions: Versions) -> Pages:
        made = history_project(project, versions, self.templates)
        return Pages(Part(made.facts.path, self._key(made)), lambda: made, len(made.pages))

    def _key(self, project: MkdocsProject) -> str:
        """The key of a site whose pages are texts."""
        digests = {name: sha256(str(text).encode()) for name, text in project.pages.items()}
        return site_key(project, digests, self.outfit.key)

    def front(self, cards: Sequence[Card]) -> Pages:
        """The portal, with the cards of the projects.

        Raises:
            GuidewrightError: Its template or a base configuration is broken.
        """
        project = front_project(cards, self.settings, self.templates)
        return Pages(Part("", self._key(project)), lambda: project, len(project.pages))


def _texts(path: str, files: Mapping[str, bytes]) -> Texts:
    return Texts(Part(path, texts_key(files)), files)


def front_project(cards: Sequence[Card], settings: Settings, templates: Templates) -> MkdocsProject:
    """The MkDocs project of the portal.

    Raises:
        GuidewrightError: Its template is broken.
    """
    page = render_portal(cards, settings.title, settings.summary, templates)
    return MkdocsProject(front_facts(settings), {"index.md": page})
