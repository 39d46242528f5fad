"""Rencana tindak lanjut: every action with who and when; what offices owe besides."""

from __future__ import annotations

from datetime import date

from bimtek.hall.records import Label
from bimtek.papers.catalogue import paper
from bimtek.papers.follow_up import task_table
from bimtek.papers.holds import paper_text
from bimtek.stages.closing.tasks import OfficeTasks, Task
from tests.minutes.halls import Hall

RTL = paper("rencana-tindak-lanjut")


def owes(*tasks: tuple[str, int, str]) -> OfficeTasks:
    made = (Task("dinkes", what, number, "gap", "", sort) for what, number, sort in tasks)
    return OfficeTasks("dinkes", "Dinkes", tuple(made))


def test_actions_stand_in_their_own_table_and_are_not_counted_twice() -> None:
    found = task_table(
        [owes(("tindak lanjut s.d. 14 Jul: kirim", 1, "tindak lanjut"), ("jawaban", 3, ""))]
    )
    assert "| Dinkes | 3 | 3 jawaban |" in found
    assert task_table([owes(("tindak lanjut: kirim", 1, "tindak lanjut"))]) == ""


def test_an_action_stands_with_who_does_it_by_when(seated: Hall) -> None:
    seated.note("kirim | data *hari ini*", Label.ACTION, opd=("dinkes",), due=date(2023, 7, 14))
    text = paper_text(seated.session, RTL)
    assert "14 Juli 2023" in text
    assert "Kirim \\| data \\*hari ini\\*." in text


def test_what_was_told_in_confidence_is_in_no_table(seated: Hall) -> None:
    seated.note("rahasia", Label.ACTION, opd=("dinkes",), closed=True)
    assert "ahasia" not in paper_text(seated.session, RTL)


def test_an_empty_evening_says_so(hall: Hall) -> None:
    assert paper_text(hall.session, RTL).count("Tidak ada.") == 2
