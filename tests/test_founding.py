"""What a new session says of itself before anybody has typed anything."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.founding import Wishes, foresee, found
from bimtek.hall.session_records import SessionSheet
from bimtek.script.library import find_script
from bimtek.script.model import Quorum
from bimtek.stages.attendance.desk import quorum_in
from bimtek.tui.new_values import said_by

THURSDAY = datetime.fromisoformat("2026-11-26T18:00:00+07:00")
MONDAY = (date(2026, 11, 30), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("wished", "held", "told"),
    [(None, MONDAY, 1), ((date(2026, 12, 9), date(2026, 12, 10)),) * 2 + (0,)],
)
def test_a_script_for_any_city_never_dates_a_session_back_to_its_example(
    tmp_path: Path, wished: tuple[date, date] | None, held: tuple[date, date], told: int
) -> None:
    path = tmp_path / "a.bimtek"
    founded = found(path, find_script("tahap-1"), Wishes(days=wished), clock=lambda: THURSDAY)
    with bootstrap.reading(path) as session:
        sheet = session.all(SessionSheet)[0].value
    assert (sheet.first_day, sheet.last_day) == held
    warned = [one for one in founded.warnings if one.startswith("Tanggal: ")]
    assert len(warned) == told


def test_the_form_shows_the_days_that_are_proposed_or_says_that_they_are_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BIMTEK_CLOCK", THURSDAY.isoformat())
    said = said_by(find_script("tahap-1"))
    assert (said.days, said.days_remark) == (
        "30 November 2026 s.d. 1 Desember 2026",
        "usulan",
    )
    said = said_by(find_script("blitar-2023"))
    assert (said.days, said.days_remark) == ("Senin, 3 Juli 2023", "sudah lewat")


@pytest.mark.parametrize(
    ("wished", "asked"),
    [
        (None, Quorum(16)),
        (Quorum(6, in_hall=True), Quorum(6, in_hall=True)),
        (Quorum(0), None),
    ],
)
def test_the_quorum_of_the_own_city_counts_in_every_roll_call(
    tmp_path: Path, wished: Quorum | None, asked: Quorum | None
) -> None:
    path = tmp_path / "a.bimtek"
    found(path, find_script("tahap-1"), Wishes(quorum=wished), clock=lambda: THURSDAY)
    with bootstrap.reading(path) as session:
        calls = [stage for stage in session.stages if stage.kind == "presensi"]
        assert {quorum_in(session, stage) for stage in calls} == {asked}
        apart = calls[0].spec._replace(quorum=Quorum(12))
        assert quorum_in(session, calls[0]._replace(spec=apart)) == Quorum(12)


def test_a_quorum_beyond_the_list_is_warned_of_until_another_is_wished(tmp_path: Path) -> None:
    opds = tmp_path / "opd.csv"
    opds.write_text(
        "kode;singkatan;nama\ndinkes;Dinkes;Dinas Kesehatan\ndishub;Dishub;Dinas Perhubungan\n",
        encoding="utf-8",
    )

    def warned(quorum: Quorum | None) -> list[str]:
        wishes = Wishes(quorum=quorum, opds=opds)
        foreseen = foresee(tmp_path / "a.bimtek", find_script("tahap-1"), wishes).founded
        assert foreseen is not None
        return [one for one in foreseen.warnings if "uorum" in one]

    assert "kuorum 16 OPD, sedangkan daftar berisi 2 OPD" in warned(None)[0]
    assert warned(Quorum(2)) == []
    assert warned(Quorum(3))[0].startswith("Kuorum 3 OPD, sedangkan daftar berisi 2 OPD")


def test_offices_of_another_city_are_told_in_one_sentence(tmp_path: Path) -> None:
    opds = tmp_path / "opd.csv"
    opds.write_text(
        "kode;singkatan;nama\ndinkes;Dinkes;Dinas Kesehatan\nkominfo;Diskominfo;Dinas Kominfo\n",
        encoding="utf-8",
    )
    wishes = Wishes(opds=opds)
    foreseen = foresee(tmp_path / "a.bimtek", find_script("tahap-1"), wishes).founded
    assert foreseen is not None
    (said,) = (one for one in foreseen.warnings if "daftar OPD" in one)
    assert said.startswith("Naskah menyebut ")
    assert said.count("Diskominfotik (mungkin Diskominfo)") == 1
