"""How questions behave, apart from what they ask."""

from typing import Literal

from pydantic import Field

from netlearn.content.model.base import Model

Preset = Literal["practice", "check", "exam", "survey"]
Reveal = Literal["after_each", "after_last", "at_end"]
ConfidenceMode = Literal["off", "ask", "mark"]


class Behaviour(Model):
    """Wishes for a lesson or a question; what is not given comes from the preset.

    Attributes:
        preset: A named bundle; `netlearn.domain.behaviour` says what each means.
        attempts: Tries that count; 0 for as many as the learner wants.
        reveal: When right answers show: after each try, after the last try, or at the end of the lesson.
        hint_after: Wrong tries before the first hint can be asked for; 0 offers it at once.
        shuffle: Whether options come in an order of the learner's own.
        confidence: Whether the learner says how sure they are, and whether that earns or costs marks.
    """

    preset: Preset | None = None
    attempts: int | None = Field(default=None, ge=0, le=20)
    reveal: Reveal | None = None
    hint_after: int | None = Field(default=None, ge=0, le=20)
    shuffle: bool | None = None
    confidence: ConfidenceMode | None = None
