"""A new day of the programme: where the file opens, and what the day before left to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bimtek.hall.mornings import Left, left_to, new_day, opens_at
from bimtek.hall.records import StageRun, StageState
from bimtek.script.model import Stage
from bimtek.stages.closing.overnight import overnight
from bimtek.stages.closing.tasks import OfficeTasks, Task
from bimtek.tui.morning import card_lines, morning_card
from tests.two_days import two_days

DONE, RUNNING, POSTPONED = StageState.DONE, StageState.RUNNING, StageState.POSTPONED


def stage(name: str, day: int, kind: str = "paparan") -> Stage:
    return Stage(name, kind, name, day, "", None, 30, False, "", "", (), None, 1)


STAGES = (
    stage("buka", 1), stage("isi", 1), stage("tutup-1", 1, "penutup"),
    stage("absen", 2, "presensi"), stage("tutup", 2, "penutup"),
)  # fmt: skip


def at(day: int, hour: int) -> datetime:
    return datetime.fromisoformat(f"2023-07-{2 + day:02}T{hour:02}:00:00+07:00")


def held(name: str, day: int, begun: int, ended: int | None) -> StageRun:
    state = DONE if ended else RUNNING
    return StageRun(name, state, at(day, begun), at(day, ended) if ended else None)


@pytest.mark.parametrize(
    ("runs", "now", "day", "opens"),
    [
        ((), at(1, 7), None, "buka"),
        ((held("tutup-1", 1, 15, 16),), at(1, 17), None, "absen"),
        ((held("tutup-1", 1, 15, 16),), at(2, 7), 2, "absen"),
        # the closing was forgotten, or something still runs: the hall is in its second day
        ((held("buka", 1, 9, 16),), at(2, 7), 2, "absen"),
        ((held("buka", 1, 9, None),), at(2, 7), 2, "absen"),
        # after midnight it is the same evening
        ((held("buka", 1, 20, 23),), at(2, 0), None, "isi"),
        ((held("tutup-1", 1, 15, 16), held("absen", 2, 8, None)), at(2, 9), None, "absen"),
        ((held("tutup", 2, 15, 16),), at(3, 8), None, "tutup"),
    ],
)
def test_the_file_opens_where_the_day_goes_on(
    runs: tuple[StageRun, ...], now: datetime, day: int | None, opens: str
) -> None:
    known = {run.id: run for run in runs}
    assert new_day(STAGES, known, now) == day
    found = opens_at(STAGES, known, now)
    assert found is not None
    assert found.id == opens


def test_what_the_day_before_left_is_told_apart() -> None:
    moved, later = stage("pindah", 2), stage("nanti", 0)
    runs = {
        "buka": held("buka", 1, 9, None),
        "pindah": StageRun("pindah", POSTPONED, day=2, reason="mikrofon"),
        "nanti": StageRun("nanti", POSTPONED, day=0),
    }
    stages = (*STAGES, moved, later)
    assert left_to(stages, runs, 2) == Left((STAGES[0],), (1,), (STAGES[1],), (moved,), (later,))
    assert left_to(STAGES, {}, 1) == Left((), (), (), (), ())


def test_tasks_of_the_night_are_told_beside_what_was_given() -> None:
    def owes(opd: str, number: int) -> OfficeTasks:
        return OfficeTasks(opd, opd.upper(), (Task(opd, "isian", number, "gap", "x"),))

    given = {"dlh": 5, "dinkes": 9, "dishub": 2}
    left = (owes("dlh", 5), owes("dinkes", 2), owes("setwan", 1))
    told = [one.told for one in overnight(given, left, {"dishub": "Dishub", "dlh": "DLH"})]
    assert told == [
        "DLH 5, belum satu pun selesai", "DINKES 9 → 2", "SETWAN 1, baru", "Dishub 2 → 0",
    ]  # fmt: skip
    assert overnight({}, (), {}) == ()


def test_the_card_of_the_second_morning(tmp_path: Path) -> None:
    with two_days(tmp_path) as hall:
        hall.at(1, "08.00").record(
            StageRun.new(id="pembukaan", state=RUNNING, started=hall.session.now()),
            StageRun.new(id="kelembagaan", state=POSTPONED, day=2, reason="hujan [/]", place="11"),
        )
        assert morning_card(hall.session) is None
        hall.at(2, "07.40")
        assert morning_card(hall.session) is not None
        card = "\n".join(card_lines(hall.session, 2))
    assert card.startswith("Selasa, 4 Juli 2023. Acara berikutnya: 08.00 Registrasi hari kedua.")
    assert "Masih tercatat berjalan: ‘Pembukaan’. F4: s menyelesaikan" in card
    assert "Hari 1 belum ditutup" in card
    assert (
        "Ditunda ke hari ini: Kelembagaan (hujan [/]); kini sebelum ‘Penutup’ (F4, K menaikkan)."
    ) in card
    assert "Belum berlangsung: ‘Registrasi’, ‘Arah kebijakan’, ‘Absen sore’." in card
    assert "Tugas malam: tidak ada." in card
    assert "Pimpinan rapat: belum disebut (F4, p)." in card
