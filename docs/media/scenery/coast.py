"""A coast with a lighthouse, by day and by night."""

from __future__ import annotations

from scenery.canvas import HEIGHT, WIDTH, Scene, fade, line, oval, path, rect

DAY = ("#8fc7ea", "#eaf4f2", "#4c8fae", "#3f7d9b")
NIGHT = ("#101a38", "#2e3d68", "#1d3350", "#172a44")


def coast(name: str, light: tuple[str, str, str, str] = DAY) -> Scene:
    """Sky, sea from 220 on, and a rock on the right."""
    top, bottom, sea, wave = light
    scene = Scene(name).add(fade(0, 0, WIDTH, 224, top, bottom))
    if light is NIGHT:
        stars = ((40, 40), (96, 92), (150, 30), (210, 70), (262, 26), (300, 110), (60, 140), (440, 40), (180, 150))
        scene.add("".join(oval(x, y, 1.8, 1.8, "#f6f1d0") for x, y in stars))
        scene.add(oval(84, 66, 24, 24, "#f4eec6") + oval(94, 60, 21, 21, "#1a2647"))
    else:
        scene.add(oval(84, 60, 30, 30, "#fff1b8") + oval(230, 54, 46, 12, "#ffffff") + oval(262, 46, 30, 13, "#ffffff"))
    scene.add(rect(0, 220, WIDTH, HEIGHT - 220, sea))
    scene.add("".join(line(f"M{x} {y}q14 -8 28 0t28 0", wave, 3) for x, y in
                      ((20, 250), (150, 262), (60, 296), (210, 316), (20, 340), (130, 346), (240, 252))))  # fmt: skip
    rock = "#2b2f3f" if light is NIGHT else "#6d655c"
    return scene.add(path("M270 360Q290 300 330 284Q360 252 420 258Q460 250 480 262V360Z", rock))


def lighthouse(*, lit: bool = False) -> str:
    """A lighthouse with red bands, 70 wide and 190 high, its origin at the middle of its foot."""
    white, red = ("#aab0c4", "#7c3a48") if lit else ("#fbf8ef", "#c8433c")
    return (
        path("M-30 0L-20 -140H20L30 0Z", white)
        + path("M-27.8 -30L-25.6 -60H25.6L27.8 -30Z", red)
        + path("M-23.6 -90L-21.4 -120H21.4L23.6 -90Z", red)
        + rect(-28, -148, 56, 10, "#30343f", 2)
        + rect(-14, -174, 28, 27, "#ffe58a" if lit else "#cfe3e8")
        + line("M0 -174V-148", "#30343f", 2)
        + path("M-20 -172L0 -192L20 -172Z", red)
        + rect(-7, -26, 14, 26, "#4a3a34", 3)
    )


def beam() -> str:
    """The lighthouse's beam to the left, its origin at the lamp."""
    return path("M0 -8L-430 -74V44L0 8Z", "#fff0b0").replace("<path ", '<path fill-opacity="0.28" ')


def boat(hull: str = "#b4483f", sail: str = "#fbf8ef") -> str:
    """A sailing boat, 110 wide and 120 high, its origin on the water line."""
    return (
        line("M0 -16V-118", "#5b4634", 4)
        + path("M4 -114Q46 -66 50 -24H4Z", sail)
        + path("M-4 -102Q-34 -60 -40 -24H-4Z", "#e6dfcf")
        + path("M-54 -18H56Q48 6 34 8H-34Q-48 4 -54 -18Z", hull)
    )


def balloon(cloth: str, stripe: str) -> str:
    """A hot-air balloon, 84 wide and 126 high, its origin at the bottom of the basket."""
    return (
        line("M-10 -18L-24 -54M10 -18L24 -54", "#5b4634", 2)
        + path("M0 -126Q-42 -124 -42 -84Q-40 -62 -20 -42H20Q40 -62 42 -84Q42 -124 0 -126Z", cloth)
        + path("M0 -126Q-16 -120 -16 -84Q-14 -58 -6 -42H6Q14 -58 16 -84Q16 -120 0 -126Z", stripe)
        + rect(-12, -18, 24, 18, "#8a5f3c", 3)
    )
