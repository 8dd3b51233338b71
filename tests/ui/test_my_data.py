import json

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from netlearn.store.learners import find_learner
from netlearn.store.mydata import count_rows, export_learner
from netlearn.store.plans import list_plan_events
from netlearn.store.resume import REFUSED
from netlearn.ui.kept import KEPT
from netlearn.ui.resources import get_store
from tests.ui.apps import (
    OTHER,
    count_people,
    learner_of,
    open_app,
    press,
    read_reference,
    refuse_writes,
    run,
    says_not_saved,
    words,
)

pytestmark = pytest.mark.usefixtures("server")


def work() -> str:
    """Do some work as the first device and return its learner."""
    press(open_app("lesson", lesson="three-networks"), "Continue")
    app = press(open_app("assess"), "Start")
    app.radio[0].set_value(4)
    run(app)
    return learner_of()


def make_code() -> str:
    return str(press(open_app("my-data"), "Make a resume code").code[0].value)


def bring(app: AppTest, code: str) -> AppTest:
    app.text_input[0].set_value(code)
    return press(app, "Bring my work here")


def test_my_data_of_a_fresh_learner_is_empty() -> None:
    assert "Nothing yet. It begins with your first lesson or answer." in words(open_app("my-data"))


def test_my_data_counts_what_is_kept() -> None:
    work()
    table = open_app("my-data").table[0].value
    counts = dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))
    assert counts == {
        KEPT[table]: "1" for table in ("learners", "devices", "places", "assessments", "ratings")
    }


def test_every_table_that_keeps_something_about_a_learner_has_a_name() -> None:
    assert set(KEPT) == set(count_rows(get_store(), ""))


def test_my_data_of_a_fresh_learner_offers_no_erasing() -> None:
    assert "Erase everything" not in [button.label for button in open_app("my-data").button]


def test_the_export_holds_the_work_and_no_digest() -> None:
    learner = work()
    written = json.dumps(export_learner(get_store(), learner))
    kept = json.loads(written)
    assert [row["lesson_id"] for row in kept["places"]] == ["three-networks"]
    assert [row["value"] for row in kept["ratings"]] == [4]
    assert "token_hash" not in written


def test_a_resume_code_brings_the_work_to_another_device() -> None:
    learner = work()
    code = make_code()
    app = bring(open_app("my-data", OTHER), code)
    assert app.title[0].value == "Where you are, what is next"
    assert learner_of(OTHER) == learner


def test_a_resume_code_works_once() -> None:
    work()
    code = make_code()
    bring(open_app("my-data", OTHER), code)
    app = bring(open_app("my-data", "cat-cat-cat-cat-cat-cat-cat-cat-"), code)
    assert [str(error.value) for error in app.error] == [REFUSED]
    assert find_learner(get_store(), "cat-cat-cat-cat-cat-cat-cat-cat-") is None


def test_a_revoked_code_does_not_work() -> None:
    work()
    app = press(open_app("my-data"), "Make a resume code")
    code = str(app.code[0].value)
    press(app, "Revoke the code")
    refused = bring(open_app("my-data", OTHER), code)
    assert [str(error.value) for error in refused.error] == [REFUSED]
    assert find_learner(get_store(), OTHER) is None


def test_an_empty_code_is_asked_for() -> None:
    app = press(open_app("my-data"), "Bring my work here")
    assert [warning.value for warning in app.warning] == ["Type the four words first."]


def test_work_on_this_device_is_not_replaced_without_consent() -> None:
    learner = work()
    code = make_code()
    press(open_app("lesson", OTHER, lesson="why-it-feels-wrong"), "Continue")
    app = bring(open_app("my-data", OTHER), code)
    assert learner_of(OTHER) != learner
    app.checkbox[0].check()
    bring(app, code)
    assert learner_of(OTHER) == learner


def test_erasing_removes_every_row() -> None:
    learner = work()
    app = open_app("my-data")
    app.checkbox(key="sure").check()
    press(run(app), "Erase everything")
    assert [str(success.value) for success in app.success] == [
        "Everything is erased, and nothing of it is left in the database file."
    ]
    assert set(count_rows(get_store(), learner).values()) == {0}
    assert list_plan_events(get_store(), learner) == ()


def test_an_erasure_that_fails_is_not_called_done() -> None:
    learner = work()
    app = open_app("my-data")
    app.checkbox(key="sure").check()
    run(app)
    refuse_writes()
    press(app, "Erase everything")
    assert says_not_saved(app)
    assert list(app.success) == []
    assert count_rows(get_store(), learner)["ratings"] == 1


def test_an_erasure_while_somebody_reads_says_that_traces_leave_soon() -> None:
    learner = work()
    app = open_app("my-data")
    app.checkbox(key="sure").check()
    run(app)
    with get_store().read() as session:
        session.execute(text("SELECT count(*) FROM learners"))  # holds the old log open
        press(app, "Erase everything")
    assert [str(success.value).partition(";")[0] for success in app.success] == [
        "Everything is erased. Traces of it leave the database file within minutes"
    ]
    assert set(count_rows(get_store(), learner).values()) == {0}
    assert "Where you are, what is next" not in words(open_app("home"))


def test_an_erasure_forgets_what_the_tab_showed() -> None:
    work()
    app = open_app("my-data")
    app.session_state["first-three-networks"] = 1
    app.checkbox(key="sure").check()
    press(run(app), "Erase everything")
    assert "first-three-networks" not in app.session_state
    assert count_people() == 0


def test_a_code_that_cannot_be_written_leaves_the_page_whole_and_a_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work()
    code = make_code()
    app = open_app("my-data", OTHER)
    refuse_writes()
    bring(app, code)
    assert says_not_saved(app)
    assert read_reference(app) in caplog.text
    assert app.title[0].value == "My data"
    assert find_learner(get_store(), OTHER) is None
