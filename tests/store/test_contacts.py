from datetime import datetime, timedelta
from pathlib import Path

import pytest

from netlearn.domain.contacts import MOST_CONTACTS, MapContact, NetworkMap
from netlearn.errors import NotFound, StoreError
from netlearn.store.contacts import (
    add_contacts,
    change_contact,
    change_ties,
    drop_contact,
    set_circle,
    set_core,
)
from netlearn.store.engagement_words import Kind, list_words, save_word
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner, has_work
from netlearn.store.maps import count_people, erase_map, erase_maps, keep_snapshot, list_maps, load_map
from tests.store.pairs import make_pair


def person(initials: str, **told: object) -> MapContact:
    return MapContact(id=initials, initials=initials, **told)  # type: ignore[arg-type] # what a test tells


def read(store: Store, learner: str) -> NetworkMap:
    network_map = load_map(store, learner)
    assert network_map is not None
    return network_map


def fill(store: Store, learner: str, now: datetime) -> tuple[str, str, str]:
    people = [person("A.B.", introduced_by="me"), person("C.D.", introduced_by="A.B."), person("E.F.")]
    one, two, three = add_contacts(store, learner, people, now=now)
    change_ties(store, learner, tied=[(one, two), (two, one)])
    return one, two, three


def test_nobody_has_a_map_at_first(store: Store, learner: str) -> None:
    assert load_map(store, learner) is None
    assert list_maps(store, learner) == ()
    assert count_people(store, learner) == 0
    assert not has_work(store, learner)


def test_contacts_stay_in_the_order_named_and_keep_who_introduced_them(
    store: Store, learner: str, now: datetime
) -> None:
    one, two, three = fill(store, learner, now)
    (four,) = add_contacts(store, learner, [person("a.b."), person("G.H.", closeness=2)], now=now)
    made = read(store, learner)
    assert [(contact.id, contact.initials) for contact in made.contacts] == [
        (one, "A.B."),
        (two, "C.D."),
        (three, "E.F."),
        (four, "G.H."),
    ]
    assert [contact.introduced_by for contact in made.contacts] == ["me", one, None, None]
    assert made.ties == ((min(one, two), max(one, two)),)
    assert has_work(store, learner)


def test_a_map_holds_thirty(store: Store, learner: str, now: datetime) -> None:
    add_contacts(store, learner, [person(f"N{number}") for number in range(MOST_CONTACTS)], now=now)
    with pytest.raises(StoreError, match="at most 30 contacts"):
        add_contacts(store, learner, [person("late")], now=now)
    assert len(read(store, learner).contacts) == MOST_CONTACTS


def test_one_thing_told_leaves_the_rest_alone(store: Store, learner: str, now: datetime) -> None:
    one, *_ = fill(store, learner, now)
    change_contact(store, learner, one, {"networks": frozenset("SO")}, now=now)
    change_contact(store, learner, one, {"closeness": 3}, now=now)
    assert read(store, learner).find(one) == MapContact(
        id=one, initials="A.B.", introduced_by="me", networks=frozenset("OS"), closeness=3
    )


@pytest.mark.parametrize(
    "change",
    [
        {"level": "boss"},
        {"closeness": 4},
        {"gave": -1},
        {"networks": frozenset("X")},
        {"initials": "a whole long name"},
        {"met": "never"},
        {"circles": ("x" * 2001,)},
    ],
)
def test_what_no_contact_can_be_is_refused(
    store: Store, learner: str, now: datetime, change: dict[str, object]
) -> None:
    one, *_ = fill(store, learner, now)
    before = read(store, learner)
    with pytest.raises(StoreError, match="a value lies outside what is allowed"):
        change_contact(store, learner, one, change, now=now)
    with pytest.raises(ValueError, match="contacts have no phone"):
        change_contact(store, learner, one, {"phone": "1"}, now=now)
    assert read(store, learner) == before


def test_somebody_elses_contact_cannot_be_touched(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    one, two, _ = fill(store, learner, now)
    theirs = fill(store, other, now)[0]
    before = read(store, learner)
    with pytest.raises(NotFound):
        change_contact(store, other, one, {"closeness": 1}, now=now)
    drop_contact(store, other, one)
    with pytest.raises(StoreError, match="what it belongs to has been erased"):
        change_ties(store, other, tied=[(theirs, two)])
    erase_map(store, other, before.id)
    assert read(store, learner) == before


def test_a_contact_goes_with_ties_and_introductions(store: Store, learner: str, now: datetime) -> None:
    one, two, three = fill(store, learner, now)
    drop_contact(store, learner, one)
    made = read(store, learner)
    assert ([contact.id for contact in made.contacts], made.ties) == ([two, three], ())
    assert made.contacts[0].introduced_by is None


def test_ties_are_taken_away_one_by_one(store: Store, learner: str, now: datetime) -> None:
    one, two, three = fill(store, learner, now)
    change_ties(store, learner, tied=[(two, three), (one, one)], untied=[(two, one), (one, three)])
    assert read(store, learner).ties == ((min(two, three), max(two, three)),)


def test_a_circle_has_the_members_given_last(store: Store, learner: str, now: datetime) -> None:
    one, two, three = fill(store, learner, now)
    set_circle(store, learner, "Harbour", [one, two], now=now)
    set_circle(store, learner, "Choir", [two], now=now)
    set_circle(store, learner, "Harbour", [two, three], now=now)
    assert [contact.circles for contact in read(store, learner).contacts] == [
        (),
        ("Harbour", "Choir"),
        ("Harbour",),
    ]
    set_circle(store, learner, "Harbour", [], now=now)
    assert [contact.circles for contact in read(store, learner).contacts] == [(), ("Choir",), ()]


def test_the_core_is_the_one_chosen_last(store: Store, learner: str, now: datetime) -> None:
    one, two, three = fill(store, learner, now)
    set_core(store, learner, [one, two], now=now)
    set_core(store, learner, [three], now=now)
    assert [contact.core for contact in read(store, learner).contacts] == [False, False, True]


def test_a_snapshot_stays_and_its_copy_goes_on(store: Store, learner: str, now: datetime) -> None:
    one, two, three = fill(store, learner, now)
    told = {"gave": 2, "last_contact": "month", "met": "year", "level": "senior", "circles": ("Harbour",)}
    change_contact(store, learner, one, told, now=now)
    change_contact(store, learner, two, {"met": "earlier"}, now=now)
    before = read(store, learner)
    later = now + timedelta(days=90)
    keep_snapshot(store, learner, now=later)
    drop_contact(store, learner, three)
    new, old = list_maps(store, learner)
    assert (old.contacts, old.ties, old.closed_at) == (before.contacts, before.ties, later)
    assert (new.begun_at, new.closed_at, new.ties) == (later, None, before.ties)
    assert new.contacts == (
        MapContact(
            id=one, initials="A.B.", introduced_by="me", level="senior", circles=("Harbour",)
        ),  # what time changes is asked again
        MapContact(id=two, initials="C.D.", introduced_by=one, met="earlier"),
    )


def test_people_are_counted_on_the_open_map_alone(
    store: Store, learner: str, other: str, now: datetime
) -> None:
    one, *_ = fill(store, learner, now)
    keep_snapshot(store, learner, now=now + timedelta(days=1))
    drop_contact(store, learner, one)
    assert count_people(store, learner) == 2
    assert count_people(store, other) == 0


def test_without_a_map_there_is_no_snapshot(store: Store, learner: str, now: datetime) -> None:
    with pytest.raises(NotFound, match="no map"):
        keep_snapshot(store, learner, now=now)


def test_one_map_or_all_can_be_erased(store: Store, learner: str, other: str, now: datetime) -> None:
    fill(store, learner, now)
    fill(store, other, now)
    keep_snapshot(store, learner, now=now)
    keep_snapshot(store, learner, now=now + timedelta(days=1))
    *_, oldest = list_maps(store, learner)
    erase_map(store, learner, oldest.id)
    assert len(list_maps(store, learner)) == 2
    erase_maps(store, learner)
    assert (list_maps(store, learner), len(list_maps(store, other))) == ((), 1)


def test_erasing_the_maps_takes_back_what_a_coach_was_shown_of_them(store: Store, now: datetime) -> None:
    pair = make_pair(store, now).open()
    shown: tuple[tuple[Kind, str], ...] = (("map", "O1"), ("question", "q"))
    for kind, name in shown:
        save_word(store, pair.id, pair.coachee, kind, "shown", name=name, now=now)
    erase_maps(store, pair.coachee)
    assert [(word.kind, word.name) for word in list_words(store, pair.id, pair.coach)] == [("question", "q")]


def test_erasing_leaves_no_byte_of_a_contact(sqlite_store: Store, now: datetime) -> None:
    owner = enrol_learner(sqlite_store, "ann's laptop", now)
    add_contacts(sqlite_store, owner, [person("Zebedee")], now=now)
    folder = Path(str(sqlite_store.path)).parent
    assert any(b"Zebedee" in path.read_bytes() for path in folder.iterdir())
    erase_maps(sqlite_store, owner)
    assert sqlite_store.scrub()
    assert not any(b"Zebedee" in path.read_bytes() for path in folder.iterdir())
