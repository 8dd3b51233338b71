"""PDF files, set by Typst from templates beside this module."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"


def render_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Fill a template; texts are data to it and never read as markup.

    Args:
        template: The name of a file in `templates`, without its ending.
        data: What the template reads as `data`; dates become words, such as 2 March 2026.

    Returns:
        A tagged PDF with title and language.
    """
    import typst

    words = json.dumps(data, default=_write_date)
    return typst.compile(_read_template(template), sys_inputs={"data": words})


def render_accessible_pdf(template: str, data: Mapping[str, Any], moment: datetime) -> bytes:
    """Fill a template as `render_pdf` does; the same data and moment give the same bytes.

    The document keeps to PDF/UA-1, which refuses a sign that no font can show. Then the fonts of this
    machine are asked too, and in the last resort the document is tagged but claims no standard.

    Args:
        template: The name of a file in `templates`, without its ending.
        data: What the template reads as `data`.
        moment: What stands in the document as the time of its making.
    """
    import typst

    words, filled = json.dumps(data, default=_write_date), _read_template(template)
    stamp = int(moment.timestamp())
    for own_fonts in (True, False):
        with suppress(typst.TypstError):
            return typst.compile(
                filled,
                sys_inputs={"data": words},
                pdf_standards="ua-1",
                timestamp=stamp,
                ignore_system_fonts=own_fonts,
            )
    return typst.compile(filled, sys_inputs={"data": words}, timestamp=stamp)


def render_png(svg: str, width: int) -> bytes:
    """Draw an SVG as a PNG of so many pixels, with the fonts that come with Typst."""
    import typst

    page = (
        f"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: {width}pt)"
    )
    return typst.compile(
        page.encode(), format="png", ppi=72, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )


@cache
def _read_template(name: str) -> bytes:
    return (TEMPLATES / "common.typ").read_bytes() + (TEMPLATES / f"{name}.typ").read_bytes()


def _write_date(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    raise TypeError(f"{value!r} cannot go into a document")
