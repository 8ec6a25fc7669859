"""The one form in which data is written as YAML: what a release freezes depends on what the files say, not on how.

Scalars keep the form in which they were written (`1.10` stays `1.10`), and text that a reader of YAML 1.1 or 1.2 might
take for something else stands in quotation marks.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from builder.scalars import PlainBool, PlainFloat, PlainInt
from builder.yamldoc import parse
from builder.yamldoc.resolve import resolve

ESCAPED = re.compile("[\r\x85\u2028\u2029\ufeff]")
"""What ends a line, or is none of the text, for one reader of YAML and not for another: it is written as an escape."""

BLANK = re.compile("[\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000]")
"""What looks like an ordinary space where it begins or ends a line."""

WIDTH = 100
"""Columns at which long texts are folded."""


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- the signature is PyYAML's
        return True


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    style = None
    if ESCAPED.search(text) or BLANK.search(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif not isinstance(resolve(text), str):
        style = "'"
    made: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return made


def _plain(dumper: Any, scalar: Any) -> yaml.ScalarNode:
    # With the tag that YAML 1.1 finds in the text itself, so that no tag is written out.
    return yaml.ScalarNode(dumper.resolve(yaml.ScalarNode, scalar.raw, (True, False)), scalar.raw)


_Dumper.add_representer(str, _text)
for _kind in (PlainBool, PlainFloat, PlainInt):
    _Dumper.add_representer(_kind, _plain)


def canonical(data: dict[str, Any]) -> bytes:
    """The data as YAML; the same data gives the same bytes, and reading them gives the data again.

    Args:
        data: What `yamldoc` read: dictionaries with text keys, lists and scalars.

    Raises:
        ValueError: The text would not say the same when it is read.
    """
    for readable in (True, False):
        text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=readable, width=WIDTH)
        made = text.encode()
        if parse(made, "").data == data:
            return made
    raise ValueError("the data can't be written as YAML")
