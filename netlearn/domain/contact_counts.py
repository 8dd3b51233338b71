"""Counts over the contacts of a map that need no ties: dormant, sought out, new, strategic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from netlearn.domain.contacts import MapContact

STRATEGIC = "S"


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """Counts and shares of one map; a share is None when nobody it could rest on was told about.

    Attributes:
        size: Contacts.
        inside: Contacts inside the organisation.
        outside: Contacts outside it.
        seniors: Contacts senior to the learner.
        levels_known: Contacts whose level is known.
        strategic: Contacts of the strategic network.
        strategic_share: Of those whose networks are known.
        outside_strategic: Contacts who are both.
        dormant: Ids of those silent for three years and more (Levin et al. 2011).
        contact_known: Contacts whose last contact is known.
        sought_out_share: (they come to me + half of both ways) / known (after Fang et al. 2015).
        approach_known: Contacts of whom it is known who comes to whom.
        fresh_share: Met in the last twelve months, of those known.
        met_known: Contacts of whom it is known when they were met.
        introduced_known: Contacts of whom it is known who introduced them.
        met_in_mixed: Of those met without help, the ones met in an activity or at an event.
    """

    size: int
    inside: int
    outside: int
    seniors: int
    levels_known: int
    strategic: int
    strategic_share: float | None
    outside_strategic: int
    dormant: tuple[str, ...]
    contact_known: int
    sought_out_share: float | None
    approach_known: int
    fresh_share: float | None
    met_known: int
    introduced_known: int
    met_in_mixed: int


def count_contacts(contacts: Sequence[MapContact]) -> ContactCounts:
    """Count everything that `ContactCounts` names."""
    places = Counter(one.organisation for one in contacts)
    approaches = Counter(one.approach for one in contacts if one.approach)
    met = Counter(one.met for one in contacts if one.met)
    placed = [one for one in contacts if one.networks]
    strategic = [one for one in placed if STRATEGIC in one.networks]
    return ContactCounts(
        size=len(contacts),
        inside=places["inside"],
        outside=places["outside"],
        seniors=sum(one.level == "senior" for one in contacts),
        levels_known=sum(one.level is not None for one in contacts),
        strategic=len(strategic),
        strategic_share=_divide(len(strategic), len(placed)),
        outside_strategic=sum(one.organisation == "outside" for one in strategic),
        dormant=tuple(one.id for one in contacts if one.last_contact == "silent"),
        contact_known=sum(one.last_contact is not None for one in contacts),
        sought_out_share=_divide(approaches["them"] + approaches["both"] / 2, approaches.total()),
        approach_known=approaches.total(),
        fresh_share=_divide(met["year"], met.total()),
        met_known=met.total(),
        introduced_known=sum(one.introduced_by is not None for one in contacts),
        met_in_mixed=sum(
            one.introduced_by == "me" and one.met_at in {"activity", "event"} for one in contacts
        ),
    )


def list_reconnections(contacts: Sequence[MapContact], most: int = 6) -> tuple[MapContact, ...]:
    """Whom to write to again: the dormant first, then moderate ties gone quiet.

    Among the dormant, those senior and less familiar come first, as they helped most in Levin et al. 2011
    and Walter et al. 2015; trust is left to the learner's judgement. Moderate ties follow Rajkumar et al.
    2022.
    """
    dormant = [one for one in contacts if one.last_contact == "silent"]
    quiet = [
        one for one in contacts if one.closeness == 2 and one.last_contact in {"year", "years"}
    ]  # in touch of late, nothing needs waking
    ranked = sorted(dormant, key=lambda one: (one.level != "senior", one.closeness or 2))
    return (*ranked, *quiet)[:most]


def _divide(count: float, known: int) -> float | None:
    return count / known if known else None
