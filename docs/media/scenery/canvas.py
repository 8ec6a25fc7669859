"""A scene: SVG in layers, of which some are marked so that their place in the picture can be measured."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 480, 360


def at(x: float, y: float, svg: str, scale: float = 1, *, flip: bool = False, turn: float = 0) -> str:
    """The drawing moved to (x, y), scaled, mirrored and turned by degrees about its own origin."""
    across = -scale if flip else scale
    return f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({across:g} {scale:g})">{svg}</g>'


def rect(x: float, y: float, w: float, h: float, fill: str, round_: float = 0, more: str = "") -> str:
    """A rectangle, its corners rounded by `round_` pixels."""
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{round_:g}" fill="{fill}" {more}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    """An ellipse about (x, y)."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "none", stroke: str = "none", width: float = 0) -> str:
    """A path; lines have round ends."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}" {ends}/>'


def line(d: str, stroke: str, width: float) -> str:
    """A path that is only a line."""
    return path(d, stroke=stroke, width=width)


def fade(x: float, y: float, w: float, h: float, top: str, bottom: str) -> str:
    """A rectangle whose colour changes from top to bottom."""
    name = f"fade-{top}-{bottom}".replace("#", "")
    stops = f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/>'
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>' + rect(
        x, y, w, h, f"url(#{name})"
    )


@dataclass
class Scene:
    """A picture in the making.

    Attributes:
        name: The name of its file, without the ending.
        layers: Drawings from back to front, each with its mark (empty where its place is of no interest).
        ghosts: Places that are measured but not drawn: where something ought to be.
        filter: What is done to the whole picture: `blur`, `flat` or nothing.
        tint: A colour, with its opacity, that lies over everything.
    """

    name: str
    layers: list[tuple[str, str]] = field(default_factory=list)
    ghosts: list[tuple[str, str]] = field(default_factory=list)
    filter: str = ""
    tint: tuple[str, float] | None = None

    def add(self, svg: str, mark: str = "") -> Scene:
        """Another layer, in front of the others."""
        self.layers.append((mark, svg))
        return self

    def ghost(self, svg: str, mark: str) -> Scene:
        """A place that is measured but not drawn."""
        self.ghosts.append((mark, svg))
        return self

    def after(self, name: str, *, filter_: str = "", tint: tuple[str, float] | None = None) -> Scene:
        """The same scene under another name, spoiled as a whole."""
        return Scene(name, [*self.layers], [*self.ghosts], filter_, tint)

    def marks(self) -> list[str]:
        """The marks, each once, in the order of the layers."""
        return list(dict.fromkeys(mark for mark, _ in (*self.layers, *self.ghosts) if mark))

    def svg(self, without: str = "", *, plain: bool = False) -> str:
        """The whole picture.

        Args:
            without: A mark whose layers are left out; a ghost of that name is drawn instead.
            plain: Whether to leave out what spoils the whole picture, so that edges can be measured.
        """
        inside = "".join(svg for mark, svg in self.layers if not without or mark != without)
        inside += "".join(svg for mark, svg in self.ghosts if mark == without)
        over = ""
        if not plain:
            if self.tint:
                over = rect(0, 0, WIDTH, HEIGHT, self.tint[0], more=f'fill-opacity="{self.tint[1]:g}"')
            inside = f'<g filter="url(#blur)">{inside}</g>' if self.filter == "blur" else inside
        blur = '<filter id="blur" x="0" y="0" width="1" height="1"><feGaussianBlur stdDeviation="6"/></filter>'
        size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{blur}</defs>{inside}{over}</svg>'
