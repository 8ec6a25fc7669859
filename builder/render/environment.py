"""Jinja2 for the page templates, made so that a text can't reach a page unescaped.

Every value that a template prints must have passed one of the filters below; a bare string stops the run with the
template's name and line. So a team that overrides a template can't open a hole by forgetting a filter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from builder.errors import GuidewrightError
from builder.render.escape import html_attribute, html_text, markdown_inline, slug


def _refuse_bare(value: object) -> object:
    if isinstance(value, Markup) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, StrictUndefined):
        return value  # printing it raises with the name of what is undefined
    if value is None:
        raise TemplateError("a value that is missing is printed: test it with {% if %}")
    raise TemplateError(f"a text is printed without a filter (inline, prose, html, attr, slug): {str(value)[:60]!r}")


def _safe(function: Callable[..., str]) -> Callable[..., Markup]:
    def filtered(*args: Any, **kwargs: Any) -> Markup:
        return Markup(function(*args, **kwargs))

    return filtered


def number(value: float) -> str:
    """A number as people write it: `2`, not `2.0`."""
    return str(int(value)) if value == int(value) else str(value)


def language_name(tag: str) -> str:
    """The English name of a language tag such as `de` or `pt-BR` (from CLDR, by Babel); the tag where it has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag


FILTERS: dict[str, Callable[..., str]] = {
    "inline": markdown_inline,
    "html": html_text,
    "attr": html_attribute,
    "slug": slug,
    "number": number,
    "count": lambda value: f"{value:,}",
    "language": lambda tag: markdown_inline(language_name(tag)),
    "date": lambda value: value.isoformat(),
}


BROKEN = (TemplateError, AttributeError, TypeError, LookupError, ValueError, ArithmeticError, RecursionError)
"""What a faulty template can raise while it runs."""


class Templates:
    """The page templates of a repository.

    Args:
        texts: Template texts by name, such as `pages/index.md.j2`.
        places: Where each of them stands, for messages.
    """

    def __init__(self, texts: Mapping[str, str], places: Mapping[str, str]) -> None:
        self._places = places
        self.environment = Environment(
            # The file name is the template's own name, so that tracebacks tell templates from code.
            loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
            autoescape=True,  # macros and blocks then give Markup, which `_refuse_bare` lets through
            undefined=StrictUndefined,
            finalize=_refuse_bare,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for name, function in FILTERS.items():
            self.environment.filters[name] = _safe(function)

    def render(self, name: str, **context: Any) -> str:
        """The page that a template makes.

        Raises:
            GuidewrightError: The template is broken, with its file and line.
        """
        try:
            return self.environment.get_template(name).render(**context)
        except TemplateSyntaxError as fault:
            raise self._fault(fault.name or name, fault.lineno, fault.message or "it can't be read") from fault
        except BROKEN as fault:
            where, line = _template_line(fault, name)
            raise self._fault(where, line, f"{fault}") from fault

    def _fault(self, name: str, line: int, message: str) -> GuidewrightError:
        place = self._places.get(name, name)
        return GuidewrightError(
            f"the template is broken: {message}",
            hint="Mend it, or remove it from your templates folder to go back to the one that comes with guidewright.",
            place=f"{place}:{line}",
            exit_code=1,
        )


def _template_line(fault: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of a traceback, which Jinja2 rewrites to name templates and their lines."""
    found, line = name, 1
    step = fault.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found, line = file, step.tb_lineno
        step = step.tb_next
    return found, line
