"""Files made to break the reader, each in an interpreter of its own with little memory and time."""

from __future__ import annotations

import subprocess
import sys

import pytest

LAUGHS = (
    "a0: &a0 [x, x]\\n' + ''.join(f'a{n}: &a{n} [{\", \".join([f\"*a{n - 1}\"] * 9)}]\\n' for n in range(1, 12)) + '"
)
BOMBS = {
    "brackets": ("'[' * 100_000", "yaml-too-deep"),
    "closed brackets": ("'[' * 100_000 + ']' * 100_000", "yaml-too-deep"),
    "braces": ("'{a: ' * 100_000", "yaml-too-deep"),
    "dashes": ("'- ' * 100_000", "yaml-too-deep"),
    "questions": ("'? ' * 100_000", "yaml-too-deep"),
    "stairs": ("''.join(' ' * n + 'a:\\n' for n in range(3000))", "yaml-too-deep"),
    "brackets after an error": ("'a: @\\nb: ' + '[' * 100_000", "yaml-too-deep"),
    "billion laughs": (f"'{LAUGHS}'", "yaml-alias-bomb"),
    "many aliases": ("'a: &a 1\\nb: [' + '*a, ' * 1001 + ']'", "yaml-alias-bomb"),
    "unknown aliases": ("'a: &a 1\\nb: [' + '*b, ' * 200_000 + ']'", "yaml-alias-bomb"),
    "nodes": ("'- a\\n' * 600_000", "yaml-too-many-nodes"),
    "nodes in a line": ("'[' + '1,' * 600_000 + ']'", "yaml-too-many-nodes"),
    "errors": ("'a: @\\n' * 200_000", "yaml-syntax"),
    "open quotes": ("'a: \"\\n' * 200_001", "yaml-syntax"),
    "open lists": ("'a: [\\n' + 'b: 1,\\n' * 50_000", "yaml-syntax"),
    "escapes": ("'a: \"' + chr(92) + 'q' * 1 + (chr(92) + 'q') * 500_000 + '\"'", "yaml-syntax"),
    "marks": ("'<<<<<<<\\n' * 200_000", "yaml-conflict-mark"),
    "bad bytes": ("b'a: ' + bytes([0xE9]) * 4_000_000", "yaml-encoding"),
    "control characters": ("'a: ' + chr(7) * 4_000_000", "yaml-control-character"),
    "digits": ("'a: ' + '9' * 1_000_000", None),
    "large": ("'a' * (8 * 1024 * 1024 + 1)", "yaml-too-large"),
}
SCRIPT = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from builder.yamldoc import parse
raw = {bomb}
print(*sorted({{f.id for f in parse(raw if isinstance(raw, bytes) else raw.encode(), "f").findings}}))
"""


@pytest.mark.parametrize(("bomb", "expected"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_a_finding(bomb, expected):
    run = subprocess.run([sys.executable, "-c", SCRIPT.format(bomb=bomb)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert (expected or "") in run.stdout.split() or (not expected and not run.stdout.strip())
