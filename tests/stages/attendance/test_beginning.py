"""The roll call begins with the first who comes: the minutes then say when it was held."""

from __future__ import annotations

from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import skip
from bimtek.hall.session_records import InputLock
from bimtek.session import Session

from .desk_app import at_desk
from .hall import Clock


def run(session: Session, stage: str = "registrasi") -> StageRun:
    seen = session.get(StageRun, stage)
    return seen.value if seen else StageRun(stage)


async def test_the_first_check_in_begins_the_roll_call_and_says_so(
    session: Session, clock: Clock
) -> None:
    clock.set("07.15")
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        assert run(session).state is StageState.RUNNING
        assert run(session).started == clock.now
        assert desk.app.told == ["‘Registrasi’ mulai 07.15: yang pertama datang."]
        clock.set("07.20")
        await desk.keys("15", "enter")
        assert len(desk.app.told) == 1
        assert run(session).started == clock.now.replace(minute=15)


async def test_both_are_one_deed_and_are_undone_together(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        session.undo().result()
        await desk.settled()
        assert run(session).state is StageState.PENDING
        assert not [seen for seen in session.all(Attendance) if seen.value.presence]


async def test_whoever_is_written_down_later_with_the_own_time_began_it(
    session: Session, clock: Clock
) -> None:
    clock.set("07.40")
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "j")
        await desk.keys("0715", "enter")
        assert run(session).started == clock.now.replace(minute=15)


async def test_an_excuse_begins_nothing(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "i")
        assert run(session).state is StageState.PENDING


async def test_what_was_left_out_stays_left_out(session: Session) -> None:
    session.record(skip("registrasi", None, "dicatat di pintu")).result()
    session.poll()
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        assert run(session).state is StageState.SKIPPED


async def test_behind_a_lock_people_come_in_all_the_same(session: Session) -> None:
    session.record(InputLock.new(id="1", locked=True)).result()
    session.poll()
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        assert "Kursi 1/6" in desk.text()
        assert run(session).state is StageState.PENDING


async def test_the_afternoon_begins_now_not_when_people_came_in_the_morning(
    session: Session, clock: Clock
) -> None:
    clock.set("07.15")
    async with at_desk(session) as desk:
        await desk.keys("14-15", "enter")
    clock.set("15.30")
    async with at_desk(session, stage="absen-sore") as desk:
        await desk.keys("enter")
        assert run(session, "absen-sore").started == clock.now


async def test_whoever_comes_late_begins_nothing_that_the_hall_has_passed_over(
    session: Session, clock: Clock
) -> None:
    session.record(
        StageRun.new(id="absen-sore", state=StageState.RUNNING, started=clock.now)
    ).result()
    session.poll()
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        assert run(session).state is StageState.PENDING


async def test_what_esc_would_do_is_said_no_more_once_the_line_is_empty(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Nama", "escape")
        assert "Esc sekali lagi mengosongkan" in desk.text()
        await desk.keys("escape")
        assert desk.view.search.value == ""
        assert "Esc sekali lagi mengosongkan" not in desk.text()
