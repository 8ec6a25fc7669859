"""Parts of a street: buildings, trees, vehicles, signs."""

from __future__ import annotations

from scenery.canvas import HEIGHT, WIDTH, Scene, fade, line, oval, path, rect
from scenery.letters import width, written

GLASS, DARK = "#bfe0ea", "#2b2f3a"


def wheel(x: float, y: float, r: float) -> str:
    """A wheel of a car or a bus."""
    return (
        oval(x, y, r, r, "#23252c") + oval(x, y, r * 0.52, r * 0.52, "#c9ccd2") + oval(x, y, r * 0.18, r * 0.18, DARK)
    )


def car(body: str, shade: str) -> str:
    """A car, 150 wide and 62 high, its origin at the left wheel's ground, looking right."""
    return (
        path(
            "M4 -14Q0 -34 14 -36L34 -39L52 -58Q56 -62 64 -62H94Q101 -62 106 -57L122 -39Q146 -36 149 -26L150 -14Z", body
        )
        + path("M2 -20H150L150 -12H4Z", shade)
        + path("M43 -39L57 -54Q59 -56 63 -56H74V-39Z", GLASS)
        + path("M80 -39V-56H93Q98 -56 101 -53L113 -39Z", GLASS)
        + line("M77 -40V-15M84 -32H92", shade, 1.6)
        + oval(146, -29, 4, 4, "#fff3c0")
        + rect(2, -34, 6, 7, "#d8413c", 2)
        + wheel(34, -14, 14)
        + wheel(118, -14, 14)
    )


def bus(body: str, shade: str) -> str:
    """A bus, 230 wide and 98 high, its origin at the left on the ground, looking right."""
    windows = "".join(rect(14 + 37 * n, -84, 31, 30, GLASS, 3) for n in range(5))
    return (
        rect(0, -96, 230, 84, body, 10)
        + rect(0, -42, 230, 10, shade)
        + windows
        + rect(199, -84, 24, 62, GLASS, 3)
        + line("M211 -84V-22", shade, 2)
        + oval(224, -18, 4, 4, "#fff3c0")
        + wheel(48, -14, 14)
        + wheel(170, -14, 14)
    )


def bicycle(frame: str, *, bent: bool = False) -> str:
    """A bicycle, 124 wide and 76 high, its origin at the left on the ground; `bent` spoils the front wheel."""
    rim = "#30343f"
    back = f'<circle cx="28" cy="-28" r="26" fill="none" stroke="{rim}" stroke-width="4"/>'
    front = f'<circle cx="96" cy="-28" r="26" fill="none" stroke="{rim}" stroke-width="4"/>'
    if bent:
        front = line("M76 -2Q70 -30 74 -50Q92 -58 112 -52Q126 -44 116 -30Q124 -14 118 -3Q98 -10 76 -2Z", rim, 4)
    spokes = line("M28 -54V-2M2 -28H54M10 -46L46 -10M46 -46L10 -10", "#9aa0ab", 1)
    spokes += line("M96 -52V-6M76 -28H116M80 -44L112 -12M112 -44L80 -12", "#9aa0ab", 1)
    return (
        spokes
        + back
        + front
        + line("M28 -28L46 -62H84L58 -28ZM46 -62L58 -28M84 -62L96 -28M84 -62L80 -74H92", frame, 5)
        + line("M40 -66H54", DARK, 6)
        + line("M90 -74H98", DARK, 4)
        + oval(58, -28, 6, 6, "#9aa0ab")
    )


def house(w: float, h: float, wall: str, roof: str, *, floors: int = 2, door: str = "#7a4b32") -> str:
    """A house that stands on its origin (its left lower corner)."""
    panes = ""
    for floor in range(floors):
        for place in range(3):
            x, y = w * (0.12 + 0.29 * place), -h + 16 + floor * (h - 20) / floors
            if floor == floors - 1 and place == 1:
                continue
            panes += rect(x - 2, y - 2, w * 0.18 + 4, 30, "#f7f3e8") + rect(x, y, w * 0.18, 26, "#9cc4d4")
            panes += line(f"M{x + w * 0.09:g} {y:g}v26", "#f7f3e8", 2)
    return (
        rect(0, -h, w, h, wall)
        + path(f"M-8 {-h:g}L{w * 0.5:g} {-h - 44:g}L{w + 8:g} {-h:g}Z", roof)
        + panes
        + rect(w * 0.41, -44, w * 0.2, 44, door, 2)
        + oval(w * 0.57, -21, 2, 2, "#f0d060")
    )


def tree(leaf: str = "#5d9c59", shade: str = "#4a8348") -> str:
    """A tree, 90 wide and 150 high, its origin at the foot of the trunk."""
    return (
        path("M-8 0Q-4 -40 -6 -70H6Q4 -40 9 0Z", "#7b5a3c")
        + oval(0, -100, 44, 46, shade)
        + oval(-14, -108, 32, 34, leaf)
        + oval(18, -118, 22, 24, leaf)
    )


def lamp() -> str:
    """A street lamp, 190 high, its origin at its foot."""
    return rect(-4, -180, 8, 180, "#3d4350") + rect(-9, -8, 18, 8, "#3d4350", 2) + rect(-14, -192, 28, 14, "#ffe9a8", 5)


def street(name: str, *, pavement: bool = True) -> Scene:
    """An empty street under a bright sky: the ground begins at 236, the road at 262."""
    scene = Scene(name).add(fade(0, 0, WIDTH, 240, "#a9d3ee", "#e8f4f4"))
    scene.add(oval(390, 52, 26, 26, "#fff1b8") + oval(90, 60, 44, 13, "#ffffff") + oval(120, 52, 30, 14, "#ffffff"))
    if pavement:
        scene.add(rect(0, 232, WIDTH, 34, "#cfc8bb") + rect(0, 262, WIDTH, 5, "#a9a294"))
    scene.add(rect(0, 266, WIDTH, HEIGHT - 266, "#6f7480"))
    dashes = "".join(rect(20 + 96 * n, 330, 52, 6, "#f2efe4") for n in range(5))
    return scene.add(dashes)


def sign(text: str, x: float, y: float, w: float, board: str, ink: str, height: float = 20) -> str:
    """A board of width `w` with the text in its middle."""
    left = x + (w - width(text, height)) / 2
    return rect(x, y, w, height + 20, board, 4) + written(text, left, y + 10, height, ink)


def shop(awning: str, stripe: str) -> str:
    """A shop front, 300 wide and 190 high above its origin (its left lower corner); the board stands apart."""
    stripes = "".join(
        path(f"M{10 + 40 * n} -112H{30 + 40 * n}L{26 + 40 * n} -84H{6 + 40 * n}Z", stripe) for n in range(7)
    )
    return (
        rect(0, -190, 300, 190, "#8c5a44")
        + rect(16, -104, 172, 92, "#5b3a2c")
        + rect(22, -98, 160, 80, "#f6e3b4")
        + rect(22, -48, 160, 5, "#b98d58")
        + rect(22, -24, 160, 6, "#b98d58")
        + "".join(oval(44 + 30 * n, -54, 12, 7, "#c98542") for n in range(5))
        + "".join(oval(40 + 24 * n, -30, 9, 8, "#d9a05b") for n in range(6))
        + rect(208, -104, 72, 104, "#5b3a2c")
        + rect(216, -96, 56, 62, GLASS)
        + oval(270, -26, 3, 3, "#f0d060")
        + path("M4 -112H296L292 -84H0Z", awning)
        + stripes
    )


def person(shirt: str, legs: str, skin: str = "#e3b08d", hair: str = "#4a3222", *, face: bool = True) -> str:
    """Somebody who stands, 44 wide and 124 high, the origin between the feet."""
    eyes = (
        oval(-4, -107, 1.5, 1.5, DARK) + oval(4, -107, 1.5, 1.5, DARK) + line("M-4 -101Q0 -98 4 -101", "#a05a4a", 1.4)
    )
    return (
        line("M-7 -50L-8 -6M7 -50L8 -6", legs, 13)
        + line("M-10 -2H-5M10 -2H5", DARK, 7)
        + line("M-15 -80L-18 -50M15 -80L18 -50", shirt, 9)
        + oval(-18, -46, 4.5, 5, skin)
        + oval(18, -46, 4.5, 5, skin)
        + rect(-15, -90, 30, 44, shirt, 9)
        + rect(-4, -98, 8, 12, skin)
        + oval(0, -107, 12, 14, skin)
        + path("M-13 -106Q-14 -124 0 -124Q14 -124 13 -106Q8 -116 0 -116Q-8 -116 -13 -106Z", hair)
        + (eyes if face else "")
    )
