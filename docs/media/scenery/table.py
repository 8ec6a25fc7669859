"""Parts of a still life: a table and what stands on it."""

from __future__ import annotations

from scenery.canvas import HEIGHT, WIDTH, Scene, fade, line, oval, path, rect


def room(name: str, wall: tuple[str, str] = ("#efe3d0", "#e3d2b8"), wood: str = "#b98256") -> Scene:
    """A wall, and a table whose back edge runs at 216."""
    scene = Scene(name).add(fade(0, 0, WIDTH, 220, *wall))
    scene.add(rect(0, 214, WIDTH, HEIGHT - 214, wood) + rect(0, 214, WIDTH, 5, "#d8a676"))
    grain = "".join(line(f"M0 {y}Q120 {y - 5} 240 {y}T480 {y}", "#a8744b", 1.6) for y in (246, 278, 306, 338))
    return scene.add(grain)


def window() -> str:
    """A window with a view of hills, 130 by 130, its origin at the left upper corner."""
    return (
        rect(-6, -6, 142, 142, "#fbf7ec", 3)
        + rect(0, 0, 130, 130, "#b7dcec")
        + path("M0 130V92Q34 66 66 92Q98 60 130 84V130Z", "#8dba7f")
        + line("M65 0V130M0 62H130", "#fbf7ec", 5)
    )


def shadow(x: float, y: float, rx: float) -> str:
    """What an object throws on the table right under it."""
    return oval(x, y, rx, rx * 0.22, "#8a5a38")


def apple(skin: str = "#cc3b36", light: str = "#e2665c") -> str:
    """An apple, 50 wide and 56 high, its origin at the middle of its bottom."""
    return (
        path("M0 -44Q-12 -50 -20 -42Q-30 -28 -20 -10Q-12 3 0 -1Q12 3 20 -10Q30 -28 20 -42Q12 -50 0 -44Z", skin)
        + oval(-11, -31, 5, 8, light)
        + line("M0 -43Q0 -50 4 -54", "#5b3d22", 3)
        + path("M4 -49Q14 -58 21 -50Q13 -44 4 -49Z", "#5d9c59")
    )


def orange() -> str:
    """An orange, 46 wide, its origin at the middle of its bottom."""
    return oval(0, -22, 23, 22, "#ee9330") + oval(-8, -29, 6, 6, "#f6b25c") + oval(0, -42, 3, 2, "#6b7d3a")


def pear() -> str:
    """A pear, 42 wide and 66 high, its origin at the middle of its bottom."""
    return (
        path("M-5 -58Q-8 -40 -16 -31Q-26 -12 -12 -2Q0 3 12 -2Q26 -12 16 -31Q8 -40 5 -58Q0 -64 -5 -58Z", "#b9c24c")
        + oval(-8, -18, 5, 8, "#d4da7c")
        + line("M0 -60L3 -68", "#5b3d22", 3)
    )


def banana() -> str:
    """A banana that lies, 96 wide and 40 high, its origin at the middle of its bottom."""
    return (
        path("M-48 -30Q-44 2 0 1Q36 0 48 -34L41 -39Q28 -18 0 -18Q-30 -18 -41 -35Z", "#f3cf45")
        + line("M-43 -27Q-30 -7 0 -8Q30 -9 43 -33", "#d9ae2e", 2)
        + path("M41 -39L48 -34L50 -40L45 -44Z", "#6b5323")
        + oval(-45, -33, 4, 4, "#6b5323")
    )


def mug(body: str = "#3f7fa6", shade: str = "#336a8c") -> str:
    """A mug, 78 wide and 66 high with its handle on the right, its origin at the middle of its bottom."""
    return (
        f'<ellipse cx="30" cy="-32" rx="17" ry="18" fill="none" stroke="{shade}" stroke-width="8"/>'
        + path("M-28 -62V-8Q-28 0 -18 0H18Q28 0 28 -8V-62Z", body)
        + path("M14 -62V0H18Q28 0 28 -8V-62Z", shade)
        + oval(0, -62, 28, 6, "#f2efe6")
        + oval(0, -61, 24, 4, "#4b2f20")
    )


def bowl(body: str = "#f4f1e6", band: str = "#4d7fb0") -> str:
    """The front of a bowl, 190 wide and 66 high, its origin at the middle of its bottom."""
    return path("M-95 -66H95Q92 -20 46 -4Q30 0 0 0Q-30 0 -46 -4Q-92 -20 -95 -66Z", body) + path(
        "M-94 -56H94L92 -46H-92Z", band
    )


def plate() -> str:
    """A plate seen from the side, 150 wide and 24 high."""
    return oval(0, -10, 75, 14, "#fbfaf5") + oval(0, -11, 50, 8, "#e6e3d8")


def glass() -> str:
    """A glass of water, 44 wide and 76 high, its origin at the middle of its bottom."""
    return (
        path("M-22 -76L-17 0H17L22 -76Z", "#dcecf0")
        + path("M-20 -50L-17 0H17L20 -50Z", "#a9d2e2")
        + line("M-12 -66L-9 -12", "#ffffff", 3)
    )


def vase() -> str:
    """A vase with three flowers, 90 wide and 170 high, its origin at the middle of its bottom."""
    blooms = "".join(
        line(f"M0 -70Q{x * 0.3:g} -100 {x} {y}", "#4a8348", 3)
        + "".join(oval(x + dx, y + dy, 9, 9, ink) for dx, dy in ((-9, 0), (9, 0), (0, -9), (0, 9)))
        + oval(x, y, 6, 6, "#f3cf45")
        for x, y, ink in ((-34, -124, "#cc3f3a"), (2, -150, "#8a5aa0"), (34, -118, "#d9718a"))
    )
    return blooms + path("M-14 -80Q-12 -60 -26 -40Q-34 -10 -16 0H16Q34 -10 26 -40Q12 -60 14 -80Z", "#3f7fa6")
