"""Regular expressions that a spec holds."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

_FLAGS = re.compile(r"\A\(\?[aiLmsux]+\)")
_SPECIAL = re.compile(r"[.^$*+?{}\[\]|()]")
_ESCAPED = re.compile(r"\\([^\w\s])")
_CLASS = re.compile(r"\\\w")


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str] | str:
    """The expression, or what is wrong with it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return str(error)


def literal(pattern: str) -> str | None:
    """The words that an expression stands for, where it stands for just these; else None."""
    bare = _FLAGS.sub("", pattern).removeprefix(r"\b").removesuffix(r"\b")
    if _CLASS.search(bare) or _SPECIAL.search(_ESCAPED.sub("", bare)):
        return None
    return _ESCAPED.sub(r"\1", bare) or None
