"""What the layer must know of a kind of question."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from builder.answers.problem import Faults
from builder.answers.scope import Scope
from builder.model.items import Raw
from builder.model.questions import QuestionBase

AnyQuestion = TypeVar("AnyQuestion", bound=QuestionBase)
Value = TypeVar("Value")


class Kind(ABC, Generic[AnyQuestion, Value]):
    """One kind of question. The way out ("cannot tell") is none of its business: every kind has the same one.

    Attributes:
        gradual: Whether a nearly right answer earns a part of the credit by its distance. Kinds with few answers are
            not gradual, since guessing would earn points; there the answer table says what a near miss is worth.
        tolerant: Whether `tolerance` means something.
        ranged: Whether an accepted set can be a range.
    """

    gradual: ClassVar[bool] = False
    tolerant: ClassVar[bool] = False
    ranged: ClassVar[bool] = False

    @abstractmethod
    def read(self, question: AnyQuestion, raw: Raw, scope: Scope, faults: Faults) -> Value | None:
        """The answer in its normal form, hashable. Notes every problem; what it returns then is of no use."""

    @abstractmethod
    def distance(self, question: AnyQuestion, a: Value, b: Value, scope: Scope, tolerance: float | None) -> float:
        """How far apart two answers are: 0 equal, 1 nothing in common. Symmetric; no triangle inequality is claimed.

        Args:
            question: The question.
            a: An answer that was read.
            b: Another one.
            scope: What they are read against.
            tolerance: By how much they may be off, where the question's own tolerance does not hold.
        """

    def equal(self, question: AnyQuestion, a: Value, b: Value, scope: Scope, tolerance: float | None) -> bool:
        """Whether two answers count as the same."""
        return self.distance(question, a, b, scope, tolerance) == 0

    def definite(self, question: AnyQuestion, value: Value) -> bool:  # noqa: ARG002 -- for kinds that need them
        """Whether a trainer can answer so: a key may leave things open that an answer must settle."""
        return True

    def labels(self, question: AnyQuestion, raw: Raw) -> Iterator[str]:  # noqa: ARG002 -- for kinds that need them
        """Ids of the labels (levels, strengths, severities) in a raw answer. Passes over what it can't read."""
        yield from ()

    def words(self, question: AnyQuestion, raw: Raw) -> Iterator[str]:
        """What a condition (`is:`) can name of a raw answer."""
        yield from self.labels(question, raw)


AnyKind = Kind[Any, Any]
