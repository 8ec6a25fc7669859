"""Reads an author's Markdown: CommonMark with tables, by markdown-it-py.

Three things are read otherwise, since they would make words disappear: `<placeholder>` is text, not HTML; so is
`<kind:id>`, not a link; and quotations and lists that are nested deeper than anyone follows are the text they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, blockquote, html_block, list_block
from markdown_it.rules_inline import StateInline, autolink, html_inline
from markdown_it.token import Token

DEEPEST = 16
"""Levels that are read as quotations and lists; a list counts twice."""

TAGS = frozenset(
    re.split(
        " ",
        "a abbr address area article aside audio b base blockquote body br button canvas caption center cite code "
        "col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer "
        "form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend "
        "li link main map mark marquee math menu meta meter nav noscript object ol optgroup option output p param "
        "picture pre progress q s samp script section select slot small source span strike strong style sub "
        "summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr",
    )
)
"""Names that make `<name>` HTML. Any other is a word in angle brackets, such as `<placeholder>`, and shown."""

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:|[^:<>]*>)", re.IGNORECASE)

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]


def read(source: str) -> list[Token]:
    """The tokens of an author's Markdown, without tabs. A heading is bold as it is: marks for that in it are gone."""
    tokens = _parser().parse(source)
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            token.children = [each for each in token.children or () if each.tag != "strong"]
    return tokens


def as_html(tokens: Sequence[Token]) -> str:
    """HTML that is not to be trusted yet. An image is its alternative text."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def foreign_as_html(source: str) -> str:
    """HTML of Markdown that is no author's, as chats show it: HTML is text, and so is a list of links; lines end."""
    return str(_foreign().render(source))


def alternative(image: Token) -> str:
    """What an image says in words."""
    return "".join(
        alternative(each) if each.type == "image" else " " if each.type.endswith("break") else each.content
        for each in image.children or ()
    )


def parts(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each block (or inline token) among tokens, as the token that opens it and those in it."""
    depth = start = 0
    for at, token in enumerate(tokens):
        if not depth:
            start = at
        depth += token.nesting
        if not depth:
            yield tokens[start], tokens[start + 1 : at]


class _Renderer(RendererHTML):
    def image(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        return escapeHtml(alternative(tokens[idx]))


class _Parser(MarkdownIt):
    """Destinations are taken as they are: which are safe is for `prose_links` to say."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 -- its signature is the library's
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", renderer_cls=_Renderer).enable("table")
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", _html_inline)
    return _bounded(parser)


@cache
def _foreign() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer).enable("table")
    return _bounded(parser.disable("reference"))


def _bounded(parser: MarkdownIt) -> MarkdownIt:
    ends = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.at("blockquote", _if_shallow(blockquote), {"alt": [*ends, "list"]})
    parser.block.ruler.at("list", _if_shallow(list_block), {"alt": ends})
    parser.inline.ruler.at("autolink", _autolink)
    return parser


def _if_shallow(rule: BlockRule) -> BlockRule:
    return lambda state, start, end, silent: state.level < DEEPEST and rule(state, start, end, silent)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    return _is_html(state.src, at) and html_block(state, start, end, silent)


def _html_inline(state: StateInline, silent: bool) -> bool:
    return _is_html(state.src, state.pos) and html_inline(state, silent)


def _is_html(text: str, at: int) -> bool:
    tag = _TAG.match(text, at)
    return tag[1].lower() in TAGS if tag else text.startswith("<!--", at)


def _autolink(state: StateInline, silent: bool) -> bool:
    return bool(_AUTOLINK.match(state.src, state.pos)) and autolink(state, silent)
