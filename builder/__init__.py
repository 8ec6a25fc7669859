"""Guidewright: YAML requirement specs in; labeling instructions, worked examples and quizzes out."""

__version__ = "0.1.0"
