"""The decision flows, as a diagram and as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.model import LabelEntry
from builder.model.flows import Flow
from builder.model.index import SKIP
from builder.model.scales import Anchor
from builder.render.flowchart import flow_as_text, flowchart
from builder.render.page import Page


@dataclass(frozen=True, slots=True)
class FlowView:
    """A flow, drawn and in words."""

    flow: Flow
    diagram: Markup
    text: Markup


def flows_context(page: Page) -> Mapping[str, Any]:
    """Views of all flows."""
    return {"views": [flow_view(page, flow) for flow in page.edition.project.flows]}


def flow_view(page: Page, flow: Flow) -> FlowView:
    """Draws one flow."""
    index = page.edition.index
    titles = {entry.id: _called(entry) for entry in index.labels_of(flow.decides)}
    titles |= {entry.ref: entry.title for entry in index.labels_of(SKIP)}

    def url(label: str) -> str | None:
        target = page.links.target("label", flow.outcome(label))
        return page.links.url(target, page.path) if target else None

    def markdown(label: str) -> str:
        return str(page.link("label", flow.outcome(label), titles.get(label)))

    diagram = flowchart(flow, titles, url)
    text = flow_as_text(flow, markdown, lambda prose: f"    {page.prose(prose, 'list')}")
    return FlowView(flow, Markup(diagram), Markup(text))


def _called(entry: LabelEntry) -> str:
    """A label by its title, a level by its number too: that is what a trainer clicks."""
    return f"{entry.id} · {entry.title}" if isinstance(entry.label, Anchor) else entry.title
