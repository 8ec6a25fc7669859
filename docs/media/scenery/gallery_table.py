"""The scenes on a table."""

from __future__ import annotations

from collections.abc import Iterator

from scenery.beings import cat
from scenery.canvas import Scene, at, oval, path, rect
from scenery.table import apple, banana, bowl, glass, mug, orange, pear, plate, room, shadow, vase, window

GREEN_APPLE = ("#8db548", "#b3d37c")


def on(scene: Scene, part: str, x: float, y: float, mark: str, half: float = 26) -> Scene:
    """The part with its shadow."""
    return scene.add(shadow(x, y, half)).add(at(x, y, part), mark)


def scenes() -> Iterator[Scene]:
    """Scenes on a table, those for examples first."""
    base = room("table-three-apples").add(at(320, 40, window()))
    three = on(
        on(on(base, apple(), 90, 300, "apple-1"), apple(), 160, 316, "apple-2"),
        apple(*GREEN_APPLE),
        232,
        298,
        "apple-3",
    )
    yield on(three, mug(), 340, 296, "mug", 34)
    filled = room("table-fruit-bowl").add(at(40, 36, window())).add(shadow(250, 310, 70))
    filled.add(at(196, 256, apple()), "apple").add(at(300, 258, orange()), "orange").add(at(248, 254, pear()), "pear")
    yield on(filled.add(at(250, 312, bowl()), "bowl"), banana(), 404, 330, "banana", 40)
    melted = room("table-melted").add(at(320, 36, window())).add(shadow(200, 306, 40) + shadow(270, 312, 40))
    both = (
        at(200, 306, mug("#7a9a5a", "#65834a"))
        + at(262, 312, banana(), 1.15)
        + path("M210 300Q214 262 240 268Q262 274 250 304Q236 314 210 306Z", "#b4b54f")
    )
    yield on(melted.add(both, "melted"), apple(), 96, 304, "apple")
    floating = room("table-floating-apple").add(at(40, 36, window()))
    floating = on(on(floating, plate(), 240, 312, "plate", 70), glass(), 390, 306, "glass", 20)
    yield floating.add(at(252, 190, apple()), "floating")
    lights = room("table-two-shadows", ("#e9e4da", "#d9d0c0"))
    lights.add(path("M92 300L214 318L226 306L120 288Z", "#8a5a38"), "left-shadow").add(
        path("M388 300L266 318L254 306L362 288Z", "#8a5a38"), "right-shadow"
    )
    yield lights.add(at(104, 302, mug()), "left-mug").add(at(378, 302, mug("#b4483f", "#933a33")), "right-mug")
    yield on(on(room("x").add(at(320, 36, window())), glass(), 120, 304, "glass", 20), pear(), 240, 306, "pear").after(
        "table-flat", tint=("#d8d2c6", 0.86)
    )
    cut = room("table-cut-off").add(at(40, 36, window())).add(shadow(452, 330, 60))
    yield on(cut.add(at(452, 334, mug(), 2.4), "mug"), orange(), 210, 306, "orange")
    painted = room("table-painted").add(at(60, 40, rect(-8, -8, 126, 136, "#9a6a43") + rect(0, 0, 110, 120, "#f4ead2")))
    painted.add(at(115, 140, pear(), 1.2), "painted-pear")
    painted = on(on(painted, glass(), 140, 306, "glass", 20), mug("#e6dccb", "#cdbfa8"), 300, 312, "mug", 34)
    yield painted.add(at(294, 306, cat(), 0.46), "printed-cat")
    flowers = room("table-vase").add(at(330, 36, window())).add(shadow(180, 314, 30)).add(at(180, 314, vase()), "vase")
    yield on(flowers, apple(), 300, 308, "apple")
    # For the quizzes.
    four = room("quiz-four-pears").add(at(40, 36, window()))
    for n, (x, y) in enumerate(((180, 300), (250, 322), (330, 304), (410, 322)), 1):
        on(four, pear(), x, y, f"pear-{n}")
    yield four
    lifted = room("quiz-floating-mug").add(at(330, 36, window()))
    yield on(on(lifted, banana(), 120, 318, "banana", 40), orange(), 390, 312, "orange").add(
        at(236, 176, mug("#d0a030", "#b0861f")), "floating"
    )
    mixed = room("quiz-melted-fruit").add(at(40, 36, window())).add(shadow(300, 308, 50))
    fused = (
        at(282, 306, apple("#d98a3a", "#e6a866"), 1.25) + at(318, 306, pear(), 1.25) + oval(302, 282, 16, 20, "#cf9d43")
    )
    yield on(on(mixed.add(fused, "melted"), glass(), 160, 306, "glass", 20), plate(), 420, 330, "plate", 60)
    still = on(
        on(room("quiz-plate-and-glass").add(at(320, 36, window())), plate(), 200, 316, "plate", 70),
        glass(),
        370,
        304,
        "glass",
        20,
    )
    yield still.add(at(178, 306, apple()), "apple").add(at(226, 308, orange()), "orange")
    yield on(
        on(room("quiz-two-mugs").add(at(40, 36, window())), mug("#4f9468", "#3b7450"), 200, 300, "mug-1", 34),
        mug("#d0a030", "#b0861f"),
        350,
        316,
        "mug-2",
        34,
    )
