"""Every suppression silences something.

One that silences nothing is a leftover: the fault is gone, and the next one of its sort would pass unseen.

PASS
    rules:
      - id: insults
        title: No insults
        text: An insult is toxic.
        gives: [toxic/Yes]
        ignore: [{check: missing-example, reason: Its examples come with the next item batch.}]
    examples: []

FAIL
    rules:
      - id: insults
        title: No insults
        text: An insult is toxic.
        ignore: [{check: rule-cycle, reason: These two were in a circle once.}]
    examples: []
"""
