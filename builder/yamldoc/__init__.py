"""The bytes of one YAML file become plain data with places, or findings; what is in the file never raises."""

from __future__ import annotations

from builder.findings import Severity
from builder.yamldoc.conflicts import clear_conflicts
from builder.yamldoc.decode import decode
from builder.yamldoc.document import Document
from builder.yamldoc.faults import Faults
from builder.yamldoc.invisible import clear_invisible
from builder.yamldoc.limits import MAX_BYTES
from builder.yamldoc.lines import Lines
from builder.yamldoc.salvage import compose_all
from builder.yamldoc.spans import SpanNode
from builder.yamldoc.view import View

__all__ = ["Document", "parse"]


def parse(raw: bytes, path: str) -> Document:
    """Read one YAML file as YAML 1.2 with the core schema.

    Args:
        raw: The file's bytes.
        path: Its path relative to the repository, with `/`; it appears in places.

    Raises:
        GuidewrightError: where PyYAML was installed without its C part; never for what is in the file.
    """
    faults = Faults()
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1024 / 1024:.1f} MiB"
        message = f"The file has {size}, and the most that is read is {MAX_BYTES // 1024 // 1024} MiB"
        faults.add(0, "yaml-too-large", message, "Split it, or move media into files of their own.")
        return _document(path, None, None, faults, Lines(""))
    text = decode(raw, faults)
    if text is None:
        return _document(path, None, None, faults, Lines(""))
    lines = Lines(text)
    text = clear_invisible(clear_conflicts(text, faults), faults)
    composer = compose_all(View.of(text), lines, faults)
    if composer.is_empty and all(fault.severity is not Severity.ERROR for fault in faults.items):
        faults.add(0, "yaml-empty", "The file is empty", "Write something into it, or delete it.")
    return _document(path, composer.data, composer.root, faults, lines)


def _document(path: str, data: object, root: SpanNode | None, faults: Faults, lines: Lines) -> Document:
    complete = not any(fault.loses for fault in faults.items)
    return Document(path, data, faults.findings(path, lines), complete, root, lines)
