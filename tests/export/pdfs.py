"""Reading a PDF back with a reader that had no part in making it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

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
    )


def _list_titles(outline: Sequence[object]) -> list[str]:
    titles: list[str] = []
    for entry in outline:
        titles += _list_titles(entry) if isinstance(entry, list) else [str(getattr(entry, "title", ""))]
    return titles
