"""The item: what is labeled, and the values that examples and quiz items give its fields."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from builder.model.answerkeys import ANSWER
from builder.model.base import Entry, Flag, Many, Markdown, Name, Plain, Record, Short, Slug, Verbatim, Word

FieldKind = Literal["text", "markdown", "code", "latex", "math", "image", "audio", "conversation", "responses", "steps"]
TextFormat = Literal["text", "markdown", "code", "latex", "math"]
Role = Literal["user", "assistant", "system", "tool"]

PARTS = {"conversation": "turn", "responses": "response", "steps": "step"}
"""What one part of a field is called."""


class ItemField(Entry):
    """One part of the item, such as the comment, the conversation or the steps of a solution."""

    id: Annotated[Slug, Name("field")]
    """The field's name in examples, and in the labeling tool."""
    title: Plain
    """What trainers read above the field."""
    kind: FieldKind
    """`text`, `markdown`, `code`, `latex` (one formula), `math` (text with formulas between `$`), `image`, `audio`,
    `conversation` (turns), `responses` (two or more answers to compare) or `steps` (of a solution)."""
    format: TextFormat = "text"
    """How the text inside a conversation, responses or steps is shown."""
    language: Word | None = None
    """Language of the text (`de`), or of the code (`python`)."""
    help: Markdown | None = None
    """What the field is and where it comes from."""
    optional: Flag = False
    """Whether an item may lack the field."""


class Item(Entry):
    """What is labeled: its fields, in the order in which a trainer meets them."""

    title: Plain
    """What one item is called, for example "A comment"."""
    description: Markdown | None = None
    """Where items come from and what they look like."""
    fields: Annotated[Many[ItemField], Field(min_length=1)]
    """The parts of an item."""


ENDINGS = {
    "image": ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp"),
    "audio": ("flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba"),
}
"""How the names of files end that a browser shows or plays."""


class Media(Record):
    """A picture or a recording."""

    file: Word
    """Path of the file inside the project's folder, for example `media/cat.png`."""
    alt: Verbatim | None = None
    """What the picture shows, for those who can't see it. Required for images."""
    transcript: Verbatim | None = None
    """What is said, for those who can't hear it. Required for audio."""

    @property
    def kind(self) -> Literal["image", "audio"] | None:
        """What the name of the file says that it is."""
        ending = self.file.rpartition(".")[2].lower()
        if ending in ENDINGS["image"]:
            return "image"
        return "audio" if ending in ENDINGS["audio"] else None


class Part(Record):
    """A turn of a conversation, one of the responses, or a step; may be written as the bare text."""

    text: Verbatim = ""
    """The text, to the letter. May be left out beside `media`."""
    media: Media | None = None
    """A picture or a recording, beside the text or in its place."""
    role: Role | None = None
    """Who speaks. Required for the turns of a conversation."""
    id: Slug | None = None
    """The name by which answers speak of a response (`a`, `b` …). Required for responses."""


def _shape(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "as-parts"
    return "as-media" if isinstance(value, (dict, Media)) else "as-text"


FieldValue = Annotated[
    Annotated[Verbatim, Tag("as-text")]
    | Annotated[Media, Tag("as-media")]
    | Annotated[Many[Annotated[Part, Short("text")]], Tag("as-parts")],
    Discriminator(_shape),
]
"""Text; `{file: …, alt: …}`; or a list of turns, responses or steps."""

Raw = Annotated[Any, WithJsonSchema(ANSWER)]
"""An answer as written in YAML. What is legal depends on its question: the layer `answers` reads it."""
