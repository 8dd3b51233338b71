"""One question as a QTI 2.1 item: what is declared, shown, processed and told."""

from textwrap import shorten
from xml.sax.saxutils import quoteattr

from netlearn.content.model import Course, Question
from netlearn.export.prose import to_html, to_plain
from netlearn.export.qti_parts import split_question
from netlearn.export.telling import ask, tell

_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q-{name}" title={title} \
adaptive="false" timeDependent="false">
{declaration}
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="{most}">\
<defaultValue><value>0</value></defaultValue></outcomeDeclaration>
<outcomeDeclaration identifier="FEEDBACK" cardinality="{cardinality}" baseType="identifier"/>
<outcomeDeclaration identifier="EXPLANATION" cardinality="single" baseType="identifier"/>
<itemBody>{body}</itemBody>
<responseProcessing>
{processing}
<setOutcomeValue identifier="EXPLANATION"><baseValue baseType="identifier">told</baseValue></setOutcomeValue>
</responseProcessing>
{feedback}
</assessmentItem>
"""


def write_item(question: Question, course: Course) -> str:
    """One item as XML.

    Raises:
        ValueError: The question is a scenario, for which QTI has no item.
    """
    parts = split_question(question, course)
    told = [("FEEDBACK", name, to_html(text, course)) for name, text in parts.feedback]
    told.append(("EXPLANATION", "told", tell(question, course)))
    return _ITEM.format(
        name=question.id,
        title=quoteattr(shorten(to_plain(question.prompt, course), 80, placeholder=" …")),
        declaration=parts.declaration,
        most=int(parts.marked),
        cardinality=parts.cardinality,
        body=f"{_write_rubric(question, course)}{ask(question, course)}{parts.body}",
        processing=parts.processing,
        feedback="\n".join(_write_feedback(*one) for one in told),
    )


def _write_rubric(question: Question, course: Course) -> str:
    if question.coach_prompt is None:
        return ""
    return f'<rubricBlock view="tutor">{to_html(question.coach_prompt, course)}</rubricBlock>'


def _write_feedback(outcome: str, name: str, markup: str) -> str:
    head = f'outcomeIdentifier="{outcome}" identifier="{name}" showHide="show"'
    return f"<modalFeedback {head}>{markup}</modalFeedback>"
