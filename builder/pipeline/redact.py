"""Redact: removes a text from a release, and puts on record what kind of thing it was, when it went, and why."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.errors import GuidewrightError
from builder.loading import Repository
from builder.pipeline.redact_files import INSTEAD, elsewhere, page_without, refuse_what_seals, spec_without
from builder.pipeline.redact_text import LEAST, Text, rows
from builder.pipeline.withdraw import existing
from builder.releases.archive import Archive, Release
from builder.releases.frozen import frozen_project
from builder.releases.manifest import sha256
from builder.releases.records import Redaction, record_bytes, record_name, redaction
from builder.releases.removed import IN_ADDRESS, KIND, shown
from builder.swap import aside
from builder.versions import Version

LONGEST = 60
"""Characters of the longest name for a kind of thing: it stands wherever the text stood."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redaction that was made.

    Attributes:
        path: The file of the record.
        places: For each file of the release that was changed at how many places the text stood there.
        left: Where else in the project it stands, as `path:line`.
        capitals: Files of the release in which it still stands, but with other capitals.
    """

    path: Path
    places: dict[str, int]
    left: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def on_pages(self) -> bool:
        """Whether it stood on any page."""
        return any(name.endswith(".md") for name in self.places)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be removed.

    Attributes:
        texts: What readers see of it.
        removed: What kind of thing it is.
        reason: Why.
        date: The day of the redaction.
    """

    texts: tuple[Text, ...]
    removed: str
    reason: str
    date: dt.date


def order(texts: Sequence[str], removed: str, reason: str, date: dt.date) -> Order:
    """What is to be removed, if it may be told like this.

    Raises:
        GuidewrightError: A text is too short, or what is told of it says too little or too much.
    """
    removed, reason = " ".join(removed.split()), reason.strip()
    wanted = []
    for text in sorted(set(texts), key=lambda each: (-len(each), each)):
        try:
            wanted.append(Text.of(text))
        except ValueError as fault:
            raise GuidewrightError(
                f"a text to be removed needs at least {LEAST} characters that can be seen",
                hint="Fewer stand in places that nobody thinks of. Name more of what stands around them.",
            ) from fault
    if not wanted:
        raise GuidewrightError("there is no text to be removed", hint="Name it with --text or --text-file.")
    if not removed:
        raise GuidewrightError("a redaction needs a kind of thing", hint="Readers see it in the place of the text.")
    if len(removed) > LONGEST or not KIND.fullmatch(removed):
        raise GuidewrightError(
            f"'{removed}' can't stand in the place of the text",
            hint=f"Say it in plain words, at most {LONGEST} characters, such as: a person's name.",
        )
    if not reason:
        raise GuidewrightError("a redaction needs a reason", hint="Trainers read it above every page.")
    for told, what in (
        (removed, "the kind of thing"),
        (reason, "the reason"),
        (shown(removed), f"'{shown(removed)}', which readers see instead,"),
        (IN_ADDRESS, f"'{IN_ADDRESS}', which stands instead in addresses,"),
    ):
        if any(text.within(told) for text in wanted):
            raise GuidewrightError(f"{what} holds the text itself", hint="It is published, so say it in other words.")
    return Order(tuple(wanted), removed, reason, date)


def redact(repository: Repository, archive: Archive, project: str, version: Version, wanted: Order) -> Redacted:
    """Removes texts from a release, and adds the record.

    Raises:
        GuidewrightError: There is no such release, the text is not in it, or it can't be removed; nothing was written.
        OSError: The disk refuses; nothing was written.
    """
    release = existing(archive, project, version)
    if wanted.date.isoformat() < release.manifest.date:
        raise GuidewrightError(
            f"nothing can be removed from {project} {version} on {wanted.date}: it was released on "
            f"{release.manifest.date}",
            hint="Give the true day with --date.",
        )
    refuse_what_seals(release, wanted.texts)
    contents, places = _without(release, wanted)
    if not places:
        raise GuidewrightError(
            f"{project} {version} does not hold the text",
            hint="Give it as readers see it. Capitals count; how spaces and lines are broken does not.",
            exit_code=1,
        )
    expected = release.files
    files = {name: (expected[name], sha256(content)) for name, content in contents.items()}
    before = release.records[-1].digest if release.records else None
    made = redaction(release.manifest, wanted.date.isoformat(), wanted.removed, wanted.reason, files, before)
    _put(release, contents, made)
    folders = [folder / project for folder in (repository.guidelines, repository.quizzes)]
    left = elsewhere(folders, release.folder, wanted.texts)
    return Redacted(
        release.folder / record_name(len(release.records) + 1),
        places,
        tuple(f"{repository.relative(path)}:{line}" for path, line in left),
        tuple(name for name in expected if name.endswith((".md", ".yaml")) and _capitals(release, name, wanted)),
    )


def _capitals(release: Release, name: str, wanted: Order) -> bool:
    """Whether a file holds a text with other capitals than it was named with."""
    said = ("".join(row.characters) for row in rows((release.folder / name).read_bytes().decode()))
    return any(text.within(each) for each in said for text in wanted.texts)


def _without(release: Release, wanted: Order) -> tuple[dict[str, bytes], dict[str, int]]:
    """The new content of each file that changes, and at how many places the texts stood in it."""
    contents, places = {}, {}
    for name in release.files:
        raw = (release.folder / name).read_bytes()
        if name.endswith(".md"):
            made, count = page_without(name, raw, wanted.texts, wanted.removed)
        elif name.endswith(".yaml"):
            made, count = spec_without(name, raw, wanted.texts, wanted.removed)
        elif any(text.pattern.search(raw.decode(errors="ignore")) for text in wanted.texts):
            raise GuidewrightError(
                "this file holds the text, and is nothing that could be written anew", hint=INSTEAD, place=name,
                exit_code=1,
            )  # fmt: skip
        else:
            continue
        if count:
            contents[name], places[name] = made, count
    return contents, places


def _put(release: Release, contents: dict[str, bytes], record: Redaction) -> None:
    """Puts the release with the new contents and the record into the place of the old one, in one step."""
    with aside(release.folder) as made:
        shutil.copytree(release.folder, made, dirs_exist_ok=True)
        made.chmod(0o755)
        for name, content in contents.items():
            (made / name).write_bytes(content)
        path = made / record_name(len(release.records) + 1)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(record_bytes(record))
        frozen_project(release)
        try:
            frozen_project(replace(release, folder=made))
        except GuidewrightError as fault:  # such as where a label was named so, which is its id
            raise GuidewrightError(f"without the text {fault.title}", hint=INSTEAD, exit_code=1) from fault
