"""What stands on the projector: readable from the back row, and nothing that is private."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bimtek.hall.records import Opd, Participant, StageRun, StageState, Turn
from bimtek.page import Page
from bimtek.stages.gap.page import page
from bimtek.stages.gap.page_office import office
from bimtek.stages.gap.records import Answer, Cause, Gap, GapStatus
from bimtek.ui.columns import wrapped
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.gap.halls import GAP, answer

WIDTH, HEIGHT = 54, 16


def text(shown: Page) -> str:
    """Everything on a page as it would be read."""
    lines = []
    for one in shown.lines:
        first, *more = one.text.split("\n")
        lines += [" ".join(filter(None, (one.mark, first, one.right))), *more]
    return "\n".join([f"{shown.title} {shown.corner}", *lines, shown.foot])


def height(shown: Page) -> int:
    """Lines that a page takes on the smallest projector: title, text, foot and bar."""
    rows = 0
    for one in shown.lines:
        mark = len(one.mark) + 1 if one.mark else 0
        right = len(one.right) + 1 if one.right else 0
        rows += max(1, len(wrapped(one.text, WIDTH - 2 - mark - right)))
    return 2 + rows + (len(wrapped(shown.foot, WIDTH - 2)) if shown.foot else 0) + bool(shown.done)


def begun(hall: Hall) -> None:
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(13, 30)))


def test_the_question_with_its_criteria_and_both_levels(hall: Hall) -> None:
    begun(hall)
    answer(hall, "4.2/kota", "2", "4", causes=(Cause.STAFF, Cause.BUDGET), cause="pelatih satu")
    shown = page(hall.session, GAP, "4.2")
    assert (shown.title, shown.corner) == ("4.2 KESEHATAN", "sisa 49 menit")
    assert "▶ 2 sebagian unit, belum terhubung KINI" in text(shown)
    assert "▷ 4 semua unit, terhubung, diukur SASARAN" in text(shown)
    assert "Hambatan: SDM, anggaran" in text(shown)
    assert "Mulai dari: DINKES, lalu RSUD" in text(shown)
    assert shown.done == (1, 3)
    assert "pelatih" not in text(shown)


def test_an_absent_opd_is_not_called(hall: Hall) -> None:
    assert "Mulai dari: DPUPR, lalu DLH" in text(page(hall.session, GAP, "4.1"))


def test_the_queue_says_whose_turn_it_is(hall: Hall) -> None:
    hall.record(
        Turn.new(opd="rsmw", stage="gap", order="2", asked=at(14, 41)),
        Turn.new(opd="dlh", stage="gap", order="1.5", asked=at(14, 42)),
        Turn.new(opd="dishub", stage="lain", order="1", asked=at(14, 42)),
        Turn.new(opd="dinkes", stage="gap", order="1", began=at(14, 40)),
    )
    assert "Giliran: DINKES, lalu DLH, RSUD" in text(page(hall.session, GAP, "4.2"))


def test_an_office_that_is_not_here_is_not_called_up_from_the_queue(hall: Hall) -> None:
    asked = Turn.new(opd="disperkim", stage="gap", order="2", asked=at(14, 41))
    spoke = Turn.new(opd="dlh", stage="gap", order="1", began=at(14, 38), ended=at(14, 40))
    hall.record(asked, spoke)
    assert "Mulai dari: DPUPR, lalu DLH" in text(page(hall.session, GAP, "4.1"))
    hall.record(Turn.new(opd="rsmw", stage="gap", order="3", asked=at(14, 41)))
    assert "Berikutnya: RSUD" in text(page(hall.session, GAP, "4.1"))
    assert "disperkim" not in text(page(hall.session, GAP, "4.1")).casefold()


def test_an_office_of_which_nobody_was_ever_registered_is_not_called_up(hall: Hall) -> None:
    hall.record(hall.seen(Participant, "k-disperkim").withdraw("salah daftar"))
    assert "Mulai dari: DPUPR, lalu DLH" in text(page(hall.session, GAP, "4.1"))


def test_now_and_target_may_be_the_same_level(hall: Hall) -> None:
    answer(hall, "4.2/kota", "4", "4")
    assert "▶ 4 semua unit, terhubung, diukur KINI, SASARAN" in text(page(hall.session, GAP, "4.2"))


def test_no_data_is_said_in_words(hall: Hall) -> None:
    answer(hall, "4.2/kota", "bd")
    assert "Belum ada data" in text(page(hall.session, GAP, "4.2"))


@pytest.mark.parametrize("pointed", ["4.2", "pilar living", "gambar", ""])
def test_what_was_told_in_confidence_is_on_no_page(hall: Hall, pointed: str) -> None:
    empty = text(page(hall.session, GAP, pointed))
    answer(hall, "4.2/kota", "2", "4", causes=(Cause.STAFF,), confidential=True, proposal="rahasia")
    answer(hall, "4.2/rsmw", "3", "4", confidential=True, condition="rahasia")
    shown = text(page(hall.session, GAP, pointed))
    for secret in ("KINI", "SASARAN", "SDM", "rahasia", "2 → 4", "2,0", "RSUD 3"):
        assert secret not in shown
    if pointed != "":
        assert [line for line in shown.splitlines() if "level" in line] == [
            line for line in empty.splitlines() if "level" in line
        ]


def test_an_office_sees_its_levels_beside_the_citys_and_nothing_told_in_confidence(
    hall: Hall,
) -> None:
    def lines() -> str:
        return text(Page(lines=office(hall.session, GAP, "rsmw")))

    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "4.2/rsmw", "3", "")
    assert "4.2 Kesehatan OPD 3 · kota 2 → 4" in lines()
    answer(hall, "4.2/rsmw", "1", "", confidential=True)
    answer(hall, "4.2/kota", "3", "5", confidential=True)
    assert "4.2 Kesehatan kota belum" in lines()


def test_what_two_people_say_differently_is_shown_once_it_is_settled(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        seen = other.session.get(Gap, "gap/4.2/kota")
        assert seen is not None
        hall.record(seen.change(answer=Answer("2", "5")))
        other.record(seen.change(answer=Answer("3", "4")))
    hall.session.poll()
    assert "KINI" not in text(page(hall.session, GAP, "4.2"))


def test_a_pillar_read_back_shows_its_levels_and_who_differs(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3")
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.AGREED)
    answer(hall, "4.2/rsmw", "3")
    shown = page(hall.session, GAP, "pilar living")
    assert shown.title == "SMART LIVING"
    assert "○ 4.1 Harmoni tata ruang 3 → belum" in text(shown)
    assert "✓ 4.2 Kesehatan 2 → 4" in text(shown)
    assert "berbeda: RSUD 3" in text(shown)
    assert shown.done == (1, 2)


def test_the_hall_reads_no_abbreviation_and_knows_what_is_counted(hall: Hall) -> None:
    answer(hall, "4.1/kota", "bd")
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "4.2/rsmw", "tb")
    read_back = page(hall.session, GAP, "pilar living")
    assert "4.1 Harmoni tata ruang belum ada data" in text(read_back)
    assert "berbeda: RSUD tidak berlaku" in text(read_back)
    pages = [page(hall.session, GAP, pointed) for pointed in ("4.2", "pilar living", "gambar", "")]
    assert {shown.counts for shown in pages} == {"sub-dimensi terjawab"}
    answer(hall, "SL.2.2/dinkes", "12", "8")
    of_office = text(Page(lines=office(hall.session, GAP, "dinkes")))
    assert "Waktu tanggap 119/112 (menit) 12 → 8" in of_office
    assert "Tengkes balita (%) belum diisi" in of_office


def test_a_level_changed_after_the_agreement_is_marked(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.CHANGED)
    assert "! 4.2 Kesehatan 2 → 4" in text(page(hall.session, GAP, "pilar living"))


def test_a_changed_level_is_read_back_with_what_was_agreed_before(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", "5", status=GapStatus.CHANGED, agreed=Answer("3", "4"))
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.CHANGED, agreed=Answer("2", "4"))
    answer(hall, "4.1/dlh", "2")
    shown = page(hall.session, GAP, "pilar living")
    assert "semula 3 → 4 · berbeda: DLH 2" in text(shown)
    assert text(shown).count("semula") == 1


def test_what_was_agreed_before_is_as_closed_as_its_row(hall: Hall) -> None:
    was = Answer("3", "4")
    answer(hall, "4.1/kota", "3", "5", status=GapStatus.CHANGED, agreed=was, confidential=True)
    assert "semula" not in text(page(hall.session, GAP, "pilar living"))


def test_the_picture_names_no_opd(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", causes=(Cause.STAFF,), pic="dinkes")
    shown = text(page(hall.session, GAP, "gambar"))
    assert "Smart Living 2,0■" in shown
    assert "Smart Governance belum   0 dari 1" in shown
    assert "Terbesar: 4.2 Kesehatan 2" in shown
    assert "Sama di banyak OPD" not in shown
    assert "Dinkes" not in shown


def test_a_cause_is_the_same_in_many_offices_from_the_second_on(hall: Hall) -> None:
    causes = (Cause.STAFF, Cause.BUDGET)
    answer(hall, "SL.2.1/dinkes", "66.7", "100", causes=causes)
    answer(hall, "SL.2.1/rsmw", "90", "100", causes=(Cause.STAFF,))
    shown = text(page(hall.session, GAP, "gambar"))
    assert "Sama di banyak OPD: SDM (2 OPD)" in shown
    assert "anggaran" not in shown


def test_before_a_question_is_chosen_the_pillars_stand_in_the_order_of_the_hall(hall: Hall) -> None:
    shown = page(hall.session, GAP, "")
    assert [one.text for one in shown.lines] == ["Smart Living", "Smart Governance"]
    assert page(hall.session, GAP, "tidak ada") == shown


def everything(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", causes=tuple(Cause), status=GapStatus.CHANGED)
    answer(hall, "4.1/kota", "2", "4", causes=tuple(Cause))
    for who in ("dinkes", "rsmw", "dlh"):
        answer(hall, f"4.2/{who}", "3", "4", causes=tuple(Cause))
    begun(hall)


def nothing(_: Hall) -> None:
    pass


@pytest.mark.parametrize("prepared", [nothing, everything])
@pytest.mark.parametrize("pointed", ["4.2", "4.1", "pilar living", "gambar", ""])
def test_every_page_fits_the_font_of_the_back_row(
    hall: Hall, pointed: str, prepared: Callable[[Hall], None]
) -> None:
    prepared(hall)
    assert height(page(hall.session, GAP, pointed)) <= HEIGHT


def test_offices_with_very_long_names_leave_the_criteria_in_sight(hall: Hall) -> None:
    begun(hall)
    long = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"
    for order, code in enumerate(("rsud", "dinkes", "dinsos", "dlh")):
        seen = hall.session.get(Opd, code)
        hall.record(
            seen.change(short="", name=long) if seen else Opd.new(code=code, name=long),
            Turn.new(opd=code, stage="gap", order=str(order), asked=at(13, 40)),
        )
    shown = page(hall.session, GAP, "4.2")
    assert shown.lines[-1].text == f"Berikutnya: {long.upper()} …"
    assert height(shown) <= HEIGHT
