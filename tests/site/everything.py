"""A repository whose one project holds every kind of entry of the language, mostly several of it."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

from tests.site.built import ROOT

SPEC = """
format: 1
id: everything
title: Everything
summary: Answer every kind of question.
audiences:
  - {id: vendor-a, title: Vendor A}
  - {id: vendor-b, title: Vendor B}
variants:
  - {id: tool-b, by: tool, title: In tool B}
  - {id: tool-c, by: tool, title: In tool C}
sensitive: {topics: [insults], warning: You will read insults., wellbeing: Take breaks.}
requirements:
  purpose: To learn what is rude.
  use: To train a filter.
  owners:
    - {name: Ada, role: Answers for the rules, contact: by mail}
    - {name: Ben, role: Answers for the data, contact: by phone}
    - {name: Cleo, role: Answers for the tool}
  volume: {items: 1000, note: In four parts.}
  deadline: {date: 2027-06-30, note: For a conference.}
  quality:
    - {measure: Agreement, target: Above 0.7, note: Measured weekly.}
    - {measure: Reviews, target: One in ten, note: Drawn at random., for: trainers}
    - {measure: Speed, target: Five minutes, note: The median., for: vendor-a}
  data_handling: Keep it to yourself.
  time_per_item: {minutes: 2, at_most: 5, note: With reading.}
  pay: By the hour.
  pay_negotiation: The second vendor wants more.
  languages: [en]
  skills: [Reading English]
  vendors:
    - {name: Acme, note: Half of the work.}
    - {name: Bolt, note: The other half.}
item:
  title: A case
  description: It comes from a forum.
  fields:
    - {id: comment, title: Comment, kind: text, help: What they wrote.}
    - {id: talk, title: Talk, kind: conversation, optional: true, help: What came before.}
    - {id: replies, title: Replies, kind: responses, optional: true, help: Two of them.}
    - {id: steps, title: Steps, kind: steps, optional: true, help: One by one.}
    - {id: photo, title: Photo, kind: image, optional: true, help: If they sent one.}
    - {id: sound, title: Sound, kind: audio, optional: true, help: If they spoke.}
    - {id: source, title: Source, kind: code, language: python, optional: true, help: If they coded.}
    - {id: notes, title: Notes, kind: markdown, optional: true, help: In their own form.}
    - {id: formula, title: Formula, kind: latex, optional: true, help: A single one.}
    - {id: problem, title: Problem, kind: math, optional: true, help: Words and formulas.}
    - {id: other-photo, title: Other photo, kind: image, optional: true, help: To compare.}
    - {id: arabic, title: Arabic, kind: text, language: ar, optional: true, help: From right to left.}
scales:
  - id: quality
    title: Quality
    low: 1
    high: 3
    anchors:
      - {value: 1, title: Bad, definition: It is bad., include: [Nonsense.], exclude: [Typing errors.],
         distinguish: [{from: tone/2, by: How bad it is.}]}
      - {value: 2, title: Fair, definition: It will do.}
      - {value: 3, title: Good, definition: It is good.}
  - id: length
    title: Length
    low: 1
    high: 2
    anchors: [{value: 1, title: Short, definition: Few words.}, {value: 2, title: Long, definition: Many words.}]
questions:
  - id: toxic
    title: Toxicity
    ask: Is it toxic?
    help: Read it twice.
    kind: choice
    include: [Insults.]
    exclude: [Swearing.]
    labels:
      - id: Yes
        definition: It is.
        include: [Insults.]
        exclude: [Irony.]
        distinguish: [{from: toxic/No, by: Who is meant.}]
        labels: [{id: Insult, definition: Of someone.}, {id: Threat, definition: Of harm.},
                 {id: Curse, definition: Of ill.}]
      - {id: No, definition: It is not.}
      - {id: Perhaps, definition: It may be., flags: [needs-note]}
    cannot_tell: {id: unclear, definition: When nobody knows., include: [Noise.], exclude: [Slang.]}
  - {id: tags, title: Tags, ask: Which?, help: All., kind: multiple, labels: [rude, vulgar, crude],
     when: [{question: toxic, is: [Insult, Threat]}]}
  - {id: tone, title: Tone, ask: How?, kind: rating, scale: quality,
     refine: [{value: 1, definition: Here it means rude., include: [Sneers.], exclude: [Jokes.]}]}
  - {id: size, title: Size, ask: How long?, kind: rating, scale: length}
  - {id: mood, title: Mood, ask: Which?, kind: rating,
     scale: {low: 0, high: 2, anchors: [{value: 0, title: Low, definition: Sad.}, {value: 1, title: Mid},
                                        {value: 2, title: High, definition: Gay.}]}}
  - id: better
    title: Better
    ask: Which?
    kind: pairwise
    of: replies
    tie: true
    strengths: [{id: slightly, definition: A bit.}, {id: clearly, definition: Well.}, {id: much, definition: By far.}]
  - {id: order, title: Order, ask: Which?, kind: ranking, of: replies, ties: true}
  - {id: marks, title: Marks, ask: Where?, kind: spans, of: comment, overlap: true,
     labels: [{id: word, definition: A word.}, {id: name, definition: A name.}, {id: place, definition: A place.}]}
  - id: errors
    title: Errors
    ask: Which?
    kind: errors
    of: [comment]
    categories: [{id: style, definition: Of style., labels: [order, tone, ending]}, {id: facts}, {id: taste}]
    severities:
      - {id: minor, definition: Small., weight: 1}
      - {id: middle, definition: Not so small., weight: 3}
      - {id: major, definition: Big., weight: 5}
    weights: [{category: style, severity: minor, weight: 0.5}, {category: facts, weight: 4}]
    missing: true
  - {id: script, title: Script, ask: Where?, kind: spans, of: [arabic, source], labels: [word, name]}
  - {id: links, title: Links, ask: How?, kind: relations, spans: marks,
     labels: [{id: names, from: [name], to: [word]}, {id: calls, definition: It calls.}]}
  - {id: boxes, title: Boxes, ask: Where?, kind: boxes, of: photo, labels: [cat, dog]}
  - {id: grade, title: Grade, ask: How?, kind: grades, of: steps, labels: [good, bad, odd], ends_at: [bad]}
  - {id: count, title: Count, ask: How many?, kind: number, low: 0, unit: words, tolerance: 1}
  - {id: why, title: Why, ask: Why?, kind: text, min_words: 1, max_characters: 200,
     must_match: [{pattern: is, says: Say what it is.}], must_not_match: [{pattern: xx, says: No crosses.}]}
skips:
  - {id: foreign, title: Foreign, definition: Another language., include: [Latin.], exclude: [Loan words.],
     distinguish: [{from: toxic/No, by: Whether you can read it.}]}
  - {id: broken, title: Broken, definition: It does not load.}
  - {id: empty, title: Empty, definition: There is nothing.}
tasks:
  - {id: judge, title: Judge, summary: Judge it.,
     fields: [comment, talk, replies, steps, photo, sound, source, notes, formula, problem, other-photo, arabic],
     questions: [toxic, tags, tone, size, mood, better, order, marks, errors, script, links, boxes, grade, count, why]}
  - {id: compare, title: Compare, summary: Compare them., fields: [replies], questions: [better, order]}
  - {id: count, title: Count, summary: Count them., fields: [comment], questions: [count, why]}
procedure:
  - {title: Open the tool, text: It is blue.}
  - {title: Read the case, text: All of it., tasks: judge}
  - {title: Send the answers, text: Press the key., only: tool-b}
sections:
  - {id: basics, title: Basics, intro: First of all.}
  - {id: details, title: Details, intro: Then these.}
  - {id: rest, title: The rest, intro: At last.}
rules:
  - id: insults
    title: Insults
    text: An insult is toxic, see [[rule:quotes|quotations]] and [[term:insult]].
    why: It hurts.
    section: basics
    gives: [toxic/Insult]
    exceptions:
      - {id: irony, when: It is ironic., then: It is not., gives: [toxic/No]}
      - {id: song, when: It is sung., then: It may be., gives: [toxic/Perhaps]}
      - {id: play, when: It is played., then: It may be., gives: [toxic/Perhaps]}
    variants: [{variant: tool-b, title: Insults in B, text: Press I.}, {variant: tool-c, text: Press J.}]
  - {id: quotes, title: Quotations, text: A quotation is not toxic., section: details, over: [insults],
     gives: [toxic/No]}
  - {id: steps, title: Steps, text: A wrong step is bad., section: rest, gives: [grade/bad], bears_on: [tone, tone/3]}
  - {id: careful, title: Care, text: Read it all., strength: should, why: It pays.}
  - {id: swift, title: Haste, text: Be quick., strength: may, only: tool-b}
flows:
  - id: main
    title: Is it toxic or not
    decides: toxic
    intro: From the top.
    leaves_out: [unclear, Perhaps, Curse]
    asks:
      - {id: aimed, ask: Is it aimed at someone?, help: At a person., rules: [insults],
         ways: [{answer: Yes, next: kind, note: Go on.}, {answer: No, label: No, note: Done.}]}
      - {id: kind, ask: Is it a threat?, help: Of harm.,
         ways: [{answer: Yes, label: Threat}, {answer: No, label: Insult}]}
  - id: steps-flow
    title: Is the step good
    decides: grade
    leaves_out: [odd]
    asks: [{id: right, ask: Is it right?, ways: [{answer: Yes, label: good}, {answer: No, label: bad}]}]
examples:
  - id: one
    title: An insult
    kind: positive
    task: judge
    item:
      comment: You are a fool, Tom.
      talk:
        - {role: user, text: Hello., media: {file: media/turn.png, alt: A cat that waves.}}
        - {role: assistant, text: Good day.}
      replies: [{id: a, text: Fine.}, {id: b, media: {file: media/reply.mp3, transcript: Somebody hums.}}]
      steps: [One is one., {text: Two is three., media: {file: media/step.png, alt: A cat and two cats.}}]
      photo: {file: media/one.png, alt: A cat on a mat.}
      sound: {file: media/one.mp3, transcript: Somebody sings.}
      source: print(1)
      notes: It is **rude**.
      formula: x^2
      problem: Solve $x = 1$.
      other-photo: {file: media/other.png, alt: A cat off a mat.}
      arabic: تعمل ليلى في القاهرة.
    accept:
      toxic: Insult
      tags: [rude]
      tone: {from: 1, to: 2}
      size: 1
      mood: {any_of: [0, 1]}
      better: {any_of: [{better: a, by: much}, {better: a, by: slightly}]}
      order: [a, b]
      marks: [{text: fool, label: word, name: w}, {text: Tom, label: name, name: n}]
      errors: [{text: fool, category: tone, severity: minor}, {missing: true, category: facts, severity: major}]
      script: [{text: ليلى, field: arabic, label: name}, {text: print, field: source, label: word}]
      links: [{from: n, to: w, label: names}]
      boxes: [{box: [0, 0, 10, 10], label: cat}]
      grade: [good, bad]
      count: 1
      why: It is rude.
    reject: [{question: toxic, answer: No, why: It attacks.}, {question: skip, answer: foreign, why: It is English.},
             {question: marks, answer: [{text: fool, label: name}], why: It is no name.},
             {question: boxes, answer: [{box: [1, 1, 2, 2], label: dog}], why: It is no dog.}]
    reason: It attacks the reader.
    rules: [insults, steps]
    contrasts: [two]
    would_change: [{if: It were quoted., then: It would not be toxic.}]
    note: Rude to Tom.
    path: {main: {aimed: Yes, kind: No}}
    sensitive: [insults]
  - id: two
    title: Another language
    kind: negative
    item: {comment: Ni!, photo: {file: media/two.png, alt: Two cats.}}
    accept: {skip: foreign}
    reason: Nobody knows it.
    rules: [insults, quotes]
  - id: three
    title: A quotation
    kind: contrast
    item: {comment: "They said: fool.", photo: {file: media/three.png, alt: Three cats.}}
    accept: {toxic: No, why: It is quoted.}
    reason: It is only quoted.
    rules: [quotes]
    contrasts: [one]
edge_cases:
  - {id: emoji, title: Emoji, case: Only emoji., ruling: "Read them, as [[label:toxic/No]] says.", gives: [toxic/No]}
  - {id: caps, title: Capitals, case: All in capitals., ruling: Ignore it., rules: [insults]}
  - {id: code, title: Source code, case: Only code., ruling: Leave it.}
escalation:
  - {when: Someone is in danger., to: Ada, how: By phone.}
  - {when: The tool fails., to: Ben, how: By mail.}
  - {when: You are tired., to: Cleo, how: In person.}
faq:
  - {id: long, question: What if it is long?, answer: Read it., rules: [insults]}
  - {id: short, question: What if it is short?, answer: Read it twice.}
  - {id: none, question: What if it is empty?, answer: Leave it.}
glossary:
  - {id: insult, term: insult, also: [insults], definition: Words that hurt.}
  - {id: threat, term: threat, definition: Words that promise harm.}
  - {id: irony, term: irony, definition: Words that mean another thing.}
decisions:
  - {id: d1, date: 2026-01-01, status: under-way, case: Irony came up., ruling: It is open., by: Ada}
  - {id: d2, date: 2026-01-02, case: Songs came up., ruling: They count., rules: [insults], by: Ben}
  - {id: d3, date: 2026-01-03, status: reversed, case: Plays came up., ruling: They counted., by: Cleo}
  - {id: d4, date: 2026-01-04, case: Poems came up., ruling: They count., by: Dora}
open_questions:
  - {id: o1, question: What of poems?, owner: Emil, due: 2027-12-31, rules: [insults]}
  - {id: o2, question: What of plays?, owner: Fred, due: 2027-12-31}
"""

PRACTICE = """
format: 1
id: practice
use: practice
title: Practice it
intro: Take your time.
items:
  - {id: q1, kind: label, ask: Is it so?, item: {comment: Fool!, photo: {file: media/four.png, alt: Four cats.}},
     question: toxic, rules: [insults], reason: It is so.,
     answers: [{answer: Insult, why: Of course.}, {answer: Threat, credit: 0.5, why: Hardly.}]}
  - {id: q2, kind: single, ask: Which one?, options: [{id: a, text: Yes it is, reason: Right.},
     {id: b, text: No it is not, reason: Wrong.}], answers: [{answer: a}], rules: [quotes], reason: It is quoted.}
  - {id: q3, kind: open, ask: Why so?, answers: [{answer: Since it hurts}], rules: [quotes], reason: It hurts.}
"""

EXAM = """
format: 1
id: exam
use: exam
title: The exam
intro: No help.
pass_mark: {overall: 0.8}
items:
  - {id: x1, kind: single, ask: Which then?, options: [{id: a, text: The first, reason: Right.},
     {id: b, text: The second, reason: Wrong.}], answers: [{answer: a}], rules: [quotes], reason: It is the first.}
  - {id: x2, kind: label, ask: And this?, item: {comment: You fool.}, question: toxic, rules: [insults],
     answers: [{answer: Insult}], reason: It insults.}
  - {id: x3, kind: ordering, ask: In which order?, options: [{id: a, text: To read}, {id: b, text: To answer}],
     answers: [{answer: [a, b]}], rules: [insults], reason: One reads first.}
  - {id: x4, kind: number, ask: How many words has it?, answers: [{answer: 17}], rules: [insults], reason: So many.}
"""

MEDIA = ("one.png", "two.png", "three.png", "four.png", "other.png", "turn.png", "step.png", "one.mp3", "reply.mp3")
SIDE = 40
"""Pixels of a picture: the boxes of its answers lie within."""


def _piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture() -> bytes:
    """A white square as PNG; what stands behind its end, nobody reads."""
    lines = (b"\0" + b"\xff" * SIDE) * SIDE
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    pieces = (_piece(b"IHDR", header), _piece(b"IDAT", zlib.compress(lines)), _piece(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def write(folder: Path) -> Path:
    """Write the repository."""
    shutil.copyfile(ROOT / "mkdocs.yml", (folder / "mkdocs.yml"))
    spec, quizzes = folder / "guidelines" / "everything", folder / "quizzes" / "everything"
    (spec / "media").mkdir(parents=True)
    quizzes.mkdir(parents=True)
    (spec / "project.yaml").write_text(SPEC, "utf-8")
    (quizzes / "practice.yaml").write_text(PRACTICE, "utf-8")
    (quizzes / "exam.yaml").write_text(EXAM, "utf-8")
    for name in MEDIA:
        before = picture() if name.endswith(".png") else b""
        (spec / "media" / name).write_bytes(before + b"the content of " + name.encode())
    return folder
