"""No suppression outlives its day.

A suppression with `until` silences its check up to and including that day. Afterwards the faults come back, and this
finding says why.

PASS
    rules:
      - id: insults
        title: No insults
        text: An insult is toxic.
        gives: [toxic/Yes]
        ignore: [{check: missing-example, reason: Its examples come with the next item batch., until: 2099-12-31}]
    examples: []

FAIL
    rules:
      - id: insults
        title: No insults
        text: An insult is toxic.
        gives: [toxic/Yes]
        ignore: [{check: missing-example, reason: Its examples come with the next item batch., until: 2020-12-31}]
    examples: []
"""
