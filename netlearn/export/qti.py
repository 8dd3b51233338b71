"""The questions as a QTI 2.1 content package: a manifest and one item a file.

Format: IMS Question and Test Interoperability 2.1 (2012) and IMS Content Packaging 1.1.4.
"""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from netlearn.content.model import Course, Open, Question, Rating, Scenario
from netlearn.export.left_out import Exported, Extra, LeftOut, leave_whole, list_left_out
from netlearn.export.qti_item import write_item
from netlearn.export.telling import label

NEVER = (1980, 1, 1, 0, 0, 0)  # the first date a zip file knows, so that equal courses give equal bytes
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM" \
identifier="{name}">
<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
<organizations/>
<resources>
{resources}
</resources>
</manifest>
"""


def write_qti(course: Course) -> Exported:
    """Write every question that QTI 2.1 can hold, in a folder for each quiz."""
    files: list[tuple[str, str]] = []
    resources: list[str] = []
    left_out: list[LeftOut] = []
    for quiz in course.quizzes.values():
        for question in quiz.questions:
            if isinstance(question, Scenario):
                left_out.append(leave_whole(question, "a QTI item has no branching scenario"))
                continue
            path = f"{quiz.id}/{question.id}.xml"
            files.append((path, write_item(question, course)))
            resources.append(_write_resource(question, path, quiz.title))
            left_out.extend(list_left_out(question, _list_carried(question)))
    manifest = _MANIFEST.format(name=f"course-{course.file.id}", resources="\n".join(resources))
    return Exported(_pack([("imsmanifest.xml", manifest), *files]), tuple(left_out))


def _list_carried(question: Question) -> tuple[Extra, ...]:
    if isinstance(question, Open | Rating):
        return ("coach prompt", "shuffle")
    return ("coach prompt", "shuffle", "choice marks")


def _write_resource(question: Question, path: str, quiz: str) -> str:
    words = "".join(
        f"<imsmd:keyword><imsmd:string>{escape(word)}</imsmd:string></imsmd:keyword>"
        for word in (quiz, *label(question))
    )
    metadata = f"<metadata><imsmd:lom><imsmd:general>{words}</imsmd:general></imsmd:lom></metadata>"
    return (
        f'<resource identifier="q-{question.id}" type="imsqti_item_xmlv2p1" href="{path}">'
        f'{metadata}<file href="{path}"/></resource>'
    )


def _pack(files: list[tuple[str, str]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for path, text in files:
            entry = ZipInfo(path, NEVER)
            entry.create_system = 3  # Unix everywhere; it would otherwise name the writer's system
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text, ZIP_DEFLATED)
    return buffer.getvalue()
