import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from netlearn.settings import ROOT
from netlearn.ui.server.fonts import CUTS, FONTS, ICONS, TEXT
from tests.cut_fonts import LATIN, STATIC, find_our_icons, find_streamlit_words, read_icons


@pytest.mark.parametrize("name", CUTS)
def test_cut_font_belongs_to_installed_streamlit(name: str) -> None:
    assert (STATIC / "media" / name).is_file(), (
        "name Streamlit's new file in CUTS, run python -m tests.cut_fonts"
    )


def test_icons_every_one_that_streamlit_or_we_name_is_there() -> None:
    existing = read_icons(TTFont(STATIC / "media" / ICONS))
    wanted = (find_streamlit_words() | find_our_icons()) & existing

    missing = wanted - read_icons(TTFont(CUTS[ICONS].file))

    assert missing == set(), "run python -m tests.cut_fonts"


def test_icons_that_we_name_exist() -> None:
    assert find_our_icons() - read_icons(TTFont(STATIC / "media" / ICONS)) == set()


def test_text_every_latin_letter_of_the_whole_font_is_there() -> None:
    whole, cut = (set(TTFont(path).getBestCmap()) for path in (STATIC / "media" / TEXT, CUTS[TEXT].file))

    assert (whole & LATIN) - cut == set()


def test_text_keeps_its_weights() -> None:
    axes = [
        [(axis.axisTag, axis.minValue, axis.maxValue) for axis in TTFont(path)["fvar"].axes]
        for path in (STATIC / "media" / TEXT, CUTS[TEXT].file)
    ]

    assert axes[0] == axes[1]


def test_heading_font_files_are_named_after_what_they_hold() -> None:
    files = {path.name: path for path in FONTS.glob("heading-*")}
    with (ROOT / ".streamlit" / "config.toml").open("rb") as config:
        named = [Path(face["url"]).name for face in tomllib.load(config)["theme"]["fontFaces"]]

    assert sorted(named) == sorted(files)
    assert [name.split(".")[1] for name in files] == [
        sha256(path.read_bytes()).hexdigest()[:8] for path in files.values()
    ]


@pytest.mark.parametrize("name", CUTS)
def test_cut_font_is_less_than_half_of_the_whole(name: str) -> None:
    assert CUTS[name].file.stat().st_size < (STATIC / "media" / name).stat().st_size / 2
