"""Letters as lines, so that a sign looks the same on a machine with other fonts."""

from __future__ import annotations

from scenery.canvas import line

STROKES = {
    "A": "M0 8L3 0L6 8M1.2 5H4.8",
    "B": "M0 8V0H3.5Q6 .2 5.4 2.6Q5 3.8 3.5 3.8H0M3.5 3.8Q6.2 4 6 6Q5.8 8 3.5 8H0",
    "C": "M6 1.4Q3.4 -1.4 1 1.4Q-.8 4 1 6.6Q3.4 9.4 6 6.6",
    "E": "M6 0H0V8H6M0 4H4.6",
    "F": "M6 0H0V8M0 4H4.6",
    "H": "M0 0V8M6 0V8M0 4H6",
    "I": "M3 0V8",
    "K": "M0 0V8M6 0L0 4.6M2 3.4L6 8",
    "L": "M0 0V8H5.6",
    "N": "M0 8V0L6 8V0",
    "O": "M3 0Q6.4 .2 6.2 4Q6.2 8 3 8Q-.2 8 -.2 4Q-.2 0 3 0",
    "P": "M0 8V0H3.6Q6.2 .4 6 2.4Q5.8 4.6 3.6 4.6H0",
    "R": "M0 8V0H3.6Q6.2 .4 6 2.2Q5.8 4.2 3.6 4.2H0M3 4.2L6 8",
    "S": "M5.8 1Q3.4 -1 1.2 .8Q-.4 3 3 4Q6.8 5 5.2 7.2Q2.8 9 0 7",
    "T": "M0 0H6M3 0V8",
    "U": "M0 0V5.4Q.4 8 3 8Q5.6 8 6 5.4V0",
    "W": "M0 0L1.5 8L3 2.4L4.5 8L6 0",
    "Y": "M0 0L3 4L6 0M3 4V8",
    # Shapes that look like letters and are none, as picture models draw them.
    "1": "M0 8V0H3.5Q6 1 4 3.6L6 8M1.4 5.6H5",
    "2": "M6 0H1Q-1 4 1.6 8H5M0 3H5M3.4 3V8",
    "3": "M0 0L3 8L6 0M0 5H6M3 0V3",
    "4": "M0 8V1H6V8M0 4.4Q3 2 6 4.4M3 1V6",
    "5": "M5.8 1Q3.4 -1 1.2 .8V8M1.2 4.6H6.4L4.4 8",
    "6": "M0 0V8L6 5V0M0 3L6 8",
}
ADVANCE = 8.6


def written(text: str, x: float, y: float, height: float, ink: str, weight: float = 1.4) -> str:
    """The text with its left upper corner at (x, y); digits give false letters, a blank gives a gap."""
    size = height / 8
    strokes = (
        f'<g transform="translate({place * ADVANCE:g} 0)">{line(STROKES[letter], ink, weight)}</g>'
        for place, letter in enumerate(text)
        if letter != " "
    )
    return f'<g transform="translate({x:g} {y:g}) scale({size:g})">{"".join(strokes)}</g>'


def width(text: str, height: float) -> float:
    """How wide the text is, in pixels."""
    return (len(text) * ADVANCE - (ADVANCE - 6)) * height / 8
