"""Words that leave a decision to the reader, and the texts in which they matter."""

# ruff: noqa: E501 -- patterns and lists of words
from __future__ import annotations

import re

from builder.lint.words import words
from builder.model import Found
from builder.model.examples import Example
from builder.model.flows import Ask, Flow
from builder.model.guidance import EdgeCase, Escalation, ProcedureStep, Rule, RuleException, RuleVariant, Section
from builder.model.labels import Distinguish, Label, Severity, Strength, WayOut
from builder.model.questions import QuestionBase
from builder.model.quizzes import Quiz
from builder.model.scales import Anchor, Refinement

_BINDING = (
    Rule, RuleException, RuleVariant, EdgeCase, Escalation, ProcedureStep, Label, Severity, Strength, WayOut,
    Anchor, Refinement, Distinguish, QuestionBase, Ask, Flow, Section,
)  # fmt: skip
_RULES = (Rule, RuleException, RuleVariant, EdgeCase)
_REASONS = frozenset({"why", "case", "title"})


def binding(found: Found) -> bool:
    """Whether the text binds trainers: no reason, no title of anything but a rule, nothing of examples or quizzes."""
    owner = found.owners[-1]
    if not isinstance(owner, _BINDING) or isinstance(found.owners[1], (Example, Quiz)):
        return False
    return found.path[-1] not in _REASONS or (found.path[-1] == "title" and isinstance(owner, Rule))


def strict(found: Found) -> bool:
    """Whether soft adjectives matter too: in rules they decide, in definitions they describe."""
    return isinstance(found.owners[-1], _RULES) and found.path[-1] != "title"


HINTS = {
    "list": "Name the others, or say by what to know them.",
    "andor": "Say 'or', or 'A, B or both'.",
    "where": "Say in which cases.",
    "measure": "Say how much is enough, or by what to tell.",
    "often": "Say when, and what else holds otherwise.",
}

_OFTEN = "usually|generally|normally|typically|in general|as a rule|mostly|sometimes|ideally|preferably|often"
_IMPERATIVE = (
    "add|answer|ask|assign|choose|count|draw|give|grade|ignore|label|leave|mark|note|rate|report|skip|tag|transcribe|treat"
    "|use|write|remove|keep|put|pick|select|be"
)

_ENGLISH = re.compile(
    r"(?P<list>\betc\b\.?|\bet cetera\b|\band so (?:on|forth)\b|\bor something (?:like that|similar)\b|\band the like\b"
    r"|\bor (?:so|whatever)\b(?=[.,;]))"
    r"|(?P<andor>\band\s?/\s?or\b)"
    r"|(?P<where>\b(?:if|as|when|where|whenever|wherever|unless)\s+(?:(?:it\s+(?:is|seems)|they\s+are|you\s+(?:think|find|deem|consider|judge)\s+(?:it|this|that)(?:\s+is)?)\s+)?"
    r"(?:deemed\s+|considered\s+)?(?:necessary|appropriate|needed|required|applicable|possible|relevant|suitable|practical"
    r"|practicable|feasible|reasonable|desired|warranted|sensible|useful|helpful)\b(?!\s+(?:by|to|for|in|that)\b)"
    r"|\bas you see fit\b|\bas (?:the case|circumstances) may (?:be|require)\b|\bcase[- ]by[- ]case\b"
    r"|\buse (?:your |good |best |own |sound )*(?:common sense|judge?ment|discretion)\b|\bat your (?:own )?discretion\b|\bup to you\b|\bdepending on the (?:situation|circumstances|context|case)\b)"
    r"|(?P<measure>\b(?:un)?reasonabl[ey]\b|\b(?:in)?adequate(?:ly)?\b|\b(?:in)?appropriate(?:ly)?\b|\b(?:in)?sufficient(?:ly)?\b"
    r"|\bsuitabl[ey]\b|\bproperly\b|\bacceptable(?=\s+[a-z])|\bacceptably\b|\bsignificant\b|\bsubstantial(?:ly)?\b|\bexcessive(?:ly)?\b"
    r"|\bmore or less\b|\bas (?:soon|quickly|much|little|far|many|few) as possible\b|\bnot too\b"
    r"|\ba number of\b|\ba certain (?:amount|number|degree)\b|\bminimal(?:ly)?\b|\buser-friendly\b|\btimely\b)"
    rf"|(?P<often>(?:\A|(?<=[.!?:]\s)|(?<=and\s)|(?<=you\s)|(?<=should\s)|(?<=must\s))(?:{_OFTEN}),?(?=\s+(?:{_IMPERATIVE})\b))",
    re.IGNORECASE,
)
_ENGLISH_TRIGGERS = words(
    """
    etc cetera forth something whatever like so or necessary appropriate inappropriate appropriately needed
    required applicable possible relevant suitable suitably practical practicable feasible reasonable unreasonable
    reasonably desired warranted fitting sensible useful helpful fit circumstances case sense situation context
    adequate inadequate adequately sufficient insufficient sufficiently properly acceptable acceptably significant
    significantly substantial substantially excessive excessively somewhat various several number certain minimal
    minimally normal normally typical typically friendly timely usually generally general mostly sometimes ideally
    preferably often less too rule
    """
) - {"or", "so", "like", "case", "context", "number", "too", "less", "certain", "rule"} | {"whatever"}
_GERMAN = re.compile(
    r"(?P<list>\busw\b\.?|\betc\b\.?|\bu\.\s?ä\b\.?|\bund so weiter\b|\bo\.\s?ä\b\.?|\bund dergleichen\b)"
    r"|(?P<andor>\bund\s?/\s?oder\b)"
    r"|(?P<where>\b(?:gegebenenfalls|ggf|bei Bedarf|nach Bedarf|wenn nötig|falls nötig|falls erforderlich|wenn möglich"
    r"|soweit möglich|nach Möglichkeit|nach Ermessen|im Einzelfall|je nach (?:Fall|Lage|Situation)|unter Umständen)\b)"
    r"|(?P<measure>\b(?:un)?angemessen\w*\b|\bgeeignet\w*\b|\bausreichend\w*\b|\bhinreichend\w*\b|\bsinnvoll\w*\b"
    r"|\beinigermaßen\b|\bmöglichst\b)"
    r"|(?P<often>\b(?:normalerweise|üblicherweise|in der Regel|meistens|gewöhnlich|im Allgemeinen)\b)",
    re.IGNORECASE,
)
_GERMAN_TRIGGERS = words(
    """
    usw etc weiter dergleichen oder gegebenenfalls ggf bedarf nötig erforderlich möglich möglichkeit ermessen
    einzelfall lage situation fall umständen angemessen angemessene angemessenen angemessener unangemessen
    geeignet geeignete geeigneten ausreichend ausreichende hinreichend sinnvoll sinnvolle einigermaßen möglichst
    normalerweise üblicherweise regel meistens gewöhnlich allgemeinen u o
    """
)
_PHRASES = {
    "en": ("/or", "/ or", "so on", "the like", "judgment", "judgement", "discretion", "up to you", " certain "),
    "de": ("/oder", "/ oder", "u.ä", "u. ä", "o.ä", "o. ä"),
}
VAGUE = {
    "en": (_ENGLISH_TRIGGERS, _PHRASES["en"], _ENGLISH),
    "de": (_GERMAN_TRIGGERS, _PHRASES["de"], _GERMAN),
}
"""For each language: words and pieces of text of which one must be there for a closer look, and what to find."""
