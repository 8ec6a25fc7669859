"""Portraits and animals."""

from __future__ import annotations

from scenery.canvas import HEIGHT, WIDTH, Scene, at, fade, line, oval, path, rect

INK = "#2b2f3a"
FINGERS = {  # roots and tips, seen from the palm
    5: ((-21, -20, -33, -58), (-8, -26, -12, -74), (6, -27, 9, -75), (19, -22, 28, -62)),
    6: ((-23, -18, -40, -50), (-13, -24, -23, -68), (-3, -27, -5, -77), (8, -27, 12, -75), (19, -22, 30, -62)),
    4: ((-19, -21, -29, -60), (0, -27, 0, -76), (18, -22, 27, -62)),
}


def hand(skin: str, edge: str, fingers: int = 5) -> str:
    """A raised hand, about 90 wide and 110 high, its origin at the middle of the palm; the thumb counts as a finger."""
    thumb = (24, 10, 47, -16)
    lines = [f"M{a} {b}L{c} {d}" for a, b, c, d in (*FINGERS[fingers], thumb)]
    return (
        "".join(line(each, edge, 17.5) for each in lines)
        + oval(0, 0, 29.5, 33.5, edge)
        + "".join(line(each, skin, 14) for each in lines)
        + oval(0, 0, 27.5, 31.5, skin)
        + line("M-14 6Q-2 16 12 4M-12 -8Q2 -2 16 -8", edge, 2)
    )


def arm(sleeve: str, skin: str) -> str:
    """A sleeve that comes up from below and ends in a wrist, at the same origin as the hand."""
    return line("M0 26V70", skin, 30) + line("M2 74Q6 130 -14 190", sleeve, 46)


def head(skin: str, edge: str, hair: str, *, eyes: str = "even", mouth: str = "smile") -> str:
    """Neck, head and hair, about 150 wide; the origin at the chin. `eyes`: `even`, `uneven` or `glasses`."""
    lips = {"smile": "M-18 -30Q0 -16 18 -30", "calm": "M-14 -27Q0 -23 14 -27"}[mouth]
    if eyes == "uneven":
        look = oval(-24, -70, 10, 7, "#ffffff") + oval(-22, -70, 5, 5.5, "#4a6b4a")
        look += oval(30, -54, 19, 21, "#ffffff") + oval(38, -44, 8, 8, "#4a6b4a") + oval(38, -44, 4, 4, INK)
        look += line("M-36 -84Q-24 -90 -12 -84", hair, 4) + line("M14 -82Q32 -92 50 -72", hair, 4)
    else:
        look = "".join(
            oval(x, -66, 10, 7, "#ffffff") + oval(x, -66, 5.5, 5.5, "#4a6b4a") + oval(x, -66, 2.5, 2.5, INK)
            for x in (-24, 24)
        )
        look += line("M-36 -82Q-24 -89 -12 -82M12 -82Q24 -89 36 -82", hair, 4)
    if eyes == "glasses":
        ring = 'fill="none" stroke="#2b2f3a" stroke-width="4"'
        look += f'<circle cx="-24" cy="-66" r="19" {ring}/><circle cx="24" cy="-66" r="19" {ring}/>'
        look += line("M-5 -68Q0 -72 5 -68", INK, 4)
    return (
        path("M-66 -70Q-78 -150 0 -156Q78 -150 66 -70Q74 -10 54 16H-54Q-74 -10 -66 -70Z", hair)
        + rect(-22, -14, 44, 56, edge, 12)
        + path("M-54 -84Q-56 -132 0 -136Q56 -132 54 -84Q54 -2 0 4Q-54 -2 -54 -84Z", skin)
        + path("M-58 -90Q-52 -146 0 -148Q52 -146 58 -90Q42 -124 0 -124Q-42 -124 -58 -90Z", hair)
        + line("M0 -60L-6 -44H3", edge, 3)
        + line(lips, "#b4534e", 5)
        + oval(-36, -44, 9, 6, "#e9a08a")
        + oval(36, -44, 9, 6, "#e9a08a")
        + look
    )


def hat(felt: str, band: str) -> str:
    """A hat with a brim, 180 wide, at the same origin as the head."""
    return (
        path("M-52 -118Q-58 -186 0 -188Q58 -186 52 -118Z", felt)
        + path("M-53 -132H53V-114H-53Z", band)
        + oval(0, -112, 90, 15, felt)
    )


def shoulders(shirt: str, shade: str) -> str:
    """Shoulders and chest, at the same origin as the head."""
    return path("M-130 320V190Q-132 62 -60 46Q-28 36 -22 28H22Q28 36 60 46Q132 62 130 190V320Z", shirt) + line(
        "M-24 34Q0 62 24 34", shade, 6
    )


def studio(name: str, wall: tuple[str, str] = ("#c9d9dd", "#a9c1c6")) -> Scene:
    """A plain wall for a portrait."""
    return Scene(name).add(fade(0, 0, WIDTH, HEIGHT, *wall))


def leg(x: float, lean: float, coat: str, hoof: str = INK) -> str:
    """A horse's leg from its belly down, at the horse's origin."""
    return line(f"M{x} -62L{x + lean * 0.4:g} -34L{x + lean:g} -8", coat, 13) + line(f"M{x + lean:g} -6V-4", hoof, 14)


def horse(coat: str, mane: str) -> str:
    """A horse without legs, 190 wide and 150 high, its origin on the ground below its middle, looking right."""
    return (
        path("M-74 -92Q-98 -70 -92 -26Q-84 -34 -80 -62Z", mane)
        + path("M-78 -96Q-40 -108 20 -100Q40 -106 52 -132L66 -148L70 -138L96 -118Q98 -106 86 -106L70 -112"
               "Q64 -84 52 -66Q20 -54 -30 -56Q-74 -52 -78 -96Z", coat)
        + path("M22 -100Q40 -110 50 -136L64 -150Q58 -124 38 -98Q30 -92 22 -100Z", mane)
        + oval(77, -124, 2.6, 2.6, INK)
        + oval(93, -113, 1.6, 1.6, INK)
    )  # fmt: skip


def meadow(name: str, sky: tuple[str, str] = ("#9fd0ef", "#e9f5ef")) -> Scene:
    """Hills and grass; the ground begins at 214."""
    scene = Scene(name).add(fade(0, 0, WIDTH, 230, *sky))
    scene.add(path("M0 220V172Q90 120 190 176Q290 118 380 168Q440 142 480 160V230H0Z", "#a5c9a0"))
    scene.add(rect(0, 212, WIDTH, HEIGHT - 212, "#7fb069"))
    tufts = "".join(
        line(f"M{x} {y}l-4 -9M{x} {y}l1 -11M{x} {y}l5 -8", "#5f9550", 2)
        for x, y in ((40, 250), (130, 330), (230, 344), (330, 262), (440, 322), (400, 350), (66, 346), (284, 246))
    )
    return scene.add(tufts)


def cat(coat: str = "#d98f45", stripe: str = "#b8712f") -> str:
    """A cat that sits, 84 wide and 96 high, its origin at the middle of its bottom."""
    return (
        line("M26 -8Q52 -8 44 -36", coat, 11)
        + path("M-26 0Q-32 -44 -12 -58H14Q34 -40 28 0Z", coat)
        + path("M-24 -88L-20 -62L-4 -74ZM22 -88L18 -62L4 -74Z", stripe)
        + oval(0, -66, 25, 20, coat)
        + line("M-6 -82V-76M0 -84V-77M6 -82V-76M22 -34H14M25 -22H16", stripe, 3)
        + oval(-9, -67, 3.4, 4.4, INK)
        + oval(9, -67, 3.4, 4.4, INK)
        + path("M-3 -60H3L0 -57Z", "#8c4a3e")
        + line("M-6 -54Q0 -50 6 -54M-30 -60L-14 -58M30 -60L14 -58", "#5b4634", 1.4)
        + oval(-9, -3, 9, 5, stripe)
        + oval(9, -3, 9, 5, stripe)
    )


def dog(coat: str = "#8a6a4f", ear: str = "#5f4632") -> str:
    """A dog that stands, 112 wide and 84 high, its origin on the ground below its middle, looking right."""
    return (
        line("M-42 -50Q-58 -62 -54 -78", coat, 8)
        + line("M-34 -36V-6M-22 -36V-6M18 -36V-6M30 -36V-6", coat, 10)
        + path("M-46 -54Q0 -64 34 -54Q38 -30 26 -26H-36Q-48 -30 -46 -54Z", coat)
        + path("M20 -50Q28 -84 46 -80Q54 -80 56 -70L66 -66Q66 -56 54 -56Q44 -54 38 -40Z", coat)
        + path("M34 -78Q22 -70 28 -52Q38 -54 40 -72Z", ear)
        + oval(48, -71, 2.2, 2.2, INK)
        + oval(65, -65, 3, 3, INK)
        + line("M-36 -4H-29M-24 -4H-17M16 -4H23M28 -4H35", ear, 6)
    )


def chair(wood: str = "#9a6a43", shade: str = "#7d5434") -> str:
    """The back and the seat of a chair, its origin on the ground below its middle; the legs stand apart."""
    return (
        rect(-58, -210, 12, 116, wood, 4)
        + rect(46, -210, 12, 116, wood, 4)
        + rect(-58, -206, 116, 18, wood, 6)
        + rect(-50, -170, 100, 12, shade, 4)
        + rect(-66, -104, 132, 18, wood, 6)
    )


def chair_leg(x: float, *, back: bool = False) -> str:
    """A leg of the chair, at the chair's origin."""
    return rect(x - 6, -90, 12, 74 if back else 90, "#7d5434" if back else "#9a6a43", 3)


def bird(coat: str = "#4d7fb0", wing: str = "#38628c") -> str:
    """A bird that sits, 60 wide and 52 high, its origin at its feet, looking right."""
    return (
        line("M-4 -8V0M6 -8V0", "#c98542", 2.4)
        + path("M-36 -12Q-20 -18 -12 -30Q-4 -46 12 -46Q26 -44 26 -28Q22 -6 -4 -6Q-22 -6 -36 -12Z", coat)
        + path("M-30 -14Q-12 -30 8 -26Q2 -10 -30 -14Z", wing)
        + path("M24 -38L36 -34L25 -30Z", "#e2a13a")
        + oval(15, -36, 2.4, 2.4, INK)
    )


def framed(scene: Scene, svg: str, mark: str = "", x: float = 240, y: float = 210, scale: float = 1) -> Scene:
    """The part of a portrait at the place of the chin."""
    return scene.add(at(x, y, svg, scale), mark)
