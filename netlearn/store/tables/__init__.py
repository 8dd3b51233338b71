"""The tables, typed. What is kept, whose it is, and which values are allowed."""

from netlearn.store.tables.base import Base
from netlearn.store.tables.engagements import (
    AgreementCheckRow,
    AgreementRow,
    EngagementInviteRow,
    EngagementMemberRow,
    EngagementOpeningRow,
    EngagementRatingRow,
    EngagementRow,
    EngagementSealRow,
    EngagementWordRow,
)
from netlearn.store.tables.learning import AttemptRow, PlaceRow, PoolDrawRow, QuestionDraftRow, ReflectionRow
from netlearn.store.tables.mapping import ContactRow, ContactTieRow, NetworkMapRow
from netlearn.store.tables.people import AccountRow, DeviceRow, LearnerRow, ResumeCodeRow, ResumeTryRow
from netlearn.store.tables.practice import CardRow, CertificateRow, ReviewRow
from netlearn.store.tables.rooms import (
    RoomAnswerRow,
    RoomCommentRow,
    RoomHostRow,
    RoomResultRow,
    RoomRow,
    RoomSeatRow,
    RoomTryRow,
)
from netlearn.store.tables.sharing import ShareOpeningRow, ShareRow
from netlearn.store.tables.standing import (
    AssessmentRow,
    CalendarFeedRow,
    PlanEventRow,
    PreferencesRow,
    RatingRow,
)

__all__ = [
    "AccountRow",
    "AgreementCheckRow",
    "AgreementRow",
    "AssessmentRow",
    "AttemptRow",
    "Base",
    "CalendarFeedRow",
    "CardRow",
    "CertificateRow",
    "ContactRow",
    "ContactTieRow",
    "DeviceRow",
    "EngagementInviteRow",
    "EngagementMemberRow",
    "EngagementOpeningRow",
    "EngagementRatingRow",
    "EngagementRow",
    "EngagementSealRow",
    "EngagementWordRow",
    "LearnerRow",
    "NetworkMapRow",
    "PlaceRow",
    "PlanEventRow",
    "PoolDrawRow",
    "PreferencesRow",
    "QuestionDraftRow",
    "RatingRow",
    "ReflectionRow",
    "ResumeCodeRow",
    "ResumeTryRow",
    "ReviewRow",
    "RoomAnswerRow",
    "RoomCommentRow",
    "RoomHostRow",
    "RoomResultRow",
    "RoomRow",
    "RoomSeatRow",
    "RoomTryRow",
    "ShareOpeningRow",
    "ShareRow",
]
