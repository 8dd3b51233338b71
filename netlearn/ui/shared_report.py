"""What the address of a shared report gives: the parts that its learner chose, and nothing else of theirs."""

from collections.abc import Callable
from datetime import datetime

from netlearn.content.model import Course
from netlearn.export.report import Report, write_report
from netlearn.store.engine import Store
from netlearn.store.shares import Share, find_share, log_opening
from netlearn.ui.norms import read_norms
from netlearn.ui.standing import read_results
from netlearn.ui.taking import find_notes, gather_report


def open_report(store: Store, course: Course, token: str, clock: Callable[[], datetime]) -> bytes | None:
    """The report as PDF, once its opening is logged; None when the token leads nowhere.

    Raises:
        StoreError: the database does not answer, or the opening cannot be logged.
    """
    share = find_share(store, token, clock())
    if share is None or (report := gather_shared(store, course, share, clock())) is None:
        return None
    pdf = write_report(report)
    # Last, so that a link taken back while the pages were set shows nothing any more.
    return pdf if log_opening(store, share.id, "opened", clock()) else None


def check_report(store: Store, token: str, clock: Callable[[], datetime]) -> bool:
    """Whether the token leads to a report; if so, that it was asked is logged.

    Raises:
        StoreError: the database does not answer, or the question cannot be logged.
    """
    share = find_share(store, token, clock())
    return share is not None and log_opening(store, share.id, "checked", clock())


def gather_shared(store: Store, course: Course, share: Share, now: datetime) -> Report | None:
    """What the link shows; None without its result.

    The plan is that of today. A note that was changed after the link was made is left out, since nobody has
    chosen to show its new words.
    """
    learner, contents = share.learner_id, share.contents
    submitted = read_results(store, learner).submitted
    places = [place for place, one in enumerate(submitted) if one.id == share.assessment_id]
    if not places:
        return None
    notes = find_notes(store, learner, course, until=share.made_at) if contents.notes else {}
    return gather_report(
        store,
        learner,
        course,
        submitted[places[0] :] if contents.changes else (submitted[places[0]],),
        read_norms(store, course.instrument, now).precision,
        plan=contents.plan,
        notes=tuple(note for key, note in notes.items() if key in contents.notes),
    )
