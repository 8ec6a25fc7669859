"""Documentation of what `verify` and `build` find in releases."""

from __future__ import annotations

RELEASE_FINDINGS: dict[str, str] = {
    "open-question": """Nothing is released while a question is open.

A release is what trainers are held to. What is still to be settled must not be in it: write the ruling where it
belongs, and remove the question. Drafts may have open questions.
""",
    "release-folder": """Only releases lie in a project's folder `releases/`.

Each is a folder that is called like its version, such as `1.0.0`, and was written by `guidewright release`. Anything
else there, a link included, could be taken for what trainers were told.
""",
    "release-manifest": """The manifest of a release is as it was written.

`manifest.json` holds the SHA-256 of every file of the release and of itself. If one byte of it differs, nothing proves
any more what was published. Get it back from the repository's history.
""",
    "release-file": """The files of a release are as they were published.

A trainer is held to a version, so that version must stay what it was: no file of it is edited, removed or added. Get
the file back from the repository's history; what has to be said differently is a release of its own.
""",
    "release-record": """A record of what became of a release is as it was written.

`records/` in a release's folder holds when and why it was withdrawn, and what kind of thing was removed from it. The
records were written by `guidewright withdraw` and `guidewright redact`, each names the one before it by its digest, and
none is ever changed or removed. Get it back from the repository's history.
""",
    "release-chain": """Each release names the one before it by its digest, and that one is there.

A release that was written anew has another digest than the one that its successor remembers; one that was removed is
missed by it. Get it back from the repository's history.
""",
    "release-rewritten": """What was released in an earlier commit has not been changed since.

`guidewright verify --base REF` compares every released file with the commit `REF`. So it also finds a release that was
changed together with its manifest. From a file may be missing what records that are new since then say was removed
(`guidewright redact`); anything else that was done to it is found. Get the file back from the repository's history.
""",
}
