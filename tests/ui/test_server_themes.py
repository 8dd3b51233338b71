from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig, NewSession
from streamlit.runtime import app_session

from netlearn.settings import ROOT
from netlearn.ui.server.themes import tell_themes_once


@pytest.fixture
def told_by_streamlit(monkeypatch: pytest.MonkeyPatch) -> Iterator[CustomThemeConfig]:
    monkeypatch.chdir(ROOT)
    config.get_config_options(force_reparse=True)
    populate = app_session._populate_theme_msg
    monkeypatch.setattr(app_session, "_populate_theme_msg", getattr(populate, "__wrapped__", populate))
    yield say_theme()
    config.get_config_options(force_reparse=True)


def say_theme() -> CustomThemeConfig:
    message = NewSession()
    app_session._populate_theme_msg(message.custom_theme)
    app_session._populate_theme_msg(message.custom_theme.dark, "theme.dark")
    app_session._populate_theme_msg(message.custom_theme.sidebar, "theme.sidebar")
    return message.custom_theme


def test_what_is_remembered_is_what_streamlit_says(told_by_streamlit: CustomThemeConfig) -> None:
    tell_themes_once()
    tell_themes_once()
    first, again = say_theme(), say_theme()

    assert told_by_streamlit.dark.primary_color == "#14807A"
    assert first == again == told_by_streamlit
    assert again.HasField("dark")
    assert again.HasField("sidebar") == told_by_streamlit.HasField("sidebar")
