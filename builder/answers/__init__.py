"""Answers: for each kind of question what a legal one is, when two are equal, and how far apart they are.

The one truth that checks, diff, quizzes and grading use. Pure functions of models and values as written in YAML.
"""

from builder.answers.accepted import accepted_problems, accepts, labels_accepted, skip_problems
from builder.answers.asked import asked
from builder.answers.items import item_problems
from builder.answers.judge import (
    Answer,
    IllegalAnswerError,
    Row,
    Scored,
    WayOut,
    distance,
    equal,
    labels_in,
    problems,
    read,
    score,
)
from builder.answers.measures import char_iou, weighted_score
from builder.answers.problem import Problem
from builder.answers.quiz_items import quiz_problems
from builder.answers.scope import Scope
from builder.answers.table import KINDS

__all__ = [
    "KINDS",
    "Answer",
    "IllegalAnswerError",
    "Problem",
    "Row",
    "Scope",
    "Scored",
    "WayOut",
    "accepted_problems",
    "accepts",
    "asked",
    "char_iou",
    "distance",
    "equal",
    "item_problems",
    "labels_accepted",
    "labels_in",
    "problems",
    "quiz_problems",
    "read",
    "score",
    "skip_problems",
    "weighted_score",
]
