"""`ignore` names a check that exists and can be silenced.

A slip in the name would silence nothing while it looks as if it did. Faults of the file itself (such as
`wrong-type` or `yaml-tab`) can't be silenced, since nothing can be built from what can't be read.

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
        ignore: [{check: mising-example, reason: Its examples come with the next item batch.}]
    examples: []
"""
