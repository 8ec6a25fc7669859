"""What became of a release after it was published: records that are added beside its files, and never changed."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from builder.releases.manifest import Manifest, sha256
from builder.versions import parse_version

FORMAT = 1
"""The form of records that this program writes."""

FOLDER = "records"
NAME = re.compile(rf"{FOLDER}/\d{{4}}\.json")
WITHDRAWN = "withdrawn"


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
    digest: str = ""


def withdrawal(manifest: Manifest, date: str, reason: str, successor: str | None) -> Withdrawal:
    """The record of a withdrawal."""
    made = Withdrawal(FORMAT, WITHDRAWN, manifest.project, manifest.version, manifest.digest, date, reason, successor)
    return replace(made, digest=_digest(made))


def record_bytes(record: Withdrawal) -> bytes:
    """The text of the record's file, the one form in which it may stand."""
    return (json.dumps(asdict(record), indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")


def read_record(path: Path, manifest: Manifest) -> Withdrawal:
    """The record at `path`, which belongs to the release with that manifest.

    Raises:
        OSError: It can't be read.
        ValueError: It is not as it was written; the message says what is wrong.
    """
    raw = path.read_bytes()
    try:
        made = Withdrawal(**json.loads(raw))
    except (ValueError, TypeError, RecursionError):
        raise ValueError("it is no record that this program knows") from None
    texts = (made.date, made.reason, made.digest)
    if (made.record, made.kind) != (FORMAT, WITHDRAWN) or not all(isinstance(text, str) for text in texts):
        raise ValueError("it is no record that this program knows")
    if made.successor is not None and (not isinstance(made.successor, str) or parse_version(made.successor) is None):
        raise ValueError("its successor is no version")
    if record_bytes(made) != raw or made.digest != _digest(made):
        raise ValueError("it is not as it was written")
    if (made.project, made.version, made.release) != (manifest.project, manifest.version, manifest.digest):
        raise ValueError("it belongs to another release")
    return made


def _digest(record: Withdrawal) -> str:
    data = asdict(record)
    del data["digest"]
    return sha256(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))
