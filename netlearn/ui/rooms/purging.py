"""Deleting rooms on their day, also when nobody comes by."""

import logging
from threading import Event, Thread

from netlearn.errors import NetlearnError
from netlearn.store.room_making import purge_rooms
from netlearn.ui.resources import get_store
from netlearn.ui.session import now

EVERY = 3600.0  # seconds

_LOG = logging.getLogger(__name__)


def start_purging(every: float = EVERY) -> Event:
    """Delete what is due now and every so many seconds; the event that is given back ends it."""
    stop = Event()

    def work() -> None:
        while True:
            try:
                purge_rooms(get_store(), now())
            except NetlearnError as error:
                _LOG.error("purge: %s", error)
            if stop.wait(every):
                return

    Thread(target=work, name="purge", daemon=True).start()
    return stop
