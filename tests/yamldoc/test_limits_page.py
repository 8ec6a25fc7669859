from __future__ import annotations

from pathlib import Path

from builder.yamldoc import limits

PAGE = Path(__file__).parents[2] / "docs" / "limits.md"


def test_the_page_states_every_limit():
    text = PAGE.read_text(encoding="utf-8")
    stated = {
        f"{limits.MAX_BYTES // 1024 // 1024} MiB",
        f"| {limits.MAX_DEPTH} |",
        f"| {limits.MAX_NODES:,} |",
        f"| {limits.MAX_ALIASES:,} |",
        f"| {limits.MAX_DIGITS} |",
        f"| {limits.MAX_FINDINGS_OF_A_KIND} |",
        f"| {limits.MAX_SYNTAX_ATTEMPTS} |",
    }
    assert {part for part in stated if part not in text} == set()
