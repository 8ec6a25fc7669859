"""Files that have been read: only what has changed is parsed again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from builder.loading import Loaded, Repository, load_project
from builder.loading.files import Parsed, parse_with_ids


@dataclass(slots=True)
class Memory:
    """The files of a project as they were read the last time."""

    kept: dict[str, tuple[bytes, Parsed]] = field(default_factory=dict)

    def load(self, repository: Repository, project: str) -> tuple[Loaded, str]:
        """The project, and a digest of the files that it was read from."""
        used: dict[str, tuple[bytes, Parsed]] = {}

        def parse(raw: bytes, name: str) -> Parsed:
            known = self.kept.get(name)
            used[name] = known if known and known[0] == raw else (raw, parse_with_ids(raw, name))
            return used[name][1]

        loaded = load_project(repository, project, parse)
        self.kept = used
        digest = hashlib.sha256()
        for name, (raw, _) in sorted(used.items()):
            digest.update(f"{name}\n{len(raw)}\n".encode())
            digest.update(raw)
        return loaded, digest.hexdigest()
