"""Documentation of the findings that other layers report: faults of files, and of the form of what they hold.

They can't be silenced, since nothing can be built from what can't be read. A table and not files of their own, since
nothing here runs: the texts only answer `guidewright explain`. Each has the form of a check's docstring.
"""

from __future__ import annotations

from builder.lint.release_findings import RELEASE_FINDINGS

WARNINGS = frozenset({"yaml-comment", "yaml-typographic-quote"})
"""Those that are warnings; all others are errors."""

OTHER_FINDINGS: dict[str, str] = {
    "unreadable-file": """The file can be read.

The system refused to open it: it may be a folder, a broken link, or a file that you have no right to read.
Check it with `ls -l`, and give yourself the right to read it.
""",
    "yaml-syntax": """The file is YAML.

Usually a quotation mark or bracket was not closed, a colon has no space behind it, or a line is indented by the wrong
number of spaces. The finding stands where reading failed; the slip may be a line or two above. Texts that hold ": " or
begin with one of [ { & * ! | > ' " % @ need quotation marks.

PASS
    title: "Toxicity: what counts"

FAIL
    title: Toxicity: what counts
""",
    "yaml-encoding": """The file is written in UTF-8.

Other encodings turn letters with accents, and all other scripts, into rubbish. Save it as "UTF-8" in your editor.
""",
    "yaml-control-character": """The file holds no invisible control characters.

They come from copying out of PDFs and terminals, show nothing, and break pages and searches. Delete the character; if
an example needs it, describe it in words.
""",
    "yaml-tab": """Lines are indented with spaces.

YAML refuses tabs where the structure of the file depends on them, since editors show them in different widths. Set your
editor to insert spaces, and replace the tab with two.
""",
    "yaml-invisible-space": """Lines are indented with ordinary spaces, and an ordinary space follows a colon or dash.

Word processors and web pages have other spaces that look the same, such as the no-break space, or that show nothing at
all. Within a text they are fine; where YAML needs a space, they are not one. Delete them and type the space anew.
""",
    "yaml-conflict-mark": """No merge conflict is left in the file.

Lines with <<<<<<<, ======= and >>>>>>> are what git leaves where two people changed the same lines. Decide which of the
two versions holds, or join them, and delete the three marks.
""",
    "yaml-duplicate-key": """A key stands once in its mapping.

YAML would take the last one in silence, and what stands under the first would be lost. Join the two, or rename one.

FAIL
    title: Toxicity
    title: Toxic comments
""",
    "yaml-key": """A key is a plain word.

A list, a mapping or nothing at all stands where the name of a key should. Often a colon was put where none belongs, or
curly brackets were not meant.
""",
    "yaml-comma": """No comma in braces cuts a text or a number off.

In {…} and […] a comma ends the value before it. A text that holds one needs quotation marks there, and a number is
written without commas. What stands behind the comma is left out.

PASS
    reject: [{question: toxic, answer: No, why: "It is rude, and it attacks the reader."}]

FAIL
    reject: [{question: toxic, answer: No, why: It is rude, and it attacks the reader.}]

FAIL
    volume: {items: 10,000}
""",
    "yaml-empty": """The file is not empty.

An empty file says nothing; perhaps it was saved half-way. Write the spec, or delete the file.
""",
    "yaml-multiple-documents": """The file holds one document.

A line of three hyphens starts a new YAML document, and what follows it would be lost. Delete the line, or split the
file in two.
""",
    "yaml-too-large": """The file is of a size that a person can have written.

A file this large is usually data in the wrong place. Split the spec into several files (`rules.yaml`,
`examples/threats.yaml` …); keep collected items elsewhere.
""",
    "yaml-too-deep": """Values are not nested deeper than any spec needs.

So many levels of brackets or indentation are a slip or an attack. Find the bracket that was not closed.
""",
    "yaml-too-many-nodes": """The file holds no more values than any spec needs.

So many values are usually data in the wrong place. Split the spec into several files; keep collected items elsewhere.
""",
    "yaml-alias-bomb": """Anchors and aliases do not multiply without bound.

A few aliases of aliases can stand for millions of values. Write the values out instead.
""",
    "yaml-unknown-alias": """An alias (`*name`) has its anchor (`&name`) further up.

A text that begins with an asterisk is read as an alias. If it is meant as text, put it in quotation marks.

PASS
    title: "*toxic"

FAIL
    title: *toxic
""",
    "yaml-comment": """No text is cut off by a `#`.

In a text without quotation marks, a `#` after a space begins a comment, and the rest of the line is
not part of the text. Where a word follows the sign at once, as in "ticket #12", the text is probably meant to go on.
Put it in quotation marks, or on lines of its own after `|-`. A comment that is meant has a space after its `#`.

PASS
    text: "See ticket #12 for the reason"

PASS
    text: See the ticket # the one about lamps

FAIL
    text: See ticket #12 for the reason
""",
    "yaml-typographic-quote": """A text in brackets does not end in the middle of its quotation.

Word processors put typographic quotation marks, which are ordinary letters to YAML: a comma between
them ends the text. Put straight marks around the whole text; the others may stay inside.
In braces the error `yaml-comma` says so.

PASS
    would_change: ["“A shop, a parcel”"]

FAIL
    would_change: [“A shop, a parcel”]
""",
    "yaml-tag": """Values have no tags.

`!something` before a value asks for a type of its own; specs need none. Delete it. A text that begins with an
exclamation mark needs quotation marks.
""",
    "yaml-merge-key": """Mappings are not merged with `<<`.

What a merge yields can't be seen where it is used, and the newest YAML no longer has it. Write the keys out.
""",
    "yaml-binary": """The file is text.

It holds bytes that no text has: perhaps a picture or a spreadsheet was saved under this name.
""",
    "no-spec": """Every project folder holds a `project.yaml`.

The name of a folder in `guidelines` is the name of a project, and `project.yaml` is where its spec begins. Write it
(`guidewright new PROJECT` starts one), or remove the folder.
""",
    "folder-and-id-differ": """A project's id is the name of its folder.

Addresses, quizzes and releases go by the id, and people look for the folder. Give both the same name.
""",
    "key-in-two-files": """A key that is no list stands in one file of the project only.

Lists such as `rules` may be spread over several files and are put together. Everything else has one place, so that
nobody has to ask which of two holds. Move it to `project.yaml`.
""",
    "unknown-format": """The spec is written in a format that this program knows.

`format` says in which version of the language the file is written. An older one is read for ever; a newer one needs a
newer guidewright.

PASS
    format: 1
""",
    "unknown-key": """Every key is one that the language knows.

A mistyped key would be ignored in silence, with all that stands under it. The hint names the key that was probably
meant; the reference lists all of them.

FAIL
    rules:
      - {id: insults, titel: No insults, text: An insult is toxic.}
""",
    "missing-key": """Every key that is required is there.

The reference says what each key is for.

FAIL
    rules:
      - {id: insults, title: No insults}
""",
    "wrong-type": """Every value is of the sort that its key asks for.

A list stands where a text should, or a text where a list should, or a number is in quotation marks. A list is written
with a hyphen before each entry, or in square brackets.

PASS
    acronyms: [MQM]

FAIL
    acronyms: MQM
""",
    "wrong-value": """Every value is one that its key allows.

A word is not among those to choose from, a number is too small or too large, a date is not written as YYYY-MM-DD, or a
text is empty. The message names what is allowed.

FAIL
    rules:
      - {id: insults, title: No insults, text: An insult is toxic., strength: perhaps}
""",
    "bad-id": """An id is plain enough to stand in an address.

Ids are small letters, digits and single hyphens (`no-threats`). Labels may be words as the labeling tool knows them
("Not toxic"), in any script, without a slash, up to sixty characters.

PASS
    rules:
      - {id: no-threats, title: No threats, text: A threat is toxic.}

FAIL
    rules:
      - {id: No Threats!, title: No threats, text: A threat is toxic.}
""",
}
"""Documentation by id."""

OTHER_FINDINGS |= RELEASE_FINDINGS
