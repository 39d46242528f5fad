"""A break: until when, what the hall sees of it, what the minutes say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import Opd, Participant, StageRun
from bimtek.hall.records import StageState as State
from bimtek.hall.running import begin
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.page import Page
from bimtek.script.model import Stage
from bimtek.stages.ending import told_ends
from bimtek.stages.pause import rules
from bimtek.stages.pause.minutes import line
from bimtek.stages.pause.page import page
from bimtek.stages.pause.records import Pause
from tests.minutes.halls import STAGES, Hall, at, opened, script_of, seat_people

BREAK = STAGES[1]
"""ISHOMA, planned at 12.00 for 60 minutes; the closing follows."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with opened(tmp_path / "blitar.bimtek", script_of(*STAGES)) as hall:
        yield hall


def begun(hall: Hall, now: datetime) -> None:
    hall.time = now
    run, pause = hall.session.get(StageRun, "ishoma"), hall.session.get(Pause, "ishoma")
    hall.record(begin(BREAK.id, run, now), *rules.start(BREAK, pause, now))


def back(hall: Hall) -> datetime | None:
    found: Pause = hall.seen(Pause, "ishoma").value
    return found.back


def words(shown: Page) -> list[str]:
    return [one.text for one in shown.lines if one.text]


@pytest.mark.parametrize(
    ("begins", "minutes_", "told"),
    [(at(12), 60, (13, 0)), (at(12, 2), 60, (13, 5)), (at(9, 46), 14, (10, 0))],
)
def test_the_hall_is_told_full_five_minutes(
    begins: datetime, minutes_: int, told: tuple[int, int]
) -> None:
    assert rules.announced(begins.replace(second=40), minutes_) == at(*told)


def test_before_it_begins_the_plan_counts() -> None:
    now = at(11, 50)
    assert rules.back_at(BREAK, StageRun("ishoma"), None, now) == at(13)
    unplanned = BREAK._replace(starts=None)
    assert rules.back_at(unplanned, StageRun("ishoma"), None, now) is None
    assert rules.back_at(BREAK._replace(minutes=None), StageRun("ishoma"), None, now) is None


def test_a_break_that_begins_late_ends_later(hall: Hall) -> None:
    begun(hall, at(12, 11))
    assert back(hall) == at(13, 15)
    assert hall.seen(StageRun, "ishoma").value.state is State.RUNNING


def test_a_time_that_was_said_before_stands_when_the_break_begins(hall: Hall) -> None:
    hall.record(*rules.until(BREAK, StageRun("ishoma"), None, at(12, 45), at(11, 50)))
    begun(hall, at(12, 11))
    assert back(hall) == at(12, 45)


def test_a_time_that_was_over_when_the_break_began_counts_no_more(hall: Hall) -> None:
    hall.record(*rules.until(BREAK, StageRun("ishoma"), None, at(12, 45), at(11, 50)))
    hall.time = at(13, 1)
    hall.record(begin(BREAK.id, None, at(13, 1)))  # by F4, which knows nothing of breaks
    assert told_ends(hall.session) == {"ishoma": at(14, 5)}
    hall.record(*rules.start(BREAK, hall.session.get(Pause, "ishoma"), at(13, 1)))
    assert back(hall) == at(14, 5)


def later(hall: Hall, by: int, now: datetime) -> None:
    run, pause = hall.seen(StageRun, "ishoma").value, hall.session.get(Pause, "ishoma")
    hall.record(*rules.later(BREAK, run, pause, by, now))


def test_five_minutes_more_or_less(hall: Hall) -> None:
    begun(hall, at(12))
    later(hall, 5, at(12, 10))
    assert back(hall) == at(13, 5)
    later(hall, -5, at(12, 10))
    assert back(hall) == at(13)


def test_over_its_time_five_more_count_from_now(hall: Hall) -> None:
    begun(hall, at(12))
    later(hall, 5, at(13, 21))
    assert back(hall) == at(13, 30)


def test_a_time_that_is_over_is_refused_while_it_runs(hall: Hall) -> None:
    begun(hall, at(12))
    run, pause = hall.seen(StageRun, "ishoma").value, hall.session.get(Pause, "ishoma")
    with pytest.raises(Refusal, match=r"Pukul 11\.00 sudah lewat"):
        rules.until(BREAK, run, pause, at(11), at(12, 10))


def test_a_break_that_is_over_has_no_later_end(hall: Hall) -> None:
    begun(hall, at(12))
    hall.record(*rules.end(hall.session.get(StageRun, "ishoma"), at(12, 50)))
    with pytest.raises(Refusal, match="sudah selesai"):
        later(hall, 5, at(12, 51))


def test_without_planned_minutes_the_time_is_asked() -> None:
    with pytest.raises(Refusal, match="ketik jamnya"):
        rules.later(BREAK._replace(minutes=None), StageRun("ishoma"), None, 5, at(12))


def test_a_typed_time_is_of_today() -> None:
    assert rules.read_time("1245", at(12)) == (at(12, 45), "")
    assert rules.read_time("siang", at(12))[1].startswith("Tulis jam")


def test_the_hall_sees_the_countdown_what_comes_and_where(hall: Hall) -> None:
    begun(hall, at(12))
    hall.time = at(12, 12).replace(second=48)
    assert words(page(hall.session, BREAK, "")) == [
        "ISHOMA",
        "kembali pukul 13.00",
        "47:12",
        "Sesudah ini: Penutup",
        "di Gedung Kusumo Wicitro",
    ]
    hall.time = at(13, 2).replace(second=5)
    assert words(page(hall.session, BREAK, ""))[2:4] == [
        "+2:05",
        "Silakan kembali ke tempat duduk.",
    ]


def test_before_and_after_it_nothing_counts_down(hall: Hall) -> None:
    hall.time = at(11, 50)
    assert words(page(hall.session, BREAK, ""))[1:2] == ["kembali pukul 13.00"]
    begun(hall, at(12))
    hall.record(*rules.end(hall.session.get(StageRun, "ishoma"), at(12, 50)))
    assert words(page(hall.session, BREAK, ""))[1] == "Silakan kembali ke tempat duduk."


def test_what_was_left_out_does_not_come_next(hall: Hall) -> None:
    hall.record(StageRun.new(id="penutup", state=State.SKIPPED, reason="hujan"))
    assert "Sesudah ini: Penutup" not in words(page(hall.session, BREAK, ""))


def test_the_roll_call_is_told_in_counts_only(hall: Hall) -> None:
    assert page(hall.session, BREAK, "").foot == ""
    hall.record(
        Opd.new(code="dinkes", short="Dinkes"),
        Participant.new(id="ani", name="Nama Contoh", opd="dinkes"),
        RollCall.new(id="1-pagi", title="Registrasi", order=1),
        Attendance.new(
            roll_call="1-pagi", participant="ani", presence=Presence(Status.PRESENT, time(8))
        ),
    )
    shown = page(hall.session, BREAK, "")
    assert shown.foot == "Hadir pagi 1 orang, 1 kantor"
    assert "Nama Contoh" not in " ".join(words(shown))


@pytest.mark.parametrize(
    ("run", "planned", "said"),
    [
        (StageRun("x"), 60, ""),
        (StageRun("x", State.RUNNING, at(12)), 60, ""),
        (StageRun("x", State.DONE, at(12), at(12, 57)), 60, ""),
        (StageRun("x", State.DONE, at(12), at(13)), 60, ""),
        (
            StageRun("x", State.DONE, at(12), at(13, 10)),
            60,
            "Jeda 70 menit, melebihi rencana 10 menit.",
        ),
        (StageRun("x", State.DONE, at(12), at(13, 10)), None, ""),
        (StageRun("x", State.DONE, None, at(13, 10)), None, ""),
    ],
)
def test_the_minutes_say_in_one_line_what_was_longer_than_planned(
    run: StageRun, planned: int | None, said: str
) -> None:
    assert line(run, planned) == said


def test_a_break_stands_in_the_document_with_its_hours_alone(hall: Hall) -> None:
    """Nobody misses notes of it."""
    begun(hall, at(12))
    hall.record(*rules.end(hall.session.get(StageRun, "ishoma"), at(12, 57)))
    (told,) = [part for part in minutes(hall.session).split("\n### ") if "ISHOMA" in part[:20]]
    assert "12.00–12.57" in told
    assert "Jeda" not in told
    assert "Tidak ada catatan" not in told


def test_a_break_that_was_too_long_says_so_in_the_document(hall: Hall) -> None:
    begun(hall, at(12))
    hall.record(*rules.end(hall.session.get(StageRun, "ishoma"), at(13, 12)))
    assert "melebihi rencana" in minutes(hall.session)


def test_before_an_acara_at_tables_everybody_sees_the_own_table_and_the_time(hall: Hall) -> None:
    from bimtek.script.model import Division, Group
    from bimtek.stages.worksheet.script import WorksheetScript

    sheet = Stage(
        "kesiapan", "kertas-kerja", "Kesiapan", 1, "", time(13), 30, False, "", "", (),
        WorksheetScript("kelompok", (), ()), 1, "pilar",
    )  # fmt: skip
    groups = (
        Group("g1", "Governance", ("dinkes",), 1, ("Sekretaris Dishub",), table="4"),
        Group("g2", "Branding", ("dishub",), 1, table="teras"),
    )
    pillars = Division("pilar", "Kelompok pilar", groups, 1)
    hall.session.script = script_of(BREAK, sheet, divisions=(pillars,))
    seat_people(hall)
    begun(hall, at(12))
    found = page(hall.session, BREAK, "")
    assert (found.title, found.corner) == ("ISHOMA, kembali pukul 13.00", "1:00:00")
    assert words(found) == [
        "Di mana saya duduk? Kesiapan",
        "Dinkes 4 Governance",
        "Dishub Branding (teras)",
        "Duduk terpisah dari kantornya:",
        "Sekretaris Dishub: 4 Governance",
        "Belum tercantum? Silakan ke panitia.",
    ]
