"""Cut Streamlit's icon and text fonts down to what is used.

`python -m tests.cut_fonts` writes the files; `tests/ui/test_server_fonts.py` tells when that is due.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import LigatureSubst
from streamlit.file_util import get_static_dir

from netlearn.settings import ROOT
from netlearn.ui.server.fonts import CUTS, ICONS, TEXT

STATIC = Path(get_static_dir()) / "static"
ICON_LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz0123456789_"))
# Latin with all its extensions, combining marks, punctuation, currencies, letter-like signs, arrows, the
# operators that prose uses, shapes, check marks.
LATIN = frozenset(
    code
    for first, last in (
        (0x20, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20CF),
        (0x2100, 0x214F), (0x2190, 0x2199), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A0, 0x25FF),
        (0x2713, 0x2717), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),
    )
    for code in range(first, last + 1)
)  # fmt: skip


def find_our_icons() -> set[str]:
    """Every `:material/name:` in the code and the content."""
    files = [*(ROOT / "netlearn").rglob("*.py"), *(ROOT / "content").rglob("*.yaml")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r":material/([a-z0-9_]+):", text))


def find_streamlit_words() -> set[str]:
    """Every quoted word in Streamlit's JavaScript: icon names among them, and words that happen to be one."""
    text = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "js").glob("*.js"))
    return set(re.findall(r"[\"'`](?::material/)?([a-z0-9_]+):?[\"'`]", text))


def read_icons(font: TTFont) -> set[str]:
    """The names of all icons in `font`: each is a ligature of its letters."""
    return {name for _, name in _ligatures(font)}


def cut_icons(font: TTFont, keep: set[str]) -> None:
    """Take every icon not in `keep` out of `font`."""
    unwanted = {id(ligature) for ligature, name in _ligatures(font) if name not in keep}
    for table in _tables(font):
        for first, ligatures in table.ligatures.items():
            table.ligatures[first] = [ligature for ligature in ligatures if id(ligature) not in unwanted]
    _cut(font, ICON_LETTERS)  # the glyphs of the ligatures that are left follow their letters


def cut_text(font: TTFont) -> None:
    """Leave the Latin script, and rename: the licence reserves the name Source for the whole font."""
    _cut(font, LATIN)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16, 25}:
            record.string = "NetlearnText"


def main() -> None:
    """Write the files beside the other fonts."""
    icons, text = (TTFont(STATIC / "media" / name) for name in (ICONS, TEXT))
    cut_icons(icons, find_streamlit_words() | find_our_icons())
    cut_text(text)
    for font, name in ((icons, ICONS), (text, TEXT)):
        font.flavor = "woff2"
        font.save(CUTS[name].file)
        sys.stderr.write(f"{CUTS[name].file.name}: {CUTS[name].file.stat().st_size / 1000:.0f} kB\n")


def _cut(font: TTFont, codes: frozenset[int]) -> None:
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True))
    subsetter.options.layout_features += ["tnum", "lnum"]
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _tables(font: TTFont) -> Iterator[LigatureSubst]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if isinstance(inner, LigatureSubst):
                yield inner


def _ligatures(font: TTFont) -> Iterator[tuple[object, str]]:
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for table in _tables(font):
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                yield ligature, "".join(letters.get(glyph, "?") for glyph in (first, *ligature.Component))


if __name__ == "__main__":
    main()
