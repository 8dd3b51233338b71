from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from netlearn.content.model import AgendaStep, PollActivity, PollOption
from netlearn.domain.rooms import (
    GRACE,
    RoomState,
    accepts_answers,
    accepts_people,
    count_round,
    decide_path,
    is_over,
    list_deeds,
    take_step,
)
from netlearn.errors import StepRefused

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
POLL = PollActivity(
    kind="poll", id="poll", prompt="?", options=(PollOption(text="a", id="a"), PollOption(text="b", id="b"))
)


def step(name: str, *, asks: bool = True, timer: int | None = None) -> AgendaStep:
    return AgendaStep(
        id=name,
        title=name,
        minutes=5,
        aim="Aim.",
        say=("Say.",),
        activity=POLL.model_copy(update={"id": f"poll-{name}"}) if asks else None,
        timer=timer,
    )


AGENDA = (step("hello", asks=False), step("one", timer=30), step("two"))


def go(*deeds: str, state: RoomState | None = None, now: datetime = NOW) -> RoomState:
    state = state or RoomState()
    for deed in deeds:
        state = take_step(state, deed, AGENDA, now)  # type: ignore[arg-type]
    return state


def test_a_deed_that_does_not_fit_is_refused() -> None:
    with pytest.raises(StepRefused, match="not possible where it stands"):
        go("start")


def test_every_step_raises_the_version_by_one() -> None:
    assert go("open_lobby", "lock", "unlock", "start", "next").version == 5


def test_an_activity_goes_from_ready_to_revealed_and_may_be_opened_anew() -> None:
    at = go("open_lobby", "start", "next")
    stages = [at.stage]
    for deed in ("read", "open", "close", "reveal", "reopen"):
        at = go(deed, state=at)
        stages.append(at.stage)
    assert stages == ["ready", "read", "open", "closed", "revealed", "open"]
    assert count_round(at, AGENDA[1]) == 2


def test_the_grace_is_two_seconds_and_not_more() -> None:
    at = go("open_lobby", "start", "next", "open")
    bell = NOW + timedelta(seconds=30)
    assert [accepts_answers(at, bell + extra) for extra in (timedelta(0), GRACE, GRACE * 1.01)] == [
        True,
        True,
        False,
    ]
    assert [is_over(at, bell + extra) for extra in (GRACE, GRACE * 1.01)] == [False, True]


def test_a_pause_stops_the_clock_and_answers() -> None:
    at = go("open_lobby", "start", "next", "open")
    paused = take_step(at, "pause", AGENDA, NOW + timedelta(seconds=10))
    later = NOW + timedelta(minutes=10)
    assert not accepts_answers(paused, NOW + timedelta(seconds=11))
    assert not is_over(paused, later)
    resumed = take_step(paused, "resume", AGENDA, later)
    assert resumed.deadline == later + timedelta(seconds=20)


def test_going_back_shows_what_was_asked_as_closed() -> None:
    at = go("open_lobby", "start", "next", "open", "close", "next", "back")
    assert (at.step, at.stage) == (1, "closed")


def test_nobody_leaves_an_open_activity_behind() -> None:
    at = go("open_lobby", "start", "next", "open")
    assert list_deeds(at, AGENDA) & {"next", "back"} == frozenset()


def test_a_scenario_goes_on_only_when_the_vote_is_closed() -> None:
    at = go("open_lobby", "start", "next", "open")
    with pytest.raises(StepRefused, match="Close the vote"):
        decide_path(at, "one", "a")
    after = decide_path(go("close", state=at), "one", "a")
    assert (after.stage, dict(after.path)) == ("ready", {"one": ("a",)})


def test_a_rehearsal_ends_where_it_began() -> None:
    at = go("rehearse", "next", "open", "close", "end_rehearsal")
    assert at == RoomState(version=5)


def test_late_join_and_the_lock_decide_who_comes_in() -> None:
    lobby, running = go("open_lobby"), go("open_lobby", "start")
    assert [accepts_people(at, late_join=late) for at in (lobby, running) for late in (True, False)] == [
        True,
        True,
        True,
        False,
    ]
    assert not accepts_people(go("lock", state=running), late_join=True)
    assert not accepts_people(go("end", state=running), late_join=True)


class RoomMachine(RuleBasedStateMachine):
    """Any facilitator, any order of presses, any passing of time."""

    def __init__(self) -> None:
        super().__init__()
        self.state = RoomState()
        self.now = NOW
        self.presses = 0

    @rule(data=st.data())
    def press_what_is_offered(self, data: st.DataObject) -> None:
        deeds = sorted(list_deeds(self.state, AGENDA))
        if deeds:
            self.state = take_step(self.state, data.draw(st.sampled_from(deeds)), AGENDA, self.now)
            self.presses += 1

    @rule(seconds=st.integers(0, 100))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        if is_over(self.state, self.now):
            self.state = take_step(self.state, "close", AGENDA, self.now)
            self.presses += 1

    @rule(deed=st.sampled_from(["start", "open", "reveal", "end", "archive", "next", "resume"]))
    def press_anything(self, deed: str) -> None:
        if deed not in list_deeds(self.state, AGENDA):
            with pytest.raises(StepRefused):
                take_step(self.state, deed, AGENDA, self.now)  # type: ignore[arg-type]

    @invariant()
    def the_version_counts_every_step(self) -> None:
        assert self.state.version == self.presses

    @invariant()
    def it_stands_on_its_agenda(self) -> None:
        assert 0 <= self.state.step < len(AGENDA)

    @invariant()
    def nothing_is_open_where_nothing_is_asked(self) -> None:
        asked = AGENDA[self.state.step].activity is not None
        assert asked or self.state.stage == "ready"

    @invariant()
    def a_clock_runs_only_while_something_is_open(self) -> None:
        assert self.state.deadline is None or (self.state.stage == "open" and not self.state.paused)

    @invariant()
    def answers_count_only_in_a_live_room(self) -> None:
        if accepts_answers(self.state, self.now):
            assert self.state.phase in {"running", "rehearsal"}
            assert self.state.stage == "open"

    @invariant()
    def nothing_leads_out_of_the_archive(self) -> None:
        if self.state.phase == "archived":
            assert list_deeds(self.state, AGENDA) == frozenset()


TestRoomMachine = RoomMachine.TestCase
TestRoomMachine.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
