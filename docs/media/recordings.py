"""Makes the recordings of `guidelines/speech-transcription/media/`.

Voices come from espeak-ng, and each clip is encoded to MP3 (mono), which every browser plays, by ffmpeg. Noises,
overlaps and cuts are mixed in here, from a generator with a fixed seed, so that the same tools give the same clips.
On Debian: `apt-get install espeak-ng ffmpeg`. Run it as `python docs/media/recordings.py`.
"""

from __future__ import annotations

import math
import random
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "guidelines" / "speech-transcription" / "media"
RATE = 22050
"""Samples per second, as espeak-ng gives them."""
LOUDEST = 0.85
"""Peak of each clip, as a share of the full scale."""
MOST_BYTES = 15_000
AUDIBLE = 0.01
"""Below this share of the full scale a sample counts as silence."""

Sound = list[float]
"""Samples between -1 and 1, `RATE` of them for each second."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of espeak-ng: its name, its pitch (0 to 99) and its speed in words per minute."""

    name: str
    pitch: int = 45
    speed: int = 165


ANNA = Voice("en-gb", 62)
BEN = Voice("en-us", 32, 160)
CARLA = Voice("de", 58, 155)
DIRK = Voice("de", 34, 160)


def say(text: str, voice: Voice) -> Sound:
    """The words spoken, without the silence around them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        options = ["-v", voice.name, "-p", str(voice.pitch), "-s", str(voice.speed), "-w", str(path)]
        subprocess.run(["espeak-ng", *options, text], check=True)  # noqa: S603, S607 -- the installed program
        with wave.open(str(path)) as file:
            samples = array("h", file.readframes(file.getnframes()))
    sound = [sample / 32768 for sample in samples]
    loud = [place for place, value in enumerate(sound) if abs(value) > AUDIBLE]
    return sound[loud[0] : loud[-1] + 1]


def silence(seconds: float) -> Sound:
    """Nothing, for so long."""
    return [0.0] * round(seconds * RATE)


def hiss(seconds: float, loudness: float, seed: int, smooth: float = 0.0) -> Sound:
    """Steady noise; the smoother, the duller, from white noise (0) to the hum of a fan (0.97)."""
    source = random.Random(seed)  # noqa: S311 -- noise, and the same one each time
    level, sound = 0.0, []
    for _ in range(round(seconds * RATE)):
        level = smooth * level + (1 - smooth) * source.uniform(-1, 1)
        sound.append(level)
    peak = max(abs(value) for value in sound)
    return [value / peak * loudness for value in sound]


def slam(seed: int) -> Sound:
    """A door: noise that starts at once and dies away."""
    noise = hiss(0.5, 0.9, seed, 0.9)
    return [value * math.exp(-place / RATE * 11) for place, value in enumerate(noise)]


def tone(hertz: float, seconds: float) -> Sound:
    """A note that fades."""
    count = round(seconds * RATE)
    return [0.6 * math.sin(math.tau * hertz * place / RATE) * (1 - place / count) for place in range(count)]


def mix(*parts: tuple[float, Sequence[float]]) -> Sound:
    """Sounds laid over one another, each from its second on."""
    starts = [(round(at * RATE), sound) for at, sound in parts]
    whole = [0.0] * max(start + len(sound) for start, sound in starts)
    for start, sound in starts:
        for place, value in enumerate(sound, start):
            whole[place] += value
    return whole


def join(*sounds: Sound) -> Sound:
    """Sounds one after another."""
    return [value for sound in sounds for value in sound]


def softer(sound: Sound, by: float) -> Sound:
    """The same with less strength."""
    return [value * by for value in sound]


def cut_start(sound: Sound, seconds: float) -> Sound:
    """Without its beginning."""
    return sound[round(seconds * RATE) :]


def cut_end(sound: Sound, seconds: float) -> Sound:
    """Without its end."""
    return sound[: -round(seconds * RATE)]


def length(sound: Sound) -> float:
    """How many seconds it lasts."""
    return len(sound) / RATE


def over_noise(sound: Sound, loudness: float, seed: int, smooth: float) -> Sound:
    """Speech in a steady noise that is there from start to end."""
    lead = join(silence(0.4), sound, silence(0.3))
    return mix((0, lead), (0, hiss(length(lead), loudness, seed, smooth)))


def clips() -> dict[str, Sound]:
    """Each clip by the name of its file."""
    question = say("did the engineer come on Tuesday", BEN)
    slammed = say("I left the keys", ANNA)
    return {
        "meeting": join(silence(0.5), say("the meeting is at half past two", ANNA), silence(0.3)),
        "cut-start": join(cut_start(say("noon this is the depot speaking", BEN), 0.03), silence(0.3)),
        "cut-end": join(silence(0.3), cut_end(say("can you call me back [[t@m'0r]]", ANNA), 0.03)),
        "door": join(silence(0.4), slammed, slam(3), say("with the neighbour", ANNA), silence(0.3)),
        "fan": over_noise(say("we open at nine on weekdays", BEN), 0.4, 5, 0.9),
        "overlap": mix(
            (0.3, question), (0.3 + length(question) - 0.9, say("no he came on Wednesday", ANNA)), (4.3, silence(0.1))
        ),
        "break": join(silence(0.4), say("let me check", ANNA), silence(1.6), say("yes it's here", ANNA), silence(0.2)),
        "drowned": over_noise(softer(say("please send the second form again", BEN), 0.16), 0.9, 7, 0.5),
        "hold": join(*[tone(note, 0.45) for note in (523.25, 659.25, 783.99, 659.25, 523.25, 659.25)]),
        "zeit": join(silence(0.3), say("elf Uhr", CARLA), silence(0.3)),
        "wetter": join(silence(0.3), say("am Nachmittag ziehen Wolken auf", CARLA), silence(0.3)),
        "jingle": join(*[tone(note, 0.35) for note in (392.0, 493.88, 587.33, 783.99)]),
        "tor": over_noise(say("der erste F C Köln gewinnt zwei zu eins", DIRK), 0.12, 11, 0.7),
        "depot": join(silence(0.4), say("the parcels leave between eight and ten", BEN), silence(0.3)),
        "stau": join(silence(0.6), say("auf der A drei steht der Verkehr", DIRK), silence(0.3)),
    }


def save(sound: Sound, path: Path) -> None:
    """Writes the sound as MP3, as loud as the others."""
    peak = max(abs(value) for value in sound)
    samples = array("h", (round(value / peak * LOUDEST * 32767) for value in sound))
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "clip.wav"
        with wave.open(str(raw), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        quiet = ["-hide_banner", "-loglevel", "error", "-y", "-bitexact"]
        coded = [
            "-codec:a",
            "libmp3lame",
            "-b:a",
            "24k",
            "-map_metadata",
            "-1",
            "-write_xing",
            "0",
            "-id3v2_version",
            "0",
        ]
        command = ["ffmpeg", *quiet, "-i", str(raw), *coded, str(path)]
        subprocess.run(command, check=True)  # noqa: S603 -- the installed program


def main() -> int:
    """Returns 1 where a clip is too large."""
    TARGET.mkdir(parents=True, exist_ok=True)
    large = False
    for name, sound in clips().items():
        path = TARGET / f"{name}.mp3"
        save(sound, path)
        size = path.stat().st_size
        large = large or size > MOST_BYTES
        sys.stdout.write(f"{path.name}: {length(sound):.2f} s, {size} bytes\n")
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
