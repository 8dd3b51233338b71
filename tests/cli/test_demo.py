from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from netlearn.cli import main
from netlearn.store.devices import enrol_device
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from netlearn.store.room_making import make_room
from netlearn.store.room_steps import step_room
from netlearn.store.rooms import Wishes
from tests.serving import prepare
from tests.store.rooms import make_plan, read_course

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_a_rehearsal_is_filled_from_the_command_line_and_by_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'netlearn.db'}")
    migrate(store)
    host = enrol_device(store, ("laptop",), NOW)
    room, _ = make_room(store, host, make_plan(), Wishes(keep_days=365), NOW)
    for version, deed in enumerate(("rehearse", "next", "open")):
        step_room(store, room.id, host, deed, version, course=read_course(), now=NOW)  # type: ignore[arg-type]
    store.close()
    server = prepare(tmp_path)
    server.start()
    monkeypatch.setenv("NETLEARN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NETLEARN_PORT", str(server.port))
    monkeypatch.delenv("NETLEARN_SECRET", raising=False)
    try:
        outcomes = [
            CliRunner().invoke(main, ["demo", "room", code, "--people", "7", "--once"])
            for code in (room.code.lower(), room.code, "ACDEFG")
        ]
        stranger = server.get(f"/demo/room/{room.code}?people=7", method="POST")
        short = server.get(f"/join/{room.code.lower()}")
    finally:
        server.stop()
    assert outcomes[0].stdout == "7 seats taken, 7 answers given.\n"
    assert (outcomes[1].stdout, outcomes[1].exit_code) == ("", 0)
    assert (outcomes[2].exit_code, "No room has this code." in outcomes[2].stderr) == (2, True)
    assert stranger.status == 403
    assert (short.status, short.headers["Location"]) == (303, f"/room?code={room.code.lower()}")


def test_what_cannot_be_a_code_is_said_at_once() -> None:
    done = CliRunner().invoke(main, ["demo", "room", "hello"])
    assert (done.exit_code, "cannot be the code of a room" in done.stderr) == (2, True)
