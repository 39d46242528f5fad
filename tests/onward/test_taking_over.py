"""A session that goes on from the tahap before: what comes along, under which id, what stays."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from bimtek import bootstrap
from bimtek.founding import Wishes, foresee, found
from bimtek.hall.before import EarlierAction, EarlierSession, FormerName, FormerSeat, Origin
from bimtek.hall.presence import Room
from bimtek.hall.records import Opd, Participant
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.records import Record, Refusal
from bimtek.onward.table import table
from bimtek.session import Session
from bimtek.stages.attendance.rules import turnout
from bimtek.stages.gap.records import EarlierGap, Gap
from bimtek.stages.program.records import Programme
from tests.onward.tahap import AUGUST, MERGED, TAHAP_2, tahap_2
from tests.recording import recorded

R = TypeVar("R", bound=Record)

GOLDEN = Path(__file__).with_name("golden") / "table.txt"


def the(session: Session, cls: type[R], record: str) -> R:
    seen = session.get(cls, record)
    assert seen is not None, record
    return seen.value


def by_name(session: Session) -> dict[str, Participant]:
    return {seen.value.name: seen.value for seen in session.all(Participant)}


def test_the_table_tells_what_comes_along_what_changed_and_what_stays(
    earlier: Path, tmp_path: Path
) -> None:
    founded = tahap_2(tmp_path, earlier, lists=True)
    assert founded.onward is not None
    first, *rest = table(founded.onward)
    assert first.startswith(
        "Dari Tahap I Kota Contoh, 3 Juli 2023 (tahap1.bimtek, KONSEP: belum disepakati, sidik "
    )
    assert "\n".join(rest) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_without_lists_everybody_comes_as_they_are(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier)
    assert (len(founded.opds), founded.seats) == (4, 4)
    with bootstrap.reading(earlier) as before, bootstrap.reading(founded.path) as now:
        assert by_name(now) == by_name(before)
        assert [one.value for one in now.all(Opd)] == [one.value for one in before.all(Opd)]
        assert not now.all(FormerName)
        assert not now.all(FormerSeat)
        assert the(now, SessionSheet, "1").city == "Kota Contoh"


WALKED_IN = {
    "kind": "participant",
    "record": "ffffffffffff",
    "set": {"name": "Nama Contoh Lima", "post": "Staf", "opd": "dinkes", "walk_in": True},
}


@pytest.mark.parametrize("lists", [False, True])
def test_invitations_are_those_of_the_list_that_holds(
    earlier: Path, tmp_path: Path, *, lists: bool
) -> None:
    recorded(earlier, WALKED_IN)
    founded = tahap_2(tmp_path, earlier, lists=lists)
    with bootstrap.reading(founded.path) as now:
        people = {one.id: one for one in by_name(now).values()}
        count = turnout(Room(people.values(), []), {})
    assert count.invited == founded.seats == 4
    assert people["ffffffffffff"].walk_in is not lists  # the list of tahap II names this person


def test_a_renamed_office_keeps_its_code_and_answers_to_its_old_name(
    earlier: Path, tmp_path: Path
) -> None:
    founded = tahap_2(tmp_path, earlier, lists=True)
    with bootstrap.reading(founded.path) as now, bootstrap.reading(earlier) as before:
        tahap = before.file.session_id()
        office = the(now, Opd, "dinkes")
        assert office.name == "Dinas Kesehatan dan Pengendalian Penduduk"
        assert office.alias == ("Dinas Kesehatan",)  # its short name was its code
        former = the(now, FormerName, f"dinkes/{tahap}/dinkes")
        assert (former.name, former.until) == ("Dinas Kesehatan", date(2023, 7, 3))
        # the minutes of that event keep the name of that day
        assert the(before, Opd, "dinkes").name == "Dinas Kesehatan"


def test_of_a_joined_office_everything_goes_on_in_the_other_one(
    earlier: Path, tmp_path: Path
) -> None:
    founded = tahap_2(tmp_path, earlier, lists=True)
    with bootstrap.reading(founded.path) as now:
        assert now.get(Opd, "disdag") is None
        assert by_name(now)["Nama Contoh Dua"].opd == "dinkopdag"
        assert the(now, EarlierAction, "bbbbbbbbbbbb").opd == ("dinkopdag",)
        assert the(now, Programme, "rencana/aaaaaaaaaaaa").support == ("dinkopdag",)
        values = {seen.value.who: seen.value.opd for seen in now.all(EarlierGap)}
        assert values == {
            "kota": "kota", "disdag": "dinkopdag", "dishub": "dishub", "dinkes": "dinkes",
        }  # fmt: skip


def test_who_sits_elsewhere_now_keeps_the_id(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier, lists=True)
    with bootstrap.reading(founded.path) as now, bootstrap.reading(earlier) as before:
        moved, was = by_name(now)["Nama Contoh Satu"], by_name(before)["Nama Contoh Satu"]
        assert (moved.id, moved.opd, moved.post) == (was.id, "brida", "Kepala Badan")
        (seat,) = (seen.value for seen in now.all(FormerSeat))
        assert (seat.participant, seat.opd, seat.post) == (was.id, "dinkes", "Kepala Dinas")
        assert seat.until == date(2023, 7, 3)
        assert "Nama Contoh Empat" not in by_name(now)  # not invited any more


def test_levels_and_numbers_of_then_are_no_answers_of_now(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier)
    with bootstrap.reading(founded.path) as now:
        assert not now.all(Gap)
        session = next(iter(now.all(EarlierSession))).record
        level = the(now, EarlierGap, f"{session}/4.2/kota")
        assert (level.answer.now, level.answer.target, level.status) == ("2", "4", "disepakati")
        assert level.condition == "antrean daring baru sebagian"
        assert now.get(EarlierGap, f"{session}/4.3/kota") is None  # told in confidence


def test_a_programme_keeps_its_id_and_answers_the_same_row(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier)
    with bootstrap.reading(founded.path) as now:
        programme = the(now, Programme, "rencana/aaaaaaaaaaaa")
        assert (programme.answers, programme.percent) == ("gap/4.2/kota", 40)
        origin = the(now, Origin, "programme/rencana/aaaaaaaaaaaa")
        assert (origin.source_kind, origin.source) == ("programme", "program/aaaaaaaaaaaa")


def test_open_actions_come_what_was_let_go_or_closed_stays(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier)
    with bootstrap.reading(founded.path) as now:
        actions = {seen.record: seen.value for seen in now.all(EarlierAction)}
        assert set(actions) == {"bbbbbbbbbbbb", "cccccccccccc"}
        assert actions["bbbbbbbbbbbb"].is_overdue(date(2023, 8, 10))
        assert not actions["cccccccccccc"].is_overdue(date(2023, 8, 10))
    with sqlite3.connect(founded.path) as plain:  # nor does a word of it stand in the file
        (found_,) = plain.execute("SELECT count(*) FROM journal WHERE patch LIKE '%rahasia%'")
        assert found_ == (0,)


def test_every_record_that_came_along_says_where_from(earlier: Path, tmp_path: Path) -> None:
    founded = tahap_2(tmp_path, earlier, lists=True)
    with bootstrap.reading(founded.path) as now, bootstrap.reading(earlier) as before:
        for seen in now.all(Origin):
            assert seen.value.session == before.file.session_id()
            stamps = [one for several in (seen.value.stamps or {}).values() for one in several]
            assert stamps, seen.record
            assert all(before.file.entry(stamp) for stamp in stamps), seen.record
        taken = {seen.record.partition("/")[0] for seen in now.all(Origin)}
        assert taken == {"opd", "participant", "earlier_gap", "programme", "earlier_action"}


def test_a_third_tahap_knows_both_before_it(earlier: Path, tmp_path: Path) -> None:
    second = tahap_2(tmp_path, earlier, lists=True)
    script = tmp_path / "tahap3.md"
    script.write_text(TAHAP_2.replace("Tahap II", "Tahap III"), encoding="utf-8")
    third = tmp_path / "tahap3.bimtek"
    found(third, script, Wishes(previous=second.path), name="Panitia", clock=lambda: AUGUST)
    with bootstrap.reading(third) as now:
        labels = {seen.value.name: seen.value.file for seen in now.all(EarlierSession)}
        assert labels == {"Tahap II": "tahap2.bimtek", "Tahap I": ""}
        assert len(now.all(EarlierGap)) == 4
        assert len(now.all(EarlierAction)) == 2
        assert [seen.value.name for seen in now.all(FormerName)] == [
            "Dinas Kesehatan",
            "Dinas Perdagangan",
        ]


def test_a_mistake_in_a_list_writes_nothing(earlier: Path, tmp_path: Path) -> None:
    script, people = tmp_path / "tahap2.md", tmp_path / "salah.csv"
    script.write_text(TAHAP_2, encoding="utf-8")
    people.write_text("nama;opd\nNama Contoh;Dinas Entah\n", encoding="utf-8")
    wishes = Wishes(previous=earlier, participants=people)
    before = earlier.read_bytes()
    assert foresee(tmp_path / "baru.bimtek", script, wishes).unknown
    with pytest.raises(Refusal, match="Dinas Entah"):
        found(tmp_path / "baru.bimtek", script, wishes)
    assert not (tmp_path / "baru.bimtek").exists()
    assert earlier.read_bytes() == before


def test_another_city_and_a_later_session_are_doubted(earlier: Path, tmp_path: Path) -> None:
    script = tmp_path / "tahap2.md"
    script.write_text(TAHAP_2, encoding="utf-8")
    days = (date(2023, 6, 1), date(2023, 6, 1))
    wishes = Wishes(previous=earlier, city="Kota Lain", days=days, aliases=MERGED)
    told = foresee(tmp_path / "baru.bimtek", script, wishes).founded
    assert told is not None
    assert [line.partition(": ")[2] for line in told.warnings[-2:]] == [
        "sesi Kota Contoh, sesi baru untuk Kota Lain",
        "berlangsung sampai 3 Juli 2023, sesudah sesi baru mulai (1 Juni 2023); periksa tanggalnya",
    ]


def test_of_what_groups_said_the_plenary_s_comes_along(earlier: Path, tmp_path: Path) -> None:
    groups = [
        {"kind": "group", "key": {"division": stage, "group": "living"}, "set": {"title": "Living"}}
        for stage in ("program", "kesenjangan")
    ]
    said = {"name": "Antrean kelompok", "lead": "dinkes", "group": "living"}
    taken = {"name": "Antrean pleno", "lead": "dinkes", "origin": ["living"]}
    named = {"antrean": said, "antrean-pleno": taken, "sensor": {**said, "name": "Taman sensor"}}
    recorded(
        earlier,
        *groups,
        *(
            {"kind": "programme", "key": {"stage": "program", "programme": one}, "set": values}
            for one, values in named.items()
        ),
        {"kind": "gap", "key": {"stage": "kesenjangan", "row": "4.2", "who": "kota@living"},
         "set": {"answer": {"now": "1"}}},
    )  # fmt: skip
    founded = tahap_2(tmp_path, earlier)
    with bootstrap.reading(founded.path) as now:
        programmes = {seen.value.programme: seen.value for seen in now.all(Programme)}
        assert {"antrean", "sensor"}.isdisjoint(programmes)
        assert programmes["antrean-pleno"].origin == ()
        assert all(seen.value.who != "kota@living" for seen in now.all(EarlierGap))
    assert founded.onward is not None
    told = "\n".join(table(founded.onward))
    assert "usulan kelompok, tidak masuk ke hasil pleno: Taman sensor" in told
    assert "Antrean kelompok" not in told
