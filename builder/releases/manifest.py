"""The manifest of a release: what it consists of, and the digests that seal it.

There are two kinds of digest. That of the manifest covers every file and stays in the repository. That of a view covers
what one audience may see, and is printed on its pages: an exam's key is in no view, so that no published digest says
anything of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from builder.versions import Version, parse_version

FORMAT = 1
"""The form of manifests that this program writes."""

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees of a release.

    Attributes:
        title: The project's title.
        language: Language of the pages.
        nav: The navigation in MkDocs' form.
        pages: For each page, by its path from the docs folder, the file of the release that holds it.
        media: Files below `media/` that the pages show.
        digest: SHA-256 of all that is published of it, in hexadecimal digits.
    """

    title: str
    language: str
    nav: list[dict[str, Any]]
    pages: dict[str, str]
    media: list[str]
    digest: str


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before: its version and the digest of its manifest."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release consists of.

    Attributes:
        manifest: The form of the manifest.
        project: The project's id.
        version: The version, as `X.Y.Z`.
        format: The format of the spec language in which spec and quizzes are written.
        date: The day of the release, as `YYYY-MM-DD`.
        effective: From which day on trainers work by it; None for the day of the release.
        grace_days: For how many days from then on the version before is still accepted.
        previous: The release before; None for the first one.
        files: SHA-256 of each file in hexadecimal digits, by path from the release's folder; without the manifest.
        views: What each audience sees.
        digest: SHA-256 of all of the above, in hexadecimal digits.
    """

    manifest: int
    project: str
    version: str
    format: int
    date: str
    effective: str | None
    grace_days: int
    previous: Previous | None
    files: dict[str, str]
    views: dict[str, View]
    digest: str = ""

    @property
    def number(self) -> Version:
        """The version as numbers."""
        found = parse_version(self.version)
        assert found  # `read_manifest` has seen to it  # noqa: S101
        return found

    @property
    def in_force(self) -> str:
        """From which day on trainers work by it."""
        return self.effective or self.date


def sha256(content: bytes) -> str:
    """The digest of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_digest(manifest: Manifest) -> str:
    """The digest that seals a manifest, and so every file of the release."""
    data = asdict(manifest)
    del data["digest"]
    return sha256(_json(data))


def view_digest(manifest: Manifest, view: View) -> str:
    """The digest of what an audience sees: its pages and media, and what their frame says of the release."""
    data = asdict(view)
    del data["digest"]
    data["pages"] = {path: manifest.files.get(file) for path, file in view.pages.items()}
    data["media"] = {file: manifest.files.get(file) for file in view.media}
    frame = ("project", "version", "date", "effective", "grace_days")
    return sha256(_json({**data, **{name: getattr(manifest, name) for name in frame}}))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The text of `manifest.json`, the one form in which it may stand."""
    return _json(asdict(manifest))


def read_manifest(raw: bytes) -> Manifest:
    """The manifest in `raw`, whose seal is not looked at.

    Raises:
        ValueError: It is not a manifest, or not in the form in which it was written; the message says what is wrong.
    """
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(data, dict):
        raise ValueError("it is not a mapping")  # noqa: TRY004 -- a fault of the file
    if data.get("manifest") != FORMAT:
        raise ValueError(f"its form {data.get('manifest')!r} is not known; this program reads form {FORMAT}")
    try:
        previous = data["previous"]
        made = Manifest(
            **{
                **data,
                "previous": Previous(**previous) if previous is not None else None,
                "views": {name: View(**view) for name, view in data["views"].items()},
            }
        )
        _check_types(made)
    except (TypeError, KeyError, AttributeError) as fault:
        raise ValueError("it lacks a key, or has one that is not known") from fault
    if manifest_bytes(made) != raw:
        raise ValueError("it is not as it was written")
    return made


def _check_types(made: Manifest) -> None:
    texts = [made.project, made.version, made.date, made.digest, *made.files, *made.files.values()]
    texts += [each for each in (made.effective,) if each is not None]
    texts += [made.previous.version, made.previous.digest] if made.previous else []
    for view in made.views.values():
        texts += [view.title, view.language, view.digest, *view.pages, *view.pages.values(), *view.media]
        if not isinstance(view.nav, list):
            raise TypeError
    if not all(isinstance(text, str) for text in texts) or not isinstance(made.grace_days, int):
        raise TypeError
    if parse_version(made.version) is None:
        raise ValueError(f"'{made.version}' is not a version")


def _json(data: object) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
