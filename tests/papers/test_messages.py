"""One plain message an office: short enough for a messenger, exact, nothing tertutup."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bimtek.hall.officers import Officer
from bimtek.hall.records import Label, Opd, StageRun, StageState
from bimtek.papers.holds import what_holds
from bimtek.papers.messages import (
    LONGEST,
    composed,
    evening_of,
    in_one_file,
    message_files,
    messages,
    until_when,
)
from tests.minutes.halls import DAY, STAGES, Hall, at, opened, script_of

HOSTILE = "kirim *data* | <b> =1+1\nbaris dua \x07 😀 "


def test_a_message_says_who_is_asked_for_what_until_when_and_whom_it_answers() -> None:
    text = composed("Dinas Kesehatan", "Bimtek (Senin)", ["9 jawaban"], "secepatnya", "panitia")
    assert text == (
        "Yth. Dinas Kesehatan,\n\nsesudah Bimtek (Senin) masih ditunggu:\n- 9 jawaban\n\n"
        "Mohon dikirim secepatnya kepada panitia. Terima kasih."
    )


@pytest.mark.parametrize("number", [0, 1, 12, 80])
def test_however_much_is_owed_the_message_stays_short_and_counts_the_rest(number: int) -> None:
    tasks = [f"{n} {HOSTILE * 40}" for n in range(number)]
    text = composed("Dinas " * 90, "Bimtek " * 90, tasks, "secepatnya", "panitia " * 90)
    assert len(text) <= LONGEST
    assert text.endswith("Terima kasih.")
    shown = text.count("\n- ")
    assert (f"{number - shown} tugas lagi" in text) is (shown < number)


def test_what_somebody_typed_stays_one_line_without_control_characters() -> None:
    text = composed("Dinkes", "Bimtek", [HOSTILE], "secepatnya", "panitia")
    assert "- kirim *data* | <b> =1+1 baris dua" in text
    assert "\x07" not in text


def test_each_office_with_a_task_has_one_file(seated: Hall) -> None:
    seated.record(Officer.signing_in("n1", "Rina Contoh"))
    seated.note("kirim data", Label.ACTION, opd=("dinkes",), due=date(2023, 7, 14))
    seated.note("rahasia", Label.ACTION, opd=("bappeda",), due=date(2023, 7, 14), closed=True)
    with what_holds(seated.session) as holds:
        found = tuple(messages(holds))
    assert [one.office for one in found] == ["Dinkes"]
    ((name, content),) = message_files(found).items()
    assert name == "dinkes.txt"
    assert b"Yth. Dinas Kesehatan," in content
    assert "tindak lanjut s.d. 14 Jul: kirim data" in content.decode()
    assert "kepada panitia (Rina Contoh)" in content.decode()
    assert in_one_file(found).startswith(b"===== Dinkes =====\n")


def test_after_the_first_of_two_days_it_is_wanted_before_the_second_begins(tmp_path: Path) -> None:
    second = STAGES[0]._replace(id="hari-dua", day=2, starts=time(8))
    script = script_of(*STAGES, second, last_day=DAY + timedelta(days=1))
    with opened(tmp_path / "dua.bimtek", script) as hall:
        hall.time = at(17, 0, day=2)
        hall.record(Opd.new(code="dinkes", short="Dinkes"))
        with what_holds(hall.session) as holds:
            assert until_when(holds) == "paling lambat Senin, 3 Juli 2023 pukul 08.30 WIB"
        hall.time = at(8, 35)
        hall.record(Opd.new(code="dinsos", short="Dinsos"))
        with what_holds(hall.session) as holds:
            wanted = "paling lambat Selasa, 4 Juli 2023 pukul 08.00 WIB"
            assert until_when(holds) == wanted, (
                "the first day has begun, though no acara was opened"
            )
        held = StageRun.new(id="pembukaan", state=StageState.DONE, started=at(8), ended=at(9))
        hall.record(held)
        with what_holds(hall.session) as holds:
            assert until_when(holds) == "paling lambat Selasa, 4 Juli 2023 pukul 08.00 WIB"
            assert evening_of(hall.session) == "1"
        hall.record(StageRun.new(id="hari-dua", state=StageState.DONE, started=at(8, day=4)))
        with what_holds(hall.session) as holds:
            assert until_when(holds) == "secepatnya"
            assert evening_of(hall.session) == "2"
