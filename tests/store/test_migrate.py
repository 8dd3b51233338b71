import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, table, text

from netlearn.domain.attempts import Attempt
from netlearn.domain.contacts import MapContact
from netlearn.errors import StoreError
from netlearn.store.agreements import list_agreements
from netlearn.store.assessments import Rating, list_assessments
from netlearn.store.attempts import list_attempts
from netlearn.store.cards import CardState, Review, list_cards, list_reviews
from netlearn.store.certificates import Certificate, find_certificate
from netlearn.store.drafts import Draft, load_drafts
from netlearn.store.engine import Store, open_store
from netlearn.store.feeds import feed_made_at
from netlearn.store.maps import list_maps
from netlearn.store.migrate import HEAD, MIGRATIONS, migrate, schema_version, upgrade_to
from netlearn.store.mydata import count_rows, export_learner
from netlearn.store.plans import list_plan_events, load_preferences
from netlearn.store.pools import load_draws
from netlearn.store.shares import Contents, Openings, Share, list_openings, list_shares
from netlearn.store.tables import Base

REVISIONS = Path(__file__).parent / "revisions"
SAMPLES = sorted(path.stem for path in REVISIONS.glob("*.sql"))


def list_revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return sorted(script.revision for script in ScriptDirectory.from_config(config).walk_revisions())


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_every_revision_has_sample_rows() -> None:
    assert list_revisions() == SAMPLES


def test_an_empty_database_is_brought_up_once(blank_url: str) -> None:
    store = open_store(blank_url)
    assert schema_version(store) is None
    assert [migrate(store), migrate(store)] == [True, False]
    assert schema_version(store) == HEAD
    store.close()


@pytest.mark.parametrize("revision", SAMPLES)
def test_rows_of_every_earlier_revision_are_carried_forward(blank_url: str, revision: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, revision)
    insert_sample(store, revision)
    before = count_all(store)
    migrate(store)
    after = count_all(store)
    assert after == dict.fromkeys(after, 0) | before
    assert set(before.values()) - {0} == set(before.values())
    assert sum(count_rows(store, "ann").values()) >= len(before) - 1  # the try has no device of this digest
    first, second = list_assessments(store, "ann")
    rated = datetime(2026, 1, 1, 9, 11, tzinfo=UTC)
    assert first.ratings["O1-1"] == Rating(4, does_not_apply=False, reason=None, rated_at=rated)
    assert first.shown_order == (("O1-1", "P1-1"), ("S1-1",))
    assert second.submitted_at is None
    assert list_attempts(store, "ann")[0] == Attempt(
        "why", "abc", ("a", "b"), 0.5, datetime(2026, 1, 1, 9, 30, tzinfo=UTC), confidence=None, hints=0
    )
    store.close()


def test_what_revision_0002_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0002")
    insert_sample(store, "0002")
    migrate(store)
    reviewed = datetime(2026, 1, 1, 9, 34, tzinfo=UTC)
    seen = datetime(2026, 1, 1, 9, 21, tzinfo=UTC)
    assert [one.seen_at for one in list_assessments(store, "ann")] == [seen, None]
    assert list_attempts(store, "ann")[1] == Attempt(
        "essay", "def", ("Because.",), None, datetime(2026, 1, 1, 9, 31, tzinfo=UTC), confidence=3, hints=2
    )
    assert load_drafts(store, "ann") == {
        "story": Draft("abc", ("open", "ask"), datetime(2026, 1, 1, 9, 32, tzinfo=UTC))
    }
    assert load_draws(store, "ann") == {("lesson", "pool"): ("why", "how")}
    due = datetime(2026, 1, 4, 9, 34, tzinfo=UTC)
    assert list_cards(store, "ann") == {"term:tie": CardState({"stability": 2.5}, due, 1, reviewed)}
    assert list_reviews(store, "ann") == (Review("term:tie", 3, reviewed),)
    issued = datetime(2026, 1, 2, 9, tzinfo=UTC)
    assert find_certificate(store, "7kq2 9xwf 3mht") == Certificate(
        "7KQ2-9XWF-3MHT", "Ann Ångström", "networks", 0.85, issued
    )
    store.close()


def test_what_revision_0003_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0003")
    insert_sample(store, "0003")
    migrate(store)
    assert [one.snapshot for one in list_assessments(store, "ann")] == [
        {"id": "networks", "version": 1},
        None,
    ]
    assert [(one.event, one.note, one.detail) for one in list_plan_events(store, "ann")] == [
        ("accept", None, None),
        ("intend", None, {"cue": "it is Monday at 9:00", "commitment": 4}),
        ("adapt", "Too big", None),
    ]
    wishes = load_preferences(store, "ann")
    assert wishes is not None
    assert (wishes.role, wishes.even_weights) == ("senior", True)
    assert feed_made_at(store, "ann") == datetime(2026, 1, 1, 9, 56, tzinfo=UTC)
    store.close()


def test_wishes_from_before_revision_0003_weigh_the_networks_as_the_framework_does(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0002")
    insert_sample(store, "0002")
    migrate(store)
    wishes = load_preferences(store, "ann")
    assert wishes is not None
    assert (wishes.role, wishes.even_weights) == (None, False)
    store.close()


def test_what_revision_0004_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0004")
    insert_sample(store, "0004")
    migrate(store)
    new, old = list_maps(store, "ann")
    assert (old.id, old.closed_at, old.contacts) == ("old", datetime(2026, 1, 5, 10, tzinfo=UTC), ())
    assert new.ties == (("a1", "b2"),)
    assert new.contacts == (
        MapContact(
            id="a1",
            initials="Å.R.",
            networks=frozenset("OS"),
            organisation="inside",
            function="same",
            level="senior",
            closeness=3,
            introduced_by="me",
            gave=2,
            got=1,
            circles=("Harbour",),
            last_contact="month",
            met="year",
            met_at="work",
            approach="both",
            energises=True,
            core=True,
            asked=True,
        ),
        MapContact(id="b2", initials="M.O."),
    )
    store.close()


def test_what_revision_0005_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0005")
    insert_sample(store, "0005")
    migrate(store)
    mine = export_learner(store, "ann")
    assert mine["rooms"][0]["title"] == "Spring session"
    assert mine["room_seats"][0]["alias"] == "Calm Heron"
    assert (mine["room_answers"][0]["answer"], mine["room_answers"][0]["round"]) == (["a"], 1)
    assert mine["room_comments"][0]["status"] == "waiting"
    assert mine["room_results"][0]["result"] == {"n": 1}
    assert len(mine["room_tries"]) == len(mine["room_hosts"]) == 1
    store.close()


def test_what_revision_0006_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0006")
    insert_sample(store, "0006")
    migrate(store)
    (share,) = list_shares(store, "ann")
    assert share == Share(
        id="s1",
        learner_id="ann",
        assessment_id="first",
        label="Märta, my mentor",
        contents=Contents(plan=True, changes=False, notes=("lesson/block",)),
        made_at=datetime(2026, 1, 7, 9, tzinfo=UTC),
        expires_at=datetime(2026, 2, 6, 9, tzinfo=UTC),
        revoked_at=None,
    )
    opened = datetime(2026, 1, 8, 9, tzinfo=UTC)
    assert list_openings(store, [share]) == {"s1": Openings(1, ((opened, "opened"),))}
    store.close()


def test_what_revision_0007_added_is_carried_forward(blank_url: str) -> None:
    store = open_store(blank_url)
    upgrade_to(store, "0007")
    insert_sample(store, "0007")
    migrate(store)
    (agreement,) = list_agreements(store, "pair", "ann")
    assert (agreement.wording.title, agreement.wording.due) == ("Open a door", date(2026, 2, 1))
    assert [(said.outcome, said.help) for said in agreement.checks] == [("partly", True)]
    mine = export_learner(store, "ann")
    assert mine["engagements"][0]["phase"] == "agreed"
    assert (mine["engagement_members"][0]["role"], mine["engagement_members"][0]["name"]) == (
        "coach",
        "Ann Å.",
    )
    assert mine["engagement_ratings"][0]["value"] is None
    assert mine["engagement_words"][0]["text"] == "Ask first, tell later"
    assert len(mine["engagement_invites"]) == len(mine["engagement_seals"]) == 1
    assert len(mine["engagement_openings"]) == 1
    store.close()


def test_migrations_and_models_agree(store: Store) -> None:
    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []

    store.change_schema(compare)


def test_migrations_and_models_agree_on_what_alembic_overlooks(blank_url: str) -> None:
    store = open_store(blank_url)
    store.change_schema(Base.metadata.create_all)
    modelled = describe(store)
    store.change_schema(Base.metadata.drop_all)
    migrate(store)
    assert describe(store) == modelled
    store.close()


def test_a_database_of_a_newer_program_is_refused(store: Store) -> None:
    store.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreError, match=r"A newer netlearn wrote this database \(version 9999"):
        migrate(store)
    assert schema_version(store) == "9999"


def test_a_failing_migration_changes_nothing(store: Store) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half_done (x INTEGER)"))
        connection.execute(text("SELECT nonsense"))

    with pytest.raises(StoreError, match="The database was not changed"):
        store.change_schema(fail)
    with store.read() as session:
        assert not inspect(session.connection()).has_table("half_done")


def test_a_change_that_orphans_rows_is_refused(sqlite_store: Store) -> None:
    insert_sample(sqlite_store, SAMPLES[-1])

    def orphan(connection: Connection) -> None:
        connection.execute(text("DELETE FROM learners"))

    with pytest.raises(StoreError, match="rows would be left without what they belong to"):
        sqlite_store.change_schema(orphan)
    assert count_all(sqlite_store)["learners"] == 1
    assert sqlite_store.write(lambda session: session.scalar(text("PRAGMA foreign_keys"))) == 1


def test_an_up_to_date_database_needs_no_alembic(sqlite_url: str) -> None:
    program = (
        "import sys\n"
        "from netlearn.store.engine import open_store\n"
        "from netlearn.store.migrate import migrate\n"
        "print(migrate(open_store(sys.argv[1])), 'alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, sqlite_url]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False False\n"


def insert_sample(store: Store, revision: str) -> None:
    statements = [
        line for line in (REVISIONS / f"{revision}.sql").read_text("utf-8").splitlines() if line[:2] != "--"
    ]

    def insert(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    store.change_schema(insert)


def count_all(store: Store) -> dict[str, int]:
    with store.read() as session:
        return {
            name: session.scalars(select(func.count()).select_from(table(name))).one()
            for name in inspect(session.connection()).get_table_names()
            if name != "alembic_version"
        }


def describe(store: Store) -> dict[str, Any]:
    """Constraints and foreign-key rules of every table, as the database itself tells them."""
    with store.read() as session:
        inspector = inspect(session.connection())
        return {
            name: (
                sorted((check["name"], check["sqltext"]) for check in inspector.get_check_constraints(name)),
                sorted(str(key) for key in inspector.get_foreign_keys(name)),
                sorted(
                    (
                        index["name"] or "",
                        index["column_names"],
                        index["unique"],
                        str(index.get("dialect_options", {}).get(f"{inspector.dialect.name}_where")),
                    )
                    for index in inspector.get_indexes(name)
                ),
                inspector.get_pk_constraint(name),
            )
            for name in inspector.get_table_names()
            if name != "alembic_version"
        }
