"""How much one file may ask for. `docs/limits.md` says these in words; a test holds the two together."""

from __future__ import annotations

MAX_BYTES = 8 * 1024 * 1024
"""Size of one file."""

MAX_DEPTH = 64
"""Lists and mappings inside one another."""

MAX_NODES = 500_000
"""Keys, values, lists and mappings in one file; with aliases, as many again in what they stand for."""

MAX_ALIASES = 1_000
"""Uses of `*name` in one file."""

MAX_DIGITS = 400
"""Digits of a whole number; a longer one stays text, since converting it costs time squared."""

MAX_FINDINGS_OF_A_KIND = 100
"""Findings with one id in one file; the last one says how many more there are."""

MAX_SYNTAX_ATTEMPTS = 50
"""How often a broken file is read again without the part that broke."""

MAX_SALVAGE_EVENTS = 1_500_000
"""What all those readings together may cost, in parser events (about two seconds)."""


MAX_LOOK_ALIKE_LENGTH = 1024 * 1024
"""Characters of a file in which look-alike spaces are sought; nobody wrote a longer one by hand."""


class LimitReachedError(Exception):
    """Reading stops here: the file asks for more than one file may, and the finding that says so is already noted."""
