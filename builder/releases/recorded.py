"""Reads the records of a release one after the other: each follows on what the one before it has left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from builder.releases.manifest import Manifest
from builder.releases.records import NAME, Redaction, ReleaseRecord, Withdrawal, read_record, record_name

RESTORE = "Restore it as it was published: 'git checkout' gets it back. A fix is a release of its own."

READABLE = "Check that you may read it."


class Fault(Protocol):
    """What reports a fault: path, check, message, and what to do."""

    def __call__(self, path: Path, check: str, message: str, hint: str = RESTORE) -> None:
        """Reports one."""


def read_records(folder: Path, manifest: Manifest, present: Mapping[str, bool], fault: Fault) -> list[ReleaseRecord]:
    """The records of the release in `folder`, in order; what can't be read is told, and left out.

    Args:
        folder: The release's folder.
        manifest: Its manifest.
        present: The paths below it, and whether each is an ordinary file.
        fault: Told of each that is not as it was written.
    """
    records: list[ReleaseRecord] = []
    for number, name in enumerate(sorted(name for name in present if NAME.fullmatch(name)), 1):
        path = folder / name
        if name != record_name(number):
            fault(folder / record_name(number), "release-record", "a record is missing")
            break
        try:
            if not present[name]:
                raise ValueError("it is no file")  # noqa: TRY301 -- told like all other faults of it
            before = records[-1].digest if records else None
            record = read_record(path, manifest, before, files_after(manifest, records))
            if isinstance(record, Withdrawal) and any(isinstance(each, Withdrawal) for each in records):
                raise ValueError("the release was withdrawn before it")  # noqa: TRY301 -- as above
            records.append(record)
        except OSError as refused:
            fault(path, "release-record", f"the record can't be read: {refused.strerror}", READABLE)
            break
        except ValueError as why:
            fault(path, "release-record", f"the record was changed: {why}")
            break
    return records


def files_after(manifest: Manifest, records: Iterable[ReleaseRecord]) -> dict[str, str]:
    """SHA-256 of each file of a release after what the records say of it."""
    files = manifest.files
    for record in records:
        if isinstance(record, Redaction):
            files = {**files, **{name: each["new"] for name, each in record.files.items()}}
    return files
