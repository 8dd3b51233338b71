"""What the answers of all people tell: how exact scores are, and where one stands among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from netlearn.content.model import Instrument
from netlearn.domain.norms import LEAST_OTHERS, Percentile, place_among
from netlearn.domain.precision import PrecisionSet, assume_precision
from netlearn.domain.scoring import Score
from netlearn.store.answers import list_answers
from netlearn.store.engine import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RENEW_AFTER = timedelta(hours=6)  # reading thousands of answers is not for every page
POPULATION = "people who completed it on this server"


@dataclass(frozen=True, slots=True)
class Norms:
    """How exact scores are, and the network scores of all people, as far as there are enough of them."""

    precision: PrecisionSet
    networks: dict[str, "NDArray[np.float64]"]
    counted_at: datetime


_KEPT: WeakKeyDictionary[Store, tuple[Instrument, Norms]] = WeakKeyDictionary()
_LOCK = Lock()


def read_norms(store: Store, instrument: Instrument, now: datetime) -> Norms:
    """The norms of this instrument, counted anew every six hours.

    Raises:
        StoreUnreadable: the database does not answer.
    """
    with _LOCK:
        known, kept = _KEPT.get(store, (None, None))
        if kept is None or known is not instrument or now - kept.counted_at >= RENEW_AFTER:
            kept = _count(store, instrument, now)
            _KEPT[store] = (instrument, kept)
        return kept


def place_network(norms: Norms, score: Score) -> Percentile | None:
    """Where a network score stands among all people; None with fewer than 100 of them."""
    others: Sequence[float] | NDArray[np.float64] = norms.networks.get(score.id, ())
    return place_among(others, score.value, POPULATION, norms.counted_at.date()) if len(others) else None


def _count(store: Store, instrument: Instrument, now: datetime) -> Norms:
    items = [item.id for item in instrument.items]
    answers = list_answers(store, instrument.id, instrument.version, items, least=LEAST_OTHERS)
    if not answers:
        return Norms(assume_precision(instrument), {}, now)
    import numpy as np

    from netlearn.domain.precision import choose_precision
    from netlearn.domain.score_table import score_table

    table = np.array(answers, dtype=float)
    scores = score_table(instrument, table).networks
    networks: dict[str, NDArray[np.float64]] = {
        network.id: scores[:, place] for place, network in enumerate(instrument.networks)
    }
    return Norms(choose_precision(instrument, table, now.date()), networks, now)
