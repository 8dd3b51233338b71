"""The next step in words: what Home says about it and where its button leads."""

from dataclasses import dataclass, field
from math import ceil

from netlearn.content.model import Course
from netlearn.domain.progress import NextStep, Standing
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.standing import Results


@dataclass(frozen=True, slots=True)
class Invitation:
    """A card with one button."""

    title: str
    text: str
    button: str
    place: str
    query: dict[str, str] = field(default_factory=dict)


def word_step(step: NextStep, course: Course, standing: Standing) -> Invitation:
    """Say what the next step is."""
    if step.kind in {"start_lesson", "resume_lesson"}:
        return _word_lesson(step, course)
    if step.kind == "do_action":
        action = course.actions.get(step.action or "")
        title = action.title if action else "Your next action"
        return Invitation(title, "The next action of your plan.", "Open the plan", places.PLAN)
    total = standing.total
    return {
        "start_assessment": Invitation(
            "See where your networks stand",
            f"{total} items about {course.instrument.window}, eight to ten minutes. "
            "Every answer is saved as you give it.",
            "Start the self-assessment",
            places.ASSESS,
        ),
        "resume_assessment": Invitation(
            "Finish your self-assessment",
            f"{standing.answered} of {total} items are rated and saved.",
            "Continue",
            places.ASSESS,
        ),
        "retake_assessment": Invitation(
            "Measure again",
            "Three months have passed. The same items show what has changed.",
            "Start",
            places.ASSESS,
        ),
        "see_profile": Invitation(
            "Your profile is ready", "See what your answers say.", "Open the profile", places.PROFILE
        ),
        "choose_actions": Invitation(
            "Choose what to do first",
            "From your profile we have picked a few actions, each with its reason.",
            "Open the plan",
            places.PLAN,
        ),
        "name_people": Invitation(
            "Look at the people, not only the habits",
            "Name a few people, see how they hang together, and let the plan know. About ten minutes.",
            "Map your people",
            places.NETWORK,
        ),
    }[step.kind]


def _word_lesson(step: NextStep, course: Course) -> Invitation:
    lesson = course.lessons[step.lesson or ""]
    where = f" You are at step {step.step + 1} of {len(lesson.steps)}." if step.step else ""
    left = ceil(lesson.minutes * (len(lesson.steps) - step.step) / len(lesson.steps))
    return Invitation(
        lesson.title,
        f"{lesson.summary}{where} About {count(left, 'minute')}{' left' if step.step else ''}.",
        "Read on" if step.kind == "resume_lesson" else "Start the lesson",
        places.LESSON,
        {"lesson": lesson.id},
    )


def link_assessment(results: Results) -> None:
    """The way to the self-assessment from a screen that needs a finished one."""
    going = results.draft and results.draft.ratings
    places.link_next("Continue the self-assessment" if going else "Start the self-assessment", places.ASSESS)
