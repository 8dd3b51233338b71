"""Reading a PDF back with a reader that had no part in making it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

ZERO_WIDTH = "\u200b"  # where a long word may break


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What a reader finds in a document, the lines of all pages one after the other."""

    title: str | None
    language: str
    tagged: bool
    pages: int
    landscape: bool
    headings: tuple[str, ...]
    lines: tuple[str, ...]
    alts: tuple[str, ...] = ()
    loose_fonts: tuple[str, ...] = ()  # those that are not embedded

    @property
    def text(self) -> str:
        """The words with one blank between them, wherever lines and pages end."""
        return " ".join(" ".join(self.lines).split())


def read_pdf(document: bytes) -> ReadPdf:
    """Read a document as a viewer or a screen reader would."""
    reader = PdfReader(BytesIO(document))
    root, first = reader.root_object, reader.pages[0].mediabox
    return ReadPdf(
        title=reader.metadata.title if reader.metadata else None,
        language=str(root.get("/Lang")),
        tagged="/MarkInfo" in root and "/StructTreeRoot" in root,
        pages=len(reader.pages),
        landscape=first.width > first.height,
        headings=tuple(_list_titles(reader.outline)),
        lines=tuple(line for page in reader.pages for line in page.extract_text().splitlines()),
        alts=tuple(_list_alts(root.get("/StructTreeRoot"))),
        loose_fonts=tuple(sorted({font for page in reader.pages for font in _list_loose_fonts(page)})),
    )


def _list_titles(outline: Sequence[object]) -> list[str]:
    titles: list[str] = []
    for entry in outline:
        titles += _list_titles(entry) if isinstance(entry, list) else [str(getattr(entry, "title", ""))]
    return titles


def _list_alts(node: Any) -> list[str]:
    """The alternative texts of the structure tree, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [alt for child in node for alt in _list_alts(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return [*own, *_list_alts(node.get("/K", []))]


def _list_loose_fonts(holder: Any) -> list[str]:
    """Fonts of a page, or of a picture on it, whose shapes are not in the file."""
    resources = holder.get("/Resources", {}).get_object() if "/Resources" in holder else {}
    loose = []
    for name, font in resources.get("/Font", {}).items():
        described = [one.get_object() for one in font.get_object().get("/DescendantFonts", [font])]
        if (
            not any(
                key.startswith("/FontFile") for one in described for key in one.get("/FontDescriptor", {})
            )
            and font.get_object().get("/Subtype") != "/Type3"
        ):
            loose.append(str(name))
    for inner in resources.get("/XObject", {}).values():
        loose += _list_loose_fonts(inner.get_object())
    return loose
