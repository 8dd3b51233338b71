"""Certificate: what it takes, the PDF once it is earned, and a check for anybody who holds a code."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.certificate import Criterion, check_criteria, combine
from netlearn.domain.mastery import measure_mastery
from netlearn.export.certificate import CertificateText, write_certificate
from netlearn.store.attempts import list_attempts
from netlearn.store.certificates import Certificate, find_certificate, issue_certificate, list_certificates
from netlearn.store.lessons import list_places
from netlearn.ui import places
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now, server_address
from netlearn.ui.standing import read_results

course, store, learner = get_course(), get_store(), current_learner()
wanted = course.file.certificate
finished = [name for name, place in list_places(store, learner).items() if place.finished_at]
attempts = list_attempts(store, learner)
mastery = [measure_mastery(course, module, attempts) for module in course.file.modules]
assessed = read_results(store, learner).latest is not None
criteria = check_criteria(course, finished, mastery, assessed=assessed)


def word(criterion: Criterion) -> str:
    """A criterion and how far the learner is."""
    match criterion.kind:
        case "lessons":
            return f"{criterion.have:.0f} of {criterion.need:.0f} lessons finished"
        case "mastery":
            return f"Mastery {criterion.have:.0%}; it takes {criterion.need:.0%} or more"
        case "assessment":
            return "Self-assessment completed" if criterion.met else "Self-assessment not yet completed"


@guard
def issue() -> None:
    """Write the certificate down under a code."""
    name = str(st.session_state.get("certificate-name") or "").strip()
    if name:
        issue_certificate(
            store,
            enrolled_learner(),
            name=name[:200],
            course_id=course.file.id,
            mastery=combine(mastery),
            now=now(),
        )


def offer(certificate: Certificate) -> None:
    """The PDF of an issued certificate."""
    text = CertificateText(
        title=wanted.title if wanted else course.file.title,
        name=certificate.name,
        statement=wanted.statement if wanted else "",
        criteria=(f"{len(course.lessons)} lessons", f"mastery {certificate.mastery:.0%}"),
        issued_on=certificate.issued_at.date(),
        code=certificate.code,
        check_at=f"{server_address()}/certificate",
    )
    with st.container(border=True):
        st.markdown(f"**{write_literally(certificate.name)}**")
        st.caption(f"Issued on {certificate.issued_at:%-d %B %Y} · code {certificate.code}")
        st.download_button(
            "Download the certificate",
            lambda: write_certificate(text),
            file_name="netlearn-certificate.pdf",
            mime="application/pdf",
            icon=":material/download:",
            key=f"pdf-{certificate.code}",
        )


def draw_criteria() -> None:
    """What it takes, and how far the learner is."""
    st.header("What it takes", anchor=False)
    for criterion in criteria:
        icon = ":material/check_circle:" if criterion.met else ":material/radio_button_unchecked:"
        st.markdown(f"{icon} {word(criterion)}")
    st.caption(
        "Mastery counts your first answers, and better ones given a night or more later. It shows that you "
        "worked through the course and judged its situations well; it says nothing about your rank as a "
        "leader."
    )


st.title("Certificate", anchor=False)
if criteria:
    draw_criteria()
else:
    st.markdown("This course gives no certificate. A code from another can be checked below.")
if criteria and all(criterion.met for criterion in criteria):
    with st.form("certificate"):
        st.text_input("Your name, as it is to be printed", key="certificate-name", max_chars=200)
        asked = st.form_submit_button("Make my certificate", type="primary", on_click=issue)
        if asked and not str(st.session_state["certificate-name"] or "").strip():
            st.warning("Write the name that is to stand on it.", icon=":material/touch_app:")
else:
    places.link_next("Go on learning", places.LEARN)
for certificate in list_certificates(store, learner):
    offer(certificate)

st.header("Check a certificate", anchor=False)
code = st.text_input("Code on the certificate", key="code", max_chars=40, bind="query-params")
if code:
    found = find_certificate(store, code)
    if found is None:
        st.warning(
            "There is no certificate with this code. Compare it sign by sign.", icon=":material/search:"
        )
    else:
        st.success(
            f"**{write_literally(found.name)}** completed “{course.file.title}” "
            f"on {found.issued_at:%-d %B %Y} with a mastery of {found.mastery:.0%}.",
            icon=":material/verified:",
        )
