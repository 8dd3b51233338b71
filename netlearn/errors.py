"""The one exception root: everything netlearn raises on purpose descends from here."""


class NetlearnError(Exception):
    """Something went wrong that a person can be told about in one sentence."""


class ContentError(NetlearnError):
    """The content cannot be used at all, so there is nothing to serve."""


class StoreError(NetlearnError):
    """The database refused; nothing was saved."""


class StoreUnreadable(StoreError):
    """The database could not be read; nothing is lost by that."""


class StoreBusy(StoreError):
    """Another process holds the database file."""


class NotFound(StoreError):
    """There is no such thing, or it belongs to somebody else: both look the same."""


class AlreadySubmitted(StoreError):
    """A submitted assessment is history and takes no more ratings."""


class ResumeRefused(NetlearnError):
    """A resume code is unknown, used, withdrawn or too old; which of these is not told."""


class TooManyTries(NetlearnError):
    """Too many wrong resume codes within an hour."""


class SignInRefused(NetlearnError):
    """A sign-in does not say who somebody is."""


class SettingsError(NetlearnError):
    """An environment variable holds a value that cannot be used."""


class AnswerRefused(NetlearnError):
    """An answer does not fit its question: unknown, repeated, too many or no options."""


class RatingRefused(NetlearnError):
    """A rating lies outside its scale or belongs to no item of the instrument."""


class TableRefused(NetlearnError):
    """A table of people or ties has a row that cannot be read; the message says where and why."""


class ShareRefused(NetlearnError):
    """Somebody has as many open links to their reports as one may have."""


class StepRefused(NetlearnError):
    """A room cannot do this where it stands, or somebody else has moved it meanwhile."""


class RoomRefused(NetlearnError):
    """Somebody may not come into a room, or a room does not take what was sent."""
