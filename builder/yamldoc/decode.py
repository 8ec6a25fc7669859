"""From the bytes of a file to text in which every character is one that YAML allows."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from builder.yamldoc.faults import Faults
from builder.yamldoc.limits import MAX_FINDINGS_OF_A_KIND

_UNDECODED = re.compile(r"[\udc80-\udcff]")
_REFUSED = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\b\x1b")
_SAMPLE = 4096
_REPLACEMENT = "\ufffd"
_NAMES = {
    0x00: "NUL",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x1B: "escape",
    0x7F: "delete",
    0xFFFE: "a byte order mark read backwards",
}
_WIDE_MARKS = (  # UTF-32's mark begins with UTF-16's, so it comes first
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_SAVE_AS_UTF8 = 'In the editor, choose "Save with encoding" and there UTF-8.'


def decode(raw: bytes, faults: Faults) -> str | None:
    """The text of a file; what cannot be decoded, and what YAML refuses, becomes U+FFFD, one for one.

    Returns:
        The text without a byte order mark, or `None` where the file is not text at all.
    """
    text = _decode_wide(raw, faults)
    if text is None:
        if _is_binary(raw):
            faults.add(0, "yaml-binary", "This is not a text file", "Name a YAML file that is plain text in UTF-8.")
            return None
        text = _decode_utf8(raw, faults)
    return _without_refused(text, faults)


def _decode_wide(raw: bytes, faults: Faults) -> str | None:
    name, codec = next(((name, codec) for mark, name, codec in _WIDE_MARKS if raw.startswith(mark)), ("", ""))
    if not name:
        head = raw[:200]
        even, odd = head[::2], head[1::2]
        if len(head) < 4 or (any(odd) and any(even)) or not (any(odd) or any(even)):  # noqa: PLR2004 - two characters
            return None
        name, codec = "UTF-16", "utf-16-le" if any(even) else "utf-16-be"
        if b"\0" in (even if any(even) else odd):
            return None
    faults.add(0, "yaml-encoding", f"The file is in {name}, but must be in UTF-8", _SAVE_AS_UTF8, loses=False)
    return raw.decode(codec, errors="replace").removeprefix("\ufeff")


def _decode_utf8(raw: bytes, faults: Faults) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", errors="surrogateescape")
    clean, count = _UNDECODED.subn(_REPLACEMENT, text)
    first = next(_UNDECODED.finditer(text))
    bad = ord(first.group()) - 0xDC00
    message = f"The byte {bad:#04x} is not UTF-8" + (f" (and {count - 1} more in this file)" if count > 1 else "")
    guess = bytes([bad]).decode("cp1252", errors="replace")
    hint = _SAVE_AS_UTF8
    if guess.isprintable() and _REPLACEMENT not in guess:
        hint += f' If "{guess}" belongs here, the file was saved as Windows-1252 or Latin-1.'
    faults.add(first.start(), "yaml-encoding", message, hint)
    return clean


def _is_binary(raw: bytes) -> bool:
    if b"\0" not in raw:
        return False
    sample = raw[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if control * 10 > 3 * len(sample):
        return True
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _without_refused(text: str, faults: Faults) -> str:
    """Report what YAML refuses, and replace it."""
    clean, count = _REFUSED.subn(_REPLACEMENT, text)
    for match in islice(_REFUSED.finditer(text), MAX_FINDINGS_OF_A_KIND):
        code = ord(match.group())
        name = f" ({_NAMES[code]})" if code in _NAMES else ""
        message = f"The invisible character U+{code:04X}{name} may not stand in a YAML file"
        faults.add(match.start(), "yaml-control-character", message, f"Delete it. {_instead(code)}")
    faults.leave_out("yaml-control-character", count - MAX_FINDINGS_OF_A_KIND)
    return clean


def _instead(code: int) -> str:
    if not code:
        return "No text may hold a NUL, not even as an escape."
    escape = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - two digits are enough
    return f'Where an example needs it, write "{escape}" in double quotes.'
