"""A small healthy project, and how tests change it: top-level keys replace those of the base."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from functools import cache

from builder.lint import CHECKS, Fault, Subject, lint
from builder.model import Project, Record
from builder.model.walk import key_of
from builder.scalars import PlainBool, PlainFloat, PlainInt
from builder.source import KeyPath
from builder.yamldoc import parse

TODAY = dt.date(2026, 3, 1)
MEDIA = {"media/cat.png": 2048, "media/talk.mp3": 4096}

BASE = """
format: 1
id: comments
title: Comments
summary: Say whether a comment is toxic.
sensitive: {topics: [insults], warning: You will read insults., wellbeing: Take a break whenever you need one.}
audiences:
  - {id: north, title: The northern vendor}
procedure:
  - {title: Enter the number of the batch, for: north}
item:
  title: A comment
  fields:
    - {id: comment, title: Comment, kind: text}
    - {id: photo, title: Photo, kind: image, optional: true}
    - {id: talk, title: Recording, kind: audio, optional: true}
questions:
  - id: toxic
    title: Toxicity
    ask: Is it toxic?
    kind: choice
    labels: [Yes, No]
    cannot_tell: {id: unclear, definition: When the comment cannot be understood.}
rules:
  - {id: insults, title: No insults, text: An insult is toxic., gives: [toxic/Yes]}
flows:
  - id: main
    title: Is it toxic?
    decides: toxic
    leaves_out: [unclear]
    asks:
      - id: insult
        ask: Is someone insulted?
        ways:
          - {answer: Yes, label: Yes}
          - {answer: No, label: No}
examples:
  - id: one
    title: An insult
    kind: positive
    item:
      comment: You are a fool.
      photo: {file: media/cat.png, alt: A grey cat.}
      talk: {file: media/talk.mp3, transcript: You are a fool.}
    accept: {toxic: Yes}
    reject:
      - {question: toxic, answer: No, why: It attacks the reader.}
      - {question: toxic, answer: unclear, why: It is plain.}
    reason: It attacks the reader.
    rules: [insults]
    path: {main: {insult: Yes}}
  - id: two
    title: Criticism
    kind: negative
    item: {comment: This argument is wrong.}
    accept: {toxic: No}
    reject: [{question: toxic, answer: Yes, why: It criticises the argument.}]
    reason: It attacks nobody.
    rules: [insults]
  - id: three
    title: Nobody knows
    kind: borderline
    item: {comment: Ni!}
    accept: {toxic: unclear}
    reason: Nobody knows what it means.
    rules: [insults]
"""


@cache
def base() -> dict:
    return read(BASE)


def read(text: str) -> dict:
    document = parse(text.encode(), "test.yaml")
    assert not document.findings, document.findings
    assert isinstance(document.data, dict)
    return document.data


def merged(text: str) -> dict:
    return {**copy.deepcopy(base()), **read(text)} if text.strip() else copy.deepcopy(base())


def subject(data: dict, **changes: object) -> Subject:
    project = Project.model_validate(data)
    settings = {"today": TODAY, "media": MEDIA, "written_as_numbers": tuple(bare_numbers(data, project, ()))}
    return Subject(project, **{**settings, **changes})


def found(text: str = "", **changes: object) -> list[tuple[str, Fault]]:
    return [(check.id, fault) for check, fault in lint(subject(merged(text), **changes))]


def of(check: str, text: str = "", **changes: object) -> list[Fault]:
    assert check in CHECKS
    return [fault for id_, fault in found(text, **changes) if id_ == check]


def bare_numbers(data: object, value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """What loading reports as written without quotes although text is meant."""
    if isinstance(value, Record) and isinstance(data, dict):
        model = type(value)
        for name in model.model_fields:
            key = key_of(model, name)
            if key in data:
                yield from bare_numbers(data[key], getattr(value, name), (*path, key))
    elif isinstance(value, tuple) and isinstance(data, list):
        for index, (inner, outer) in enumerate(zip(data, value, strict=False)):
            yield from bare_numbers(inner, outer, (*path, index))
    elif isinstance(value, str) and isinstance(data, (PlainInt, PlainFloat, PlainBool)):
        yield path, data.raw
