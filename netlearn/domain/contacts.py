"""The contacts of a map as the screens know them: initials and what can be told with one tap each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from types import MappingProxyType
from typing import Literal

from netlearn.content.model import NetworkId
from netlearn.domain.network import Contact

LastContact = Literal["month", "quarter", "year", "years", "silent"]
Met = Literal["year", "earlier"]
Place = Literal["work", "activity", "event", "online", "private"]
Approach = Literal["me", "them", "both"]
Pair = tuple[str, str]

LETTERS: Mapping[NetworkId, str] = MappingProxyType({"operational": "O", "personal": "P", "strategic": "S"})
FEWEST_CONTACTS, MOST_CONTACTS = 3, 30
LONGEST_INITIALS = 12  # characters: initials or a nickname, never a name with a family name
LONGEST_CIRCLE = 40  # characters
STRUCTURE_FROM = 5  # contacts; with fewer, structure says little and so is not shown
CORE_SIZE = 15  # 15 contacts are 105 pairs to think about, 30 are 435


@dataclass(frozen=True, slots=True)
class MapContact(Contact):
    """A contact with what only the screens ask. Everything but id and initials may be unknown.

    Attributes:
        initials: What the learner calls them; unique on the map.
        circles: Groups of people who know each other, as the learner names them.
        last_contact: The last month, quarter or year, one to three years ago, or silent for three and more.
        met: Within the last twelve months, or earlier.
        met_at: Where: at work, in a shared activity, at an event, online or in private life.
        approach: Who usually comes to whom.
        energises: Whether talking with them gives energy.
        core: Whether they are among the few for whom ties are asked.
        asked: Whether the learner has said whom they know.
    """

    initials: str = ""
    circles: tuple[str, ...] = ()
    last_contact: LastContact | None = None
    met: Met | None = None
    met_at: Place | None = None
    approach: Approach | None = None
    energises: bool | None = None
    core: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """A map at one time.

    Attributes:
        id: The map's id.
        contacts: In the order they were named.
        ties: Who knows whom, as pairs of ids, each once with the smaller id first.
        begun_at: When it was begun.
        closed_at: When it was kept as a snapshot; None while it can be changed.
    """

    id: str
    contacts: tuple[MapContact, ...]
    ties: tuple[Pair, ...]
    begun_at: datetime
    closed_at: datetime | None = None

    def find(self, contact_id: str) -> MapContact | None:
        """The contact of this id."""
        return next((one for one in self.contacts if one.id == contact_id), None)

    def list_known(self, contact_id: str) -> tuple[MapContact, ...]:
        """Whom a contact knows, in the order they were named."""
        known = {end for tie in self.ties if contact_id in tie for end in tie} - {contact_id}
        return tuple(one for one in self.contacts if one.id in known)

    def name(self, contact_id: str) -> str:
        """The initials behind an id; nothing for an unknown one."""
        found = self.find(contact_id)
        return found.initials if found else ""


def pair(one: str, other: str) -> Pair:
    """Two ids as a tie is kept: the smaller first."""
    return (one, other) if one < other else (other, one)


def stop(sentence: str) -> str:
    """A sentence with its full stop, which initials at its end may have brought along."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def make_initials(name: str) -> str:
    """Shorten a name to its initials, such as J.R.; a text as short as initials stays as it is.

    Raises:
        ValueError: Nothing in it can be read.
    """
    words = [
        word for word in name.replace(".", ". ").replace("-", " ").split() if any(map(str.isalnum, word))
    ]
    if not words:
        raise ValueError("there is no letter or digit")
    letters = [next(letter for letter in word if letter.isalnum()).upper() for word in words]
    return "".join(f"{letter}." for letter in letters[:4])


def tidy_initials(text: str) -> str:
    """What was typed, held to initials or a nickname: one or two short words stay, a longer name is cut down.

    Raises:
        ValueError: Nothing in it can be read.
    """
    words = " ".join(word for word in text.split() if word.isprintable())
    while words and not words[0].isalnum():
        words = words[1:]  # a leading = or @ would be a formula to a spreadsheet
    if not words:
        raise ValueError("there is no letter or digit")
    return words if len(words) <= LONGEST_INITIALS and words.count(" ") == 0 else make_initials(words)


def part_initials(wanted: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """The same initials, with a number behind them where somebody has them already.

    Args:
        wanted: Initials as they come.
        taken: Initials that are in use.
    """
    known = {one.casefold() for one in taken}
    numbers: dict[str, int] = {}
    parted = []
    for initials in wanted:
        free = initials
        while free.casefold() in known:
            number = numbers[initials] = numbers.get(initials, 1) + 1
            free = f"{initials[: LONGEST_INITIALS - len(str(number))]}{number}"
        known.add(free.casefold())
        parted.append(free)
    return tuple(parted)


def rest_on(network_map: NetworkMap) -> tuple[MapContact, ...]:
    """The contacts that measures of structure rest on: the core when one was chosen, else everybody."""
    core = tuple(one for one in network_map.contacts if one.core)
    return core if len(core) >= STRUCTURE_FROM else network_map.contacts


def suggest_core(contacts: Sequence[MapContact]) -> tuple[str, ...]:
    """The ids of at most 15 contacts to ask ties for: the closest first, then in the order named.

    Every network keeps its closest three, so that the core does not lose one of them.
    """
    ranked = sorted(contacts, key=lambda one: -(one.closeness or 0))
    kept = {
        one.id for letter in LETTERS.values() for one in [one for one in ranked if letter in one.networks][:3]
    }
    for one in ranked:
        if len(kept) >= CORE_SIZE:
            break
        kept.add(one.id)
    return tuple(one.id for one in contacts if one.id in kept)


def propose_ties(contacts: Sequence[MapContact], ties: Iterable[Pair]) -> tuple[Pair, ...]:
    """Pairs who share a circle and are not tied yet; whoever was asked about is not second-guessed."""
    known = {pair(*tie) for tie in ties}
    return tuple(
        pair(one.id, other.id)
        for one, other in combinations(contacts, 2)
        if set(one.circles) & set(other.circles)
        and not (one.asked or other.asked)
        and pair(one.id, other.id) not in known
    )


def list_circles(contacts: Iterable[MapContact]) -> dict[str, tuple[str, ...]]:
    """The ids of the members of every circle, in the order the circles come up."""
    circles: dict[str, list[str]] = {}
    for one in contacts:
        for circle in one.circles:
            circles.setdefault(circle, []).append(one.id)
    return {circle: tuple(members) for circle, members in circles.items()}


def is_told(contact: MapContact) -> bool:
    """Whether the five things that the map itself shows are known."""
    told = (contact.networks, contact.organisation, contact.function, contact.level, contact.closeness)
    return all(told)
