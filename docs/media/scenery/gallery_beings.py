"""Portraits, animals, the coast, and a picture that failed to load."""

from __future__ import annotations

from collections.abc import Iterator

from scenery.beings import (
    arm,
    bird,
    cat,
    chair,
    chair_leg,
    dog,
    framed,
    hand,
    hat,
    head,
    horse,
    leg,
    meadow,
    shoulders,
    studio,
)
from scenery.canvas import HEIGHT, WIDTH, Scene, at, fade, line, oval, path, rect
from scenery.coast import DAY, NIGHT, balloon, beam, boat, coast, lighthouse
from scenery.street import tree

FAIR, TAN, DARK = (("#f0c4a4", "#d69c7a"), ("#c98f66", "#a8714d"), ("#8a5a3c", "#6b432b"))
LEGS = ((-62, -4), (-40, 4), (30, -4), (50, 5))


def portrait(
    name: str,
    skin: tuple[str, str] = FAIR,
    hair: str = "#5b3a26",
    shirt: tuple[str, str] = ("#3f7fa6", "#336a8c"),
    *,
    fingers: int = 0,
    eyes: str = "even",
    felt: tuple[str, str] | None = None,
    wall: tuple[str, str] = ("#c9d9dd", "#a9c1c6"),
    y: float = 226,
) -> Scene:
    """Somebody from the chest up, with a raised hand of so many fingers beside the thumb."""
    scene = framed(studio(name, wall), shoulders(*shirt), y=y)
    framed(scene, head(*skin, hair, eyes=eyes), "head", y=y)
    if felt:
        framed(scene, hat(*felt), "hat", y=y)
    if eyes == "uneven":
        scene.ghost(at(240, y, rect(-38, -94, 92, 66, "#000")), "eyes")
    if fingers:
        scene.add(at(394, 236, arm(shirt[0], skin[1]))).add(at(394, 218, hand(*skin, fingers), 0.92), "hand")
    return scene


def with_horse(
    name: str, coat: tuple[str, str], legs: tuple[tuple[float, float], ...], x: float = 230, scale: float = 1.35
) -> Scene:
    """A horse in the meadow on these legs."""
    scene = meadow(name).add(at(430, 236, tree(), 0.8)).add(oval(x, 302, 120, 9, "#5f9550"))
    for x_leg, lean in legs:
        scene.add(at(x, 300, leg(x_leg, lean, coat[0]), scale), "legs")
    return scene.add(at(x, 300, horse(*coat), scale), "body")


def on_chair(name: str, missing: float | None = None, animal: str = "") -> Scene:
    """A cat on a chair whose leg at `missing` is not there."""
    scene = (
        Scene(name)
        .add(fade(0, 0, WIDTH, 292, "#dfe6d8", "#c9d4c0"))
        .add(rect(0, 290, WIDTH, 70, "#b79570") + rect(0, 284, WIDTH, 8, "#f2eee2"))
    )
    scene.add(oval(240, 332, 92, 10, "#96754f")).add(
        at(
            80,
            60,
            rect(-4, -4, 88, 68, "#9a6a43")
            + rect(0, 0, 80, 60, "#f4e6c4")
            + path("M0 60L26 24L44 44L58 32L80 60Z", "#7fb069"),
        )
    )
    legs = {x: at(240, 334, chair_leg(x, back=True), 1.1) for x in (-36, 36)}
    legs |= {x: at(240, 334, chair_leg(x), 1.1) for x in (-56, 56)}
    for x, each in legs.items():
        if x == missing:
            scene.ghost(each, "missing-leg")
        else:
            scene.add(each, "chair")
    return scene.add(at(240, 334, chair(), 1.1), "chair").add(at(240, 222, animal or cat()), "animal")


def scenes() -> Iterator[Scene]:
    """Portraits, animals and the coast, those for examples first."""
    hat_ = ("#4f8a5f", "#2f5f40")
    yield portrait("portrait-wave", fingers=4, felt=hat_)
    yield portrait("portrait-six-fingers", fingers=5, felt=hat_)
    yield portrait("portrait-red-hat", fingers=4, felt=("#b4483f", "#7d2f29"))
    yield portrait("portrait-eyes", TAN, "#2b2622", ("#b4483f", "#933a33"), eyes="uneven")
    yield portrait("portrait-glasses", DARK, "#1f1b1a", ("#d0a030", "#b0861f"), eyes="glasses")
    yield portrait("portrait-orange", TAN, "#2b2622", ("#d9d4c8", "#b9b4a8"), eyes="glasses").after(
        "portrait-orange", tint=("#ff7a00", 0.5)
    )
    yield portrait("portrait-cut-off", FAIR, "#8a5a2c", ("#6a6fb4", "#53589a"), y=72)
    yield with_horse("horse-meadow", ("#9a643c", "#4a2f20"), LEGS)
    yield with_horse("horse-five-legs", ("#9a643c", "#4a2f20"), (*LEGS, (-6, 2)))
    yield on_chair("cat-on-chair")
    yield on_chair("chair-three-legs", 56)
    yield coast("lighthouse-day").add(at(400, 268, lighthouse()), "lighthouse").add(at(140, 292, boat()), "boat")
    night = coast("lighthouse-night", NIGHT).add(at(400, 107, beam()))
    yield night.add(at(400, 268, lighthouse(lit=True)), "lighthouse")
    park = (
        meadow("dog-in-park")
        .add(at(60, 232, tree()))
        .add(at(420, 240, tree("#7fae5a", "#688f48"), 1.1))
        .add(oval(240, 318, 84, 8, "#5f9550"))
    )
    yield park.add(at(236, 318, dog(), 1.5), "dog")
    smear = Scene("smear").add(fade(0, 0, WIDTH, HEIGHT, "#8a8fa0", "#6f6a66"))
    for n, ink in enumerate(("#a88f74", "#75804f", "#8c5a52", "#55708a", "#b0a27c", "#6a5560", "#93987a", "#5c5a4a")):
        y = 30 + 42 * n
        smear.add(
            line(f"M-20 {y}Q{90 + 31 * (n % 3)} {y - 90 + 20 * n} 220 {y + 24}T500 {y - 20}", ink, 46 - 3 * (n % 4))
        )
        smear.add(oval(70 + (n * 137) % 400, y + 12, 34 + 4 * n, 18, ink))
    yield smear.after("smear", filter_="blur")
    broken = Scene("broken-picture").add(rect(0, 0, WIDTH, HEIGHT, "#d9dbe0")).add(rect(0, 232, WIDTH, 128, "#8e929c"))
    yield broken.add(
        "".join(
            rect(x, y, 40, 22, "#b9bcc4")
            for x, y in ((0, 210), (80, 210), (120, 232), (240, 210), (280, 232), (400, 210), (440, 232))
        )
    )
    # For the quizzes.
    yield portrait(
        "quiz-wave-glasses",
        DARK,
        "#1f1b1a",
        ("#4f9468", "#3b7450"),
        fingers=4,
        eyes="glasses",
        wall=("#e6dccb", "#cdbfa8"),
    )
    yield portrait("quiz-extra-finger", TAN, "#2b2622", ("#8a5aa0", "#6f4585"), fingers=5, wall=("#e6dccb", "#cdbfa8"))
    yield portrait(
        "quiz-uneven-eyes", FAIR, "#b5793a", ("#4f9468", "#3b7450"), eyes="uneven", felt=("#5b4a6b", "#3f3250")
    )
    yield portrait("quiz-head-cut", DARK, "#1f1b1a", ("#b4483f", "#933a33"), y=58, wall=("#d8cfe0", "#bfb2cb"))
    yield with_horse("quiz-white-horse", ("#e9e4d8", "#a39a88"), LEGS, 220)
    yield with_horse("quiz-horse-extra", ("#4a4038", "#221c18"), (*LEGS, (8, -3)), 220)
    yield with_horse("quiz-horse-three", ("#e9e4d8", "#a39a88"), (LEGS[0], LEGS[1], LEGS[3]), 220).ghost(
        at(220, 300, leg(*LEGS[2], "#000"), 1.35), "missing-leg"
    )
    yield on_chair("quiz-bird-chair", -56, at(0, 2, bird(), 1.2))
    yield on_chair("quiz-grey-cat", None, cat("#8e929c", "#6f7480"))
    yield (
        coast("quiz-two-boats")
        .add(at(400, 268, lighthouse()), "lighthouse")
        .add(at(90, 300, boat("#3c6fb4", "#fbf8ef")), "boat-1")
        .add(at(226, 270, boat(), 0.6), "boat-2")
    )
    yield (
        coast("quiz-night-boat", NIGHT)
        .add(at(150, 300, boat("#5a2f38", "#aab0c4")), "boat")
        .add(at(400, 268, lighthouse(lit=True)), "lighthouse")
    )
    yield with_horse("quiz-grey-horse", ("#9a9ea8", "#4a4e5a"), LEGS, 250)
    yield (
        coast("quiz-green-sails")
        .add(at(400, 268, lighthouse()), "lighthouse")
        .add(at(170, 304, boat("#5b4634", "#8dba7f"), 1.2), "boat")
    )
    sky = (
        meadow("quiz-balloons")
        .add(at(110, 150, balloon("#cc3f3a", "#f3cf45")), "balloon-1")
        .add(at(290, 190, balloon("#3c6fb4", "#e8f4f4")), "balloon-2")
    )
    yield sky.add(at(410, 120, balloon("#4f9468", "#f3cf45"), 0.7), "balloon-3")
    yield (
        meadow("quiz-two-dogs", (DAY[0], DAY[1]))
        .add(at(240, 318, dog("#d9b48a", "#b5895c"), 1.5), "dog")
        .add(at(90, 300, dog("#4a4038", "#221c18")), "dog-2")
    )
