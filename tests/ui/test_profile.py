import pytest

from netlearn.store.assessments import list_assessments, submit_assessment
from netlearn.store.lessons import finish_lesson
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import (
    learner_of,
    open_app,
    open_with_profile,
    press,
    rate_all,
    refuse_writes,
    run,
    unfold,
    words,
)

pytestmark = pytest.mark.usefixtures("server")


def test_profile_without_answers_leads_to_the_assessment() -> None:
    app = press(open_app("profile"), "Start the self-assessment")
    assert app.title[0].value == "Where do your networks stand?"


@pytest.mark.parametrize("value", [1, 3, 5])
def test_profile_of_one_answer_throughout_shows_every_facet(value: int) -> None:
    open_with_profile(value)
    app = open_app("profile")
    told = words(app) + "\n".join(expander.label for expander in app.expander)
    for facet in get_course().instrument.facets:
        assert f"{facet.title}: " in told
    assert "See your plan" in [button.label for button in app.button]


def test_profile_of_items_that_do_not_apply_has_gaps_and_no_zero() -> None:
    app = press(open_app("assess"), "Start")
    for _ in range(4):
        for place in range(len(app.radio)):
            app.radio[place].set_value(0)
        run(app)
        press(app, "Continue")
    press(app, "See my profile")
    missing = "At least 3 of its 4 items need an answer before a score can be given."
    assert words(open_app("profile")).count(missing) == 12


def test_profile_of_a_submitted_but_unanswered_assessment_opens() -> None:
    app = press(open_app("assess"), "Start")
    for _ in range(4):
        press(app, "Continue")
    press(app, "See my profile")
    assert app.title[0].value == "Your profile"


def test_profile_is_seen_once_it_was_drawn_and_home_no_longer_announces_it() -> None:
    submit_unseen()
    assert home_invites() == "Your profile is ready"
    open_app("profile")
    (seen,) = list_assessments(get_store(), learner_of())
    assert seen.seen_at is not None
    assert home_invites() == "Choose what to do first"
    open_app("profile")
    assert list_assessments(get_store(), learner_of()) == (seen,)


def test_profile_that_cannot_be_marked_as_seen_is_shown_all_the_same() -> None:
    submit_unseen()
    refuse_writes()
    app = open_app("profile")
    assert "See your plan" in [button.label for button in app.button]
    assert list(app.error) == []


def submit_unseen() -> None:
    """A learner who closed the tab as soon as the assessment was submitted, and has read the first module."""
    rate_all(open_app("assess"), 3)
    store, learner = get_store(), learner_of()
    (draft,) = list_assessments(store, learner)
    submit_assessment(store, learner, draft.id, now())
    for lesson in get_course().file.modules[0].lessons:
        finish_lesson(store, learner, lesson, 4, now())


def home_invites() -> str:
    return str(open_app("home").header[0].value)


def test_profile_of_answers_all_alike_is_to_be_read_with_care_and_names_its_pattern() -> None:
    open_with_profile(5)
    app = open_app("profile")
    assert [str(one.value).startswith("**Read this with care.**") for one in app.warning] == [True]
    pattern = get_course().patterns["all-rounder"]
    assert pattern.title in [one.value for one in app.subheader]
    assert pattern.first_steps[0] in words(app)


def test_profile_leads_to_then_and_now_from_the_second_result_on() -> None:
    app = open_with_profile(3)
    assert "Then and now" not in [button.label for button in app.button]
    again = open_with_profile(4)
    assert press(again, "Then and now").title[0].value == "Then and now"


def test_profile_leads_to_what_can_be_taken_along() -> None:
    assert press(open_with_profile(3), "Take it along").title[0].value == "Take it along"


def test_profile_tells_the_mind_set_in_words_and_in_no_score() -> None:
    open_with_profile(5)
    shown = words(open_app("profile"))
    assert (
        "As you see it, starting a conversation comes readily, working time for it is granted and it lets "
        "you do more for others; yet making contact feels insincere."
    ) in shown
    assert f"{get_course().instrument.mindset.items[0].text} *Very true.*" in shown
    assert "They enter no score." in shown


def test_profile_says_that_pairs_of_facets_are_not_corrected_for_their_number() -> None:
    open_with_profile(3)
    assert "Each of the 66 pairs of facets is judged by itself." in words(open_app("profile"))


def test_the_table_beside_the_bars_is_drawn_when_it_is_unfolded() -> None:
    open_with_profile(3)
    app = open_app("profile")
    assert not app.table
    (table,) = unfold(app, "intervals-table").table
    assert len(table.value) == 12
