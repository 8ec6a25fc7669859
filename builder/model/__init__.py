"""The spec language: frozen records, what they refer to, and what each audience may see of them."""

from builder.model.base import INTERNAL, TRAINERS, Entry, Record
from builder.model.index import Index, LabelEntry
from builder.model.project import FORMAT, Project
from builder.model.questions import Question
from builder.model.quizzes import Quiz, QuizItem
from builder.model.view import for_audience
from builder.model.walk import Found, entries, walk

__all__ = [
    "FORMAT",
    "INTERNAL",
    "TRAINERS",
    "Entry",
    "Found",
    "Index",
    "LabelEntry",
    "Project",
    "Question",
    "Quiz",
    "QuizItem",
    "Record",
    "entries",
    "for_audience",
    "walk",
]
