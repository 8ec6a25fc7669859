"""Variants by vendor, language or tool: what a reader chooses among, and how what is for some of them is marked.

All of them stand on the page, each marked with its variant's name; a script lets the reader choose. It goes by three
marks: `data-only` on what is for the named variants alone, `data-not` on what reads otherwise for them, and `lang` on
what is written in the language of its variant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.lint.tongues import SMALL_WORDS, tongue
from builder.model import Project
from builder.model.guidance import RuleVariant
from builder.model.project import Variant
from builder.render.escape import html_attribute, html_text
from builder.render.page import Page

GROUPS = {"vendor": "Vendor", "language": "Language", "tool": "Tool"}
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice among variants.

    Attributes:
        by: What makes the difference: `vendor`, `language` or `tool`.
        title: The same for people.
        variants: What there is to choose.
    """

    by: str
    title: str
    variants: tuple[Variant, ...]


def choices(project: Project) -> list[Choice]:
    """The choices that a project gives, in a fixed order."""
    found = ((by, title, tuple(each for each in project.variants if each.by == by)) for by, title in GROUPS.items())
    return [Choice(*each) for each in found if each[2]]


def control(page: Page) -> Markup:
    """What a reader chooses with; empty where a project has no variants. Seen only where scripts run."""
    project = page.edition.project
    selects = [
        f'<label>{html_text(choice.title)} <select data-by="{html_attribute(choice.by)}"><option value="">All</option>'
        + "".join(
            f'<option value="{html_attribute(each.id)}">{html_text(each.title)}</option>' for each in choice.variants
        )
        + "</select></label>"
        for choice in choices(project)
    ]
    if not selects:
        return Markup("")
    element = f'<gw-variants data-project="{html_attribute(project.id)}">{"".join(selects)}</gw-variants>'
    return Markup(f'<div class="gw-variants">{element}</div>')


def names(page: Page, variants: Sequence[str]) -> str:
    """The titles of variants, for people."""
    known = {each.id: each.title for each in page.edition.project.variants}
    return ", ".join(known.get(each, each) for each in variants)


def only(page: Page, variants: Sequence[str]) -> Markup:
    """The mark of an entry that is for some variants alone; empty for one that is for all."""
    if not variants:
        return Markup("")
    ids = html_attribute(" ".join(variants))
    return Markup(f'<span class="gw-only" data-only="{ids}">{html_text(names(page, variants))} only</span>')


def spoken(page: Page, variants: Sequence[str], text: str) -> Markup:
    """`lang` and `dir` of a text for some variants, as attributes; empty where it is in the project's own language.

    A text for German data may be in English, so its words are asked. Where too few of them tell, it is taken for the
    project's own language, unless it has letters that this one hardly has.
    """
    project = page.edition.project
    languages = {each.language for each in project.variants if each.id in variants and each.by == "language"}
    language = languages.pop() if len(languages) == 1 else None
    own = _primary(project.language)
    if not language or _primary(language) == own or not _is_in(text, _primary(language)):
        return Markup("")
    direction = ' dir="rtl"' if _primary(language) in RIGHT_TO_LEFT else ""
    return Markup(f' lang="{html_attribute(language)}"{direction}')


def _is_in(text: str, language: str) -> bool:
    found = tongue(text)
    if found or language in SMALL_WORDS:
        return found == language
    return any(letter.isalpha() and not letter.isascii() for letter in text)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def variant_html(page: Page, variant: RuleVariant) -> Markup:
    """How a rule reads for one variant, as a box on one line."""
    whole = " ".join(filter(None, (variant.title, variant.text, variant.why)))
    said = spoken(page, (variant.variant,), whole)
    title = f"<p{said}><strong>{html_text(variant.title)}</strong></p>" if variant.title else ""
    why = f'<div class="gw-why"><em>Why:</em> <span{said}>{page.html(variant.why)}</span></div>' if variant.why else ""
    return Markup(
        f'<div class="admonition gw-variant" data-only="{html_attribute(variant.variant)}">'
        f'<p class="admonition-title">{html_text(names(page, (variant.variant,)))}</p>'
        f"{title}<div{said}>{page.html(variant.text, blocks=True)}</div>{why}</div>"
    )
