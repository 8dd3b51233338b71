"""Coaching content: how it is linked, what its model refuses, and what the real file offers."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError

from netlearn.content.load import load_course, read_document
from netlearn.content.model import Coaching, Course, PairPatternId
from netlearn.content.rules import list_rules
from netlearn.content.searchable import Entry, list_entries
from netlearn.content.watch_file import WatchedFile, find_course
from netlearn.settings import ROOT
from tests.content.packs import copy_course, edit_course, report_course

COPY = {"file": "coaching.yaml", "copy": "small_coaching.yaml"}
LISTED = {"file": "coaching.yaml", "replace": "lessons: []", "with": "lessons: [second-door]"}
LESSON = {
    "file": "coaching/second-door.yaml",
    "write": """\
id: second-door
title: The second door
summary: How to hold a door for somebody else.
minutes: 5
takeaways: [A held door costs little.]
try_this: Hold one.
blocks:
  - {kind: text, id: only, heading: Holding, body: "Ada holds the door for an apprentice."}
""",
}


def read_small() -> Any:
    return yaml.safe_load((Path(__file__).parent / "small_coaching.yaml").read_text(encoding="utf-8"))


def load_real() -> tuple[Course, Coaching]:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None
    assert course.coaching is not None
    return course, course.coaching


def test_course_without_a_coaching_file_has_no_coaching(tmp_path: Path) -> None:
    course, _ = load_course(copy_course(tmp_path))

    assert course is not None
    assert course.coaching is None
    assert course.coach_lessons == {}


def test_small_coaching_file_has_no_problems(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [COPY])

    assert report_course(folder) == "\n"


def test_coach_lesson_is_linked_and_kept_from_learners(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [COPY, LISTED, LESSON])

    course, _ = load_course(folder)

    assert course is not None
    assert list(course.coach_lessons) == ["second-door"]
    assert list(course.lessons) == ["first-door"]
    assert list(course.every_lesson) == ["first-door", "second-door"]
    with pytest.raises(KeyError):
        course.module_of("second-door")


def test_coach_lesson_is_found_as_what_it_is(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [COPY, LISTED, LESSON])
    course, _ = load_course(folder)
    assert course is not None

    assert list_entries(course)[-1] == Entry(
        "coach_lesson",
        "second-door",
        "The second door",
        "How to hold a door for somebody else. Holding Ada holds the door for an apprentice. "
        "A held door costs little. Hold one.",
    )


def test_coach_lesson_in_a_module_keeps_the_course_from_service(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    listed = {"file": "course.yaml", "replace": "- first-door", "with": "- first-door\n      - second-door"}
    edit_course(folder, [COPY, LISTED, LESSON, listed])

    course, problems = load_course(folder)

    assert course is None
    assert [one.message for one in problems if one.blocks] == ["there is no lesson `second-door`"]


def test_coach_lesson_can_be_previewed(tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [COPY, LISTED, LESSON])
    path = folder / "coaching" / "second-door.yaml"

    watched = WatchedFile(folder, path)

    assert find_course(path, tmp_path) == folder
    assert watched.view is not None
    assert watched.view.file.title == "The second door"


def test_coaching_file_that_stands_alone_is_known_by_its_keys() -> None:
    document, problems = read_document(Path(__file__).parent / "small_coaching.yaml", None)

    assert problems == ()
    assert document is not None
    assert isinstance(document.model, Coaching)


def drop_pattern(data: Any) -> None:
    del data["patterns"][0]


def double_pattern(data: Any) -> None:
    data["patterns"].append(data["patterns"][0])


def drop_agenda(data: Any) -> None:
    del data["agendas"][1]


def drop_guide(data: Any) -> None:
    del data["guides"][0]


def lengthen_part(data: Any) -> None:
    data["agendas"][0]["parts"][0]["minutes"] += 1


def double_part(data: Any) -> None:
    data["agendas"][0]["parts"][1]["id"] = "talk"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (drop_pattern, "`patterns` must hold each pattern once"),
        (double_pattern, "`patterns` must hold each pattern once"),
        (drop_agenda, "`agendas` must hold each agenda once"),
        (drop_guide, "`guides` must hold each guide once"),
        (lengthen_part, "the minutes of the parts do not add up to the agenda's"),
        (double_part, "two parts have the same id"),
    ],
)
def test_coaching_that_does_not_fit_together_is_refused(spoil: Callable[[Any], None], told: str) -> None:
    data = read_small()
    spoil(data)

    with pytest.raises(ValidationError) as refused:
        Coaching.model_validate(data)

    assert [error["msg"] for error in refused.value.errors()] == [told]


QUESTIONS = {
    "Who knows why the ovens were cold?": [],
    "If nothing stood in the way, whom would you call?": [],
    "That is one way. What else could you try?": [],
    "Which two people, one inside and one outside, would you bring together?": [],
    "Have you called the mill?": ["yes or no would answer the question"],
    "I wonder. Could you call the person who knows?": ["yes or no would answer the question"],
    "You will call the mill?": ["yes or no would answer the question"],
    "Whom will you call, and when?": ["two questions stand in one"],
    "Who is it? What do they want?": ["two questions stand in one"],
    "Tell me who it was.": ["the question does not end in a question mark"],
}


@pytest.mark.parametrize(("text", "told"), QUESTIONS.items())
def test_question_is_open_and_asks_one_thing(text: str, told: list[str], tmp_path: Path) -> None:
    folder = copy_course(tmp_path)
    edit_course(folder, [COPY, {"file": "coaching.yaml", "replace": "Who knows about flour?", "with": text}])

    _, problems = load_course(folder)

    assert [one.message for one in problems if one.code == "NL704"] == told


def test_real_coaching_serves_every_step_pattern_and_facet() -> None:
    course, coaching = load_real()
    steps = Counter(step for one in coaching.questions for step in one.steps)
    patterns = Counter(pattern for one in coaching.questions for pattern in one.patterns)
    facets = Counter(facet for one in coaching.questions for facet in one.facets)

    assert len(coaching.questions) >= 60
    assert [step for step in coaching.guide_steps if steps[step] < 5] == []
    assert [pattern for pattern in get_args(PairPatternId) if patterns[pattern] < 3] == []
    assert [facet.id for facet in course.instrument.facets if facets[facet.id] < 2] == []
    assert len({one.text for one in coaching.questions}) == len(coaching.questions)


def test_real_agendas_last_an_hour_and_half_an_hour() -> None:
    _, coaching = load_real()

    assert {agenda.id: agenda.minutes for agenda in coaching.agendas} == {"first": 60, "follow-up": 30}


@pytest.mark.parametrize("agenda_id", ["first", "follow-up"])
@pytest.mark.parametrize("guide_id", ["grow", "oskar"])
def test_every_step_of_a_guide_has_its_part_in_every_agenda(agenda_id: str, guide_id: str) -> None:
    _, coaching = load_real()
    agenda = next(one for one in coaching.agendas if one.id == agenda_id)
    guide = next(one for one in coaching.guides if one.id == guide_id)
    placed = {step for part in agenda.parts for step in part.steps}

    assert {step.id for step in guide.steps} - placed == set()


def test_real_coach_lessons_are_three_with_questions_and_sources() -> None:
    course, _ = load_real()
    asked = [
        [block.question for block in one.blocks if block.kind == "question"]
        for one in course.coach_lessons.values()
    ]

    assert list(course.coach_lessons) == ["before-you-meet", "listening-to-a-gap", "better-left-unsaid"]
    assert {name for names in asked for name in names} <= set(course.questions)
    assert min(len(names) for names in asked) >= 3
    assert [one.id for one in course.coach_lessons.values() if not 5 <= one.minutes <= 9] == []
    assert [one.id for one in course.coach_lessons.values() if "[@" not in one.model_dump_json()] == []
    assert set(course.coach_lessons) & set(course.lessons) == set()


def test_coaching_rules_are_a_family_of_their_own() -> None:
    assert [rule.code for rule in list_rules() if rule.code.startswith("NL7")] == [
        "NL701",
        "NL702",
        "NL703",
        "NL704",
        "NL705",
    ]
