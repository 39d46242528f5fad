"""Acts in words: one line each, the same in the log and on the screen."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Note, Participant, StageRun, StageState
from bimtek.journal.acts import Act, Wanted
from bimtek.journal.codec import type_hints
from bimtek.journal.records import Change
from bimtek.overview.acts import line, steps, what, withdrawal_words
from bimtek.overview.words import FIELD_NAMES, Words
from bimtek.session import Session
from bimtek.stages.closing.records import Outcome, ReadBack, Result
from bimtek.stages.decree.records import Attitude, Position, Stance, role_slug
from bimtek.stages.gap.records import Answer, Gap, GapStatus
from bimtek.stages.worksheet.records import AddedRow, Cell
from tests.conftest import OpenAs
from tests.two_days import two_days

SAME_IN_BOTH = frozenset(("abstain", "status"))
"""Words that are Indonesian as well."""
ROW = "kesenjangan/4.2/dinkes"
STARTED = {"started": "2023-07-03T09:00:00+07:00", "state": "berjalan"}


def record(session: Session, *changes: Change) -> None:
    with session.act() as act:
        for change in changes:
            act.record(change)
    act.saved.result(10)
    session.poll()


def answer(session: Session, now: str, target: str, row: str = ROW) -> None:
    seen = session.get(Gap, row)
    value = Answer(now, target)
    keys = dict(zip(("stage", "row", "who"), row.split("/"), strict=True))
    record(session, seen.change(answer=value) if seen else Gap.new(**keys, answer=value))


def newest(session: Session, **wanted: object) -> Act:
    return session.file.acts(Wanted(**wanted)).acts[0]  # type: ignore[arg-type]


def told(session: Session, *, discreet: bool = True) -> str:
    return what(Words(session, discreet=discreet), newest(session))


def test_an_answer_is_told_by_row_office_and_numbers(session: Session) -> None:
    answer(session, "66.7", "100", "kesenjangan/SL.2.1/dinkes")
    assert told(session) == "isian kesenjangan SL.2.1 Dinkes: kini 66,7 → sasaran 100"
    assert line(Words(session), newest(session)).startswith("08.30 N1 isian kesenjangan")


def test_what_was_agreed_is_told_in_the_words_of_an_answer(session: Session) -> None:
    read = Answer("2", "4")
    row = {"stage": "kesenjangan", "row": "4.3", "who": "kota"}
    record(session, Gap.new(**row, status=GapStatus.AGREED, agreed=read))
    assert told(session).endswith("4.3 kota: disepakati, dibacakan kini 2 → sasaran 4")


def test_no_field_of_any_record_is_told_by_its_name_in_the_code(session: Session) -> None:
    words = Words(session)
    for cls in session.kinds.values():
        for name in cls.data_fields():
            assert name in cls.labels or name in FIELD_NAMES, (cls.kind, name)
            found = type_hints(cls)[name]
            for kind in (found, *get_args(found)):
                parts = fields(kind) if is_dataclass(kind) else ()
                named = {words.part(cls, name, one.name) for one in parts} - {""}
                same = named & {one.name for one in parts if one.name not in SAME_IN_BOTH}
                assert not same, (cls.kind, name, same)


def test_where_there_are_several_days_every_line_says_of_which_it_is(tmp_path: Path) -> None:
    with two_days(tmp_path) as hall:
        hall.at(2, "07.40")
        hall.record(Note.new(id="a" * 12, text="hari kedua"))
        assert line(Words(hall.session), newest(hall.session)).startswith("4 Jul 07.40 ")
        with hall.session.act() as act:
            act.record(Note.new(id="b" * 12, text="sekali lagi"))
        act.saved.result(10)
        hall.session.undo().result(10)
        hall.session.poll()
        assert "4 Jul" not in what(Words(hall.session), newest(hall.session))  # undone that day


def test_a_new_note_is_called_by_its_words_once(session: Session) -> None:
    record(session, Note.new(text="antrean masih manual", opd=("dinkes",)))
    assert told(session) == "catatan “antrean masih manual”, OPD Dinkes"


def test_an_attendance_names_the_person(session: Session) -> None:
    who = session.all(Participant)[0]
    presence = Presence(Status.PRESENT)
    record(session, Attendance.new(roll_call="1-pagi", participant=who.record, presence=presence))
    name = who.value.name or who.value.post
    assert told(session) == f"kehadiran {name}: hadir"


def test_many_records_set_alike_are_one_line(session: Session) -> None:
    rows = [
        Gap.new(stage="kesenjangan", row="4.2", who=who, status=GapStatus.AGREED)
        for who in ("dinkes", "rsmw", "dinsos", "dlh", "dishub")
    ]
    record(session, *rows)
    assert told(session) == (
        "5 isian kesenjangan: 4.2 Dinkes, 4.2 RSMW, 4.2 Dinsos, 4.2 DLH, …: disepakati"
    )


def test_an_undo_names_what_it_takes_back_and_whose_it_was(session: Session) -> None:
    answer(session, "2", "4")
    session.undo().result(10)
    assert told(session) == "mengurungkan: isian kesenjangan 4.2 Dinkes (N1 08.30)"
    acts = session.file.acts(Wanted(kinds=("gap",))).acts
    assert [act.undone for act in acts] == [False, True]
    session.redo().result(10)
    assert told(session).startswith("mengulangi: isian kesenjangan 4.2 Dinkes")
    acts = session.file.acts(Wanted(kinds=("gap",))).acts
    assert [act.undone for act in acts] == [False, True, False]


def test_roles_clauses_columns_and_rows_of_the_hall_are_called_by_their_names(
    session: Session,
) -> None:
    said = Position(Attitude.READY)
    slug = role_slug("Pokja Governance", "Koordinator")
    record(session, Stance.new(stage="pembacaan-sk", opd="dinkes", role=slug, stance=said))
    assert told(session) == "sikap Dinkes Pokja Governance (koordinator): siap sendiri"
    undone = withdrawal_words(session, session.undo().result(10))
    assert undone == "Diurungkan: sikap Dinkes Pokja Governance (koordinator)."
    row, sheet = "k7qz2ma4", "kesiapan-kota"
    record(session, AddedRow.new(stage=sheet, row=row, text="pusat data cadangan"))
    record(session, Cell.new(stage=sheet, row=row, who="pleno", column="level", value="2"))
    assert told(session) == "isian kertas kerja “pusat data cadangan” pleno Level: 2 (sebagian)"


def test_a_withdrawn_note_says_why(session: Session) -> None:
    record(session, Note.new(id="satu", text="salah ketik"))
    seen = session.get(Note, "satu")
    assert seen
    record(session, seen.withdraw("dobel"))
    assert told(session) == "catatan “salah ketik”: ditarik (dobel)"


def test_what_was_told_in_confidence_is_shown_only_where_asked(session: Session) -> None:
    record(session, Note.new(text="anggaran rahasia", closed=True))
    assert "rahasia" not in told(session)
    assert "tertutup" in told(session)
    assert "rahasia" in told(session, discreet=False)


def test_destroyed_words_are_told_nowhere(session: Session) -> None:
    record(session, Note.new(id="satu", text="jangan dicatat"))
    session.redact("note", "satu", "text", "salah rekam").result(10)
    session.poll()
    words = Words(session, discreet=False)
    lines = [line(words, act) for act in session.file.acts(Wanted()).acts]
    assert not any("jangan" in one for one in lines)
    assert any("catatan [dimusnahkan]" in one for one in lines)


def test_a_number_of_an_identity_card_is_not_told(session: Session) -> None:
    who = session.all(Participant)[0]
    record(session, who.change(nip="198001012005011001"))
    assert "1980" not in told(session, discreet=False)


def test_what_belongs_to_an_acara_by_key_field_or_roll_call(session: Session) -> None:
    who = session.all(Participant)[0].record
    record(session, Note.new(text="di kesenjangan", stage="kesenjangan"))
    record(session, Note.new(text="di tempat lain", stage="pembukaan"))
    answer(session, "2", "4")
    presence = Presence(Status.PRESENT)
    record(session, Attendance.new(roll_call="1-pagi", participant=who, presence=presence))
    words = Words(session)
    gap = [what(words, act) for act in session.file.acts(Wanted(stage="kesenjangan")).acts]
    assert gap[0].startswith("isian kesenjangan 4.2 Dinkes")
    assert gap[1] == "catatan “di kesenjangan”"
    assert not any("tempat lain" in one or "kehadiran" in one for one in gap)
    wanted = Wanted(stage="registrasi", roll_calls=("1-pagi",))
    assert what(words, session.file.acts(wanted).acts[0]).startswith("kehadiran")


def test_windows_follow_each_other_without_gap_or_repetition(session: Session) -> None:
    for number in range(7):
        record(session, Note.new(text=f"ke-{number}"))
    seen: list[str] = []
    before = ""
    while True:
        window = session.file.acts(Wanted(kinds=("note",)), before, 3)
        seen += [what(Words(session), act) for act in window.acts]
        before = window.older
        if not before:
            break
    assert seen == [f"catatan “ke-{number}”" for number in range(6, -1, -1)]


def test_only_one_persons_acts(session: Session, session_path: Path, open_as: OpenAs) -> None:
    other = open_as(session_path, "N2", "notulis")
    record(session, Note.new(text="dari N1"))
    record(other, Note.new(text="dari N2"))
    session.poll()
    words = Words(session)
    acts = session.file.acts(Wanted(actor=other.actor, kinds=("note",))).acts
    assert [what(words, act) for act in acts] == ["catatan “dari N2”"]


def test_the_history_of_a_value_says_before_and_after(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    answer(session, "2", "4")
    other = open_as(session_path, "N2", "notulis")
    answer(other, "3", "5")
    session.poll()
    found = list(steps(Words(session), Gap, ROW))
    assert [(step.who, step.before, step.after) for step in found] == [
        ("N2", "kini 2 → sasaran 4", "kini 3 → sasaran 5"),
        ("N1", "", "kini 2 → sasaran 4"),
    ]
    other.undo().result(10)
    assert [step.undone for step in steps(Words(session), Gap, ROW)] == [True, False]


@pytest.mark.parametrize("kind", ["tarian", "catatn"])
def test_a_kind_of_another_package_is_told_without_knowing_it(session: Session, kind: str) -> None:
    record(session, Change(kind, "x", {"warna": "biru"}))
    assert told(session) == f'{kind} x: warna="biru"'


def test_a_result_that_was_read_tells_no_stamps(session: Session) -> None:
    note = Note.new(text="satu data", stage="sambutan")
    record(session, note)
    result = Result(Outcome.AGREED, session.now(), ("01891a963940-0000-abcdefghij",))
    record(session, ReadBack.new(note=note.record, result=result))
    assert told(session) == "pembacaan hasil “satu data”: disetujui pukul 08.30"


def test_an_acara_that_began_as_another_ended_says_where_both_stand_after_undo(
    session: Session,
) -> None:
    record(session, StageRun.new(id="registrasi", **STARTED))
    (runs,) = session.all(StageRun)
    began = StageRun.new(id="sambutan", **STARTED)
    record(session, runs.change(state=StageState.DONE), began)
    done = session.undo().result(10)
    session.poll()
    said = "Diurungkan: 2 acara: Registrasi (kini berjalan), Sambutan (kini belum)."
    assert withdrawal_words(session, done) == said


def test_of_many_that_were_undone_the_first_are_named(session: Session) -> None:
    who = [s for s in session.all(Participant) if s.value.name][:1]
    seats = [*who, *[s for s in session.all(Participant) if not s.value.name][:5]]
    rows = [
        Attendance.new(roll_call="1-pagi", participant=s.record, presence=Presence(Status.PRESENT))
        for s in seats
    ]
    record(session, *rows)
    done = session.undo().result(10)
    session.poll()
    said = withdrawal_words(session, done)
    assert said.startswith(f"Diurungkan: 6 kehadiran: {who[0].value.name}, ")
    assert said.endswith(", …")


def test_a_walk_in_that_was_undone_is_called_by_name(session: Session) -> None:
    guest = Participant.new(name="bu tini", walk_in=True)
    presence = Presence(Status.PRESENT)
    came = Attendance.new(roll_call="1-pagi", participant=guest.record, presence=presence)
    record(session, guest, came)
    done = session.undo().result(10)
    session.poll()
    said = "Diurungkan: peserta bu tini; kehadiran bu tini."
    assert withdrawal_words(session, done) == said
