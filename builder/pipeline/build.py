"""Build: plan what the site consists of, make the parts that are not kept yet, and put it in place in one step."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.errors import GuidewrightError
from builder.loading import Repository
from builder.model import TRAINERS
from builder.pipeline.memory import cache_folder
from builder.pipeline.plan import Desk, Plan
from builder.pipeline.render import Report, pages_folder
from builder.site.alone import alone
from builder.site.cache import Cache, Listing
from builder.site.parts import Part, Recipe
from builder.site.place import check_output
from builder.site.tree import Damaged, Source, publish
from builder.site.workshop import Workshop

ATTEMPTS = 3
"""How often kept parts that turn out damaged are made again before somebody else must be damaging them."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A share of the work: the `number`th of `of`, counted from 1."""

    number: int = 1
    of: int = 1

    def has(self, part: Part) -> bool:
        """Whether the part belongs to this share; what stands at the root of a site belongs to each."""
        if not part.path:
            return True
        # By the name: so a further project or release gives no part to another share than before.
        return int(hashlib.sha256(part.path.encode()).hexdigest(), 16) % self.of == self.number - 1


WHOLE = Shard()

Again = Callable[[str], Plan]


def build(desk: Desk, plans: Sequence[Plan], again: Again, target: Path, report: Report, shard: Shard = WHOLE) -> None:
    """Makes the site of all planned projects at `target`; until it is whole, the previous one stays.

    Args:
        desk: What the plans were made with.
        plans: What is to be shown; none has errors.
        again: Plans a project once more, of which a part is missing and the plan has no recipes.
        target: Where the site is put; resolved.
        report: Told of what is done.
        shard: Which share of the site.

    Raises:
        GuidewrightError: A template is broken, the engine reports a fault, or `target` holds something else.
        OSError: The disk refuses.
    """
    repository = desk.repository
    check_output(target, repository.root)
    target.parent.mkdir(parents=True, exist_ok=True)  # a disk that refuses is better known before than after the work
    with alone(repository.build, report), _cache(repository, report) as cache:
        front = desk.front([plan.card for plan in plans if plan.card])
        workshop = Workshop(desk.outfit, pages_folder(repository), cache, report)
        parts = [*([desk.outfit.shared] if desk.outfit.shared else []), front.part]
        parts += [part for plan in plans for part in plan.parts if shard.has(part)]
        for _ in range(ATTEMPTS):
            listings = {part.key: cache.listing(part.key) for part in parts}
            missing = {key for key, listing in listings.items() if listing is None}
            workshop.make([each for each in _recipes(front, plans, again, missing) if each.part.key in missing])
            listings |= {key: cache.listing(key) for key in missing}
            try:
                publish(_files(parts, listings, cache), target, _spare(repository, target))
                break
            except Damaged as damaged:
                cache.drop(damaged.part)
        else:
            raise GuidewrightError(
                "what was kept of the site is changed all the time",
                hint=f"Does another program write to {cache.folder}?",
            )
        cache.clear_old()
    audience = desk.wanted.audience
    view = "" if audience == TRAINERS else f" (the view of '{audience}', not for all trainers)"
    report(f"the site is in {target}{view}")


def _recipes(front: Recipe, plans: Sequence[Plan], again: Again, missing: set[str]) -> Iterator[Recipe]:
    """The recipes of all parts among which one is missing; the portal, which every reader sees first, comes last."""
    for plan in plans:
        if missing.isdisjoint(part.key for part in plan.parts):
            continue
        yield from (again(plan.id).recipes if plan.recipes is None else plan.recipes) or ()
    yield front


def _files(parts: Sequence[Part], listings: Mapping[str, Listing | None], cache: Cache) -> dict[str, Source]:
    """The files of the site by their path."""
    files = {}
    for part in parts:
        listing = listings[part.key]
        if listing is None:
            raise Damaged(part.key)
        above, kept = f"{part.path}/" if part.path else "", f"{cache.file(part.key, '')}/"
        for name, (size, changed) in listing.items():
            files[above + name] = Source(part.key, kept + name, size, changed)
    return files


def _spare(repository: Repository, target: Path) -> Path | None:
    """Where the site before the one at `target` is kept: only that of the repository's own place."""
    return repository.build / "spare" if target == repository.site.resolve() else None


@contextlib.contextmanager
def _cache(repository: Repository, report: Report) -> Iterator[Cache]:
    """Where parts are kept; where the user wants nothing kept, or nothing can be, only for this run."""
    folder = cache_folder()
    if folder is not None and _usable(folder, report):
        yield Cache(folder)
        return
    brief = repository.build / "kept"
    shutil.rmtree(brief, ignore_errors=True)  # of a run that was killed
    try:
        yield Cache(brief)
    finally:
        shutil.rmtree(brief, ignore_errors=True)


def _usable(folder: Path, report: Report) -> bool:
    """Whether parts can be kept in a folder; what can't be kept must not fail a run."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as refused:
        report(f"nothing can be kept in {folder}: {refused.strerror}")
        return False
