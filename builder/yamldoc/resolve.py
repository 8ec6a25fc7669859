"""What a scalar without quotes means: the core schema of YAML 1.2.2, section 10.3.2, and nothing else.

So `yes`, `No`, `12:30` and `2024-01-01` are text, and `0123` is the number 123 that remembers its zero.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from builder.scalars import PlainBool, PlainFloat, PlainInt
from builder.yamldoc.limits import MAX_DIGITS

Scalar: TypeAlias = str | PlainInt | PlainFloat | PlainBool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC_START = frozenset("-+.0123456789")
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEXADECIMAL = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITY = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")


def resolve(text: str) -> Scalar:
    """The value of a plain scalar: null, a boolean or number that remembers `text`, or the text itself."""
    if text[:1] in _NUMERIC_START:
        return _number(text)
    word = _WORDS.get(text, text)
    return PlainBool(word, text) if isinstance(word, bool) else word


def _number(text: str) -> Scalar:
    if _INT.fullmatch(text):
        return PlainInt(int(text), text) if len(text) <= MAX_DIGITS else text
    if _FLOAT.fullmatch(text):
        return PlainFloat(float(text), text)
    if _OCTAL_OR_HEXADECIMAL.fullmatch(text):
        return PlainInt(int(text, 0), text) if len(text) <= MAX_DIGITS else text
    if _INFINITY.fullmatch(text) or _NOT_A_NUMBER.fullmatch(text):
        return PlainFloat(float(text.replace(".", "")), text)
    return text
