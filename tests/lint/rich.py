"""A project that uses most of the language, to be mutated."""

from __future__ import annotations

RICH = """
format: 1
id: rich
title: Everything
summary: Answer every kind of question.
acronyms: [QA]
audiences: [{id: north, title: The northern vendor}]
variants: [{id: tool-b, by: tool, title: In tool B}]
sensitive: {topics: [insults], warning: You will read insults., wellbeing: Take breaks.}
requirements: {purpose: To learn., pay: {text: By the hour., for: internal}, languages: [en]}
item:
  title: A case
  fields:
    - {id: comment, title: Comment, kind: text}
    - {id: replies, title: Replies, kind: responses, optional: true}
    - {id: steps, title: Steps, kind: steps, optional: true}
    - {id: photo, title: Photo, kind: image, optional: true}
scales:
  - {id: quality, title: Quality, low: 1, high: 5, anchors: [{value: 1, title: Bad}, {value: 5, title: Good}]}
questions:
  - id: toxic
    title: Toxicity
    ask: Is it toxic?
    kind: choice
    labels: [{id: Yes, labels: [Insult, Threat], distinguish: [{from: toxic/No, by: Who is meant.}]},
             {id: No, distinguish: [{from: toxic/Yes, by: Nobody is meant.}]}]
    cannot_tell: {id: unclear, definition: When nobody knows.}
  - {id: tags, title: Tags, ask: Which?, kind: multiple, labels: [rude, vulgar],
     when: [{question: toxic, is: [Insult, Threat]}]}
  - {id: tone, title: Tone, ask: How?, kind: rating, scale: quality}
  - {id: better, title: Better, ask: Which?, kind: pairwise, of: replies, strengths: [slightly, much], tie: true}
  - {id: order, title: Order, ask: Which?, kind: ranking, of: replies}
  - {id: marks, title: Marks, ask: Where?, kind: spans, of: comment, labels: [word, name]}
  - id: errors
    title: Errors
    ask: Which?
    kind: errors
    of: [comment]
    categories: [{id: style, labels: [order, tone]}]
    severities: [{id: minor, definition: Small., weight: 1}, {id: major, definition: Big., weight: 5}]
    weights: [{category: style, severity: minor, weight: 2}]
  - {id: links, title: Links, ask: How?, kind: relations, spans: marks, labels: [{id: names, from: [name], to: [word]}]}
  - {id: boxes, title: Boxes, ask: Where?, kind: boxes, of: photo, labels: [cat]}
  - {id: grade, title: Grade, ask: How?, kind: grades, of: steps, labels: [good, bad], ends_at: [bad]}
  - {id: count, title: Count, ask: How many?, kind: number, low: 0, unit: words}
  - {id: why, title: Why, ask: Why?, kind: text, min_words: 1}
skips: [{id: foreign, title: Foreign, definition: Another language.}]
tasks:
  - {id: judge, title: Judge, summary: Judge it., fields: [comment, replies, steps, photo],
     questions: [toxic, tags, tone, better, order, marks, errors, links, boxes, grade, count, why]}
procedure: [{title: Open the tool, tasks: judge, only: tool-b}]
sections: [{id: basics, title: Basics}]
rules:
  - id: insults
    title: Insults
    text: An insult is toxic, see [[rule:quotes|quotations]] and [[term:insult]].
    section: basics
    gives: [toxic/Insult]
    exceptions: [{id: irony, when: It is ironic., then: It is not., gives: [toxic/No]}]
    variants: [{variant: tool-b, text: Press I.}]
    ignore: [{check: rule-cycle, reason: It was in a circle once.}]
  - {id: quotes, title: Quotations, text: A quotation is not toxic., over: [insults], gives: [toxic/No]}
  - {id: steps, title: Steps, text: A wrong step is bad., gives: [grade/bad], bears_on: [tone, tone/5]}
  - {id: pay, title: Pay, text: Secret., for: internal}
flows:
  - id: main
    title: Is it toxic?
    decides: toxic
    leaves_out: [unclear]
    asks:
      - {id: aimed, ask: Is it aimed at someone?, rules: [insults],
         ways: [{answer: Yes, next: kind}, {answer: No, label: No}]}
      - {id: kind, ask: Is it a threat?, ways: [{answer: Yes, label: Threat}, {answer: No, label: Insult}]}
examples:
  - id: one
    title: An insult
    kind: positive
    task: judge
    item:
      comment: You are a fool, Tom.
      replies: [{id: a, text: Fine.}, {id: b, text: Bad.}]
      steps: [One is one., Two is three.]
      photo: {file: media/cat.png, alt: A cat.}
    accept:
      toxic: Insult
      tags: [rude]
      tone: {from: 1, to: 3}
      better: {any_of: [{better: a, by: much}, {better: a, by: slightly}]}
      order: [a, b]
      marks: [{text: fool, label: word, name: w}, {text: Tom, label: name, name: n}]
      errors: [{text: fool, category: tone, severity: minor}]
      links: [{from: n, to: w, label: names}]
      boxes: [{box: [0, 0, 10, 10], label: cat}]
      grade: [good, bad]
      count: 1
      why: It is rude.
    reject: [{question: toxic, answer: No, why: It attacks.}, {question: skip, answer: foreign, why: It is English.}]
    reason: It attacks the reader.
    rules: [insults, steps]
    contrasts: [two]
    would_change: [{if: It were quoted., then: It would not be toxic.}]
    path: {main: {aimed: Yes, kind: No}}
    sensitive: [insults]
  - id: two
    title: Another language
    kind: negative
    item: {comment: Ni!}
    accept: {skip: foreign}
    reason: Nobody knows it.
    rules: [insults]
edge_cases: [{id: emoji, title: Emoji, case: Only emoji.,
              ruling: "Read them, as [[label:toxic/No]] says.", gives: [toxic/No]}]
escalation: [{when: Someone is in danger., to: Ada, how: By phone., for: [trainers, north]}]
faq: [{id: long, question: What if it is long?, answer: "Read it: ![A cat](media/cat.png)."}]
glossary: [{id: insult, term: insult, definition: Words that hurt.}]
decisions: [{id: d1, date: 2026-01-01, status: under-way, case: Irony., ruling: Open., rules: [insults]}]
open_questions: [{id: o1, question: What of irony?, owner: Ada, due: 2026-12-31, rules: [insults]}]
quizzes:
  - format: 1
    id: practice
    use: practice
    title: Practice
    draw: [{pool: easy, items: 1}]
    items:
      - {id: q1, kind: label, ask: Is it?, item: {comment: Fool!}, question: toxic, pool: easy,
         answers: [{answer: Insult}, {answer: Threat, credit: 0.5}], rules: [insults], reason: It is.}
      - {id: q2, kind: single, ask: Which?, options: [{id: a, text: A}, {id: b, text: B}], answers: [{answer: a}],
         rules: [quotes, steps], reason: It is.}
"""
