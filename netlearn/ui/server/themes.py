"""The theme, put into words once.

Streamlit reads some sixty options of the theme anew for every run of every session, which was a tenth of all
that the server did on Assess and a sixth in a room of phones. They stay as they are while a server runs.
"""

from functools import wraps

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def tell_themes_once() -> None:
    """Let Streamlit remember what it says about the theme. Safe to repeat."""
    populate = app_session._populate_theme_msg  # noqa: SLF001 -- there is no public place to do it
    if hasattr(populate, "__wrapped__"):
        return
    told: dict[str, CustomThemeConfig] = {}

    @wraps(populate)
    def recall(msg: CustomThemeConfig, section: str = "theme") -> None:
        if section not in told:
            told[section] = CustomThemeConfig()
            populate(told[section], section)
        if told[section].ByteSize():  # merging nothing would say that there is a theme
            msg.MergeFrom(told[section])

    app_session._populate_theme_msg = recall  # noqa: SLF001
