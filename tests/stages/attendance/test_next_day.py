"""The morning of the second day: who came again, as what, and who is different."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from bimtek.hall.before import FormerSeat
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.hall.records import Chair
from bimtek.journal.records import Refusal
from bimtek.minutes.parts import part_of
from bimtek.overview.missing import of_hall
from bimtek.stages.attendance import arrivals, board, changes, deeds, linekeys, rules, words
from bimtek.stages.attendance.find import Rows
from bimtek.stages.presence_page import presence_page
from tests.two_days import TwoDays, two_days

FIRST, EVENING, SECOND = "registrasi", "absen-sore", "registrasi-hari-kedua"
ANI, DEDI, CITRA, EKA, GITA, INDRA, JOKO = 1, 4, 3, 5, 7, 9, 10


def come(hall: TwoDays, stage: str, *rows: int) -> str:
    """People come in one by one; the sentence that the desk says of the last."""
    said = ""
    for row in rows:
        book = hall.book(stage)
        said = hall.do(stage, arrivals.check_in(book.desk, hall.person(row), book.now)).said
    return said


def stand_in(hall: TwoDays, stage: str, row: int, letter: Letter) -> None:
    """Somebody stands in for the own head."""
    desk, who = hall.book(stage).desk, hall.person(row)
    head = next(one.id for one in desk.room.of(desk.person(who).opd) if one.post[:6] == "Kepala")
    presence = Presence(
        Status.PRESENT, time(7, 50), Capacity.REPRESENTATIVE, head, "dinas luar", letter
    )
    hall.do(stage, deeds.represent(desk, who, presence))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[TwoDays]:
    """Seven o'clock of the second day; yesterday two came as wakil, one left before the end."""
    with two_days(tmp_path) as hall:
        hall.at(1, "07.50")
        come(hall, FIRST, ANI, DEDI, EKA, GITA, INDRA)
        stand_in(hall, FIRST, DEDI, Letter.FOLLOWS)
        stand_in(hall, FIRST, INDRA, Letter.SHOWN)
        hall.at(1, "15.00")
        hall.do(EVENING, deeds.carry_over(hall.book(EVENING).desk))
        hall.do(EVENING, deeds.leave(hall.book(EVENING).desk, hall.person(GITA), time(15, 0)))
        yield hall.at(2, "07.40")


def test_the_second_morning_is_offered_as_a_copy_and_asked_about_twice(hall: TwoDays) -> None:
    desk = hall.book(SECOND).desk
    offered, _ = board.offer_of(desk, frozenset())
    assert offered == "Salin 4 orang dari akhir hari 1 (sore) sebagai hadir?"
    copied = linekeys.accept(desk, frozenset(), time(7, 40))
    assert copied.doubt.startswith("Mereka sudah ada di aula? Enter lagi: ya, 4 orang hadir")
    hall.do(SECOND, copied)
    room = hall.book(SECOND).desk.room
    assert room.representatives == {
        hall.person(DEDI): hall.person(CITRA),
        hall.person(INDRA): hall.person(8),
    }
    # when they came today nobody knows; yesterday's hours would be wrong
    assert {row.presence.arrived for row in room.roll.values() if row.presence} == {None}
    assert room.row(hall.person(GITA)) is None


def test_whoever_comes_again_is_here_as_what_they_were_until_the_head_comes(hall: TwoDays) -> None:
    said = come(hall, SECOND, DEDI)
    assert said == ("Dedi Contoh: wakil Kepala Dinkes seperti hari 1; bila lain, w pada barisnya.")
    row = hall.book(SECOND).desk.room.row(hall.person(DEDI))
    assert row is not None
    assert row.presence is not None
    assert (row.presence.arrived, row.presence.letter) == (time(7, 40), Letter.FOLLOWS)
    come(hall, SECOND, 8)  # the head whom Indra stood in for
    assert come(hall, SECOND, INDRA) == ""
    desk = hall.book(SECOND).desk
    assert hall.person(INDRA) not in desk.room.representatives
    assert words.detail_of(desk, hall.person(INDRA)) == (
        "Sekretaris Dinsos · hari 1: Kepala Dinsos diwakili Sekretaris (surat tugas ada)"
    )


def test_several_rows_at_once_say_how_many_stand_in_as_before(hall: TwoDays) -> None:
    desk = hall.book(SECOND).desk
    found = [hall.person(row) for row in (ANI, DEDI, INDRA)]
    deed = arrivals.check_in_rows(desk, Rows((1, 4, 9)), found, time(7, 40))
    assert deed.said == (
        "3 orang hadir. 2 orang mewakili seperti hari 1; w mengubahnya pada baris."
    )


def test_the_desk_counts_who_is_different_from_the_day_before(hall: TwoDays) -> None:
    assert board.day_before_line(hall.book(FIRST).desk) == ""
    assert board.day_before_line(hall.book(SECOND).desk) == ""  # nobody came yet
    come(hall, SECOND, ANI, DEDI, JOKO)
    stand_in(hall, SECOND, DEDI, Letter.SHOWN)
    desk = hall.book(SECOND).desk
    assert board.day_before_line(desk) == (
        " Sejak hari 1 (Ctrl+P, siapa): 3 belum datang · 1 baru · 1 kapasitas atau surat tugas lain"
    )
    awaited = next(s for s in board.sections(desk, ()) if s.title.startswith("Hadir hari 1"))
    assert [who for _, who in awaited.lines] == [hall.person(row) for row in (EKA, GITA, INDRA)]


def test_one_screen_names_who_is_different_since_yesterday_and_since_the_last_tahap(
    hall: TwoDays,
) -> None:
    come(hall, SECOND, ANI, DEDI, JOKO)
    stand_in(hall, SECOND, DEDI, Letter.SHOWN)
    desk = hall.book(SECOND).desk
    told = list(changes.lines(desk))
    assert told[0] == "Sejak hari 1"
    assert told[1].startswith("  Belum datang (3): ")
    assert "Joko Contoh" in told[2]
    assert told[3].startswith("  Sebagai lain: ")
    assert told[3].endswith("(semula Kepala Dinkes diwakili Sekretaris (surat tugas menyusul))")
    ani, joko = hall.person(ANI), hall.person(JOKO)
    seat = FormerSeat(ani, "tahap-1", opd="dlh", post="Sekretaris")
    same = FormerSeat(joko, "tahap-1", opd="setwan", post="Sekretaris DPRD")
    before = changes.Before(frozenset((ani, joko)), (seat, same))
    assert list(changes.lines(desk, before))[len(told) :] == [
        "Sejak tahap sebelumnya",
        "  Pindah: Ani Contoh, kini Kepala Bappeda (semula Sekretaris DLH)",
        f"  Baru (1): {desk.label(hall.person(DEDI))}",
    ]


def test_the_minutes_of_the_second_morning_tell_the_difference(hall: TwoDays) -> None:
    come(hall, SECOND, ANI, DEDI, EKA, JOKO)
    stand_in(hall, SECOND, DEDI, Letter.SHOWN)
    session = hall.session
    text = part_of("bimtek.stages.attendance.minutes:part", session, session.stage(SECOND)).body
    assert "Dibandingkan hari 1:" in text
    assert "- Tidak datang lagi (2 orang): Gita Contoh, Kepala DLH; Indra Contoh," in text
    assert "- Baru hadir (1 orang): Joko Contoh, Sekretaris DPRD" in text
    assert (
        "- Kapasitas atau surat tugas kini lain (1 orang): Dedi Contoh: Kepala Dinkes diwakili "
        "Sekretaris (surat tugas ada) (semula Kepala Dinkes diwakili Sekretaris "
        "(surat tugas menyusul))"
    ) in text
    first = part_of("bimtek.stages.attendance.minutes:part", session, session.stage(FIRST)).body
    assert "Dibandingkan" not in first


def test_of_whom_nobody_says_why_today_the_reason_of_the_day_before_stands_beside(
    hall: TwoDays,
) -> None:
    away = hall.book(FIRST).desk
    hall.do(FIRST, deeds.set_status(away, hall.person(2), Status.SICK))
    hall.do(FIRST, deeds.set_status(away, hall.person(6), Status.EXCUSED))
    come(hall, SECOND, ANI)
    hall.do(SECOND, deeds.set_status(hall.book(SECOND).desk, hall.person(6), Status.ON_DUTY))
    session = hall.session
    text = part_of("bimtek.stages.attendance.minutes:part", session, session.stage(SECOND)).body
    assert "| Bappeda | Budi Contoh, Kabid Bappeda | tanpa keterangan (hari 1 sakit) |" in text
    assert "| Dishub | Fajar Contoh, Kabid Lalu Lintas Dishub | dinas luar |" in text
    assert "| DLH | Gita Contoh, Kepala DLH | tanpa keterangan |" in text


def test_of_whoever_leads_the_desk_is_told_that_the_chair_is_empty(hall: TwoDays) -> None:
    come(hall, SECOND, ANI, EKA)
    since = hall.session.now()
    chair = Chair.new(id="c", name="Ani Contoh", post="Kepala Bappeda", since=since)
    hall.session.record(chair).result(10)
    hall.session.poll()
    hall.at(2, "11.00")
    gone = deeds.leave(hall.book(SECOND).desk, hall.person(ANI), time(11, 0))
    assert gone.said == (
        "Ani Contoh pulang, dan masih tercatat memimpin rapat: F4 p, penggantinya."
    )
    assert deeds.leave(hall.book(SECOND).desk, hall.person(EKA), time(11, 0)).said == ""


def test_nobody_there_on_either_day_is_no_difference() -> None:
    nobody = rules.Since((), (), ())
    empty = Room((), ())
    assert rules.since_day([empty], empty) == nobody
    assert rules.since_day([], empty) == nobody


def test_enter_on_the_empty_line_means_nothing_once_somebody_came(hall: TwoDays) -> None:
    come(hall, SECOND, ANI)
    with pytest.raises(Refusal, match="Ketik nomor urut"):
        linekeys.accept(hall.book(SECOND).desk, frozenset(), time(7, 41))


def test_whoever_comes_by_network_is_counted_apart(hall: TwoDays) -> None:
    come(hall, SECOND, ANI, EKA)
    desk = hall.book(SECOND).desk
    online = Presence(Status.PRESENT, time(7, 45), mode="daring")
    hall.do(SECOND, deeds.represent(desk, hall.person(EKA), online))
    assert "daring 1" in board.counts_line(hall.book(SECOND).desk.turnout, 120)
    session = hall.session
    stage = session.stage(SECOND)
    text = part_of("bimtek.stages.attendance.minutes:part", session, stage).body
    assert "1 orang hadir secara daring." in text
    shown = presence_page(session, "2-pagi").lines[0].text
    assert shown == "Hadir 2 orang, 1 di antaranya daring"


def test_a_letter_owed_since_yesterday_is_told_until_somebody_brings_it(hall: TwoDays) -> None:
    come(hall, SECOND, ANI)
    owed = "Surat tugas hari 1 belum diserahkan: "
    letters = "Surat tugas absen sebelumnya belum diserahkan: 1 wakil"

    def told() -> tuple[str, str, list[str]]:
        desk = hall.book(SECOND).desk
        printed = part_of(
            "bimtek.stages.attendance.minutes:part", hall.session, hall.session.script.stage(SECOND)
        ).body
        return board.attention_line(desk, 0), printed, [one.text for one in of_hall(hall.session)]

    attention, printed, findings = told()
    dedi = hall.book(SECOND).desk.label(hall.person(DEDI))
    assert f"{owed}1 (F9)" in attention
    assert f"{owed}{dedi}, " in printed
    assert letters in findings
    finding = next(one for one in of_hall(hall.session) if one.text == letters)
    assert finding.record == f"1-sore/{hall.person(DEDI)}"  # where it is put right
    stand_in(hall, EVENING, DEDI, Letter.SHOWN)
    attention, printed, findings = told()
    assert owed not in attention + printed
    assert letters not in findings


def test_whoever_stands_in_again_owes_the_letter_of_today_and_not_two(hall: TwoDays) -> None:
    come(hall, SECOND, ANI)
    stand_in(hall, SECOND, DEDI, Letter.FOLLOWS)
    assert not hall.book(SECOND).desk.letters_before
    assert hall.book(SECOND).desk.turnout.letters_to_follow == 1
