"""The scenes in the street."""

from __future__ import annotations

from collections.abc import Iterator

from scenery.canvas import Scene, at, line, oval, rect
from scenery.letters import written
from scenery.street import bicycle, bus, car, house, lamp, person, shop, sign, street, tree

RED, BLUE, GREEN, YELLOW = (
    ("#cc3f3a", "#a5302e"),
    ("#3c6fb4", "#2e568c"),
    ("#4f9468", "#3b7450"),
    ("#edbb3f", "#c9982a"),
)
COATS = (
    "#3c6fb4",
    "#8a5aa0",
    "#4f9468",
    "#c9843a",
    "#b4483f",
    "#5f6b7a",
    "#2f8f8a",
    "#a05a4a",
    "#d0a030",
    "#6a6fb4",
    "#7a8f3a",
    "#3f3f5f",
)


def houses(scene: Scene) -> Scene:
    """Three houses along the pavement."""
    scene.add(at(18, 236, house(130, 132, "#e8c9a0", "#b5593f")))
    scene.add(at(176, 236, house(128, 150, "#c9d6d2", "#5f6b7a")))
    return scene.add(at(334, 236, house(128, 126, "#e6b8a8", "#8c4a3c")))


def lane(scene: Scene, *cars: tuple[float, float, tuple[str, str], str]) -> Scene:
    """Cars in the road: left edge, ground, colours, mark."""
    for x, y, colours, mark in cars:
        scene.add(oval(x + 76, y, 78, 6, "#555a66")).add(at(x, y, car(*colours)), mark)
    return scene


def _examples() -> Iterator[Scene]:
    """Scenes for examples."""
    two = lane(houses(street("street-two-cars")), (46, 310, RED, "red-car"), (274, 314, BLUE, "blue-car"))
    yield two
    yield two.after("street-blurred", filter_="blur")
    yield lane(
        houses(street("street-three-cars")),
        (4, 306, RED, "car-1"),
        (164, 318, BLUE, "car-2"),
        (322, 308, YELLOW, "car-3"),
    )
    behind = lane(houses(street("street-behind-tree")), (120, 300, GREEN, "car"))
    yield behind.add(at(196, 322, tree(), 1.25), "tree").add(at(392, 306, person("#b4483f", "#3c4a66")), "person")
    edge = lane(houses(street("street-at-the-edge")), (394, 312, RED, "car-edge"), (60, 308, YELLOW, "car-whole"))
    yield edge
    stop = (
        houses(street("street-bus-stop"))
        .add(oval(140, 312, 112, 7, "#555a66"))
        .add(at(24, 312, bus("#d9573f", "#f3e6cf")), "bus")
    )
    for n, coat in enumerate(COATS):
        stop.add(
            at(
                278 + 16.5 * n,
                268 + (n * 7) % 11,
                person(coat, "#3c4250", hair=("#4a3222", "#20222a", "#a8743c")[n % 3]),
                0.62,
            ),
            "queue",
        )
    yield stop
    far = street("street-far-away")
    far.add(rect(0, 170, 480, 70, "#8fb584")).add("".join(at(30 + 62 * n, 238, tree(), 0.45) for n in range(8)))
    far.add(at(96, 250, car(*RED), 0.18), "tiny-car").add(
        at(300, 262, person("#b4483f", "#3c4a66"), 0.36), "small-person"
    )
    far.add(at(214, 246, person("#3c6fb4", "#2b2f3a"), 0.06), "speck")
    yield far.add(at(352, 316, bicycle("#3b7450"), 0.8), "bicycle")
    poster = (
        street("street-poster")
        .add(rect(0, 40, 480, 196, "#b9846a"))
        .add("".join(line(f"M0 {y}H480", "#a5735a", 1.5) for y in range(56, 236, 16)))
    )
    poster.add(rect(60, 74, 120, 140, "#f6f0df") + rect(68, 82, 104, 124, "#8cc0d2"), "poster").add(
        at(120, 204, person("#d9573f", "#3c4a66"), 0.92), "printed-person"
    )
    poster.add(at(330, 290, person("#4f9468", "#3c4250", hair="#20222a"), 1.1), "walker").add(
        at(392, 296, bicycle("#c8433c"), 0.66), "bicycle"
    )
    yield poster
    for name, text in (("bakery-sign", "BAKERY"), ("bakery-garbled", "B2K31Y")):
        front = street(name).add(rect(0, 30, 480, 206, "#d7c3a5"))
        front.add(at(90, 236, shop("#c8433c", "#f7efe0"))).add(
            sign(text, 130, 56, 220, "#3b5b4b", "#f7efe0", 22), "sign"
        )
        yield front.add(at(430, 262, person("#3c6fb4", "#2b2f3a")), "person")
    wall = (
        street("bicycle-green")
        .add(rect(0, 60, 480, 176, "#e4d5bd"))
        .add(
            at(60, 92, rect(0, 0, 90, 100, "#fbf7ec") + rect(6, 6, 78, 88, "#9cc4d4") + line("M45 6V94", "#fbf7ec", 4))
        )
    )
    yield (
        Scene("bicycle-green", [*wall.layers])
        .add(at(190, 262, bicycle("#3f9468"), 1.5), "bicycle")
        .add(at(430, 262, lamp(), 0.9))
    )
    yield (
        Scene("bicycle-bent", [*wall.layers])
        .add(at(190, 262, bicycle("#3f9468", bent=True), 1.5), "bicycle")
        .ghost(rect(296, 173, 79, 89, "#000"), "wheel")
    )
    plate = (
        street("bakery-door-plate").add(rect(0, 30, 480, 206, "#d7c3a5")).add(at(90, 236, shop("#c8433c", "#f7efe0")))
    )
    plate.add(sign("BAKERY", 130, 56, 220, "#3b5b4b", "#f7efe0", 22)).add(
        at(40, 262, person("#8a5aa0", "#2b2f3a")), "person"
    )
    yield plate.add(rect(313, 150, 46, 15, "#fbf7ec", 2) + written("2K3Y", 318, 153, 9, "#5b3a2c"), "plate")
    soft = "".join(svg for _, svg in wall.layers)
    whole = Scene("bicycle-soft-wall").add(f'<g filter="url(#blur)">{soft}</g>')
    yield whole.add(at(190, 262, bicycle("#3f9468"), 1.5), "bicycle")
    post = lane(houses(street("street-bicycle-sign")), (60, 312, BLUE, "car"))
    post.add(rect(366, 150, 7, 130, "#8e929c") + oval(369, 140, 40, 40, "#fbf7ec") + oval(369, 140, 36, 36, "#2e568c"))
    yield post.add(at(341, 158, bicycle("#fbf7ec"), 0.46), "painted-bicycle")


def _quizzes() -> Iterator[Scene]:
    """Scenes for the quizzes."""
    yield (
        lane(houses(street("quiz-bus-and-car")), (300, 316, BLUE, "car"))
        .add(at(20, 312, bus("#3c8fa6", "#f3e6cf")), "bus")
        .add(at(286, 262, person("#8a5aa0", "#2b2f3a")), "person")
    )
    post = lane(houses(street("quiz-behind-lamp")), (90, 304, YELLOW, "car")).add(at(170, 326, lamp(), 1.1), "lamp")
    yield post.add(at(330, 318, bicycle("#c8433c")), "bicycle")
    yield lane(houses(street("quiz-half-bus")), (70, 316, GREEN, "car")).add(
        at(366, 306, bus("#d9573f", "#f3e6cf")), "bus"
    )
    cafe = (
        street("quiz-cafe-garbled").add(rect(0, 30, 480, 206, "#c6d2cf")).add(at(90, 236, shop("#3c6fb4", "#f7efe0")))
    )
    yield cafe.add(sign("C4F5", 150, 56, 180, "#5b3a2c", "#f6e3b4", 22), "sign").add(
        at(40, 264, person("#b4483f", "#3c4250")), "person"
    )
    fish = street("quiz-fish-shop").add(rect(0, 30, 480, 206, "#cfd6c6")).add(at(90, 236, shop("#4f9468", "#f7efe0")))
    yield fish.add(sign("FISH", 150, 56, 180, "#2e568c", "#fbf7ec", 22), "sign").add(
        at(430, 264, person("#d0a030", "#3c4250")), "person"
    )
    mall = houses(street("quiz-market-day"))
    for n, coat in enumerate(COATS[:11]):
        mall.add(
            at(
                40 + 17 * n,
                272 + (n * 5) % 13,
                person(coat, "#3c4250", hair=("#20222a", "#a8743c", "#4a3222")[n % 3]),
                0.66,
            ),
            "crowd",
        )
    yield mall.add(at(330, 300, person("#3f9468", "#2b2f3a"), 1.05), "alone").add(
        at(392, 330, bicycle("#3c6fb4"), 0.6), "bicycle"
    )
    yield lane(houses(street("quiz-evening-cars")), (40, 312, BLUE, "blue-car"), (276, 310, GREEN, "green-car")).after(
        "quiz-blue-tint", tint=("#2f55d0", 0.55)
    )
    yield (
        lane(houses(street("x")), (150, 312, YELLOW, "car"))
        .add(at(400, 300, tree(), 0.9))
        .after("quiz-foggy", tint=("#d9dcdf", 0.84))
    )
    prices = (
        street("quiz-open-sign")
        .add(rect(0, 40, 480, 196, "#cdb79a"))
        .add(rect(170, 60, 140, 176, "#5b3a2c") + rect(182, 72, 116, 100, "#bfe0ea"))
    )
    yield prices.add(rect(200, 100, 80, 34, "#fbf7ec", 4) + written("OPEN", 210, 109, 16, "#a5302e"), "sign").add(
        at(90, 268, bicycle("#30568c"), 0.9), "bicycle"
    )
    small = street("quiz-fish-plate").add(rect(0, 30, 480, 206, "#cfd6c6")).add(at(90, 236, shop("#4f9468", "#f7efe0")))
    small.add(sign("FISH", 150, 56, 180, "#2e568c", "#fbf7ec", 22), "sign").add(
        at(40, 264, person("#3c6fb4", "#3c4250")), "person"
    )
    yield small.add(rect(313, 150, 46, 15, "#fbf7ec", 2) + written("5F41", 318, 153, 9, "#2e568c"), "plate")


def scenes() -> Iterator[Scene]:
    """Scenes in the street, those for examples first."""
    yield from _examples()
    yield from _quizzes()
