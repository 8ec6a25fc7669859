"""What became of a release after it was published: records that are added beside its files, and never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from builder.releases.manifest import Manifest, sha256
from builder.versions import parse_version

FORMAT = 1
"""The form of records that this program writes."""

FOLDER = "records"
NAME = re.compile(rf"{FOLDER}/\d{{4}}\.json")
WITHDRAWN = "withdrawn"
REDACTED = "redacted"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNKNOWN = "it is no record that this program knows"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a release is not to be worked by any more.

    Attributes:
        record: The form of the record.
        kind: `withdrawn`.
        project: The project's id.
        version: The version.
        release: The digest of the release's manifest.
        date: The day of the withdrawal, as `YYYY-MM-DD`.
        reason: Why, for trainers to read.
        successor: The version to read instead; None for the latest.
        before: The digest of the record before it; None, and not written, for the first one.
        digest: SHA-256 of all of the above, in hexadecimal digits.
    """

    record: int
    kind: str
    project: str
    version: str
    release: str
    date: str
    reason: str
    successor: str | None
    before: str | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Redaction:
    """That something was removed from a release.

    Attributes:
        record: The form of the record.
        kind: `redacted`.
        project: The project's id.
        version: The version.
        release: The digest of the release's manifest.
        date: The day of the redaction, as `YYYY-MM-DD`.
        removed: What kind of thing was removed, for trainers to read; never the text itself.
        reason: Why, for trainers to read.
        files: For each file that was changed its SHA-256 before and after, under `old` and `new`.
        before: The digest of the record before it; None, and not written, for the first one.
        digest: SHA-256 of all of the above, in hexadecimal digits.
    """

    record: int
    kind: str
    project: str
    version: str
    release: str
    date: str
    removed: str
    reason: str
    files: dict[str, dict[str, str]] = field(hash=False)
    before: str | None = None
    digest: str = ""


ReleaseRecord: TypeAlias = Withdrawal | Redaction
Sealed = TypeVar("Sealed", Withdrawal, Redaction)


def withdrawal(
    manifest: Manifest, date: str, reason: str, successor: str | None, before: str | None = None
) -> Withdrawal:
    """The record of a withdrawal."""
    about = (manifest.project, manifest.version, manifest.digest)
    return _sealed(Withdrawal(FORMAT, WITHDRAWN, *about, date, reason, successor, before))


def redaction(
    manifest: Manifest, date: str, removed: str, reason: str, files: Mapping[str, tuple[str, str]], before: str | None
) -> Redaction:
    """The record of a redaction; `files` gives for each the digests before and after."""
    about = (manifest.project, manifest.version, manifest.digest)
    changed = {name: dict(zip(("old", "new"), files[name], strict=True)) for name in sorted(files)}
    return _sealed(Redaction(FORMAT, REDACTED, *about, date, removed, reason, changed, before))


def record_name(number: int) -> str:
    """The path of the record with that number, from 1, from the release's folder."""
    return f"{FOLDER}/{number:04}.json"


def record_bytes(record: ReleaseRecord) -> bytes:
    """The text of the record's file, the one form in which it may stand."""
    return (json.dumps(_data(record), indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")


def read_record(path: Path, manifest: Manifest, before: str | None, files: Mapping[str, str]) -> ReleaseRecord:
    """The record at `path`, which belongs to the release with that manifest.

    Args:
        path: Its file.
        manifest: That of the release.
        before: The digest of the record before it; None if it is the first.
        files: SHA-256 of each file of the release as the records before it have left it.

    Raises:
        OSError: It can't be read.
        ValueError: It is not as it was written; the message says what is wrong.
    """
    raw = path.read_bytes()
    try:
        data = json.loads(raw)
        made: ReleaseRecord = Redaction(**data) if data["kind"] == REDACTED else Withdrawal(**data)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(_UNKNOWN) from None
    texts = (made.date, made.reason, made.digest, "" if made.before is None else made.before)
    if made.record != FORMAT or not all(isinstance(text, str) for text in texts):
        raise ValueError(_UNKNOWN)
    _check_withdrawal(made) if isinstance(made, Withdrawal) else _check_redaction(made)
    if record_bytes(made) != raw or made.digest != _digest(made):
        raise ValueError("it is not as it was written")
    if (made.project, made.version, made.release) != (manifest.project, manifest.version, manifest.digest):
        raise ValueError("it belongs to another release")
    if made.before != before:
        raise ValueError("it does not follow the record before it")
    if isinstance(made, Redaction) and any(files.get(name) != each["old"] for name, each in made.files.items()):
        raise ValueError("it does not begin with what the files were before it")
    return made


def _check_withdrawal(made: Withdrawal) -> None:
    if made.kind != WITHDRAWN:
        raise ValueError(_UNKNOWN)
    if made.successor is not None and (not isinstance(made.successor, str) or parse_version(made.successor) is None):
        raise ValueError("its successor is no version")


def _check_redaction(made: Redaction) -> None:
    if not isinstance(made.removed, str) or not isinstance(made.files, dict) or not made.files:
        raise ValueError(_UNKNOWN)
    for each in made.files.values():
        if not isinstance(each, dict) or list(each) != ["old", "new"]:
            raise ValueError(_UNKNOWN)
        if not all(isinstance(text, str) and _SHA256.fullmatch(text) for text in each.values()):
            raise ValueError(_UNKNOWN)


def _sealed(record: Sealed) -> Sealed:
    return replace(record, digest=_digest(record))


def _digest(record: ReleaseRecord) -> str:
    data = _data(record)
    del data["digest"]
    return sha256(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _data(record: ReleaseRecord) -> dict[str, Any]:
    data = asdict(record)
    if record.before is None:
        del data["before"]
    return data
