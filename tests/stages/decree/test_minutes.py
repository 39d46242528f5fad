"""The SK in the minutes: what a reader of the document finds."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from bimtek.hall.notes import NoteContext, understand
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label
from bimtek.minutes.parts import Part, part_of
from bimtek.stages.decree import deeds, rules
from bimtek.stages.decree.progress import agreed
from bimtek.stages.decree.records import Attitude, clause_place
from bimtek.stages.knowledge import known_to
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.decree.halls import ORDER, SK, SPEC, do, state_of
from tests.stages.decree.test_deeds import object_, row

GOLDEN = Path(__file__).parent / "notulen-sk.md"


def part(hall: Hall) -> Part:
    hall.session.poll()
    return part_of("bimtek.stages.decree.minutes:part", hall.session, SK)


def ask(hall: Hall, text: str, **values: object) -> str:
    return hall.note(text, Label.QUESTION, stage="sk", about=clause_place("sk", "kedua"), **values)


def answer(hall: Hall, question: str, text: str, **values: object) -> str:
    return hall.note(text, Label.ANSWER, stage="sk", answers=question, **values)


def a_whole_reading(hall: Hall) -> None:
    for minute, clause in enumerate(SPEC.clauses[:2]):
        do(hall, deeds.mark_read(state_of(hall), clause, at(10, minute)))
    question = ask(hall, "apakah laporan lewat Sekda?", opd=("dinsos",), said=at(10, 2))
    answer(hall, question, "ya, melalui Sekda", said=at(10, 3), speaker="ani")
    ask(hall, "siapa menyimpan data?", opd=("dishub",), said=at(10, 4))
    object_(hall, sentence="Kami juga *mengurus* PJU.", wish="tambah Pokja Environment")
    (matter,) = rules.matters(row(hall, "dishub"))
    do(hall, deeds.ending(state_of(hall), matter, answer="Bagian Hukum mencatat", outcome="ralat"))
    do(hall, deeds.chorus(state_of(hall), at(10, 12)))


def test_the_whole_part_reads_as_an_office_writes_it(hall: Hall) -> None:
    a_whole_reading(hall)
    assert part(hall).body + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_an_sk_that_was_not_read_says_so(hall: Hall) -> None:
    found = part(hall)
    assert found.body == "Pembacaan SK dan sikap OPD tidak dicatat."
    assert not found.recorded
    ask(hall, "lewat Sekda?")
    found = part(hall)
    assert found.recorded
    assert "SK tidak dibacakan." in found.body
    assert "Sikap OPD tidak ditanyakan." in found.body
    assert "Keberatan" not in found.body


def test_the_part_tells_the_frame_which_notes_it_has_printed(hall: Hall) -> None:
    question = ask(hall, "lewat Sekda?")
    assert part(hall).told == frozenset({question})


def test_a_closed_question_is_left_to_the_frame_and_a_closed_answer_is_named(hall: Hall) -> None:
    ask(hall, "rahasia?", closed=True)
    question = ask(hall, "terbuka?")
    answer(hall, question, "jawaban tertutup", closed=True)
    found = part(hall)
    assert "rahasia" not in found.body.lower()
    assert "jawaban tertutup" not in found.body
    assert "Jawabannya tertutup dan tidak dimuat." in found.body
    assert found.told == frozenset({question})


def test_a_conflict_prints_both_values(hall: Hall, tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
        there = deeds.exception(
            state_of(other), row(other, "bappeda").roles, Attitude.ASKS, at(10, 1), sentence="?"
        )
        do(hall, deeds.chorus(state_of(hall), at(10)))
        do(other, there)
    body = part(hall).body
    assert "siap secara serentak" in body
    assert "bertanya (pukul 10.01)" in body
    assert "(berbeda, belum dipilih)" in body


def test_a_question_about_a_role_ends_as_a_question(hall: Hall) -> None:
    roles = row(hall, "bappeda").roles
    asks = deeds.exception(
        state_of(hall), roles, Attitude.ASKS, at(10, 1), sentence="apa ada honor"
    )
    do(hall, asks)
    assert "bertanya, pukul 10.01 WIB: Apa ada honor?" in part(hall).body


def test_a_destroyed_objection_prints_what_stands_for_it(hall: Hall) -> None:
    object_(hall, sentence="kata yang harus hilang")
    bearer = rules.matters(row(hall, "dishub"))[0].bearer
    hall.destroy("stance", f"sk/dishub/{bearer.slug}", "sentence")
    body = part(hall).body
    assert "hilang" not in body
    assert "[dimusnahkan]" in body


def test_who_left_after_the_reading_was_here_for_it(hall: Hall) -> None:
    do(hall, deeds.chorus(state_of(hall), at(10)))
    seen = hall.seen(Attendance, "1-pagi/ani")
    hall.record(seen.change(left=time(14)))
    row = next(line for line in part(hall).body.splitlines() if line.startswith("| Bappeda"))
    assert "| Kepala |" in row


def test_who_came_after_the_reading_was_absent_from_it(hall: Hall) -> None:
    do(hall, deeds.chorus(state_of(hall), at(10)))
    late = Presence(Status.PRESENT, time(13))
    hall.record(Attendance.new(roll_call="1-pagi", participant="dodi", presence=late))
    absent = next(line for line in part(hall).body.splitlines() if line.startswith("Tidak hadir"))
    assert "Dinkes" in absent


def test_the_same_state_gives_the_same_bytes(hall: Hall) -> None:
    a_whole_reading(hall)
    first = part(hall)
    hall.time = at(19)
    assert part(hall) == first


def test_a_plain_note_on_a_clause_is_printed_with_its_clause(hall: Hall) -> None:
    assert part(hall).places[clause_place("sk", "kedua")] == "KEDUA"


def test_a_note_may_mention_a_clause_from_anywhere(hall: Hall) -> None:
    said = understand("ditunda #kedua", NoteContext(), known_to(hall.session))
    assert said.about == clause_place("sk", "kedua")
    assert "KEDUA" in said.shown


def test_status_counts_the_opds_that_are_ready_for_their_roles(hall: Hall) -> None:
    assert agreed(hall.session, SK) == (0, 4)
    do(hall, deeds.chorus(state_of(hall), at(10)))
    assert agreed(hall.session, SK) == (2, 4)
