import re

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.ui.server.failures import make_reference

REFERENCE = re.compile(r"\b[A-HJ-KM-NP-Z2-9]{4}-[A-HJ-KM-NP-Z2-9]{4}\b")


def break_a_screen() -> None:
    from netlearn.ui.server.failures import show_script_error

    assert show_script_error(ValueError("the secret detail")) is True


def test_show_script_error_learner_sees_reference_that_the_log_has(caplog: pytest.LogCaptureFixture) -> None:
    screen = AppTest.from_function(break_a_screen).run()

    shown = " ".join(element.value for element in (*screen.subheader, *screen.markdown))
    (reference,) = REFERENCE.findall(shown)
    logged = [record.getMessage() for record in caplog.records if record.name.startswith("netlearn")]
    assert logged == [f"reference {reference}"]
    assert "the secret detail" in caplog.text
    assert "secret" not in shown
    assert not screen.exception


def test_make_reference_many_all_differ() -> None:
    references = {make_reference() for _ in range(1000)}

    assert len(references) == 1000
    assert all(REFERENCE.fullmatch(reference) for reference in references)
