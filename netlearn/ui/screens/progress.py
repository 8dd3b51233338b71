"""My progress: what the answers show module by module, and how well being sure goes with being right."""

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.domain.calibration import calibrate, find_sure_and_wrong
from netlearn.domain.lessons import find_homes
from netlearn.domain.mastery import measure_mastery
from netlearn.store.attempts import list_attempts
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.phrases import count
from netlearn.ui.questions.asking import SURENESS
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import current_learner

course, store, learner = get_course(), get_store(), current_learner()
attempts = list_attempts(store, learner)
homes = find_homes(course)

st.title("My progress", anchor=False)
if not attempts:
    st.markdown(
        "Once you have answered a few questions, you will see here what you master in each module, and "
        "whether you are as often right as you are sure."
    )
    places.link_next("Go to the lessons", places.LEARN)
    st.stop()

st.header("What you master", anchor=False)
st.markdown(
    "Counted from your first answers, and from later ones given a night or more apart. Reading alone does "
    "not move it."
)
for module in course.file.modules:
    mastery = measure_mastery(course, module, attempts)
    if not mastery.questions:
        continue
    st.markdown(f"**{mark_network(module.network, module.title)}**")
    st.progress(
        mastery.credit,
        text=f"{mastery.credit:.0%} · {mastery.answered} of {count(mastery.questions, 'question')} answered",
    )
    if mastery.changed:
        st.caption(f"{count(len(mastery.changed), 'question')} changed since you answered; ask them again.")

st.header("How sure, how right", anchor=False)
levels = calibrate(attempts)
told = [level for level in levels if level.share is not None]
if not told:
    st.markdown("Say how sure you are when you answer, and the comparison appears here.")
else:
    st.markdown(
        " ".join(
            f"When you said *{SURENESS[level.confidence].lower()}*, you were right "
            f"{level.right} of {count(level.answers, 'time')}."
            for level in told
        )
    )
    rows = [
        f"| {SURENESS[level.confidence]} | {level.answers} | {level.right} | {level.share:.0%} |"
        for level in told
    ]
    st.markdown("\n".join(("| You said | Answers | Right | Share right |", "|---|---|---|---|", *rows)))
    st.caption("Only first answers count. With fewer than ten answers, a share says little.")

sure_and_wrong = [name for name in find_sure_and_wrong(attempts) if name in course.questions]
if sure_and_wrong:
    st.header("Sure and wrong", anchor=False)
    st.markdown("Worth a talk with a coach or a colleague: here your picture and the course's differ most.")
    for name in sure_and_wrong:
        where = f" (in “{course.lessons[homes[name]].title}”)" if name in homes else ""
        prompt = write_out(course.questions[name].prompt, course).replace("\n", " ")
        st.markdown(f"- {prompt}{where}")
places.link_next("Practise for five minutes", places.PRACTICE)
places.link_next("See the certificate", places.CERTIFICATE, primary=False)
