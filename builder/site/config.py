"""The `mkdocs.yml` of a generated project: ours, the repository's over it, and what differs between sites filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from html import escape
from typing import Any

import yaml

from builder.errors import GuidewrightError
from builder.render.example_pages import APART
from builder.site.layers import layered


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the pages' frame says of a site.

    Attributes:
        name: The site's name.
        nav: The navigation in MkDocs' form.
        path: Where the site will stand below the portal, such as `comment-toxicity/next`; empty for the portal.
        language: Language of the pages, such as `en`.
        extra: `extra.guidewright`: project, version, state, note.
        versioned: Whether other versions stand beside it, among which a reader may choose.
    """

    name: str
    nav: Sequence[Mapping[str, Any]]
    path: str
    language: str
    extra: Mapping[str, str]
    versioned: bool = False


class _Tagged:
    """A value with a tag of MkDocs' own (`!ENV`, `!!python/name:…`), which is handed on as it is."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    pass


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- the signature is PyYAML's
        return True


def _hand_on(_: yaml.SafeLoader, __: str, node: yaml.Node) -> _Tagged:
    return _Tagged(node)


def _as_it_is(_: yaml.SafeDumper, tagged: _Tagged) -> yaml.Node:
    return tagged.node


_Loader.add_multi_constructor("!", _hand_on)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _hand_on)
_Dumper.add_representer(_Tagged, _as_it_is)


def site_config(layers: Sequence[str], facts: SiteFacts, site_url: str | None = None) -> str:
    """The text of a `mkdocs.yml`.

    Args:
        layers: The texts of the base configurations, each over the one before it.
        facts: What differs between sites.
        site_url: Where the portal will stand; None for what the configurations say.

    Raises:
        GuidewrightError: A base configuration can't be read.
    """
    config = _joined(layers)
    # Both engines print these two unescaped.
    config["site_name"] = escape(facts.name)
    if site_url is not None:
        config["site_url"] = site_url
    if isinstance(config.get("site_url"), str) and facts.path:
        config["site_url"] = f"{config['site_url'].rstrip('/')}/{facts.path}/"
    config["docs_dir"] = "docs"
    config["site_dir"] = "site"
    # Links in raw HTML count on pages standing where their sources stand.
    config["use_directory_urls"] = False
    theme = config.get("theme")
    config["theme"] = {**(theme if isinstance(theme, dict) else {"name": theme or "material"}), "custom_dir": "theme"}
    config["theme"]["language"] = facts.language
    extra = config.get("extra")
    config["extra"] = {**(extra if isinstance(extra, dict) else {}), "guidewright": dict(facts.extra)}
    if facts.versioned:
        # Material's own version selector, over a `versions.json` in mike's form.
        config["extra"]["version"] = {"provider": "mike"}
    if facts.path:
        config["extra"]["homepage"] = "../" * (facts.path.count("/") + 1) + "index.html"
    # Every page of a site is in its navigation, or the list of examples leads to it.
    config["not_in_nav"] = "\n".join([str(config.get("not_in_nav") or "").strip(), *APART]).strip()
    config["nav"] = [_escaped(entry) for entry in facts.nav]
    dumped = yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return str(dumped)


def stated_url(layers: Sequence[str], site_url: str | None = None) -> str:
    """Where the portal will stand: `site_url`, or what the configurations say; empty if nobody says it.

    Raises:
        GuidewrightError: A base configuration can't be read.
    """
    found = site_url or _joined(layers).get("site_url")
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a configuration allows.

    Attributes:
        repeatable: Whether many sites may be built in one process: nothing of others' runs that could leave traces.
        shareable: Whether pages lead to the theme's files by plain addresses, so that sites can have them in common.
    """

    repeatable: bool
    shareable: bool


def traits(layers: Sequence[str]) -> Traits:
    """What the base configurations, each over the one before it, allow.

    Raises:
        GuidewrightError: A base configuration can't be read.
    """
    config = _joined(layers)
    theme, plugins = config.get("theme"), config.get("plugins")
    name = theme.get("name") if isinstance(theme, dict) else theme
    named = plugins if isinstance(plugins, (list, dict)) else []
    names = {next(iter(each), "") if isinstance(each, dict) else each for each in named}
    material = name == "material"
    return Traits(material and names <= {"search", "material/search"} and not config.get("hooks"), material)


def _joined(layers: Sequence[str]) -> dict[str, Any]:
    config: dict[str, Any] = reduce(layered, map(_read, layers), {})
    return config


def check_layers(layers: Sequence[str]) -> None:
    """Whether base configurations can be read at all.

    Raises:
        GuidewrightError: One can't.
    """
    for layer in layers:
        _read(layer)


def _escaped(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        escape(title): [_escaped(each) for each in inside] if isinstance(inside, (list, tuple)) else inside
        for title, inside in entry.items()
    }


def _read(base: str) -> dict[str, Any]:
    hint = "It must be a MkDocs configuration: 'mkdocs build' reads it too."
    try:
        config = yaml.load(base, Loader=_Loader)  # noqa: S506 -- a SafeLoader that keeps unknown tags as they are
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"mkdocs.yml:{mark.line + 1}:{mark.column + 1}" if mark else "mkdocs.yml"
        raise GuidewrightError("the file is not YAML", hint=hint, place=place, exit_code=1) from fault
    except ValueError as fault:  # such as a date that does not exist
        raise GuidewrightError(f"a value can't be read: {fault}", hint=hint, place="mkdocs.yml", exit_code=1) from fault
    if config is None:  # an empty file sets nothing
        return {}
    if not isinstance(config, dict):
        raise GuidewrightError("the file is not a mapping", hint=hint, place="mkdocs.yml", exit_code=1)
    if "INHERIT" in config:
        raise GuidewrightError(
            "'INHERIT' is not supported here",
            hint="Write the settings into this file.",
            place="mkdocs.yml",
            exit_code=1,
        )
    return config
