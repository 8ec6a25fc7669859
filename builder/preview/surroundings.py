"""What all pages share: the settings, the templates and the theme, as they were when they were last right."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from builder.errors import GuidewrightError
from builder.lint import settable
from builder.loading import Repository, load_settings
from builder.loading.quizzes import quizzes_of_nobody
from builder.loading.templates import load_templates
from builder.preview.frame import Frame
from builder.preview.notices import Notice, errors, stopped
from builder.render.environment import Templates
from builder.site.compiled import Compiled
from builder.site.config import SiteFacts, check_layers

CONFIG = "mkdocs.yml"


class Surroundings:
    """Settings, templates and theme.

    Args:
        repository: Where they are.
        folder: An empty folder for the files that MkDocs must find on the disk.

    Raises:
        GuidewrightError: They can't be read.
    """

    def __init__(self, repository: Repository, folder: Path) -> None:
        self._repository = repository
        self._folder = folder
        self._trouble: GuidewrightError | None = None
        self._config_trouble: GuidewrightError | None = None
        (folder / "docs").mkdir()
        self.files = load_templates(repository)
        self.templates = Templates(self.files.pages, self.files.places)
        self.compiled = Compiled()
        _write_theme(folder / "theme", self.files.theme)
        self.settings, self.findings = load_settings(repository, settable())
        self.findings += quizzes_of_nobody(repository)
        self._layers = self.files.config[:1]
        self._take_config()

    @property
    def look(self) -> str:
        """Differs whenever a browser has to load the whole page anew."""
        digest = hashlib.sha256("\0".join(self._layers).encode())
        for name, content in sorted(self.files.theme.items()):
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
        return digest.hexdigest()[:16]

    @property
    def faults(self) -> list[Notice]:
        """What is wrong with them."""
        own = [stopped(self._trouble)] if self._trouble else []
        found = errors(self.findings)
        if self._config_trouble and not any(each["place"].startswith(CONFIG) for each in found):
            own.append(stopped(self._config_trouble))
        return own + found

    def read(self) -> None:
        """Reads what has changed; what can't be read stays as it was, and is among the faults."""
        settings, self.findings = load_settings(self._repository, settable())
        if not errors(self.findings):
            self.settings = settings
        self.findings += quizzes_of_nobody(self._repository)
        try:
            files = load_templates(self._repository)
        except GuidewrightError as fault:
            self._trouble = fault
            return
        self._trouble = None
        if files.theme != self.files.theme:
            _write_theme(self._folder / "theme", files.theme)
        if files.pages != self.files.pages:
            self.templates = Templates(files.pages, files.places)
        self.files = files
        self._take_config()

    def _take_config(self) -> None:
        """Takes the configuration if it can be read: else every page, and every project, would say the same of it."""
        try:
            check_layers(self.files.config)
        except GuidewrightError as fault:
            self._config_trouble = fault
            return
        self._config_trouble = None
        self._layers = self.files.config

    def frame(self, facts: SiteFacts, paths: tuple[str, ...]) -> Frame:
        """What surrounds the pages of a site.

        Raises:
            GuidewrightError: MkDocs can't use the configuration.
        """
        return Frame(facts, self._layers, self._folder, paths, self.compiled)


def _write_theme(folder: Path, theme: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in theme.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
